#include "tests/paper/sample.hpp"

namespace banchi::paper {
namespace {

// Held and concluded by ballots, one of them recorded and contested.
Sources held() {
    auto from = sources();
    from.meeting.set("attendance", json(R"([
        {"person": "c", "name": {"th": "ประธาน ก", "en": "Chair A"}, "capacity": "chair",
         "mode": "room", "counts": true, "votes": true, "for": null, "for_name": null},
        {"person": "r", "name": {"th": "ผู้แทน ข", "en": "Deputy B"}, "capacity": "representative",
         "mode": "online", "counts": true, "votes": false, "for": "m",
         "for_name": {"th": "กรรมการ ค", "en": "Member C"}},
        {"person": "u", "name": {"th": "ผู้หนึ่ง", "en": "Somebody"}, "capacity": "unstated",
         "mode": "unstated", "counts": false, "votes": false, "for": null, "for_name": null}])"));
    from.committee = json(R"({"id": "main", "chair": "c", "seats": [
        {"person": "c", "name": {"th": "ประธาน ก", "en": "Chair A"},
         "office": {"th": "ปลัดกระทรวง", "en": "Permanent Secretary"}},
        {"person": "m", "name": {"th": "กรรมการ ค", "en": "Member C"},
         "office": {"th": "กรรมการ ค", "en": "Member C"}},
        {"person": "z", "name": {"th": "กรรมการ ง", "en": "Member D"},
         "office": {"th": "กรรมการ ง", "en": "Member D"}}]})");
    auto& view = from.items[0].view;
    view.set("presiding", json(R"({"presiding": "v", "name": {"th": "รอง จ", "en": "Vice E"},
        "by": "vice_chair", "ruling": "ประธานออกจากห้อง", "index": 50})"));
    view.set("quorum", json(R"({"counted": ["r"], "recused": ["c"], "present": 1, "base": 3,
        "needed": {"part": 1, "whole": 2, "more_than": true}, "reached": false,
        "framework": "framework/2569/2"})"));
    view.set("recusals", json(R"([{"person": "c", "name": {"th": "ประธาน ก", "en": "Chair A"},
        "recused": true, "ruling": "เป็นหัวหน้าหน่วยงาน", "index": 49}])"));
    view.set("ballots", json(R"([{"digest": "0123456789abcdef", "summary": {"th":
        "เห็นชอบ 7 เสียง: ลงนามเอง 2 บันทึกแทน 5", "en": "7 in favour: 2 own, 5 recorded"},
        "cast": [{"person": "c", "name": {"th": "ประธาน ก", "en": "Chair A"}, "choice":
        "in_favour", "recorded": true, "own_word": {"confirmed": null, "contested":
        {"reason": "ไม่ได้ลงคะแนน", "index": 60}}, "index": 51}]}])"));
    view.set("conclusion", json(R"({"outcome": "approved_subject_to", "mode": "ballots",
        "index": 52, "reason": null, "effective_from": "2025-10-01", "amended_digest": null,
        "dissents": [{"person": "m", "reason": "เป้าหมายต่ำ"}],
        "exception": {"title": "มติยกเว้น", "date": "2025-09-18",
        "document": "fedcba9876543210"}})"));
    view.set("conditions", json(R"([{"field": "weights_bp", "text": "ปรับน้ำหนัก", "confirmed_by":
        "m", "confirmed_by_name": {"th": "กรรมการ ค", "en": "Member C"}, "since": "2025-09-19",
        "met": null, "number": 1, "index": 52}])"));
    from.items[0].recorded = json(R"({"index": 52, "recorded": "2025-09-20T02:00:00.000000Z",
        "actor_name": {"th": "เลขานุการ", "en": "Secretary"}, "cosigners": [{"person": "m",
        "name": {"th": "กรรมการ ค", "en": "Member C"}}]})");
    return from;
}

std::string minutes(const Sources& from, Language language = Language::th) {
    return minutes_paper(from, language).value();
}

TEST(Minutes, ADraftSaysSoOnEveryPageUntilMinutesAreCertified) {
    auto from = held();
    EXPECT_TRUE(has(minutes(from), "ร่างรายงานการประชุม"));
    EXPECT_TRUE(has(minutes(from), "content:\"ร่าง ยังไม่ได้รับรอง\""));
    EXPECT_TRUE(has(minutes(from), "รับรองรายงานการประชุม (minutes.certified)"));
    from.meeting.set("minutes", json(R"({"document": "aa11bb22", "by": "circulation",
        "index": 70})"));
    const auto certified = minutes(from);
    EXPECT_FALSE(has(certified, "ร่าง"));
    EXPECT_FALSE(has(certified, "(minutes.certified)"));
    EXPECT_TRUE(has(certified, "<code>aa11bb22</code><br>รับรองโดยการเวียน เหตุการณ์ที่ 70"));
}

TEST(Minutes, TellWhoCameInWhichCapacityAndMode) {
    const auto paper = minutes(held());
    EXPECT_TRUE(has(paper,
                    "ประธาน ก<br><span class=\"small\">ปลัดกระทรวง</span></th><td>"
                    "ประธานกรรมการ</td><td>ในห้องประชุม</td><td class=\"middle\">นับ</td>"));
    EXPECT_TRUE(has(paper, "<td>ผู้แทนกรรมการ แทน กรรมการ ค</td><td>ออนไลน์</td>"));
    EXPECT_TRUE(has(paper, "<td>ไม่ระบุฐานะ</td><td>ไม่ระบุ</td><td class=\"middle\">ไม่นับ</td>"));
    EXPECT_TRUE(has(paper, "<li>กรรมการ ง</li>"));
    EXPECT_FALSE(has(paper, "<li>กรรมการ ค</li>"));  // is represented
}

TEST(Minutes, TellWhoPresidedTheQuorumAndItsFramework) {
    const auto paper = minutes(held());
    EXPECT_TRUE(has(paper, "รอง จ (รองประธานกรรมการ) คำวินิจฉัย: ประธานออกจากห้อง (เหตุการณ์ที่ 50)"));
    EXPECT_TRUE(has(paper,
                    "<b>ไม่ครบองค์ประชุม</b>: นับได้ 1 คน จากฐาน 3 คน ต้องเกินกว่า 1/2 ตาม "
                    "<code>framework/2569/2</code> ไม่นับผู้งดร่วมพิจารณา: ประธาน ก"));
    EXPECT_TRUE(has(paper, "ประธาน ก งดร่วมพิจารณา: เป็นหัวหน้าหน่วยงาน (เหตุการณ์ที่ 49)"));
}

TEST(Minutes, ARecordedBallotIsNeverThePersonsOwn) {
    const auto paper = minutes(held(), Language::en);
    EXPECT_TRUE(has(paper, "7 in favour: 2 own, 5 recorded"));
    EXPECT_TRUE(has(paper, "Chair A: in favour – recorded, contested: "));
    EXPECT_FALSE(has(paper, "own signature"));
    EXPECT_TRUE(has(paper, "Recorded ballots contested by the member, item 1"));
}

TEST(Minutes, TellOutcomeDissentsConditionsExceptionAndWhoRecorded) {
    const auto paper = minutes(held());
    EXPECT_TRUE(has(paper, "<b>เห็นชอบโดยมีเงื่อนไข</b> โดยการลงคะแนน"));
    EXPECT_TRUE(has(paper, "<li>กรรมการ ค: เป้าหมายต่ำ</li>"));
    EXPECT_TRUE(has(paper, "<b>ยังไม่ครบ ตั้งแต่ 19 กันยายน 2568</b>"));
    EXPECT_TRUE(has(paper, "มติยกเว้น 18 กันยายน 2568 <code>fedc ba98 7654 3210</code>"));
    EXPECT_TRUE(has(paper, "เลขานุการ ร่วมลงนามโดย กรรมการ ค"));
    EXPECT_TRUE(has(paper, "<dd>1 ตุลาคม 2568</dd>"));
    EXPECT_TRUE(has(paper, "เงื่อนไขที่ยังไม่ครบ วาระที่ 1"));
    EXPECT_TRUE(has(paper, "ผู้ตรวจรายงานการประชุม"));
}

TEST(Minutes, WhatIsNotRecordedIsToldAsThat) {
    const auto paper = minutes(sources());
    EXPECT_TRUE(has(paper, "ยังไม่ได้บันทึกผู้เข้าประชุมในบัญชี"));
    EXPECT_TRUE(has(paper, "ไม่มีบันทึกว่าผู้ใดทำหน้าที่ประธาน"));
    EXPECT_TRUE(has(paper, "<b>ยังไม่มีมติในบัญชี</b>"));
    EXPECT_TRUE(has(paper, "ยังไม่มีมติ วาระที่ 1"));
}

TEST(Minutes, WhatWasAmendedStandsBeforeAndAfter) {
    auto from = held();
    auto amended = content();
    amended.set("weights_bp", json(R"({"DIW-69-01": 6000, "DIW-69-02": 4000})"));
    from.items[0].amended = amended;
    EXPECT_TRUE(has(minutes(from), "<td>70.00</td><td><b>60.00</b></td>"));
    EXPECT_FALSE(has(minutes(held()), "class=\"differences\""));
}

TEST(Minutes, ACancelledMeetingHasNone) {
    auto from = sources();
    from.meeting.set("cancelled", json(R"({"reason": "เลื่อน"})"));
    EXPECT_EQ(minutes_paper(from, Language::th).error().name, "meeting_cancelled");
}

TEST(Minutes, HostileTextsStayTexts) {
    auto from = held();
    from.items[0].view.set("recusals", json(R"([{"person": "c", "name": {"th": "<i>", "en": "<i>"},
        "recused": true, "ruling": "<script>x</script>", "index": 49}])"));
    EXPECT_FALSE(has(minutes(from), "<script"));
    EXPECT_FALSE(has(minutes(from), "<i>"));
}

}  // namespace
}  // namespace banchi::paper
