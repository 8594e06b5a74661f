#pragma once

#include "tools/banchi/place.hpp"
#include "tools/paper/sources.hpp"

namespace banchi::tools {

// Asks a ledger for all that the papers of a meeting are made of, at one position: `at`, or now for
// "". Content is taken only if it has the very digest that the agenda names (`content_differs`).
Result<paper::Sources> paper_sources(Place& place, const std::string& meeting,
                                     const std::string& at);

}  // namespace banchi::tools
