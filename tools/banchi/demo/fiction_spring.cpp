#include "tools/banchi/demo/fiction.hpp"

// February and March 2569: requests outside a window, a meeting cancelled, one amended, and a
// resolution taken back.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;
using domain::Deciding;
using domain::Outcome;
using domain::PresidingBy;

const Date kDay = Date::from_civil(2026, 2, 25);
const std::string kMeeting = "2569-02-25";
const std::string kRescinded = "item/2569-01-28/5";  // กรอ.'s joint KPI

std::string item(int number) {
    return "item/" + kMeeting + "/" + std::to_string(number);
}

Result<void> ask_outside(Story& story) {
    if (auto done = story.from("2026-02-10T03:00:00Z"); !done) return done.error();
    auto late = wish(story, "tisi-late", "tisi", {"TISI-69-06"});
    late.effective = Date::from_civil(2026, 3, 1);
    set_level(late, "TISI-69-06", 2, "1400");
    if (auto done = story.enter(
            request(late, "NO_BUDGET", {"งบประมาณถูกตัดหลังปิดรับ", "Budget cut after the window."}));
        !done)
        return done.error();
    auto drought = wish(story, "ocsb-sweetness", "ocsb", {"OCSB-69-03"});
    drought.effective = Date::from_civil(2026, 3, 1);
    set_level(drought, "OCSB-69-03", 2, "12.6");
    return story.enter(request(drought, "DISASTER", {"ภัยแล้ง", "A drought."}));
}

std::vector<Item> agenda(const Story& story) {
    return {{kRescinded, titled("ทบทวนมติเรื่องตัวชี้วัดร่วมของ กรอ.", "The joint KPI of DIW, once more"),
             on_agenda(story, kRescinded)},
            {"change/tisi-late", titled("เป้าหมายของ สมอ.", "A target of TISI")},
            {"change/ocsb-sweetness", titled("เป้าหมายของ สอน.", "A target of OCSB")}};
}

Result<void> call(Story& story) {
    if (auto done = story.from("2026-02-11T03:00:00Z"); !done) return done.error();
    const std::string cancelled = "2569-02-20";
    if (auto done = convene(story, cancelled, Date::from_civil(2026, 2, 20), agenda(story)); !done)
        return done.error();
    if (auto done = story.enter(fiction(kSecretary, Capacity::secretary, "meeting/" + cancelled,
                                        domain::MeetingCancelled{},
                                        {"ประธานติดราชการ", "The chair is called elsewhere."}));
        !done)
        return done.error();
    if (auto done = convene(story, kMeeting, kDay, agenda(story)); !done) return done.error();
    // Another room, five days before: short notice, and marked.
    if (auto done = story.from("2026-02-20T03:00:00Z"); !done) return done.error();
    domain::MeetingAmended amended;
    amended.title = titled("การประชุมคณะกรรมการสมมุติ " + kMeeting,
                           "Meeting " + kMeeting + " of the fictional committee");
    amended.date = kDay;
    amended.place = titled("ห้องประชุมสมมุติอีกห้อง", "another fictional room");
    for (const auto& [subject, title, stated] : agenda(story)) {
        const auto number = static_cast<std::int64_t>(amended.agenda.size()) + 1;
        amended.agenda.push_back({number, domain::Purpose::consideration, title, subject,
                                  on_agenda(story, item(static_cast<int>(number)))});
    }
    return story.enter(fiction(kSecretary, Capacity::secretary, "meeting/" + kMeeting,
                               std::move(amended), {"เปลี่ยนห้องประชุม", "Another room."}));
}

// One vice-chair is away; somebody comes for them, who counts and has no vote.
std::vector<domain::Attendee> with_a_representative() {
    auto attendees = whole_board();
    for (auto& attendee : attendees)
        if (attendee.person.text == kSecondViceChair)
            attendee = {PersonId{"acting-dpim"}, domain::Sat::representative, domain::Mode::room,
                        PersonId{std::string(kSecondViceChair)}};
    return attendees;
}

Result<void> rescind(Story& story) {
    domain::ResolutionRescinded rescinded;
    rescinded.item = kRescinded;
    rescinded.mode = Deciding::consensus;
    rescinded.digest = on_agenda(story, item(1));
    auto act = with(
        fiction(kSecretary, Capacity::secretary, item(1), std::move(rescinded),
                {"ตัวชี้วัดร่วมต้องผ่านคณะอนุกรรมการก่อน", "A joint KPI is the sub-committee's first."}),
        "member-a", Capacity::present);
    return story.enter(with(std::move(act), "member-b", Capacity::present));
}

Result<void> meet(Story& story) {
    if (auto done = story.from("2026-02-25T02:30:00Z"); !done) return done.error();
    if (auto done = attend(story, kMeeting, with_a_representative()); !done) return done.error();
    for (int number = 1; number <= 3; ++number)
        if (auto done = preside(story, item(number), kBoardChair, PresidingBy::chair); !done)
            return done.error();
    if (auto done = rescind(story); !done) return done.error();
    if (auto done = story.enter(
            approval(story, item(2), Deciding::consensus, {"เห็นชอบตามข้อยกเว้น", "By the exception."},
                     paper("มติยกเว้นของคณะกรรมการ", "resolution on the exception", kDay)));
        !done)
        return done.error();
    return story.enter(conclusion(story, item(3), Outcome::returned, Deciding::consensus,
                                  {"ขอหลักฐานภัยแล้ง", "Evidence of the drought is wanted."}));
}

}  // namespace

Result<void> tell_spring(Story& story) {
    for (const auto step : {ask_outside, call, meet})
        if (auto done = step(story); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
