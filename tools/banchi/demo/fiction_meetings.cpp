#include "tools/banchi/demo/fiction.hpp"

// The meetings of 27 October and 20 November 2568: each way in which an item can end.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;
using domain::Choice;
using domain::Deciding;
using domain::Outcome;
using domain::PresidingBy;

const Date kDay = Date::from_civil(2025, 10, 27);
const Date kSecondDay = Date::from_civil(2025, 11, 20);
const std::string kSecond = "2568-11-20";

// In the order of the agenda: diw, oie, diprom, dpim, ocsb, tisi, ops.
std::string item(int number) {
    return "item/" + std::string(kFirstMeeting) + "/" + std::to_string(number);
}

domain::Citation exception() {
    return paper("มติยกเว้นให้ใช้ข้อเสนอที่ผู้บันทึกสาธิตบันทึกไว้",
                 "resolution that accepts what the demo's recorders entered", kDay);
}

Act approving(Story& story, const std::string& item, Outcome outcome, Deciding mode, Text why) {
    auto act = conclusion(story, item, outcome, mode, std::move(why));
    if (outcome != Outcome::approved_subject_to)
        std::get<domain::ItemConcluded>(act.body).exception = exception();
    return with(std::move(act), "member-b", Capacity::present);
}

Result<void> open_items(Story& story) {
    for (int number = 1; number <= 6; ++number)
        if (auto done = preside(story, item(number), kBoardChair, PresidingBy::chair); !done)
            return done.error();
    return {};
}

Result<void> decide_diw(Story& story) {
    return story.enter(approving(story, item(1), Outcome::approved, Deciding::consensus,
                                 {"เห็นชอบโดยฉันทามติ", "Nobody objects."}));
}

// One member votes against, and the reason stays; an officer can't vote at all.
Result<void> decide_oie(Story& story) {
    if (auto done = all_in_favour(story, item(2)); !done) return done.error();
    if (auto done = vote(story, item(2), "member-c", Choice::against); !done) return done.error();
    if (auto done = story.enter_refused(
            fiction(officer("oie"), Capacity::member,
                    "ballot/" + std::string(kFirstMeeting) + "/2/" + officer("oie"),
                    domain::BallotCast{Choice::in_favour, on_agenda(story, item(2))},
                    {"ผู้เสนอลงคะแนนเอง", "The proposer would vote."}),
            "not_present");
        !done)
        return done.error();
    auto act = approving(story, item(2), Outcome::approved, Deciding::ballots,
                         {"เสียงข้างมาก", "By a majority."});
    std::get<domain::ItemConcluded>(act.body).dissents = {
        {PersonId{"member-c"}, Line{"ค่าเป้าหมายยังต่ำ / The targets are still low"}}};
    return story.enter(std::move(act));
}

// The meeting wants another target; กสอ. submits it there and then, and that is what is approved.
Result<void> decide_diprom(Story& story) {
    if (auto done = revise(story, "diprom", "DIPROM-69-06", 2, "260",
                           {"แก้ตามที่ประชุม", "As the meeting asked."});
        !done)
        return done.error();
    if (auto done = submit(story, "diprom", {"เสนอฉบับแก้ไข", "The amended proposal."}); !done)
        return done.error();
    auto act = approving(story, item(3), Outcome::approved_as_amended, Deciding::consensus,
                         {"เห็นชอบตามที่แก้ไข", "As amended in the meeting."});
    std::get<domain::ItemConcluded>(act.body).amended_digest =
        domain::submitted_digest(*story.state(), agreement_id("diprom"));
    return story.enter(std::move(act));
}

// Approved if กพร. raises one KPI's target; that it did is confirmed in November.
Result<void> decide_dpim(Story& story) {
    auto act = approving(story, item(4), Outcome::approved_subject_to, Deciding::consensus,
                         {"เห็นชอบโดยมีเงื่อนไข", "Subject to a condition."});
    std::get<domain::ItemConcluded>(act.body).conditions = {
        {"kpi/DPIM-69-03", Line{"ปรับค่าเป้าหมายระดับ 100 ขึ้น / Raise the level of 100"},
         PersonId{"member-b"}}};
    return story.enter(std::move(act));
}

// One ballot came on paper: a recorded act, which its voter contests later.
Result<void> decide_ocsb(Story& story) {
    if (auto done = all_in_favour(story, item(5)); !done) return done.error();
    const auto ballot = fiction("member-c", Capacity::member,
                                "ballot/" + std::string(kFirstMeeting) + "/5/member-c",
                                domain::BallotCast{Choice::in_favour, on_agenda(story, item(5))},
                                {"ลงคะแนนทางกระดาษ", "A ballot on paper."});
    if (auto done = story.enter(recorded_for(ballot, "member-c", "member-b", slip(kDay))); !done)
        return done.error();
    return story.enter(approving(story, item(5), Outcome::approved, Deciding::ballots,
                                 {"เสียงเป็นเอกฉันท์", "Unanimously."}));
}

Result<void> put_off_tisi(Story& story) {
    return story.enter(conclusion(story, item(6), Outcome::deferred, Deciding::consensus,
                                  {"ขอข้อมูลเพิ่ม", "More data is wanted."}));
}

// The chair heads สปอ.: declared, ruled on, and the vice-chair presides.
Result<void> decide_ops(Story& story) {
    if (auto done = story.enter(fiction(kBoardChair, Capacity::chair, item(7),
                                        domain::InterestDeclared{Line{"เป็นหัวหน้า สปอ. / Heads OPS"}},
                                        {"ประธานแจ้งส่วนได้เสีย", "The chair declares an interest."}));
        !done)
        return done.error();
    domain::RecusalRuled ruled;
    ruled.person = PersonId{std::string(kBoardChair)};
    ruled.ruling = Line{"ออกจากที่ประชุมในวาระนี้ / Leaves the room for this item"};
    if (auto done = story.enter(with(fiction(kSecretary, Capacity::secretary, item(7),
                                             std::move(ruled), {"คำวินิจฉัย", "The ruling."}),
                                     kViceChair, Capacity::presiding));
        !done)
        return done.error();
    if (auto done = preside(story, item(7), kViceChair, PresidingBy::vice_chair,
                            Text{"ประธานเป็นหัวหน้าหน่วยงาน", "the chair heads the agency"});
        !done)
        return done.error();
    if (auto done = all_in_favour(story, item(7)); !done) return done.error();
    return story.enter(
        approving(story, item(7), Outcome::approved, Deciding::ballots, {"เห็นชอบ", "Approved."}));
}

// สมอ.'s item is heard again. Its head votes without a ruling, and it is recorded in January.
Result<void> hear_tisi_again(Story& story) {
    if (auto done = story.from("2025-11-07T03:00:00Z"); !done) return done.error();
    if (auto done = convene(story, kSecond, kSecondDay,
                            {{agreement("tisi"), titled("คำรับรองของ สมอ.", "Agreement of TISI")}});
        !done)
        return done.error();
    if (auto done = story.from("2025-11-20T02:30:00Z"); !done) return done.error();
    const auto again = "item/" + kSecond + "/1";
    if (auto done = attend(story, kSecond, whole_board()); !done) return done.error();
    if (auto done = preside(story, again, kBoardChair, PresidingBy::chair); !done)
        return done.error();
    if (auto done = all_in_favour(story, again); !done) return done.error();
    return vote(story, again, "head-tisi", Choice::in_favour);
}

Result<void> conclude_tisi_late(Story& story) {
    const auto again = "item/" + kSecond + "/1";
    if (auto done = story.from("2025-12-26T02:30:00Z"); !done) return done.error();
    return story.enter(approving(story, again, Outcome::approved, Deciding::ballots,
                                 {"บันทึกช้า", "Recorded late."}));
}

}  // namespace

Result<void> tell_first_meeting(Story& story) {
    if (auto done = story.from("2025-10-27T02:30:00Z"); !done) return done.error();
    if (auto done = attend(story, std::string(kFirstMeeting), whole_board()); !done)
        return done.error();
    for (const auto step : {open_items, decide_diw, decide_oie, decide_diprom, decide_dpim,
                            decide_ocsb, put_off_tisi, decide_ops})
        if (auto done = step(story); !done) return done.error();
    return {};
}

Result<void> tell_second_meeting(Story& story) {
    return hear_tisi_again(story);
}

Result<void> record_second_meeting(Story& story) {
    return conclude_tisi_late(story);
}

}  // namespace banchi::tools::demo
