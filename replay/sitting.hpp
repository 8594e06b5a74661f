#pragma once

#include "ledger/domain/committee/committee.hpp"
#include "replay/views_agreement.hpp"

namespace banchi::replay {

// Under what a meeting's item is, or was, decided; parts of item_view.

// {counted: [person], recused: [person], present, base, needed: {part, whole, more_than}, reached,
// framework (its subject)}: as it was when the item was concluded, else as it stands. Null while no
// attendance is recorded.
Value quorum_value(const domain::State& state, const domain::ItemId& id, const StateAt& states);
// Those who hold a seat or attend and whose own agency the item is about, on the meeting's day:
// [{person, name, agency, agency_name, roles}].
Value concerned_value(const domain::State& state, const domain::ItemId& id);
// What other meetings concluded about the same subject before it came onto this agenda, oldest
// first: [{item, date, outcome, digest (of what was decided), at (a position at which the subject's
// content has it), index (of the conclusion)}].
Value earlier_value(const domain::State& state, const domain::ItemId& id);
// What a subject is called: an agreement by its agency and year, a document by its title.
Text subject_name(const domain::State& state, const std::string& subject);

}  // namespace banchi::replay
