#include "ledger/domain/committee/tally.hpp"

#include <algorithm>

namespace banchi::domain {
namespace {

void add(const Vote& vote, Tally& tally) {
    if (vote.choice == Choice::in_favour) ++tally.in_favour;
    if (vote.choice == Choice::against) ++tally.against;
    if (vote.choice == Choice::abstain) ++tally.abstain;
}

}  // namespace

Tally Count::tally() const {
    return {own.in_favour + recorded.in_favour, own.against + recorded.against,
            own.abstain + recorded.abstain};
}

std::set<PersonId> voters_in_favour(const State& state, const ItemId& id, const Digest& digest,
                                    bool own_only) {
    std::set<PersonId> people;
    for (const auto& fact : list(state, id.subject(), "ballot/" + digest.hex() + "/")) {
        const auto vote = from_value<Vote>(*fact.value).value();
        if (vote.choice != Choice::in_favour || (own_only && vote.recorded)) continue;
        people.insert(PersonId{fact.field.substr(fact.field.rfind('/') + 1)});
    }
    return people;
}

Count count_ballots(const State& state, const ItemId& id, const Digest& digest) {
    Count count;
    for (const auto& fact : list(state, id.subject(), "ballot/" + digest.hex() + "/")) {
        const auto vote = from_value<Vote>(*fact.value).value();
        add(vote, vote.recorded ? count.recorded : count.own);
    }
    return count;
}

std::optional<Vote> ballot_of(const State& state, const ItemId& id, const Digest& digest,
                              const PersonId& person) {
    return get<Vote>(state, id.subject(), "ballot/" + digest.hex() + "/" + person.text);
}

std::int64_t total(const Tally& tally) {
    return tally.in_favour + tally.against + tally.abstain;
}

std::string text_of(const Share& share) {
    return (share.more_than ? ">" : ">=") + std::to_string(share.part) + "/" +
           std::to_string(share.whole);
}

bool is_approval(Outcome outcome) {
    return outcome == Outcome::approved || outcome == Outcome::approved_as_amended ||
           outcome == Outcome::approved_subject_to;
}

const Digest& decided_digest(const ItemConcluded& event) {
    return event.amended_digest ? *event.amended_digest : event.digest;
}

Quorum quorum_of(const State& state, const Sitting& sitting) {
    const auto& rules = sitting.framework.rules;
    Quorum quorum;
    quorum.base = sitting.committee.quorum_base;
    quorum.needed = rules.quorum;
    for (const auto& attendee : attendees_of(state, sitting.id.meeting)) {
        if (!counts(sitting.committee, attendee.capacity)) continue;
        const bool aside =
            !rules.recused_count.value_or(false) && is_recused(state, sitting.id, attendee.person);
        (aside ? quorum.recused : quorum.counted).push_back(attendee.person);
    }
    const auto present = static_cast<std::int64_t>(quorum.counted.size());
    quorum.reached = quorum.needed.reached(present, quorum.base);
    return quorum;
}

Result<void> check_quorum(const Judging& judging, const Sitting& sitting) {
    const auto quorum = quorum_of(judging.state, sitting);
    if (quorum.reached) return {};
    const auto present = std::to_string(quorum.counted.size());
    const auto base = std::to_string(quorum.base);
    const auto given = present + "/" + base;
    const auto needed = text_of(quorum.needed);
    return broken("no_quorum",
                  {"องค์ประชุมไม่ครบ: นับได้ " + given + " เกณฑ์ " + needed,
                   "no quorum: " + given + " count, and it takes " + needed},
                  {{"present", present}, {"base", base}, {"quorum", needed}});
}

}  // namespace banchi::domain
