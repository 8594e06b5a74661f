#include "tests/paper/sample.hpp"
#include "tools/paper/parts.hpp"
#include "tools/paper/qr.hpp"

namespace banchi::paper {
namespace {

TEST(Agenda, SpeaksThaiWithBuddhistYearsOrEnglish) {
    const auto thai = made(sources());
    EXPECT_TRUE(has(thai, "<html lang=\"th\">"));
    EXPECT_TRUE(has(thai, "การประชุมครั้งที่ 1"));
    EXPECT_TRUE(has(thai, "19 กันยายน 2568"));
    EXPECT_TRUE(has(thai, "ระเบียบวาระที่ 1 เรื่องเพื่อพิจารณา: คำรับรองของ กรอ."));
    EXPECT_FALSE(has(thai, "First meeting"));
    const auto english = made(sources(), Language::en);
    EXPECT_TRUE(has(english, "<html lang=\"en\">"));
    EXPECT_TRUE(has(english, "19 September 2025"));
    EXPECT_TRUE(has(english, "Item 1. For consideration: Agreement of DIW"));
    EXPECT_FALSE(has(english, "คำรับรอง"));
}

TEST(Agenda, EveryKpiStandsWithItsLevelsAndWeight) {
    const auto paper = made(sources());
    EXPECT_TRUE(has(paper, "<th scope=\"row\" class=\"code\">DIW-69-01</th>"));
    EXPECT_TRUE(has(paper, "ลดก๊าซเรือนกระจก"));
    EXPECT_TRUE(has(paper,
                    "<td class=\"number\">950,000</td><td class=\"number\">1,100,000</td>"
                    "<td class=\"number\">1,250,000</td><td class=\"number\">70.00</td>"));
    EXPECT_TRUE(has(paper, "ตัวชี้วัดร่วม JK-1 (เจ้าภาพหลัก)</span>"));
    EXPECT_TRUE(has(paper, ">ยิ่งมากยิ่งดี</span>"));
    EXPECT_TRUE(has(paper, ">ข้อมูลฐาน 900,000</span>"));
    EXPECT_TRUE(has(paper, "<b>100.00</b>"));
    EXPECT_TRUE(has(paper, "<th scope=\"col\">ตัวชี้วัด</th>"));
}

TEST(Agenda, WhatIsMadeUpSaysSoAndWhatIsNotDoesNot) {
    auto from = sources();
    EXPECT_TRUE(has(made(from), "<span class=\"tag\">สมมุติ</span>"));
    EXPECT_TRUE(has(made(from), "DIW-69-01, DIW-69-02 – illustrative: all fields illustrative"));
    auto real = content();
    for (const auto* code : {"DIW-69-01", "DIW-69-02"}) {
        auto kpis = real["kpis"];
        auto one = kpis[code];
        one.set("source", "https://example.go.th/").set("source_scope", "all");
        real.set("kpis", kpis.set(code, one));
    }
    from.items[0].content = real;
    EXPECT_FALSE(has(made(from), "สมมุติ"));
}

TEST(Agenda, AWeightOrLevelThatNobodyStatedIsNotANumber) {
    auto from = sources();
    auto bare = content();
    bare.set("weights_bp", Value::object());
    from.items[0].content = bare;
    const auto paper = made(from);
    EXPECT_TRUE(has(paper, "<td class=\"number\">ไม่ระบุ</td>"));
    EXPECT_FALSE(has(paper, "รวมน้ำหนัก"));
}

TEST(Agenda, HostileTextsStayTexts) {
    auto from = sources();
    const auto hostile = json(R"({"th": "<script>alert(1)</script>\"'&", "en": "x"})");
    from.meeting.set("title", hostile).set("place", hostile).set("committee_name", hostile);
    from.items[0].view.set("title", hostile);
    auto evil = content();
    evil.set("kpis", Value::object().set("<b>", kpi("</style></table><img src=x>", "\\\"><x>")));
    from.items[0].content = evil;
    from.log.set("origin", "</style>\"}<script>").set("clock", "simulated");
    for (const auto language : {Language::th, Language::en}) {
        const auto paper = made(from, language);
        for (const auto* tag : {"<script", "<img", "<b></", "<x>"})
            EXPECT_FALSE(has(paper, tag)) << tag;
        EXPECT_EQ(paper.find("</style>"), paper.rfind("</style>"));
    }
    EXPECT_TRUE(has(made(from), "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"));
}

TEST(Agenda, NothingIsLoadedAndNoScriptMayRun) {
    const auto paper = made(sources());
    const auto from = paper.find("<style>") + 7;
    const auto style = paper.substr(from, paper.find("</style>") - from);
    EXPECT_TRUE(has(paper, "content=\"default-src 'none'; style-src 'sha256-" +
                               sha256(style).base64() +
                               "'; base-uri 'none'; form-action 'none'\""));
    for (const auto* outside :
         {"src=", "url(", "<link", "@import", "style=\"", "http-equiv=\"refresh"})
        EXPECT_FALSE(has(paper, outside)) << outside;
}

TEST(Agenda, ADemoSaysSoOnEveryPageAndARealLedgerDoesNot) {
    auto from = sources();
    EXPECT_FALSE(has(made(from), "บัญชีสาธิต"));
    from.log.set("clock", "simulated");
    const auto paper = made(from);
    EXPECT_TRUE(has(paper, "<p class=\"notice\">บัญชีสาธิต"));
    EXPECT_TRUE(has(paper, "@top-right{"));
    EXPECT_TRUE(has(paper, "content:\"บัญชีสาธิต ไม่ใช่ข้อมูลจริง\""));
}

TEST(Agenda, ACancelledMeetingSaysWhy) {
    auto from = sources();
    from.meeting.set("cancelled", json(R"({"reason": "ประธานติดราชการ"})"));
    EXPECT_TRUE(has(made(from), "การประชุมนี้ยกเลิกแล้ว: ประธานติดราชการ"));
}

TEST(Digest, IsShownInFoursAndWholeInTheQrCode) {
    const auto digest = sha256("content").hex();
    EXPECT_EQ(short_digest(Value(digest)).size(), 19u);
    EXPECT_EQ(short_digest(Value("0123456789abcdef0")), "0123 4567 89ab cdef");
    const auto paper = made(sources());
    EXPECT_TRUE(has(paper,
                    "role=\"img\" aria-label=\"คิวอาร์โค้ดของวาระที่ 1: "
                    "banchi:audit.example/1/item/m1/1?digest=sha256:" +
                        digest + "\""));
    EXPECT_TRUE(has(paper, "banchi get URL agreements/diw/2569/content --at 40 | sha256sum"));
}

TEST(Digest, AnItemWithoutOneSaysSo) {
    auto from = sources();
    from.items[0].view.set("digest", Value());
    const auto paper = made(from);
    EXPECT_TRUE(has(paper, "วาระนี้ไม่มีค่าแฮช"));
    EXPECT_FALSE(has(paper, "<svg"));
}

TEST(Digest, ATextTooLongForAQrCodeIsAnError) {
    EXPECT_EQ(qr_code(std::string(5000, 'x'), "").error().name, "qr");
}

}  // namespace
}  // namespace banchi::paper
