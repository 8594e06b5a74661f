#pragma once

#include <vector>

#include "ledger/base/value.hpp"

namespace banchi::paper {

using namespace banchi::base;

// What papers are made of: answers of the HTTP API, all of one position of the log.

struct Item {
    Value view;     // as the meeting's view gives it in `agenda`
    Value subject;  // the view of what it is about, when it came onto the agenda; null where none
    Value content;  // what its digest is of, read from bytes with that digest; null for documents
};

struct Sources {
    Value log;        // origin and clock
    Value newest;     // the newest event at the position
    Value meeting;    // with position and root
    Value committee;  // of the meeting
    std::vector<Item> items;
};

}  // namespace banchi::paper
