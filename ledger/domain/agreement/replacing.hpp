#pragma once

#include "ledger/domain/state.hpp"

namespace banchi::domain {

// What takes the place of applied values keeps what they were, so that it can be taken back.

// [{entity, field, value?, origin?}]: what each of the facts takes the place of; no value where
// there is none.
Value replaced_by(const State& state, const std::vector<Fact>& facts);
// The facts that put it back, each value with its own author.
void put_back(const Value& replaced, Changes& changes);

}  // namespace banchi::domain
