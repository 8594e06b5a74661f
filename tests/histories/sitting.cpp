#include "tests/histories/sitting.hpp"

namespace banchi::histories {
namespace {

bool counts(const CommitteeConstituted& committee, Sat capacity) {
    return capacity == Sat::chair || capacity == Sat::member ||
           (capacity == Sat::representative && committee.representatives.count);
}

bool convened_before_its_day(const Meeting& meeting) {
    return Date::of(meeting.convened) < meeting.date;
}

Date last_day(const Model& model, const Meeting& meeting) {
    const auto days = framework_of(model, meeting).rules.minutes_days;
    return meeting.date.plus_days(static_cast<std::int32_t>(days));
}

}  // namespace

std::vector<Place> open_items(const Model& model) {
    std::vector<Place> open;
    for (const auto& [id, meeting] : model.meetings) {
        if (meeting.cancelled || meeting.date > model.today() || meeting.attendees.empty())
            continue;
        for (std::size_t at = 0; at < meeting.items.size(); ++at)
            if (!meeting.items[at].resolution) open.push_back({id, at});
    }
    return open;
}

const CommitteeConstituted& committee_of(const Model& model, const Meeting& meeting) {
    return model.committees.at(meeting.committee).on(meeting.date);
}

const Framework& framework_of(const Model& model, const Meeting& meeting) {
    return *model.framework(meeting.year);
}

bool is_late(const Model& model, const Meeting& meeting) {
    return !convened_before_its_day(meeting) || model.today() > last_day(model, meeting);
}

Date judged_on(const Model& model, const Meeting& meeting) {
    const auto today = model.today();
    const bool in_time = meeting.date <= today && today <= last_day(model, meeting);
    return convened_before_its_day(meeting) && in_time ? meeting.date : today;
}

void mark_late(const Model& model, const Meeting& meeting, Planned& planned) {
    if (is_late(model, meeting)) planned.marks.insert("late");
}

bool has_seat(const CommitteeConstituted& committee, const PersonId& person) {
    return std::any_of(committee.seats.begin(), committee.seats.end(),
                       [&](const Seat& seat) { return seat.person == person; });
}

bool votes(const CommitteeConstituted& committee, Sat capacity) {
    return capacity == Sat::chair || capacity == Sat::member ||
           (capacity == Sat::representative && committee.representatives.vote);
}

bool is_recused(const Item& item, const PersonId& person) {
    const auto ruling = item.rulings.find(person);
    return ruling != item.rulings.end() && ruling->second;
}

std::optional<AgencyId> agency_of(const Model& model, const Item& item) {
    auto matter = matter_of(model, item.agenda.subject);
    if (const auto earlier = model.place_of(item.agenda.subject))
        matter = matter_of(model, model.item(*earlier).agenda.subject);
    if (!matter) return std::nullopt;
    return matter->agency;
}

bool is_concerned(const Model& model, const Place& place, const PersonId& person) {
    const auto agency = agency_of(model, model.item(place));
    if (!agency) return false;
    const auto day = judged_on(model, model.meetings.at(place.meeting));
    const RoleOf officer{Role::officer, agency};
    return model.holds(person, officer, day) || model.holds(person, {Role::head, agency}, day) ||
           std::any_of(model.delegations.begin(), model.delegations.end(),
                       [&](const Delegated& each) {
                           return each.to == person && each.role == officer && each.covers(day) &&
                                  model.holds(each.from_whom, officer, day);
                       });
}

bool may_preside(const Model& model, const Place& place, const PersonId& person) {
    const auto& item = model.item(place);
    if (is_concerned(model, place, person)) return false;
    const auto ruling = item.rulings.find(person);
    return ruling != item.rulings.end() ? !ruling->second : !item.interests.contains(person);
}

bool may_vote(const Model& model, const Place& place, const PersonId& person) {
    const auto& meeting = model.meetings.at(place.meeting);
    const auto* attendee = meeting.attendee(person);
    return attendee != nullptr && votes(committee_of(model, meeting), attendee->capacity) &&
           !is_recused(model.item(place), person);
}

bool has_quorum(const Model& model, const Place& place) {
    const auto& meeting = model.meetings.at(place.meeting);
    const auto& committee = committee_of(model, meeting);
    const auto& rules = framework_of(model, meeting).rules;
    std::int64_t present = 0;
    for (const auto& attendee : meeting.attendees)
        if (counts(committee, attendee.capacity) &&
            (rules.recused_count == true || !is_recused(model.item(place), attendee.person)))
            ++present;
    return reached(rules.quorum, present, committee.quorum_base);
}

bool reached(const Share& share, std::int64_t count, std::int64_t of) {
    if (of == 0) return false;
    return share.more_than ? count * share.whole > of * share.part
                           : count * share.whole >= of * share.part;
}

Presiders whose_turn(const Model& model, const Place& place, const std::optional<PersonId>& aside) {
    const auto& meeting = model.meetings.at(place.meeting);
    const auto& committee = committee_of(model, meeting);
    const auto may = [&](const PersonId& person, Sat capacity) {
        const auto* attendee = meeting.attendee(person);
        return attendee != nullptr && attendee->capacity == capacity && person != aside &&
               may_preside(model, place, person);
    };
    if (may(committee.chair, Sat::chair)) return {PresidingBy::chair, {committee.chair}};
    for (const auto& person : committee.vice_chairs)
        if (may(person, Sat::member)) return {PresidingBy::vice_chair, {person}};
    Presiders elected;
    for (const auto& attendee : meeting.attendees)
        if (may(attendee.person, Sat::member)) elected.people.push_back(attendee.person);
    return elected;
}

std::optional<PersonId> secretary_but(const Model& model, Dice& dice,
                                      const std::set<PersonId>& others) {
    auto secretaries = model.holders({Role::secretary, {}});
    std::erase_if(secretaries, [&](const PersonId& person) { return others.contains(person); });
    return dice.maybe_one_of(secretaries);
}

}  // namespace banchi::histories
