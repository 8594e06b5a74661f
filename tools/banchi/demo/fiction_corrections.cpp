#include "ledger/domain/agreement/correction.hpp"
#include "tools/banchi/demo/fiction.hpp"

// March 2569: two mistakes are set right, one of wording and one of a number.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

Result<void> correct(Story& story, const std::string& id, domain::CorrectionRecorded correction,
                     Text why) {
    return story.enter(with(fiction(kSecretary, Capacity::secretary, "correction/" + id,
                                    std::move(correction), std::move(why)),
                            "member-a", Capacity::holder));
}

}  // namespace

Result<void> tell_corrections(Story& story) {
    if (auto done = story.from("2026-03-10T03:00:00Z"); !done) return done.error();
    const auto signed_paper = paper("คำรับรองที่ลงนามแล้ว ฉบับพิมพ์", "the signed agreement as printed",
                                    Date::from_civil(2025, 11, 10));
    const auto applied = [&](const char* code) {
        return domain::find_kpi(*story.state(), KpiCode{code}, domain::Side::applied).value();
    };
    const auto title = applied("OIE-69-01").title.en;
    if (auto done = correct(story, "oie-title",
                            {domain::Mistake::clerical, KpiCode{"OIE-69-01"}, "title/en",
                             Line{title}, Line{title + " (corrected)"}, signed_paper, std::nullopt},
                            {"คำตก", "Words were left out."});
        !done)
        return done.error();
    const auto value = applied("DIPROM-69-02").levels.at(1).value->text;
    return correct(story, "diprom-value",
                   {domain::Mistake::transcription, KpiCode{"DIPROM-69-02"}, "levels/75/value",
                    Line{value}, Line{"14500"}, signed_paper, Line{"หน้า 3 / page 3"}},
                   {"คัดลอกตัวเลขผิดจากเอกสาร", "Copied wrongly from the document."});
}

}  // namespace banchi::tools::demo
