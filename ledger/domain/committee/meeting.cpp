#include <algorithm>
#include <set>

#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

Error no_such_subject(const AgendaItem& item, const Text& wanted) {
    return broken("no_such_subject",
                  {"วาระที่ " + std::to_string(item.number) + ": " + item.subject + " " + wanted.th,
                   "item " + std::to_string(item.number) + ": " + item.subject + " " + wanted.en},
                  {{"subject", item.subject}});
}

Result<void> check_matter(const State& state, FiscalYear year, const AgendaItem& item) {
    const auto matter = find_matter(state, item.subject);
    if (!matter)
        return no_such_subject(item, {"ไม่มีในบัญชี ให้ตรวจรหัสหน่วยงานและปีงบประมาณ",
                                      "is not in the ledger; check its agency and fiscal year"});
    if (matter->agreement.year != year)
        return broken("fiscal_year_differs",
                      {item.subject + " เป็นของปีงบประมาณอื่น การประชุมนี้พิจารณาปี " + year.text() +
                           " ให้เรียกประชุมแยกตามปี",
                       item.subject + " is of another fiscal year than the meeting's, " +
                           year.text() + "; convene a meeting for each year"},
                      {{"subject", item.subject}, {"fiscal_year", year.text()}});
    const auto submitted = submitted_digest(state, *matter);
    if (!submitted || !waits(state, *matter))
        return broken("not_submitted",
                      {item.subject + " ยังไม่ได้เสนอ หรือแก้ไขหลังเสนอ "
                                      "ให้หน่วยงานเสนอก่อนเรียกประชุม",
                       item.subject + " is not submitted, or was edited since; the agency submits "
                                      "it before the meeting is convened"},
                      {{"subject", item.subject}});
    if (*submitted != item.digest)
        return digest_differs({"ข้อเสนอของ " + item.subject, "the submission of " + item.subject},
                              item.digest, *submitted);
    return check_standing(state, *matter, item.digest);
}

Result<void> check_document(const State& state, const AgendaItem& item) {
    if (!has(state, item.subject, "title"))
        return no_such_subject(item, {"ยังไม่ได้จดทะเบียน ให้จดทะเบียนเอกสารก่อน",
                                      "is not registered; register the document first"});
    const auto named = Digest::from_hex(item.subject.substr(item.subject.find('/') + 1));
    if (!named) return named.error();
    if (*named != item.digest)
        return digest_differs({"เอกสาร", "the document"}, item.digest, *named);
    return {};
}

Result<void> check_framework(const State& state, const AgendaItem& item) {
    const auto authority = get<Citation>(state, item.subject, "authority");
    if (!authority)
        return no_such_subject(item, {"ยังไม่ได้ประกาศ ให้ประกาศกรอบก่อน",
                                      "is not published; publish the framework first"});
    if (authority->document != item.digest)
        return digest_differs({"เอกสารที่กรอบอ้าง", "the framework's authority"}, item.digest,
                              authority->document);
    return {};
}

Result<void> check_item(const State& state, FiscalYear year, const AgendaItem& item) {
    const auto kind = item.subject.substr(0, item.subject.find('/'));
    if (kind == "agreement") return check_matter(state, year, item);
    if (kind == "document") return check_document(state, item);
    if (kind == "framework") return check_framework(state, item);
    return no_such_subject(item, {"ต้องเป็น agreement, document หรือ framework",
                                  "must be an agreement, a document or a framework"});
}

Result<void> check_agenda(const State& state, const MeetingConvened& event) {
    std::int64_t number = 0;
    for (const auto& item : event.agenda) {
        if (item.number == ++number) continue;
        number = 0;
        break;
    }
    if (number == 0)
        return broken("agenda_numbers", {"ระเบียบวาระต้องมีอย่างน้อยหนึ่งวาระ "
                                         "เรียงลำดับ 1, 2, 3 ...",
                                         "an agenda has at least one item, numbered 1, 2, 3 ..."});
    std::set<std::string> agreements;
    for (const auto& item : event.agenda) {
        if (auto fits = check_item(state, event.fiscal_year, item); !fits) return fits.error();
        if (item.subject.starts_with("agreement/") && !agreements.insert(item.subject).second)
            return broken("agenda_twice",
                          {item.subject + " อยู่ในระเบียบวาระสองวาระ ให้เหลือวาระเดียว",
                           item.subject + " stands on the agenda twice; keep one item"},
                          {{"subject", item.subject}});
    }
    return {};
}

Result<void> check_committee(const State& state, const MeetingConvened& event,
                             const Framework& framework) {
    if (!find_committee(state, event.committee))
        return broken("no_such_committee",
                      {"ไม่มีคณะกรรมการรหัส " + event.committee.text + " ให้ตรวจรหัส",
                       "no committee has the id " + event.committee.text + "; check it"},
                      {{"committee", event.committee.text}});
    if (framework.rules.committee == event.committee) return {};
    const auto& expected = framework.rules.committee.text;
    return broken("committee_differs",
                  {framework.subject + " ให้คณะกรรมการ " + expected + " เป็นผู้พิจารณา ให้ระบุคณะนั้น",
                   framework.subject + " has the committee " + expected + " decide; name that one"},
                  {{"given", event.committee.text}, {"expected", expected}});
}

Result<void> mark_notice(const Judging& judging, const MeetingConvened& event,
                         const Framework& framework, Marks& marks) {
    const auto day = judging.day();
    const auto days = framework.rules.notice_days;
    if (day.plus_days(static_cast<std::int32_t>(days)) <= event.date) return {};
    return mark(judging, marks, framework,
                {"short_notice",
                 {"เรียกประชุมล่วงหน้าน้อยกว่า " + std::to_string(days) + " วัน",
                  "convened with less than " + std::to_string(days) + " days' notice"},
                 Value::object()
                     .set("recorded", day.text())
                     .set("date", event.date.text())
                     .set("notice_days", days)});
}

}  // namespace

std::optional<MeetingConvened> find_meeting(const State& state, const MeetingId& id) {
    const auto entity = "meeting/" + id.text;
    const auto committee = get<CommitteeId>(state, entity, "committee");
    if (!committee) return std::nullopt;
    MeetingConvened meeting;
    meeting.committee = *committee;
    meeting.fiscal_year = get<FiscalYear>(state, entity, "fiscal_year").value();
    meeting.title = get<Title>(state, entity, "title").value();
    meeting.date = get<Date>(state, entity, "date").value();
    meeting.place = get<Title>(state, entity, "place").value();
    for (const auto& fact : list(state, entity, "item/"))
        meeting.agenda.push_back(from_value<AgendaItem>(*fact.value).value());
    // Fields come in byte order, "item/10" before "item/2".
    std::sort(meeting.agenda.begin(), meeting.agenda.end(),
              [](const auto& left, const auto& right) { return left.number < right.number; });
    return meeting;
}

Result<Marks> decide(const Judging& judging, const MeetingConvened& event) {
    const auto& subject = judging.header.subject;
    if (has(judging.state, subject, "committee"))
        return broken("meeting_taken",
                      {"มีการประชุมรหัสนี้แล้ว ให้ใช้รหัสใหม่",
                       "a meeting with this id is convened already; choose another id"},
                      {{"subject", subject}});
    const auto framework = framework_for(judging.state, event.fiscal_year);
    if (!framework)
        return broken("no_framework", {"ยังไม่มีกรอบการประเมินของปีงบประมาณนี้ ให้ประกาศก่อน",
                                       "the fiscal year has no framework; publish one first"});
    if (auto fits = check_committee(judging.state, event, *framework); !fits) return fits.error();
    if (auto fits = check_agenda(judging.state, event); !fits) return fits.error();
    Marks marks;
    if (auto kept = mark_notice(judging, event, *framework, marks); !kept) return kept.error();
    return marks;
}

void evolve(const Judging& judging, const MeetingConvened& event, Changes& changes) {
    const auto& subject = judging.header.subject;
    changes.put("index/meetings", subject.substr(subject.find('/') + 1), true);
    changes.put(subject, "committee", to_value(event.committee));
    changes.put(subject, "fiscal_year", to_value(event.fiscal_year));
    changes.put(subject, "title", to_value(event.title));
    changes.put(subject, "date", to_value(event.date));
    changes.put(subject, "place", to_value(event.place));
    changes.put(subject, "convened", to_value(judging.recorded));
    for (const auto& item : event.agenda)
        changes.put(subject, "item/" + std::to_string(item.number), to_value(item));
}

Text tell(const Judging& judging, const MeetingConvened& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto date = for_people(event.date);
    const auto count = std::to_string(event.agenda.size());
    return {actor.th + " เรียกประชุม “" + event.title.th + "” วันที่ " + date.th + " ณ " +
                event.place.th + " มี " + count + " วาระ",
            actor.en + " convened the meeting “" + event.title.en + "” for " + date.en + ", " +
                event.place.en + ", with " + count +
                (event.agenda.size() == 1 ? " agenda item" : " agenda items")};
}

}  // namespace banchi::domain
