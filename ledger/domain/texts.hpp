#pragma once

#include <set>

#include "ledger/domain/event.hpp"

namespace banchi::domain {

// Every text that an event names; they are kept beside the log.
std::set<TextDigest> named_texts(const Event& event);

}  // namespace banchi::domain
