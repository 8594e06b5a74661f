#pragma once

#include <vector>

#include "ledger/base/value.hpp"

namespace banchi::paper {

using namespace banchi::base;

// What papers are made of: answers of the HTTP API, all of one position of the log. Content is read
// from the very bytes that have its digest; null where there is none.

struct Item {
    Value view;      // as the meeting's view gives it in `agenda`
    Value content;   // what the agenda's digest is of; null for what is no content of the ledger's
    Value proposal;  // the event that proposed it, as its view
    Value marks;     // of what is proposed
    Value earlier;   // the content that a meeting had before it last
    Value amended;   // what was approved in its place
    Value recorded;  // the event that concluded it, as its view
};

struct Sources {
    Value log;        // origin and clock
    Value newest;     // the newest event at the position
    Value meeting;    // with position and root
    Value committee;  // of the meeting
    std::vector<Item> items;
};

}  // namespace banchi::paper
