#pragma once

#include "ledger/domain/change/change.hpp"
#include "replay/entry_source.hpp"
#include "replay/page.hpp"

namespace banchi::replay {

// Which changes are listed: those that fit all that is named.
struct ChangeFilter {
    std::optional<FiscalYear> year;
    std::optional<AgencyId> agency;
    std::optional<domain::ChangeStatus> status;
    std::optional<Date> day;  // in effect, or to be, on or before this one
};
// Items {id, agreement, agency, name, fiscal_year, status, reason_code, effective, digest,
// requested, cancelled, added, changed, irregular (how many marks)} by fiscal year, agency and id.
// `cursor` for what no page gave.
Result<Value> changes_view(const domain::State& state, const ChangeFilter& filter,
                           const Page& page);

// An item with {before, after, reason, proportional, request (the event that asks for it so, as
// event_view), joint (the joint KPIs that it touches), subcommittee ({decision, digest, letter,
// index, stands}: what the sub-committee decided last; null: nothing), considered: [{item, meeting,
// title, date, outcome, index, rescinded}], revision (the one that it made of its agreement; null
// where it does not apply), replaced (what its values took the place of), irregular (the marks)}.
// `unknown_change`.
Result<Value> change_view(const AsOf& as_of, const std::string& id);
// What was said and decided of it, newest last, as history_of.
Result<Value> change_history(const AsOf& as_of, const std::string& id, const Page& page);
// The exact bytes whose SHA-256 is the digest that ballots and conclusions name.
Result<std::string> change_content(const domain::State& state, const std::string& id);

}  // namespace banchi::replay
