#pragma once

#include "ledger/domain/event.hpp"
#include "ledger/merkle/note.hpp"

namespace banchi::ledger {

using namespace banchi::base;

// A folder that was restored knowing that it does not reach its head (store::loss_is_known): until
// ledger.restored has named that head, it takes nothing else.

domain::KnownHead known_head(const merkle::Checkpoint& head);  // as events name it
bool is_recorded(const domain::State& state, const domain::KnownHead& lost);
Error restoration_first(const domain::KnownHead& lost);
// What rules cannot know, for they do not see the folder. Refuses `restoration_first`, and
// `lost_differs` for a restoration of another head.
Result<void> check_loss(const domain::State& state, const domain::Event& event,
                        const domain::KnownHead& lost);

}  // namespace banchi::ledger
