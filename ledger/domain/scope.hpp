#pragma once

#include "ledger/domain/event.hpp"

namespace banchi::domain {

// What an event is about, beyond the words of its subject: from its body and the facts.

// The agreement that it concerns; nothing for what concerns none, or one that is not known.
std::optional<AgreementId> agreement_of(const State& state, const Event& event);
// The agency whose officers act on it.
std::optional<AgencyId> agency_of(const State& state, const Event& event);
// The meeting that it belongs to: "meeting/<id>", "item/<id>/..", "ballot/<id>/..".
std::optional<MeetingId> meeting_of(const Event& event);

}  // namespace banchi::domain
