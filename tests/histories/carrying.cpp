#include "tests/histories/effects.hpp"

// How an outcome may have been carried, as the ballots stand.
namespace banchi::histories {
namespace {

std::int64_t total(const Tally& tally) {
    return tally.in_favour + tally.against + tally.abstain;
}

using Ballots = std::map<PersonId, Vote>;

Ballots ballots_on(const Item& item, const Digest& content) {
    const auto found = item.ballots.find(content);
    return found == item.ballots.end() ? Ballots{} : found->second;
}

Tally count(const Ballots& ballots) {
    Tally tally;
    for (const auto& [person, vote] : ballots) {
        if (vote.choice == Choice::in_favour) ++tally.in_favour;
        if (vote.choice == Choice::against) ++tally.against;
        if (vote.choice == Choice::abstain) ++tally.abstain;
    }
    return tally;
}

// To put something off decides nothing; anything else is as the majority has it.
bool agrees(const Share& majority, Outcome outcome, const Tally& tally) {
    if (outcome == Outcome::deferred || outcome == Outcome::returned) return true;
    return is_approval(outcome) == reached(majority, tally.in_favour, total(tally));
}

std::vector<PersonId> voters(const Model& model, const Place& place) {
    std::vector<PersonId> people;
    for (const auto& attendee : model.meetings.at(place.meeting).attendees)
        if (may_vote(model, place, attendee.person)) people.push_back(attendee.person);
    return people;
}

std::optional<Tally> secret_tally(const Model& model, Dice& dice, const Place& place,
                                  Outcome outcome) {
    const auto most = static_cast<std::int64_t>(voters(model, place).size());
    const auto& majority = framework_of(model, model.meetings.at(place.meeting)).rules.majority;
    for (int tries = 0; tries < 8 && most > 0; ++tries) {
        Tally tally{dice.between(0, most), 0, 0};
        tally.against = dice.between(0, most - tally.in_favour);
        tally.abstain = dice.between(0, most - tally.in_favour - tally.against);
        if (total(tally) > 0 && agrees(majority, outcome, tally)) return tally;
    }
    return std::nullopt;
}

std::vector<Way> possible_ways(const Model& model, Dice& dice, const Place& place, Outcome outcome,
                               const Tally& cast) {
    const auto& majority = framework_of(model, model.meetings.at(place.meeting)).rules.majority;
    std::vector<Way> ways;
    const bool any = total(cast) > 0;
    const bool as_cast = !any || agrees(majority, outcome, cast);
    if (any && as_cast) ways.insert(ways.end(), 3, {Deciding::ballots, cast});
    const bool consensus = as_cast && !(is_approval(outcome) && cast.against > 0);
    if (consensus) ways.push_back({Deciding::consensus, std::nullopt});
    if (consensus && (outcome == Outcome::acknowledged || outcome == Outcome::presented))
        ways.push_back({Deciding::unstated, std::nullopt});
    if (!any)
        if (const auto tally = secret_tally(model, dice, place, outcome))
            ways.push_back({Deciding::secret, tally});
    return ways;
}

bool is_proposer(const Model& model, const Item& item, const PersonId& person) {
    return matter_of(model, item.agenda.subject) &&
           proposers(model, item.agenda.subject).contains(person);
}

// Whose own word an approval rests on.
bool stands_for(const Model& model, const Place& place, const Ballots& ballots,
                const PersonId& person) {
    const auto cast = ballots.find(person);
    return may_vote(model, place, person) && !is_proposer(model, model.item(place), person) &&
           (cast == ballots.end() || cast->second.choice == Choice::in_favour);
}

std::vector<Cosigner> choose_cosigners(const Model& model, Dice& dice, const Place& place,
                                       const PersonId& secretary, std::size_t count) {
    const auto& meeting = model.meetings.at(place.meeting);
    const auto& presiding = model.item(place).presiding;
    std::vector<Cosigner> possible;
    for (const auto& attendee : meeting.attendees) {
        if (attendee.person == secretary || !model.can_sign(attendee.person)) continue;
        const bool presides = presiding && presiding->presiding == attendee.person;
        possible.push_back({attendee.person,
                            presides && dice.chance(80) ? Capacity::presiding : Capacity::present});
    }
    return dice.some_of(possible, count);
}

bool enough_own(const Model& model, const Place& place, const Ballots& ballots,
                const Decided& decided) {
    const auto& meeting = model.meetings.at(place.meeting);
    std::set<PersonId> own;
    for (const auto& [person, vote] : ballots)
        if (vote.choice == Choice::in_favour && !vote.recorded) own.insert(person);
    if (decided.way.mode != Deciding::ballots)
        for (const auto& cosigner : decided.cosigners)
            if (stands_for(model, place, ballots, cosigner.actor)) own.insert(cosigner.actor);
    return static_cast<std::int64_t>(own.size()) >=
           framework_of(model, meeting).rules.own_signatures;
}

std::vector<Dissent> random_dissents(const Model& model, Dice& dice, const Place& place,
                                     const Ballots& ballots) {
    std::vector<PersonId> people;
    for (const auto& person : voters(model, place)) {
        const auto cast = ballots.find(person);
        if (cast == ballots.end() || cast->second.choice != Choice::in_favour)
            people.push_back(person);
    }
    std::vector<Dissent> dissents;
    for (const auto& person : dice.some_of(people, 1 + dice.below(2)))
        dissents.push_back({person, Line{"the targets are too easy"}});
    return dissents;
}

}  // namespace

bool is_approval(Outcome outcome) {
    return outcome == Outcome::approved || outcome == Outcome::approved_as_amended ||
           outcome == Outcome::approved_subject_to;
}

std::optional<Decided> decide_by(const Model& model, Dice& dice, const Place& place,
                                 const PersonId& secretary, Outcome outcome,
                                 const Digest& content) {
    const auto& item = model.item(place);
    const auto ballots = ballots_on(item, content);
    const auto way = dice.maybe_one_of(possible_ways(model, dice, place, outcome, count(ballots)));
    if (!way) return std::nullopt;
    Decided decided{*way, {}, {}, false};
    for (const auto& [person, vote] : ballots)
        if (is_approval(outcome) && vote.choice == Choice::in_favour &&
            is_proposer(model, item, person))
            return std::nullopt;
    const bool unanimous = is_approval(outcome) && way->mode == Deciding::consensus;
    if (!unanimous && dice.chance(15))
        decided.dissents = random_dissents(model, dice, place, ballots);
    decided.cosigners = choose_cosigners(model, dice, place, secretary, 1 + dice.below(4));
    const auto& meeting = model.meetings.at(place.meeting);
    if (framework_of(model, meeting).rules.cosigned_by == CosignedBy::second_recorder &&
        dice.chance(15)) {
        auto recorders = model.holders({Role::recorder, {}});
        std::erase(recorders, secretary);
        if (const auto recorder = dice.maybe_one_of(recorders)) {
            decided.cosigners = {{*recorder, Capacity::recorder}};
            decided.by_recorder = true;
        }
    }
    if (decided.cosigners.empty()) return std::nullopt;
    if (is_approval(outcome) && !enough_own(model, place, ballots, decided)) return std::nullopt;
    return decided;
}

void cosign(Planned& planned, const Decided& decided) {
    planned.event.header.common.cosigners = decided.cosigners;
    if (decided.by_recorder) planned.marks.insert("second_recorder");
}

}  // namespace banchi::histories
