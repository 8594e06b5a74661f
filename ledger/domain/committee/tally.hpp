#pragma once

#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {

// The ballots about one content: the members' own signatures and those recorded for them, never as
// one number without the two.
struct Count {
    Tally own;
    Tally recorded;
    Tally tally() const;  // of both
};
Count count_ballots(const State& state, const ItemId& id, const Digest& digest);
std::optional<Vote> ballot_of(const State& state, const ItemId& id, const Digest& digest,
                              const PersonId& person);
std::int64_t total(const Tally& tally);
// Whose ballots are in favour; of their own signature alone, if so asked.
std::set<PersonId> voters_in_favour(const State& state, const ItemId& id, const Digest& digest,
                                    bool own_only = false);
std::string text_of(const Share& share);  // ">1/2"

// The three outcomes that say yes.
bool is_approval(Outcome outcome);
// What the outcome is about: the amended content, where one is named.
const Digest& decided_digest(const ItemConcluded& event);

// Who counts towards an item's quorum, and whether they are enough under its framework.
struct Quorum {
    std::vector<PersonId> counted;
    std::vector<PersonId> recused;  // would count, were they not recused
    std::int64_t base = 0;          // the committee's quorum base
    Share needed;                   // of the base
    bool reached = false;
};
Quorum quorum_of(const State& state, const Sitting& sitting);
// `no_quorum`: those who count are too few of the committee's quorum base.
Result<void> check_quorum(const Judging& judging, const Sitting& sitting);
// How it was decided against what the ledger holds: `outcome_tally`, `dissent`, `own_proposal`,
// `own_signatures`, `not_present` and `dissent_in_favour` for who is named as dissenting.
Result<void> check_mode(const Judging& judging, const Sitting& sitting, const ItemConcluded& event);

}  // namespace banchi::domain
