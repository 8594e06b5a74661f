#pragma once

#include "tests/histories/planned.hpp"

namespace banchi::histories {

// Lets a delegate sign a secretary's or an officer's own act in the name of whoever holds the role,
// if there is one and by chance. Whoever answers for the act: the actor and the delegator.
std::set<PersonId> maybe_on_behalf(const Model& model, Dice& dice, const RoleOf& role,
                                   Planned& planned);

}  // namespace banchi::histories
