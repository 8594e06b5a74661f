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

Result<void> check_quorum(const Judging& judging, const Sitting& sitting) {
    const auto attendees = attendees_of(judging.state, sitting.id.meeting);
    const bool recused_count = sitting.framework.rules.recused_count.value_or(false);
    const std::int64_t present =
        std::count_if(attendees.begin(), attendees.end(), [&](const Attendee& attendee) {
            return counts(sitting.committee, attendee.capacity) &&
                   (recused_count || !is_recused(judging.state, sitting.id, attendee.person));
        });
    const auto base = sitting.committee.quorum_base;
    const auto& quorum = sitting.framework.rules.quorum;
    if (quorum.reached(present, base)) return {};
    const auto given = std::to_string(present) + "/" + std::to_string(base);
    return broken("no_quorum",
                  {"องค์ประชุมไม่ครบ: นับได้ " + given + " เกณฑ์ " + text_of(quorum),
                   "no quorum: " + given + " count, and it takes " + text_of(quorum)},
                  {{"present", std::to_string(present)},
                   {"base", std::to_string(base)},
                   {"quorum", text_of(quorum)}});
}

}  // namespace banchi::domain
