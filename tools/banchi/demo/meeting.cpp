#include "tools/banchi/demo/data.hpp"
#include "tools/banchi/demo/people.hpp"
#include "tools/banchi/demo/story.hpp"

namespace banchi::tools::demo {
namespace {

const Instant kMeetingTime = Instant::parse("2025-09-19T07:00:00Z").value();

std::vector<domain::Cosigner> with_second_recorder() {
    return {{PersonId{std::string(kSecondRecorder)}, domain::Capacity::recorder}};
}

std::string item_subject(std::int64_t number) {
    return domain::ItemId{MeetingId{std::string(kMeeting)}, number}.subject();
}

Result<void> register_data(Story& story, std::string_view bytes, Title title) {
    domain::DocumentRegistered document;
    document.title = std::move(title);
    document.media_type = Line{"application/json"};
    document.bytes = static_cast<std::int64_t>(bytes.size());
    return story.enter({.subject = "document/" + sha256(bytes).hex(),
                        .body = std::move(document),
                        .reason = {"ข้อมูลสมมุติแทนเอกสารที่ที่ประชุมเห็น",
                                   "Illustrative data in place of what the meeting saw."}});
}

domain::AgendaItem about_document(std::int64_t number, std::string_view bytes, Title title) {
    const auto digest = sha256(bytes);
    return {number, domain::Purpose::information, std::move(title), "document/" + digest.hex(),
            digest};
}

std::vector<domain::AgendaItem> agenda_of(const Story& story) {
    std::vector<domain::AgendaItem> agenda;
    agenda.push_back({1,
                      domain::Purpose::information,
                      {"กรอบการประเมินปีงบประมาณ พ.ศ. 2569-2570",
                       "The evaluation framework for fiscal years 2569-2570"},
                      std::string(kFramework),
                      story.news().document});
    agenda.push_back(about_document(2, monitor_kpis_json(),
                                    {"ตัวชี้วัด Strategic และ Monitor", "Strategic and monitor KPIs"}));
    agenda.push_back(about_document(3, joint_kpis_json(), {"ตัวชี้วัดร่วม (Joint KPIs)", "Joint KPIs"}));
    const auto state = story.state();
    for (const auto& agency : kAgencies) {
        const auto subject = "agreement/" + std::string(agency.id) + "/2569";
        agenda.push_back({static_cast<std::int64_t>(agenda.size()) + 1,
                          domain::Purpose::consideration,
                          {"ตัวชี้วัดและค่าเป้าหมายของ" + std::string(agency.th),
                           "KPIs and targets of the " + std::string(agency.en)},
                          subject,
                          domain::get<Digest>(*state, subject, "submitted").value()});
    }
    return agenda;
}

Result<void> convene(Story& story, const std::vector<domain::AgendaItem>& agenda) {
    domain::MeetingConvened meeting;
    meeting.committee = CommitteeId{std::string(kCommittee)};
    meeting.fiscal_year = FiscalYear{2569};
    meeting.title = {
        "การประชุมคณะกรรมการกำกับการประเมินผลฯ วันที่ 19 กันยายน 2568",
        "Meeting of the committee overseeing performance evaluation, 19 September 2568"};
    meeting.date = Date::from_civil(2025, 9, 19);
    meeting.place = {"ห้องประชุม อก.1 ชั้น 2 และออนไลน์ (Zoom)",
                     "Room อก.1, floor 2, and online (Zoom)"};
    meeting.agenda = agenda;
    return story.enter(
        {.subject = "meeting/" + std::string(kMeeting),
         .body = std::move(meeting),
         .reason = {"บัญชีนี้เปิดหลังการประชุม จึงบันทึกการเรียกประชุมย้อนหลัง",
                    "The ledger was opened after the meeting, so it is convened here "
                    "after its day."}});
}

Result<void> record_attendance(Story& story) {
    domain::AttendanceRecorded attendance;
    for (const auto& office : kOffices)
        attendance.attendees.push_back(
            {PersonId{std::string(office.id)}, office.sat, domain::Mode::unstated, std::nullopt});
    return story.enter({.subject = "meeting/" + std::string(kMeeting),
                        .body = std::move(attendance),
                        .reason = {"ข่าวไม่ได้ระบุว่าใครเข้าร่วมทางใด และสามหน่วยงานสุดท้ายนั่งในฐานะใด",
                                   "The news doesn't say who took part which way, nor in which "
                                   "capacity the last three sat."},
                        .cosigners = with_second_recorder(),
                        .occurred = kMeetingTime});
}

bool heads(std::string_view person, const domain::AgendaItem& item) {
    for (const auto& office : kOffices)
        if (office.id == person && !office.head_of.empty() &&
            item.subject == "agreement/" + std::string(office.head_of) + "/2569")
            return true;
    return false;
}

// A person concerned can't preside, and the news doesn't say who did for the chair's own agency:
// that item's presiding stays unrecorded.
Result<void> record_presiding(Story& story, const domain::AgendaItem& item) {
    if (heads(kChair, item)) return {};
    domain::PresidingRecorded presiding;
    presiding.presiding = PersonId{std::string(kChair)};
    presiding.by = domain::PresidingBy::chair;
    return story.enter_for(kChair, domain::Capacity::presiding,
                           {.subject = item_subject(item.number), .body = std::move(presiding)});
}

Result<void> conclude(Story& story, const domain::AgendaItem& item) {
    const bool information = item.purpose == domain::Purpose::information;
    domain::ItemConcluded conclusion;
    conclusion.outcome = information ? domain::Outcome::acknowledged : domain::Outcome::presented;
    conclusion.mode = domain::Deciding::unstated;
    conclusion.digest = item.digest;
    return story.enter(
        {.subject = item_subject(item.number),
         .body = std::move(conclusion),
         .reason = information ? Text{"ข่าวระบุว่ารับทราบ ไม่ได้บอกวิธีลงมติ",
                                      "The news says acknowledged, not how."}
                               : Text{"ข่าวระบุว่านำเสนอเพื่อพิจารณา ไม่ได้กล่าวว่าเห็นชอบ",
                                      "The news says presented for consideration; it does not say "
                                      "approved, nor how the item was concluded."},
         .cosigners = with_second_recorder(),
         .occurred = kMeetingTime});
}

}  // namespace

Result<void> tell_meeting(Story& story) {
    if (auto done = story.from("2025-10-01T02:30:00Z"); !done) return done.error();
    if (auto done = register_data(story, monitor_kpis_json(),
                                  {"ตัวชี้วัด Monitor ปีงบประมาณ พ.ศ. 2569 (สมมุติ)",
                                   "Monitor KPIs of fiscal year 2569 (illustrative)"});
        !done)
        return done.error();
    if (auto done = register_data(story, joint_kpis_json(),
                                  {"ตัวชี้วัดร่วมหลัก ปีงบประมาณ พ.ศ. 2569 (สมมุติ)",
                                   "Main joint KPIs of fiscal year 2569 (illustrative)"});
        !done)
        return done.error();
    const auto agenda = agenda_of(story);
    if (auto done = convene(story, agenda); !done) return done.error();
    if (auto done = record_attendance(story); !done) return done.error();
    for (const auto& item : agenda)
        if (auto done = record_presiding(story, item); !done) return done.error();
    for (const auto& item : agenda)
        if (auto done = conclude(story, item); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
