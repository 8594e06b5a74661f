#pragma once

#include "ledger/domain/committee/committee.hpp"

namespace banchi::domain {

// What convening and amending a meeting share.

// Numbered from 1, each agreement once, and every item is in the ledger as it says; those that
// stood like that in the agenda `before` were judged when they came onto it. `agenda_numbers`,
// `agenda_twice`, `no_such_subject`, `not_submitted`, `digest_differs`, `fiscal_year_differs`.
Result<void> check_agenda(const State& state, FiscalYear year,
                          const std::vector<AgendaItem>& agenda,
                          const std::vector<AgendaItem>& before = {});
// Marks `short_notice`: fewer days than the framework's until the meeting.
Result<void> mark_notice(const Judging& judging, Date date, const Framework& framework,
                         Marks& marks);

// Lists each item under what it is about, index/agenda/<subject>, in place of those of the agenda
// before.
void list_agenda(const MeetingId& meeting, const std::vector<AgendaItem>& agenda,
                 const std::vector<AgendaItem>& before, Changes& changes);

}  // namespace banchi::domain
