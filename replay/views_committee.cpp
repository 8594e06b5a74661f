#include "replay/views_committee.hpp"

#include "ledger/domain/committee/sitting.hpp"
#include "replay/answer.hpp"
#include "replay/sitting.hpp"

namespace banchi::replay {
namespace {

using domain::Fact;
using domain::State;

Error no_meeting(const MeetingId& id) {
    return not_found(
        "unknown_meeting",
        {"ไม่มีการประชุมรหัส " + id.text + " ในตำแหน่งนี้ ดูรายการที่ /v1/meetings",
         "no meeting has the id " + id.text + " at this position; /v1/meetings lists them"});
}

Value person_name(const State& state, const PersonId& person) {
    return told(domain::name_of(state, person));
}

Value committee_item(const State& state, const CommitteeId& id, const std::optional<Date>& day) {
    const auto committee = domain::find_committee(state, id, day_of(state, day));
    if (!committee) return Value::object().set("id", id.text);
    return Value::object()
        .set("id", id.text)
        .set("name", to_value(committee->name))
        .set("chair", committee->chair.text)
        .set("seats", count(committee->seats.size()));
}

// By their first day; the constituted one, whose field is no date, has none.
Value compositions(const State& state, const CommitteeId& id) {
    Value all = Value::array();
    for (const auto& fact : domain::list(state, "composition/" + id.text))
        all.push(Value::object()
                     .set("from", Date::parse(fact.field) ? Value(fact.field) : Value())
                     .set("order", (*fact.value)["order"])
                     .set("index", number(fact.index)));
    return all;
}

Value meeting_head(const State& state, const MeetingId& id,
                   const domain::MeetingConvened& meeting) {
    const auto committee = domain::find_committee(state, meeting.committee, meeting.date);
    return Value::object()
        .set("id", id.text)
        .set("committee", meeting.committee.text)
        .set("committee_name", committee ? to_value(committee->name) : Value(kNotStated))
        .set("fiscal_year", to_value(meeting.fiscal_year))
        .set("title", to_value(meeting.title))
        .set("date", meeting.date.text())
        .set("place", to_value(meeting.place))
        .set("amended", with_index(state.fact("meeting/" + id.text, "amended")))
        .set("cancelled", with_index(state.fact("meeting/" + id.text, "cancelled")));
}

bool held_by(const State& state, const MeetingId& id, Date day) {
    const auto meeting = domain::find_meeting(state, id);
    return meeting && meeting->date <= day &&
           !domain::has(state, "meeting/" + id.text, "cancelled");
}

Value meeting_item(const State& state, const MeetingId& id) {
    const auto meeting = domain::find_meeting(state, id);
    if (!meeting) return Value::object().set("id", id.text);
    std::size_t concluded = 0;
    for (const auto& item : meeting->agenda)
        if (domain::has(state, domain::ItemId{id, item.number}.subject(), "conclusion"))
            ++concluded;
    return meeting_head(state, id, *meeting)
        .set("items", count(meeting->agenda.size()))
        .set("concluded", count(concluded));
}

Value attendance(const State& state, const MeetingId& id, const domain::MeetingConvened& meeting) {
    Value people = Value::array();
    const auto committee = domain::find_committee(state, meeting.committee, meeting.date);
    for (const auto& fact : domain::list(state, "meeting/" + id.text, "attendance/")) {
        const auto person = PersonId{fact.field.substr(std::string_view("attendance/").size())};
        const auto attendee = domain::attendance_of(state, id, person);
        if (!attendee) continue;
        const auto& standing_for = attendee->standing_for;
        people.push(Value::object()
                        .set("person", person.text)
                        .set("name", person_name(state, person))
                        .set("capacity", to_value(attendee->capacity))
                        .set("mode", to_value(attendee->mode))
                        .set("counts", domain::counts(*committee, attendee->capacity))
                        .set("votes", domain::votes(*committee, attendee->capacity))
                        .set("for", or_null(standing_for))
                        .set("for_name", standing_for ? person_name(state, *standing_for) : Value())
                        .set("index", number(fact.index)));
    }
    return people;
}

Value presiding(const State& state, const std::string& item) {
    auto value = with_index(state.fact(item, "presiding"));
    if (value.is_null()) return value;
    const auto name = person_name(state, PersonId{*value["presiding"].text()});
    return value.set("name", name);
}

// What was recorded of people, one a field of the item: each with the name and the index.
Value by_person(const State& state, const std::string& entity, const std::string& prefix) {
    Value people = Value::array();
    for (const auto& fact : domain::list(state, entity, prefix)) {
        const PersonId person{fact.field.substr(prefix.size())};
        auto value = with_index(fact);
        people.push(value.set("person", person.text).set("name", person_name(state, person)));
    }
    return people;
}

Value conditions(const State& state, const std::string& item) {
    Value all = Value::array();
    for (std::int64_t number = 1;; ++number) {
        auto condition = with_index(state.fact(item, "condition/" + std::to_string(number)));
        if (condition.is_null()) return all;
        if (condition["met"].is_null()) condition.set("met", Value());
        const auto by = person_name(state, PersonId{*condition["confirmed_by"].text()});
        condition.set("confirmed_by_name", by);
        all.push(condition.set("number", number));
    }
}

Value marks_of_subject(const State& state, const std::string& subject) {
    Value marks = Value::array();
    for (const auto& mark : domain::list(state, "irregular/" + subject))
        marks.push(with_index(mark));
    return marks;
}

}  // namespace

Value committees_view(const State& state, const Page& page, const std::optional<Date>& day) {
    return paged(state, "index/committees", "", page, [&](const Fact& fact) {
        return committee_item(state, CommitteeId{fact.field}, day);
    });
}

Result<Value> committee_view(const State& state, const CommitteeId& id,
                             const std::optional<Date>& day) {
    const auto committee =
        valid_slug(id.text) ? domain::find_committee(state, id, day_of(state, day)) : std::nullopt;
    if (!committee)
        return not_found("unknown_committee",
                         {"ไม่มีคณะกรรมการรหัส " + id.text + " ในตำแหน่งนี้ ดูรายการที่ /v1/committees",
                          "no committee has the id " + id.text +
                              " at this position; /v1/committees lists them"});
    Value seats = Value::array();
    for (const auto& seat : committee->seats)
        seats.push(to_value(seat).set("name", person_name(state, seat.person)));
    return to_value(*committee)
        .set("id", id.text)
        .set("seats", std::move(seats))
        .set("compositions", compositions(state, id));
}

Value meetings_view(const State& state, const Page& page, const std::optional<Date>& day) {
    return paged(state, "index/meetings", "", page, [&](const Fact& fact) {
        const MeetingId id{fact.field};
        return day && !held_by(state, id, *day) ? Value() : meeting_item(state, id);
    });
}

Result<Value> meeting_view(const State& state, const MeetingId& id, const StateAt& states,
                           const std::optional<Date>& day) {
    const auto meeting = valid_slug(id.text) ? domain::find_meeting(state, id) : std::nullopt;
    if (!meeting) return no_meeting(id);
    Value agenda = Value::array();
    for (const auto& item : meeting->agenda) {
        auto view = item_view(state, {id, item.number}, states);
        if (!view) return view.error();
        agenda.push(std::move(*view));
    }
    auto view = meeting_head(state, id, *meeting);
    if (day) view.set("held", held_by(state, id, *day));
    return view.set("attendance", attendance(state, id, *meeting))
        .set("agenda", std::move(agenda))
        .set("minutes", with_index(state.fact("meeting/" + id.text, "minutes")))
        .set("irregular", marks_of_subject(state, "meeting/" + id.text));
}

Result<Value> item_view(const State& state, const domain::ItemId& id, const StateAt& states) {
    const auto item = valid_slug(id.meeting.text) ? domain::find_item(state, id) : std::nullopt;
    if (!item) return no_meeting(id.meeting);
    const auto entity = id.subject();
    const auto put = state.fact("meeting/" + id.meeting.text, "item/" + std::to_string(id.number));
    return to_value(*item)
        .set("meeting", id.meeting.text)
        .set("subject_name", told(subject_name(state, item->subject)))
        .set("on_agenda", number(put->index))
        .set("concerned", concerned_value(state, id))
        .set("earlier", earlier_value(state, id))
        .set("interests", by_person(state, entity, "interest/"))
        .set("recusals", by_person(state, entity, "recusal/"))
        .set("presiding", presiding(state, entity))
        .set("quorum", quorum_value(state, id, states))
        .set("ballots", ballots_view(state, id))
        .set("conclusion", with_index(state.fact(entity, "conclusion")))
        .set("conditions", conditions(state, entity))
        .set("rescinds", with_index(state.fact(entity, "rescinds")))
        .set("rescinded", with_index(state.fact(entity, "rescinded")))
        .set("irregular", marks_of_subject(state, entity));
}

}  // namespace banchi::replay
