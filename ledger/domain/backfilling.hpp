#pragma once

#include "ledger/domain/event.hpp"

namespace banchi::domain {

// The extension `backfill` (domain.md's "Time"): what occurred before the ledger existed is entered
// while a backfill is open, judged on the day on which it occurred, and marked `backfilled` for
// ever. Nothing for an event without it. Refuses `no_such_backfill`, `backfill_closed`,
// `not_backfilled` (what no framework judges states its own days and needs none),
// `backfill_committee` (the framework has another committee decide than the one that the backfill
// is of), `outside_backfill` and `agreement_live`: where anything of an agreement was recorded as
// it happened, nothing of it is entered later.
Result<Marks> judge_backfill(const Judging& judging, const Event& event);

// Keeps that the agreement which the event concerns has been recorded as it happened.
void put_live(const Judging& judging, const Event& event, Changes& changes);

}  // namespace banchi::domain
