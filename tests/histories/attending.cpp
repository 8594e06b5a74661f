#include "tests/histories/sitting.hpp"

// Who was there, and what they declare.
namespace banchi::histories {
namespace {

// Whose capacity is fixed by what they did in the meeting already.
std::set<PersonId> bound(const Meeting& meeting) {
    std::set<PersonId> people;
    for (const auto& item : meeting.items) {
        if (item.presiding) people.insert(item.presiding->presiding);
        for (const auto& [digest, ballots] : item.ballots)
            for (const auto& [person, vote] : ballots) people.insert(person);
    }
    return people;
}

Mode random_mode(Dice& dice) {
    return dice.one_of(std::vector{Mode::room, Mode::room, Mode::online, Mode::unstated});
}

// Somebody without a seat, whom nobody has listed yet.
std::optional<PersonId> an_outsider(const Model& model, Dice& dice,
                                    const CommitteeConstituted& committee,
                                    const std::set<PersonId>& listed) {
    auto people = model.everybody();
    std::erase_if(people, [&](const PersonId& person) {
        return listed.contains(person) || has_seat(committee, person);
    });
    return dice.maybe_one_of(people);
}

std::vector<Attendee> random_list(const Model& model, Dice& dice, const Meeting& meeting) {
    const auto& committee = committee_of(model, meeting);
    std::vector<Attendee> list;
    std::set<PersonId> listed;
    std::set<PersonId> represented;
    for (const auto& person : bound(meeting)) {
        list.push_back(*meeting.attendee(person));
        listed.insert(person);
        if (list.back().standing_for) represented.insert(*list.back().standing_for);
    }
    const auto add = [&](const PersonId& person, Sat sat, std::optional<PersonId> whose) {
        list.push_back({person, sat, random_mode(dice), whose});
        listed.insert(person);
    };
    for (const auto& seat : committee.seats) {
        if (listed.contains(seat.person) || represented.contains(seat.person)) continue;
        const bool chair = seat.person == committee.chair && dice.chance(95);
        if (dice.chance(85)) {
            add(seat.person, chair ? Sat::chair : Sat::member, std::nullopt);
        } else if (const auto other = an_outsider(model, dice, committee, listed);
                   other && dice.chance(60)) {
            add(*other, Sat::representative, seat.person);
        }
    }
    for (const auto sat : {Sat::adviser, Sat::observer, Sat::unstated})
        if (const auto other = an_outsider(model, dice, committee, listed);
            other && dice.chance(40))
            add(*other, sat, std::nullopt);
    return list;
}

void add_wrong_lists(const Model& model, Planned& planned, const Meeting& meeting) {
    using A = AttendanceRecorded;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<A>(planned.event, change));
    };
    const auto& committee = committee_of(model, meeting);
    wrong("unknown_person", [](A& a) {
        a.attendees.push_back({PersonId{"nobody"}, Sat::observer, Mode::room, {}});
    });
    wrong("counted_twice", [](A& a) { a.attendees.push_back(a.attendees.front()); });
    for (const auto& person : model.everybody()) {
        if (has_seat(committee, person)) continue;
        const auto& listed = std::get<A>(planned.event.body).attendees;
        if (std::any_of(listed.begin(), listed.end(),
                        [&](const Attendee& each) { return each.person == person; }))
            continue;
        wrong("no_seat", [&](A& a) {
            a.attendees.push_back({person, Sat::member, Mode::room, {}});
        });
        wrong("not_the_chair", [&](A& a) {
            a.attendees.push_back({person, Sat::chair, Mode::room, {}});
        });
        break;
    }
    for (const auto& cosigner : planned.event.header.common.cosigners)
        if (cosigner.capacity == Capacity::present && !bound(meeting).contains(cosigner.actor))
            wrong("not_present", [&](A& a) {
                std::erase_if(a.attendees,
                              [&](const Attendee& each) { return each.person == cosigner.actor; });
            });
}

std::optional<Planned> plan_attendance(const Model& model, Dice& dice) {
    std::vector<const Meeting*> possible;
    for (const auto& [id, meeting] : model.meetings) {
        const bool concluded = std::any_of(meeting.items.begin(), meeting.items.end(),
                                           [](const Item& item) { return item.resolution; });
        if (meeting.cancelled || concluded || meeting.date > model.today()) continue;
        if (meeting.attendees.empty() || dice.chance(10)) possible.push_back(&meeting);
    }
    const auto* meeting = dice.maybe_one_of(possible).value_or(nullptr);
    const auto secretary = secretary_but(model, dice, {});
    if (meeting == nullptr || !secretary) return std::nullopt;
    const AttendanceRecorded body{random_list(model, dice, *meeting)};
    if (body.attendees.empty()) return std::nullopt;
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary,
                             "meeting/" + meeting->id.text, body)};
    planned.framework = &framework_of(model, *meeting);
    auto as_listed = *meeting;
    as_listed.attendees = body.attendees;
    if (!add_witness(model, dice, planned, &as_listed)) return std::nullopt;
    mark_late(model, *meeting, planned);
    if (!meeting->attendees.empty()) planned.labels.insert("attendance recorded anew");
    planned.take = [id = meeting->id, body](Model& m) {
        auto& attended = m.meetings.at(id);
        attended.attendees = body.attendees;
        auto& sat = m.committees.at(attended.committee).sat;
        sat = std::max(sat.value_or(attended.date), attended.date);
    };
    add_wrong_lists(model, planned, *meeting);
    return planned;
}

// Of items that wait, also before the meeting's day: who may still declare an interest in one.
std::optional<std::pair<Place, PersonId>> whose_interest(const Model& model, Dice& dice) {
    std::vector<std::pair<Place, PersonId>> possible;
    for (const auto& [id, meeting] : model.meetings) {
        if (meeting.cancelled) continue;
        std::vector<PersonId> people;
        for (const auto& seat : committee_of(model, meeting).seats) people.push_back(seat.person);
        for (const auto& attendee : meeting.attendees)
            if (attendee.capacity == Sat::representative) people.push_back(attendee.person);
        for (std::size_t at = 0; at < meeting.items.size(); ++at) {
            const auto& item = meeting.items[at];
            if (item.resolution || !item.ballots.empty()) continue;
            for (const auto& person : people)
                if (!item.interests.contains(person) && model.can_sign(person))
                    possible.push_back({{id, at}, person});
        }
    }
    return dice.maybe_one_of(possible);
}

std::optional<Planned> plan_interest(const Model& model, Dice& dice) {
    const auto found = whose_interest(model, dice);
    if (!found || !dice.chance(50)) return std::nullopt;
    const auto& [place, person] = *found;
    const auto& meeting = model.meetings.at(place.meeting);
    const bool chair = committee_of(model, meeting).chair == person && dice.chance(50);
    Planned planned{event_of(model, dice, person, chair ? Capacity::chair : Capacity::member,
                             place.subject(), InterestDeclared{Line{"my cousin works there"}})};
    planned.framework = &framework_of(model, meeting);
    const bool entered = dice.chance(30) && enter_for(model, dice, planned, &meeting);
    planned.take = [where = place, who = person, entered](Model& m) {
        m.item(where).interests[who] = entered;
    };
    for (const auto& other : model.signers())
        if (!entered && !has_seat(committee_of(model, meeting), other) &&
            !meeting.attendee(other)) {
            auto outsider = planned.event;
            outsider.header.actor = other;
            outsider.header.capacity = Capacity::member;
            planned.wrong("no_seat", outsider);
            break;
        }
    return planned;
}

}  // namespace

std::vector<Act> attending_acts() {
    return {{AttendanceRecorded::type, 60, plan_attendance},
            {InterestDeclared::type, 5, plan_interest}};
}

}  // namespace banchi::histories
