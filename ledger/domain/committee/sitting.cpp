#include "ledger/domain/committee/sitting.hpp"

#include <algorithm>
#include <cassert>

#include "ledger/domain/registry/delegation.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

std::string entity_of(const MeetingId& id) {
    return "meeting/" + id.text;
}

Error bad_item_subject(std::string_view given) {
    return {ErrorKind::malformed,
            "subject",
            {"ระเบียบวาระเขียนเป็น item/<การประชุม>/<ลำดับ> เช่น item/m1/9",
             "an agenda item is item/<meeting>/<number>, as item/m1/9"},
            {{"given", std::string(given)}}};
}

bool is_number(const std::string& text) {
    return !text.empty() && text.size() <= 6 && text.front() != '0' &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Matter> matter_about(const State& state, const AgendaItem& item) {
    if (auto own = find_matter(state, item.subject)) return own;
    const auto id = ItemId::parse(item.subject);
    const auto earlier = id ? find_item(state, *id) : std::nullopt;
    return earlier ? find_matter(state, earlier->subject) : std::nullopt;
}

std::string ItemId::subject() const {
    return "item/" + meeting.text + "/" + std::to_string(number);
}

Result<ItemId> ItemId::parse(std::string_view item_or_ballot_subject) {
    const auto parts = split_path(item_or_ballot_subject);
    const bool shaped = (parts.size() == 3 && parts[0] == "item") ||
                        (parts.size() == 4 && parts[0] == "ballot" && valid_slug(parts[3]));
    if (!shaped || !valid_slug(parts[1]) || !is_number(parts[2]))
        return bad_item_subject(item_or_ballot_subject);
    return ItemId{MeetingId{parts[1]}, std::stoll(parts[2])};
}

std::optional<AgendaItem> find_item(const State& state, const ItemId& id) {
    return get<AgendaItem>(state, entity_of(id.meeting), "item/" + std::to_string(id.number));
}

std::optional<Attendee> attendance_of(const State& state, const MeetingId& id,
                                      const PersonId& person) {
    return get<Attendee>(state, entity_of(id), "attendance/" + person.text);
}

std::vector<Attendee> attendees_of(const State& state, const MeetingId& id) {
    std::vector<Attendee> attendees;
    for (const auto& fact : list(state, entity_of(id), "attendance/"))
        attendees.push_back(from_value<Attendee>(*fact.value).value());
    return attendees;
}

std::optional<Instant> convened_at(const State& state, const MeetingId& id) {
    return get<Instant>(state, entity_of(id), "convened");
}

Date judged_on(const Judging& judging, const MeetingId& id, const Framework& framework) {
    const auto day = judging.day();
    const auto date = get<Date>(judging.state, entity_of(id), "date");
    const auto convened = convened_at(judging.state, id);
    if (!date || !convened || Date::of(*convened) >= *date) return day;
    const auto days = static_cast<std::int32_t>(framework.rules.minutes_days);
    // An act of before the meeting's day is no more the meeting's than a late one.
    return day < *date || day > date->plus_days(days) ? day : *date;
}

Result<Sitting> sitting_of(const Judging& judging) {
    const auto id = ItemId::parse(judging.header.subject);
    if (!id) return id.error();
    return sitting_of(judging.state, *id);
}

Result<Sitting> sitting_of(const State& state, const ItemId& id) {
    auto item = find_item(state, id);
    if (!item) return no_such_item(id.subject());
    const auto meeting = entity_of(id.meeting);
    const auto date = get<Date>(state, meeting, "date");
    const auto year = get<FiscalYear>(state, meeting, "fiscal_year");
    auto committee =
        find_committee(state, get<CommitteeId>(state, meeting, "committee").value(), date.value());
    auto framework = framework_for(state, year.value());
    assert(committee && framework);  // meeting.convened was refused without
    auto matter = find_matter(state, item->subject);
    auto about = matter_about(state, *item);
    return Sitting{id,
                   std::move(*item),
                   *date,
                   std::move(*committee),
                   std::move(*framework),
                   std::move(matter),
                   std::move(about)};
}

Result<Sitting> pending_item(const Judging& judging) {
    auto sitting = sitting_of(judging);
    if (!sitting) return sitting.error();
    const auto subject = sitting->id.subject();
    if (auto fits = check_not_cancelled(judging.state, sitting->id.meeting); !fits)
        return fits.error();
    if (has(judging.state, subject, "conclusion")) return already_concluded(subject);
    return sitting;
}

Result<Sitting> open_item(const Judging& judging) {
    auto sitting = pending_item(judging);
    if (!sitting) return sitting.error();
    if (auto held = check_held(judging, sitting->date); !held) return held.error();
    return sitting;
}

Result<void> check_held(const Judging& judging, Date date) {
    if (judging.day() >= date) return {};
    const auto day = for_people(date);
    return broken("meeting_not_held",
                  {"การประชุมยังไม่ถึงวัน ให้บันทึกตั้งแต่ " + day.th + " เป็นต้นไป",
                   "the meeting has not been held; record what it did from " + day.en + " on"},
                  {{"date", date.text()}, {judging.day_name(), judging.day().text()}});
}

Result<void> mark_late(const Judging& judging, const MeetingId& id, const Framework& framework,
                       Marks& marks) {
    const auto day = judging.day();
    const auto convened = Date::of(convened_at(judging.state, id).value());
    const auto date = get<Date>(judging.state, entity_of(id), "date").value();
    const auto days = framework.rules.minutes_days;
    const auto last = date.plus_days(static_cast<std::int32_t>(days));
    if (convened < date && day <= last) return {};
    const auto until = for_people(last);
    const Text why = day > last ? Text{"หลังวันสุดท้ายที่ให้บันทึก คือ " + until.th,
                                       "after the last day for recording it, " + until.en}
                                : Text{"ไม่ได้เรียกประชุมไว้ในบัญชีก่อนวันประชุม",
                                       "the meeting was not convened in the ledger before its day"};
    return mark(judging, marks, framework,
                {"late", why,
                 Value::object()
                     .set(judging.day_name(), day.text())
                     .set("convened", convened.text())
                     .set("date", date.text())
                     .set("minutes_days", days)});
}

bool counts(const CommitteeConstituted& committee, Sat capacity) {
    return capacity == Sat::chair || capacity == Sat::member ||
           (capacity == Sat::representative && committee.representatives.count);
}

bool votes(const CommitteeConstituted& committee, Sat capacity) {
    return capacity == Sat::chair || capacity == Sat::member ||
           (capacity == Sat::representative && committee.representatives.vote);
}

bool holds_seat(const CommitteeConstituted& committee, const PersonId& person) {
    return std::any_of(committee.seats.begin(), committee.seats.end(),
                       [&](const Seat& seat) { return seat.person == person; });
}

std::vector<Role> concerns(const State& state, const Sitting& sitting, const PersonId& person,
                           Date day) {
    std::vector<Role> roles;
    if (!sitting.about) return roles;
    const auto& agency = sitting.about->agreement.agency;
    if (holds_role(state, person, Role::officer, agency, day) ||
        acts_for_another(state, person, Role::officer, agency, day))
        roles.push_back(Role::officer);
    if (holds_role(state, person, Role::head, agency, day)) roles.push_back(Role::head);
    return roles;
}

bool is_concerned(const Judging& judging, const Sitting& sitting, const PersonId& person) {
    const auto day = judged_on(judging, sitting.id.meeting, sitting.framework);
    return !concerns(judging.state, sitting, person, day).empty();
}

bool may_preside(const Judging& judging, const Sitting& sitting, const PersonId& person) {
    if (is_concerned(judging, sitting, person)) return false;
    const auto ruling = ruling_on(judging.state, sitting.id, person);
    return ruling ? !ruling->recused : !has_declared(judging.state, sitting.id, person);
}

MeetingId meeting_id(const Header& header) {
    return MeetingId{header.subject.substr(header.subject.find('/') + 1)};
}

Result<MeetingConvened> standing_meeting(const State& state, const MeetingId& id) {
    auto meeting = find_meeting(state, id);
    if (!meeting)
        return broken("no_such_meeting",
                      {"ไม่มีการประชุม " + id.text + " ให้เรียกประชุมก่อน",
                       "no meeting has the id " + id.text + "; convene it first"},
                      {{"meeting", id.text}});
    if (auto fits = check_not_cancelled(state, id); !fits) return fits.error();
    return std::move(*meeting);
}

Result<void> check_not_cancelled(const State& state, const MeetingId& id) {
    if (!has(state, entity_of(id), "cancelled")) return {};
    return broken("meeting_cancelled",
                  {"การประชุม " + id.text + " ยกเลิกแล้ว ให้นำเรื่องเข้าการประชุมครั้งอื่น",
                   "the meeting " + id.text + " is cancelled; bring its matters to another one"},
                  {{"meeting", id.text}});
}

Error no_such_item(const std::string& subject) {
    return broken("no_such_item",
                  {"ไม่มี " + subject + " ในระเบียบวาระ ให้ตรวจรหัสการประชุมและลำดับ",
                   "no agenda has " + subject + "; check the meeting's id and the number"},
                  {{"item", subject}});
}

Error already_concluded(const std::string& subject) {
    return broken(
        "already_concluded",
        {subject + " มีมติแล้ว บันทึกเพิ่มหรือแก้ไขไม่ได้ "
                   "หากพิจารณาใหม่ให้นำเข้าการประชุมครั้งอื่น",
         subject + " is concluded and takes no more; bring the matter to another meeting"},
        {{"item", subject}});
}

Text item_for_people(const State& state, const std::string& subject) {
    const auto id = ItemId::parse(subject);
    if (!id) return {subject, subject};
    const auto item = find_item(state, *id);
    const auto title = item ? item->title : Title{"ไม่ทราบชื่อ", "unknown title"};
    const auto meeting = get<Title>(state, entity_of(id->meeting), "title")
                             .value_or(Title{id->meeting.text, id->meeting.text});
    const auto number = std::to_string(id->number);
    return {"วาระที่ " + number + " “" + title.th + "” ของการประชุม “" + meeting.th + "”",
            "item " + number + " “" + title.en + "” of the meeting “" + meeting.en + "”"};
}

}  // namespace banchi::domain
