#pragma once

#include "tests/histories/planned.hpp"

namespace banchi::histories {

// The keys that sign an event: one of each person's valid ones, and those that its body brings.
std::vector<KeyId> signers_of(const Model& model, Dice& dice, const Event& event);
// Of an enrolled key; nothing for one that is not.
std::optional<std::string> name_of_key(const Model& model, const KeyId& id);

// The legal event with something wrong that every type shares: time, uniqueness, signatures,
// capacities, the subject's version. `earlier` are some that were accepted.
std::optional<Wrong> shared_wrong(const Model& model, Dice& dice, const Planned& planned,
                                  const std::vector<Event>& earlier);

}  // namespace banchi::histories
