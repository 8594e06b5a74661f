#pragma once

#include <optional>

#include "ledger/domain/agreement/agreement.hpp"
#include "replay/entry_source.hpp"
#include "replay/page.hpp"

namespace banchi::replay {

// One event told for people: {index, recorded, occurred, type, subject, actor, actor_name, acting,
// acting_name, on_behalf_of, on_behalf_of_name, capacity, cosigners: [{person, name, capacity}],
// recorded_act, evidence, own_word (acts.hpp), reason, legal_basis, bound (was a basis signed?),
// binding (the same in words: {th, en}), summary: {th, en}, irregular: [...]}. `acting` is whose
// act it is, `actor` who signed it; the delegator is null unless a delegate signed.
Value event_view(const domain::State& state, const ledger::Entry& entry);
// Its member `cosigners`.
Value cosigners_of(const domain::State& state, const domain::Header& header);

// Which events are listed: those that fit all that is named.
struct EventFilter {
    std::optional<std::string> subject;
    std::optional<PersonId> actor;
    std::optional<std::string> type;
    Index from;
    std::optional<Date> day{};  // that count on it: see counts_on
};
// Does the event count on that day: from the one that it states as effective, else from the one on
// which it occurred? What cannot be read is never hidden.
bool counts_on(const AsOf& as_of, Index index, Date day);
// Items of event_view, oldest first; the cursor is an index in twenty digits. Where few events fit,
// a page may end short of its limit, or empty, with a cursor from which to go on.
Result<Value> events_view(const AsOf& as_of, const EventFilter& filter, const Page& page);
// The newest `count` events of all, newest first: an array of event_view.
Result<Value> latest_events(const AsOf& as_of, std::size_t count);

// What changed and by whom, newest last: items of event_view with `changes`: [{entity, field,
// before, after, origin}] (null for no value). An agreement's history includes its draft and each
// KPI that was ever in it. `not_found` for what was never proposed; `cursor`.
Result<Value> agreement_history(const AsOf& as_of, const domain::AgreementId& id, const Page& page);
Result<Value> kpi_history(const AsOf& as_of, const KpiCode& code, const Page& page);
// The same of any entities: committees, people, meetings.
Result<Value> history_of(const AsOf& as_of, const std::vector<std::string>& entities,
                         const Page& page);

}  // namespace banchi::replay
