#include <algorithm>

#include "ledger/domain/committee/agenda.hpp"
#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

Result<void> check_committee(const State& state, const MeetingConvened& event,
                             const Framework& framework) {
    if (!find_committee(state, event.committee, event.date))
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
    if (auto fits = check_agenda(judging.state, event.fiscal_year, event.agenda); !fits)
        return fits.error();
    Marks marks;
    if (auto kept = mark_notice(judging, event.date, *framework, marks); !kept) return kept.error();
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
    changes.put(subject, "convened", to_value(judging.at()));
    for (const auto& item : event.agenda)
        changes.put(subject, "item/" + std::to_string(item.number), to_value(item));
    list_agenda(meeting_id(judging.header), event.agenda, {}, changes);
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
