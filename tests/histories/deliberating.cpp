#include "tests/histories/sitting.hpp"

// Who presides, who stands aside, who votes how.
namespace banchi::histories {
namespace {

std::optional<Place> an_open_item(const Model& model, Dice& dice) {
    return dice.maybe_one_of(open_items(model));
}

void add_wrong_presiding(const Model& model, Planned& planned, const Place& place,
                         const PresidingRecorded& body) {
    using P = PresidingRecorded;
    const auto& meeting = model.meetings.at(place.meeting);
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<P>(planned.event, change));
    };
    wrong("presiding_order", [&](P& p) {
        p.by = p.by == PresidingBy::chair ? PresidingBy::elected : PresidingBy::chair;
    });
    if (body.by != PresidingBy::chair) wrong("ruling_missing", [](P& p) { p.ruling.reset(); });
    for (const auto& attendee : meeting.attendees)
        if (!may_preside(model, place, attendee.person)) {
            wrong("person_concerned", [&](P& p) { p.presiding = attendee.person; });
            break;
        }
    for (const auto& other : model.signers())
        if (!parties_of(planned.event).contains(other) &&
            !planned.event.header.common.recorded_for) {
            auto signed_by_another = planned.event;
            signed_by_another.header.common.cosigners.front() = {other, Capacity::presiding};
            planned.wrong("not_presiding", signed_by_another);
            break;
        }
}

std::optional<Planned> plan_presiding(const Model& model, Dice& dice) {
    const auto place = an_open_item(model, dice);
    if (!place || (model.item(*place).presiding && !dice.chance(6))) return std::nullopt;
    const auto& meeting = model.meetings.at(place->meeting);
    const auto turn = whose_turn(model, *place, std::nullopt);
    const auto person = dice.maybe_one_of(turn.people);
    if (!person) return std::nullopt;
    const auto secretary = secretary_but(model, dice, {*person});
    if (!secretary) return std::nullopt;
    PresidingRecorded body{*person, turn.by, std::nullopt};
    if (turn.by != PresidingBy::chair || dice.chance(10)) body.ruling = Line{"as the rules say"};
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary, place->subject(), body)};
    planned.framework = &framework_of(model, meeting);
    if (!sign_with(model, dice, planned, *person, Capacity::presiding, &meeting))
        return std::nullopt;
    mark_late(model, meeting, planned);
    planned.labels.insert("presiding by " + *to_value(turn.by).text());
    planned.take = [where = *place, body](Model& m) { m.item(where).presiding = body; };
    add_wrong_presiding(model, planned, *place, body);
    return planned;
}

bool has_voted(const Item& item, const PersonId& person) {
    return std::any_of(item.ballots.begin(), item.ballots.end(),
                       [&](const auto& each) { return each.second.contains(person); });
}

// On whom a ruling may be made: mostly whoever has declared an interest or is concerned.
std::optional<PersonId> whom_to_rule_on(const Model& model, Dice& dice, const Place& place) {
    const auto& item = model.item(place);
    std::vector<PersonId> people;
    for (const auto& attendee : model.meetings.at(place.meeting).attendees) {
        const auto& person = attendee.person;
        const bool likely = item.interests.contains(person) || is_concerned(model, place, person);
        if (!has_voted(item, person) && (likely || dice.chance(4))) people.push_back(person);
    }
    return dice.maybe_one_of(people);
}

// Who rules: whoever presides, else whose turn it would be without the person concerned.
std::vector<PersonId> rulers(const Model& model, const Place& place, const PersonId& concerned) {
    const auto& presiding = model.item(place).presiding;
    if (presiding && presiding->presiding != concerned) return {presiding->presiding};
    return whose_turn(model, place, concerned).people;
}

std::optional<Planned> plan_recusal(const Model& model, Dice& dice) {
    const auto place = an_open_item(model, dice);
    if (!place) return std::nullopt;
    const auto person = whom_to_rule_on(model, dice, *place);
    if (!person) return std::nullopt;
    auto possible = rulers(model, *place, *person);
    std::erase(possible, *person);
    const auto ruler = dice.maybe_one_of(possible);
    if (!ruler) return std::nullopt;
    const auto secretary = secretary_but(model, dice, {*ruler});
    if (!secretary) return std::nullopt;
    const auto& meeting = model.meetings.at(place->meeting);
    const RecusalRuled body{*person, dice.chance(50), Line{"the meeting heard and ruled"}};
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary, place->subject(), body)};
    planned.framework = &framework_of(model, meeting);
    if (!sign_with(model, dice, planned, *ruler, Capacity::presiding, &meeting))
        return std::nullopt;
    mark_late(model, meeting, planned);
    planned.labels.insert(body.recused ? "recused" : "may take part");
    planned.take = [where = *place, body](Model& m) {
        auto& item = m.item(where);
        item.rulings[body.person] = body.recused;
        if (body.recused && item.presiding && item.presiding->presiding == body.person)
            item.presiding.reset();
    };
    for (const auto& other : model.everybody())
        if (!meeting.attendee(other)) {
            planned.wrong("not_present", altered<RecusalRuled>(planned.event, [&](RecusalRuled& r) {
                              r.person = other;
                          }));
            break;
        }
    for (const auto& attendee : meeting.attendees)
        if (has_voted(model.item(*place), attendee.person)) {
            planned.wrong("already_voted",
                          altered<RecusalRuled>(
                              planned.event, [&](RecusalRuled& r) { r.person = attendee.person; }));
            break;
        }
    return planned;
}

// The contents that may be voted on: the agenda's, and an amended one submitted since.
std::vector<Digest> votable(const Model& model, const Item& item) {
    const auto& subject = item.agenda.subject;
    if (!matter_of(model, subject)) return {item.agenda.digest};
    const auto newest = submitted(model, subject);
    if (!newest || !stands(model, subject, *newest)) return {};
    return {*newest};
}

bool proposed(const Model& model, const Item& item, const PersonId& person) {
    return matter_of(model, item.agenda.subject) &&
           proposers(model, item.agenda.subject).contains(person);
}

struct Possible {
    Place place;
    PersonId person;
    Digest digest;
};

std::optional<Possible> a_ballot(const Model& model, Dice& dice) {
    const auto place = an_open_item(model, dice);
    if (!place || model.item(*place).agenda.purpose == Purpose::information) return std::nullopt;
    const auto& item = model.item(*place);
    std::vector<Possible> possible;
    for (const auto& digest : votable(model, item))
        for (const auto& attendee : model.meetings.at(place->meeting).attendees) {
            const auto ballots = item.ballots.find(digest);
            const bool cast =
                ballots != item.ballots.end() && ballots->second.contains(attendee.person);
            if (!cast && may_vote(model, *place, attendee.person) &&
                !proposed(model, item, attendee.person) && model.can_sign(attendee.person))
                possible.push_back({*place, attendee.person, digest});
        }
    return dice.maybe_one_of(possible);
}

void mark_interest(const Model& model, Planned& planned, const Possible& ballot) {
    const auto& item = model.item(ballot.place);
    if (item.rulings.contains(ballot.person)) return;
    if (is_concerned(model, ballot.place, ballot.person)) {
        planned.marks.insert("own_agency");
    } else if (item.interests.contains(ballot.person)) {
        planned.marks.insert("interest_unruled");
    }
}

void add_wrong_ballots(const Model& model, Dice& dice, Planned& planned, const Possible& ballot) {
    const auto& item = model.item(ballot.place);
    const auto& meeting = model.meetings.at(ballot.place.meeting);
    const auto prefix =
        "ballot/" + meeting.id.text + "/" + std::to_string(ballot.place.at + 1) + "/";
    planned.wrong("digest_differs", altered<BallotCast>(planned.event, [&](BallotCast& body) {
                      body.digest = some_digest(dice);
                  }));
    auto of_another = planned.event;
    of_another.header.subject =
        prefix + dice.one_of(without(model.everybody(), ballot.person)).text;
    planned.wrong("not_own_ballot", of_another);
    if (planned.event.header.common.recorded_for) return;
    const auto by = [&](const char* rule, const PersonId& person) {
        auto other = planned.event;
        other.header.actor = person;
        other.header.capacity = Capacity::member;
        other.header.subject = prefix + person.text;
        planned.wrong(rule, other);
    };
    for (const auto& person : dice.some_of(model.signers(), 8)) {
        const auto ballots = item.ballots.find(ballot.digest);
        const bool cast = ballots != item.ballots.end() && ballots->second.contains(person);
        if (!meeting.attendee(person)) by("not_present", person);
        if (is_recused(item, person) && meeting.attendee(person) &&
            votes(committee_of(model, meeting), meeting.attendee(person)->capacity))
            by("recused", person);
        if (may_vote(model, ballot.place, person) && proposed(model, item, person))
            by("own_proposal", person);
        else if (cast && may_vote(model, ballot.place, person))
            by("already_voted", person);
    }
}

std::optional<Planned> plan_ballot(const Model& model, Dice& dice) {
    const auto ballot = a_ballot(model, dice);
    if (!ballot) return std::nullopt;
    const auto& [place, person, digest] = *ballot;
    const auto& meeting = model.meetings.at(place.meeting);
    const bool chair = committee_of(model, meeting).chair == person;
    const auto roll = dice.below(100);
    const BallotCast body{roll < 78   ? Choice::in_favour
                          : roll < 90 ? Choice::against
                                      : Choice::abstain,
                          digest};
    const auto subject =
        "ballot/" + meeting.id.text + "/" + std::to_string(place.at + 1) + "/" + person.text;
    Planned planned{
        event_of(model, dice, person, chair ? Capacity::chair : Capacity::member, subject, body)};
    planned.framework = &framework_of(model, meeting);
    const bool entered = dice.chance(30) && enter_for(model, dice, planned, &meeting);
    mark_interest(model, planned, *ballot);
    mark_late(model, meeting, planned);
    planned.labels.insert("a ballot " + *to_value(body.choice).text());
    if (digest != model.item(place).agenda.digest) planned.labels.insert("a ballot as amended");
    planned.take = [where = place, who = person, body, entered](Model& m) {
        m.item(where).ballots[body.digest][who] = {body.choice, body.digest, entered};
    };
    add_wrong_ballots(model, dice, planned, *ballot);
    return planned;
}

}  // namespace

std::vector<Act> deliberating_acts() {
    return {{PresidingRecorded::type, 40, plan_presiding},
            {RecusalRuled::type, 8, plan_recusal},
            {BallotCast::type, 170, plan_ballot}};
}

}  // namespace banchi::histories
