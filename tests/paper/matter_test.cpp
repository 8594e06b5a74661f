#include "tests/paper/sample.hpp"
#include "tools/paper/differences.hpp"
#include "tools/paper/parts.hpp"

namespace banchi::paper {
namespace {

const Voice kThai{Language::th};
const Voice kEnglish{Language::en};

Value change() {
    auto content = json(R"({"kind": "change", "agreement": "agreement/diw/2569",
        "reason": {"code": "PROJECT_DELAY", "text": "ผู้รับจ้างทิ้งงาน"},
        "effective": "2026-04-01"})");
    content.set("before", Value::object()
                              .set("kpis", Value::object().set("A", kpi("ก", "1250000")))
                              .set("weights_bp", json(R"({"A": 10000})")));
    content.set(
        "after",
        Value::object()
            .set("kpis", Value::object().set("A", kpi("ก", "1200000")).set("B", kpi("ข", "7")))
            .set("weights_bp", json(R"({"A": 6000, "B": 4000})")));
    return content;
}

TEST(Differences, NameEachFieldThatDiffersAndNoOther) {
    const auto all = differences(change()["before"], change()["after"]);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0].code + " " + all[0].field, "A level/100");
    EXPECT_EQ(all[1].code + " " + all[1].field, "A weight_bp");
    EXPECT_EQ(all[2].code + " " + all[2].field, "B kpi");
    EXPECT_TRUE(all[2].before.is_null());
    EXPECT_EQ(all[3].code + " " + all[3].field, "B weight_bp");
    EXPECT_TRUE(differences(content(), content()).empty());
}

TEST(Differences, ATitleThatDiffersInOneLanguageAloneShowsIt) {
    auto after = content();
    auto kpis = after["kpis"];
    auto one = kpis["DIW-69-01"];
    one.set("title", json(R"({"th": "ลดก๊าซเรือนกระจก", "en": "renamed"})"));
    after.set("kpis", kpis.set("DIW-69-01", one));
    const auto all = differences(content(), after);
    ASSERT_EQ(all.size(), 1u);
    const auto table = difference_table(kThai, {"ต่าง", "differs"}, all);
    EXPECT_TRUE(has(table, "<td>ลดก๊าซเรือนกระจก / in English</td>"));
    EXPECT_TRUE(has(table, "<b>ลดก๊าซเรือนกระจก / renamed</b>"));
}

TEST(Matter, AChangeStandsBeforeAndAfterWithItsReasonAndDay) {
    Item item;
    item.content = change();
    const auto part = matter_part(kThai, item);
    EXPECT_TRUE(has(part, "โครงการล่าช้า (<code>PROJECT_DELAY</code>)"));
    EXPECT_TRUE(has(part, "<dd>ผู้รับจ้างทิ้งงาน</dd>"));
    EXPECT_TRUE(has(part, "<dd>1 เมษายน 2569</dd>"));
    EXPECT_TRUE(has(part, "<td>ค่าเป้าหมายระดับ 100</td><td>1,250,000</td><td><b>1,200,000</b></td>"));
    EXPECT_TRUE(has(part, "<td>ตัวชี้วัดใหม่</td><td>–</td><td><b>ข</b></td>"));
    EXPECT_TRUE(has(part, "<td>น้ำหนัก (ร้อยละ)</td><td>100.00</td><td><b>60.00</b></td>"));
    EXPECT_TRUE(has(part, "ตัวชี้วัดที่เพิ่ม"));
    EXPECT_FALSE(has(part, "รวมน้ำหนัก"));  // of one of two there is no total
    EXPECT_TRUE(has(matter_part(kEnglish, item), "a delayed project"));
}

TEST(Matter, AChangeWithoutACodeSaysSo) {
    Item item;
    item.content = change();
    item.content.set("reason", json(R"({"text": "x"})"));
    EXPECT_TRUE(has(matter_part(kThai, item), "ไม่ได้ระบุรหัส"));
}

TEST(Matter, WhatDiffersFromWhatAMeetingHadBeforeIsShown) {
    Item item;
    item.content = content();
    EXPECT_FALSE(has(matter_part(kThai, item), "ครั้งก่อน"));
    item.earlier = content();
    EXPECT_TRUE(has(matter_part(kThai, item), "ครั้งก่อน: ไม่มีส่วนที่ต่าง"));
    item.earlier.set("weights_bp", json(R"({"DIW-69-01": 5000, "DIW-69-02": 5000})"));
    EXPECT_TRUE(has(matter_part(kThai, item), "<td>50.00</td><td><b>70.00</b></td>"));
}

TEST(Matter, WhoProposedItAndWhetherThatIsTheirOwnSignature) {
    Item item;
    item.proposal = json(R"({"acting_name": {"th": "รองอธิบดี", "en": "Deputy"},
        "recorded_act": true, "recorded": "2025-09-01T02:00:00.000000Z", "reason": "ปรับใหม่"})");
    const auto head = matter_head(kThai, item);
    EXPECT_TRUE(has(head, "รองอธิบดี (บันทึกแทน ไม่ใช่ลายมือชื่อของเจ้าตัว)"));
    EXPECT_TRUE(has(head, "<dd>ปรับใหม่</dd>"));
    item.proposal.set("recorded_act", false);
    EXPECT_FALSE(has(matter_head(kThai, item), "บันทึกแทน"));
}

TEST(Marks, AreToldInWordsOnceARuleWithAllTheirEvents) {
    EXPECT_EQ(marks_list(kThai, Value::array()), "");
    auto marks = Value::array();
    for (const int index : {34, 35, 36, 40})
        marks.push(json(R"({"rule": "late", "why": {"th": "บันทึกช้า", "en": "late"},
            "framework": "framework/2569/1"})")
                       .set("index", index));
    const auto list = marks_list(kThai, marks);
    EXPECT_TRUE(has(list, "<li>บันทึกช้า "));
    EXPECT_TRUE(has(list, "<code>late</code>, framework/2569/1; เหตุการณ์ที่ 34–36, 40)"));
}

TEST(Conflicts, TheChairWhoHeadsTheAgencyIsNamedAsSuch) {
    auto from = sources();
    EXPECT_TRUE(has(conflicts_part(kThai, from, from.items[0]), "ไม่มีกรรมการที่เป็นหัวหน้า"));
    EXPECT_EQ(all_conflicts(kThai, from), "");
    from.committee.set("chair", "ps");
    from.items[0].view.set("concerned", json(R"([{"person": "ps", "name": {"th": "ปลัด", "en": "PS"},
        "agency": "ops", "agency_name": {"th": "สำนักงานปลัด", "en": "OPS"}, "roles": ["head"]}])"));
    const auto part = conflicts_part(kThai, from, from.items[0]);
    EXPECT_TRUE(has(part,
                    "ปลัด <b>(ประธานกรรมการ)</b> เป็นหัวหน้าส่วนราชการของสำนักงานปลัด: "
                    "ต้องแจ้งส่วนได้เสีย"));
    EXPECT_TRUE(has(all_conflicts(kThai, from), "วาระที่ 1: ปลัด"));
    from.items[0].view.set("interests", json(R"([{"person": "ps", "name": {"th": "ปลัด", "en": "PS"},
        "interest": "เป็นหัวหน้า", "index": 9}])"));
    EXPECT_TRUE(
        has(conflicts_part(kThai, from, from.items[0]), "ปลัด แจ้งแล้ว: เป็นหัวหน้า (เหตุการณ์ที่ 9)"));
}

}  // namespace
}  // namespace banchi::paper
