#pragma once

#include "ledger/domain/state.hpp"

namespace banchi::replay {

using namespace banchi::base;

// What the person for whom the event was recorded has said of it since: {confirmed: {index, note},
// contested: {index, note, reason}}, each null until it is said; null itself for an own act.
Value own_word_on(const domain::State& state, Index act);

}  // namespace banchi::replay
