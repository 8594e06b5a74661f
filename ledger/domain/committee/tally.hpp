#pragma once

#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {

// The ballots about one content. Of those in favour, how many are the members' own signatures and
// how many were recorded for them: never one number.
struct Count {
    Tally tally;
    std::int64_t own = 0;
    std::int64_t recorded = 0;
};
Count count_ballots(const State& state, const ItemId& id, const Digest& digest);

// The three outcomes that say yes.
bool is_approval(Outcome outcome);
// What the outcome is about: the amended content, where one is named.
const Digest& decided_digest(const ItemConcluded& event);

// `no_quorum`: those who count are too few of the committee's quorum base.
Result<void> check_quorum(const Judging& judging, const Sitting& sitting);
// How it was decided against what the ledger holds: `outcome_tally`, `own_signatures`, `dissent`.
Result<void> check_mode(const Judging& judging, const Sitting& sitting, const ItemConcluded& event);

}  // namespace banchi::domain
