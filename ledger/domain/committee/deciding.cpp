#include <algorithm>
#include <set>

#include "ledger/domain/committee/tally.hpp"

// How an item was decided, against what the ledger holds of it.
namespace banchi::domain {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string text_of(const Tally& tally) {
    return std::to_string(tally.in_favour) + "/" + std::to_string(tally.against) + "/" +
           std::to_string(tally.abstain);
}

Error wrong_tally(const Text& why, Facts facts = {}) {
    return broken("outcome_tally", why, std::move(facts));
}

// A majority in favour approves, and nothing else approves. To defer or return decides nothing, so
// no vote forbids it: what was edited or proposed by a voter since can always be put off.
Result<void> check_majority(const Framework& framework, Outcome outcome, const Tally& tally) {
    const auto& majority = framework.rules.majority;
    const bool reached = majority.reached(tally.in_favour, total(tally));
    const bool put_off = outcome == Outcome::deferred || outcome == Outcome::returned;
    if (put_off || is_approval(outcome) == reached) return {};
    return wrong_tally(
        {"มติไม่ตรงกับผลคะแนน " + text_of(tally) + " เกณฑ์ " + text_of(majority) + " ให้สรุปตามคะแนน",
         "the outcome contradicts the ballots " + text_of(tally) +
             " (for/against/abstain) under the majority " + text_of(majority) +
             "; conclude as they say"},
        {{"tally", text_of(tally)}, {"majority", text_of(majority)}});
}

Result<void> check_ballots(const Sitting& sitting, const ItemConcluded& event, const Tally& cast) {
    if (!event.tally || *event.tally != cast || total(cast) == 0)
        return wrong_tally(
            {"ผลคะแนนต้องตรงกับบัตรในบัญชี ซึ่งคือ " + text_of(cast) +
                 " (เห็นชอบ/ไม่เห็นชอบ/งด) และต้องมีบัตรอย่างน้อยหนึ่งใบ",
             "the tally must be that of the ballots in the ledger, " + text_of(cast) +
                 " (for/against/abstain), and by ballots means at least one"},
            {{"ballots", text_of(cast)}});
    return check_majority(sitting.framework, event.outcome, cast);
}

Result<void> check_consensus(const Sitting& sitting, const ItemConcluded& event,
                             const Tally& cast) {
    if (event.tally)
        return wrong_tally({"มติที่ไม่ได้ลงคะแนนไม่มีผลคะแนน ให้เอา tally ออก",
                            "what was not decided by ballots has no tally; take `tally` out"});
    if (is_approval(event.outcome) && (cast.against > 0 || !event.dissents.empty()))
        return broken("dissent",
                      {"มีผู้ไม่เห็นชอบ จึงไม่ใช่ฉันทามติ ให้สรุปด้วยการลงคะแนน",
                       "somebody dissents, so this is no consensus; conclude by ballots"},
                      {{"against", std::to_string(cast.against)},
                       {"dissents", std::to_string(event.dissents.size())}});
    // Ballots in the ledger bind, whatever the conclusion calls its way of deciding.
    if (total(cast) == 0) return {};
    return check_majority(sitting.framework, event.outcome, cast);
}

Result<void> check_unstated(const Sitting& sitting, const ItemConcluded& event, const Tally& cast) {
    if (event.outcome != Outcome::acknowledged && event.outcome != Outcome::presented)
        return broken("mode_unstated",
                      {"มติที่ตัดสินเรื่องต้องบอกวิธี: consensus, ballots หรือ secret",
                       "an outcome that decides says how: consensus, ballots or secret"});
    return check_consensus(sitting, event, cast);
}

bool may_vote(const Judging& judging, const Sitting& sitting, const PersonId& person) {
    const auto attendee = attendance_of(judging.state, sitting.id.meeting, person);
    return attendee && votes(sitting.committee, attendee->capacity) &&
           !is_recused(judging.state, sitting.id, person);
}

std::int64_t voters(const Judging& judging, const Sitting& sitting) {
    const auto attendees = attendees_of(judging.state, sitting.id.meeting);
    return std::count_if(attendees.begin(), attendees.end(), [&](const Attendee& attendee) {
        return may_vote(judging, sitting, attendee.person);
    });
}

Result<void> check_secret(const Judging& judging, const Sitting& sitting,
                          const ItemConcluded& event, const Tally& cast) {
    // Ballots with names are in the ledger: other counts beside them would hide what they say.
    if (total(cast) > 0)
        return wrong_tally({"มีบัตรลงคะแนนที่ระบุชื่อในบัญชีแล้ว ให้สรุปด้วย mode ballots",
                            "ballots with names are in the ledger; conclude by mode ballots"});
    const auto most = voters(judging, sitting);
    const auto valid = [](std::int64_t n) { return n >= 0 && n <= 100'000; };
    if (!event.tally || !valid(event.tally->in_favour) || !valid(event.tally->against) ||
        !valid(event.tally->abstain) || total(*event.tally) > most || total(*event.tally) == 0)
        return wrong_tally(
            {"การลงคะแนนลับต้องมีผลคะแนน รวมไม่เกินผู้มีสิทธิ " + std::to_string(most) + " คน",
             "a secret vote has a tally of at most the " + std::to_string(most) + " who may vote"},
            {{"voters", std::to_string(most)}});
    return check_majority(sitting.framework, event.outcome, *event.tally);
}

Result<void> check_dissents(const Judging& judging, const Sitting& sitting,
                            const ItemConcluded& event) {
    const auto in_favour = voters_in_favour(judging.state, sitting.id, decided_digest(event));
    std::set<PersonId> people;
    for (const auto& [person, reason] : event.dissents) {
        if (!people.insert(person).second || !may_vote(judging, sitting, person))
            return broken("not_present",
                          {person.text + " ที่ระบุว่าเห็นต่างต้องเข้าประชุมในฐานะที่มีสิทธิลงคะแนน "
                                         "และระบุคนละครั้ง",
                           person.text + " dissents: name people who attend in a capacity that "
                                         "votes, once each"},
                          {{"person", person.text}});
        if (in_favour.contains(person))
            return broken("dissent_in_favour",
                          {person.text + " ลงคะแนนเห็นชอบ จึงไม่ใช่ผู้เห็นต่าง ให้เอาชื่อออก",
                           person.text + " voted in favour, so does not dissent; take the name "
                                         "out"},
                          {{"person", person.text}});
    }
    return {};
}

// Signs that it was so, may vote, proposed nothing of it and cast no other ballot.
bool stands_for(const Judging& judging, const Sitting& sitting, const ItemConcluded& event,
                const PersonId& person) {
    const auto cast = ballot_of(judging.state, sitting.id, decided_digest(event), person);
    const bool proposed =
        sitting.matter && proposers_of(judging.state, *sitting.matter).contains(person);
    return may_vote(judging, sitting, person) && !proposed &&
           (!cast || cast->choice == Choice::in_favour);
}

// By ballots, the own ballots in favour; by consensus or in secret, besides them those who stand
// for it by cosigning the conclusion.
Result<void> check_own(const Judging& judging, const Sitting& sitting, const ItemConcluded& event) {
    const auto needed = sitting.framework.rules.own_signatures;
    if (!is_approval(event.outcome)) return {};
    auto people = voters_in_favour(judging.state, sitting.id, decided_digest(event), true);
    if (event.mode != Deciding::ballots)
        for (const auto& cosigner : judging.header.common.cosigners)
            if (stands_for(judging, sitting, event, cosigner.actor)) people.insert(cosigner.actor);
    const auto own = static_cast<std::int64_t>(people.size());
    if (own >= needed) return {};
    return broken("own_signatures",
                  {"มีผู้เห็นชอบที่ลงนามเอง " + std::to_string(own) + " คน กรอบให้มี " +
                       std::to_string(needed) + " ให้กรรมการลงคะแนนด้วยกุญแจของตนก่อน",
                   "only " + std::to_string(own) +
                       " people in favour signed themselves; the framework needs " +
                       std::to_string(needed) + ": members cast ballots with their own keys first"},
                  {{"own", std::to_string(own)}, {"needed", std::to_string(needed)}});
}

// Whoever became a proposer after voting: their ballot can't carry their own proposal.
Result<void> check_no_proposer_voted(const State& state, const Sitting& sitting,
                                     const ItemConcluded& event) {
    if (!sitting.matter || !is_approval(event.outcome)) return {};
    const auto proposers = proposers_of(state, *sitting.matter);
    for (const auto& person : voters_in_favour(state, sitting.id, decided_digest(event)))
        if (proposers.contains(person))
            return broken("own_proposal",
                          {person.text + " ลงคะแนนแล้วจึงเสนอเรื่องนี้เอง จึงเห็นชอบไม่ได้ "
                                         "ให้เลื่อนหรือส่งคืนวาระนี้",
                           person.text + " voted and then proposed part of this, so it can't be "
                                         "approved here; defer or return the item"},
                          {{"person", person.text}});
    return {};
}

Result<void> check_way(const Judging& judging, const Sitting& sitting, const ItemConcluded& event) {
    const auto cast = count_ballots(judging.state, sitting.id, decided_digest(event)).tally();
    switch (event.mode) {
        case Deciding::ballots:
            return check_ballots(sitting, event, cast);
        case Deciding::secret:
            return check_secret(judging, sitting, event, cast);
        case Deciding::unstated:
            return check_unstated(sitting, event, cast);
        default:
            return check_consensus(sitting, event, cast);
    }
}

}  // namespace

Result<void> check_mode(const Judging& judging, const Sitting& sitting,
                        const ItemConcluded& event) {
    if (auto fits = check_dissents(judging, sitting, event); !fits) return fits.error();
    if (auto fits = check_way(judging, sitting, event); !fits) return fits.error();
    if (auto fits = check_no_proposer_voted(judging.state, sitting, event); !fits)
        return fits.error();
    return check_own(judging, sitting, event);
}

}  // namespace banchi::domain
