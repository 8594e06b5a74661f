#pragma once

#include "ledger/domain/committee/committee.hpp"
#include "replay/views_agreement.hpp"

namespace banchi::replay {

// Items {id, name, chair, seats (count)}, as composed on the day, which is that of the newest event
// where none is given.
Value committees_view(const domain::State& state, const Page& page,
                      const std::optional<Date>& day = {});
// {id, name, seats: [{person, name, office}], chair, vice_chairs, quorum_base, representatives,
// order} as composed on the day, and all its compositions by their first day: [{from (null: as
// constituted), order, index}].
Result<Value> committee_view(const domain::State& state, const CommitteeId& id,
                             const std::optional<Date>& day = {});

// Items {id, committee, fiscal_year, title, date, place, amended, cancelled, items (count),
// concluded (count)}. `amended` and `cancelled` are null unless it was. With a day, those held by
// then: on or before it, and not cancelled.
Value meetings_view(const domain::State& state, const Page& page,
                    const std::optional<Date>& day = {});
// {id, committee, committee_name, fiscal_year, title, date, place, amended: {recorded}, cancelled:
// {reason, recorded}, attendance: [{person, name, capacity, mode, counts (towards the quorum),
// votes, for, for_name}], agenda: [item_view...], minutes: {document, by, meeting?}, irregular}.
// Minutes are null until certified. With a day also `held`: by then.
Result<Value> meeting_view(const domain::State& state, const MeetingId& id, const StateAt& states,
                           const std::optional<Date>& day = {});
// {meeting, number, purpose, title, subject, subject_name, digest, on_agenda (the event that put it
// there as it is: at that position its subject's content has the digest), concerned, earlier (both
// in sitting.hpp), interests: [{person, name, interest, recorded, index}], recusals: [{person,
// name, recused, ruling, index}], presiding, quorum (sitting.hpp), ballots:
// [{digest, in_favour: {own, recorded, total}, against, abstain, contested, summary, cast:
// [{person, name, choice, recorded, own_word (acts.hpp), index}]}], conclusion, conditions:
// [{number, field, text, confirmed_by, confirmed_by_name, since, met: {digest, date}, index}],
// rescinds: {item, dependents, index}, rescinded: {by, index}, irregular}. Presiding, conclusion
// and the last two are null until recorded, and so is a condition's `met`.
Result<Value> item_view(const domain::State& state, const domain::ItemId& id,
                        const StateAt& states);
// Its member `ballots`: one entry a digest that was voted on.
Value ballots_view(const domain::State& state, const domain::ItemId& id);

}  // namespace banchi::replay
