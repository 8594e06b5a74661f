#pragma once

#include "tools/paper/voice.hpp"

namespace banchi::paper {

// What stands around every paper. Plain texts, escaped here.
struct Frame {
    Text title;
    Text notice;  // on every page's head; empty: none
    Text origin;  // on every page's foot: which ledger, at which position
};

// The whole file: one HTML page that needs and loads nothing else, whose policy lets no script run,
// printed on A4 with numbered pages. `body` is HTML.
std::string whole_page(const Voice& voice, const Frame& frame, const std::string& body);

}  // namespace banchi::paper
