#include "ledger/domain/committee/tally.hpp"

#include <algorithm>
#include <set>

namespace banchi::domain {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

std::int64_t total(const Tally& tally) {
    return tally.in_favour + tally.against + tally.abstain;
}

std::string text_of(const Tally& tally) {
    return std::to_string(tally.in_favour) + "/" + std::to_string(tally.against) + "/" +
           std::to_string(tally.abstain);
}

std::string text_of(const Share& share) {
    return (share.more_than ? ">" : ">=") + std::to_string(share.part) + "/" +
           std::to_string(share.whole);
}

Error wrong_tally(const Text& why, Facts facts = {}) {
    return broken("outcome_tally", why, std::move(facts));
}

Result<void> check_majority(const Framework& framework, Outcome outcome, const Tally& tally) {
    const auto& majority = framework.rules.majority;
    const bool reached = majority.reached(tally.in_favour, total(tally));
    const bool wrong = is_approval(outcome) ? !reached : outcome == Outcome::rejected && reached;
    if (!wrong) return {};
    return wrong_tally({"มติไม่ตรงกับผลคะแนน " + text_of(tally) + " เกณฑ์ " + text_of(majority),
                        "the outcome contradicts the ballots " + text_of(tally) +
                            " (for/against/abstain) under the majority " + text_of(majority)},
                       {{"tally", text_of(tally)}, {"majority", text_of(majority)}});
}

Result<void> check_own(const Framework& framework, Outcome outcome, const Count& count) {
    const auto needed = framework.rules.own_signatures;
    if (!is_approval(outcome) || count.own >= needed) return {};
    const auto own = std::to_string(count.own);
    return broken("own_signatures",
                  {"มีบัตรเห็นชอบลงนามเอง " + own + " ใบ กรอบให้มี " + std::to_string(needed),
                   "only " + own + " ballots in favour are own signatures; the framework needs " +
                       std::to_string(needed)},
                  {{"own", own}, {"needed", std::to_string(needed)}});
}

Result<void> check_ballots(const Sitting& sitting, const ItemConcluded& event, const Count& count) {
    if (!event.tally || *event.tally != count.tally)
        return wrong_tally({"ผลคะแนนต้องตรงกับบัตรในบัญชี "
                            "ซึ่งคือ " +
                                text_of(count.tally) + " (เห็นชอบ/ไม่เห็นชอบ/งด)",
                            "the tally must be that of the ballots in the ledger, " +
                                text_of(count.tally) + " (for/against/abstain)"},
                           {{"ballots", text_of(count.tally)}});
    if (auto fits = check_majority(sitting.framework, event.outcome, count.tally); !fits)
        return fits.error();
    return check_own(sitting.framework, event.outcome, count);
}

Result<void> check_consensus(const ItemConcluded& event, const Count& count) {
    if (event.tally)
        return wrong_tally({"มติโดยฉันทามติไม่มีผลคะแนน ให้เอา tally ออก",
                            "a consensus has no tally; take `tally` out"});
    if (!is_approval(event.outcome) || (count.tally.against == 0 && event.dissents.empty()))
        return {};
    return broken("dissent",
                  {"มีผู้ไม่เห็นชอบ จึงไม่ใช่ฉันทามติ ให้สรุปด้วยการลงคะแนน",
                   "somebody dissents, so this is no consensus; conclude by ballots"},
                  {{"against", std::to_string(count.tally.against)},
                   {"dissents", std::to_string(event.dissents.size())}});
}

std::int64_t voters(const Judging& judging, const Sitting& sitting) {
    const auto attendees = attendees_of(judging.state, sitting.id.meeting);
    return std::count_if(attendees.begin(), attendees.end(), [&](const Attendee& attendee) {
        return votes(sitting.committee, attendee.capacity);
    });
}

Result<void> check_secret(const Judging& judging, const Sitting& sitting,
                          const ItemConcluded& event, const Count& count) {
    // Ballots with names are in the ledger: other counts beside them would hide what they say.
    if (total(count.tally) > 0)
        return wrong_tally({"มีบัตรลงคะแนนที่ระบุชื่อในบัญชีแล้ว ให้สรุปด้วย mode ballots",
                            "ballots with names are in the ledger; conclude by mode ballots"});
    const auto most = voters(judging, sitting);
    const auto valid = [](std::int64_t n) { return n >= 0 && n <= 100'000; };
    if (!event.tally || !valid(event.tally->in_favour) || !valid(event.tally->against) ||
        !valid(event.tally->abstain) || total(*event.tally) > most)
        return wrong_tally(
            {"การลงคะแนนลับต้องมีผลคะแนน รวมไม่เกินผู้มีสิทธิ " + std::to_string(most) + " คน",
             "a secret vote has a tally of at most the " + std::to_string(most) + " who may vote"},
            {{"voters", std::to_string(most)}});
    return check_majority(sitting.framework, event.outcome, *event.tally);
}

Result<void> check_dissents(const Judging& judging, const Sitting& sitting,
                            const ItemConcluded& event) {
    std::set<PersonId> people;
    for (const auto& dissent : event.dissents)
        if (!people.insert(dissent.person).second ||
            !attendance_of(judging.state, sitting.id.meeting, dissent.person))
            return broken("not_present",
                          {dissent.person.text + " ที่ระบุว่าเห็นต่างต้องเข้าประชุม "
                                                 "และระบุคนละครั้ง",
                           dissent.person.text + " dissents: name attending people, once each"},
                          {{"person", dissent.person.text}});
    return {};
}

}  // namespace

Count count_ballots(const State& state, const ItemId& id, const Digest& digest) {
    Count count;
    for (const auto& fact : list(state, id.subject(), "ballot/" + digest.hex() + "/")) {
        const auto vote = from_value<Vote>(*fact.value).value();
        if (vote.choice == Choice::against) ++count.tally.against;
        if (vote.choice == Choice::abstain) ++count.tally.abstain;
        if (vote.choice != Choice::in_favour) continue;
        ++count.tally.in_favour;
        ++(vote.recorded ? count.recorded : count.own);
    }
    return count;
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
    const std::int64_t present = std::count_if(
        attendees.begin(), attendees.end(),
        [&](const Attendee& attendee) { return counts(sitting.committee, attendee.capacity); });
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

Result<void> check_mode(const Judging& judging, const Sitting& sitting,
                        const ItemConcluded& event) {
    if (auto fits = check_dissents(judging, sitting, event); !fits) return fits.error();
    const auto count = count_ballots(judging.state, sitting.id, decided_digest(event));
    switch (event.mode) {
        case Deciding::ballots:
            return check_ballots(sitting, event, count);
        case Deciding::secret:
            return check_secret(judging, sitting, event, count);
        default:
            return check_consensus(event, count);
    }
}

}  // namespace banchi::domain
