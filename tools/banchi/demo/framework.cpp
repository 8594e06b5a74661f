#include "tools/banchi/demo/people.hpp"
#include "tools/banchi/demo/story.hpp"

namespace banchi::tools::demo {
namespace {

using Day = Date (*)(int, int, int);
constexpr Day day = Date::from_civil;

// As in the news item and, for the bands, in the cabinet's text for FY2568.
void set_stated(domain::FrameworkPublished& framework) {
    framework.fiscal_years = {FiscalYear{2569}, FiscalYear{2570}};
    framework.components = {
        {{"performance"}, {"Performance Base (องค์ประกอบที่ 1)", "Performance Base"}, {7000}},
        {{"potential"}, {"Potential Base (องค์ประกอบที่ 2)", "Potential Base"}, {3000}}};
    framework.kpi_kinds = {{"functional"}, {"strategic"}, {"joint"}, {"monitor"}};
    framework.scoring = {"levels-50-75-100"};
    framework.bands = {{{"ดีมาก", "Very good"}, {"90"}, {"100"}},
                       {{"ดี", "Good"}, {"60"}, {"90"}},
                       {{"พอใช้", "Fair"}, {"0"}, {"60"}}};
}

void set_illustrative(domain::FrameworkPublished& framework) {
    framework.kpi_count = {3, 10};
    framework.kpi_weight_bp = {500, 4000};
    framework.rounds = {{{"first-half"}, day(2025, 10, 1), day(2026, 4, 1)},
                        {{"second-half"}, day(2026, 4, 1), day(2026, 10, 1)}};
    framework.proposal_period = {{"proposals"}, day(2025, 8, 1), day(2025, 10, 16)};
    framework.change_windows = {{{"window-1"}, day(2026, 1, 1), day(2026, 2, 1)},
                                {{"window-2"}, day(2026, 4, 1), day(2026, 5, 1)}};
    framework.reasons_permitted = {
        {"DISASTER"},       {"EPIDEMIC"},           {"POLICY_CHANGE"},       {"NO_BUDGET"},
        {"BUDGET_LATE_6M"}, {"INDEX_OWNER_CHANGE"}, {"NATIONAL_RESOLUTION"}, {"DISPUTE_REMEDY"}};
    framework.reasons_refused = {{"INTERNAL_METHOD"}, {"PROJECT_DELAY"}, {"TARGET_FROM_RESULT"}};
    framework.quorum = {1, 2, true};
    framework.majority = {1, 2, true};
    framework.separate_duties = {{"propose-vote"}};
    framework.minutes_days = 30;
    framework.notice_days = 7;
}

// No office signs anything here: what officers and the chair did is recorded, by two recorders.
void set_recording(domain::FrameworkPublished& framework) {
    framework.recordable = {{"framework.published"}, {"kpi.proposed"},       {"weights.proposed"},
                            {"proposal.submitted"},  {"presiding.recorded"}, {"ballot.cast"}};
    framework.own_signatures = 0;
    framework.cosigned_by = domain::CosignedBy::second_recorder;
}

}  // namespace

Result<void> tell_framework(Story& story) {
    domain::FrameworkPublished framework;
    framework.title = {
        "กรอบการประเมินผลฯ ปีงบประมาณ พ.ศ. 2569-2570 (บัญชีสาธิต: นอกจากองค์ประกอบและช่วงคะแนน "
        "ทุกค่าเป็นค่าสมมุติ)",
        "Evaluation framework for fiscal years 2569-2570 (demo: all but the components and bands "
        "is "
        "illustrative)"};
    framework.authority = story.news();
    framework.committee = CommitteeId{std::string(kCommittee)};
    set_stated(framework);
    set_illustrative(framework);
    set_recording(framework);
    return story.enter_for(kChair, domain::Capacity::chair,
                           {.subject = std::string(kFramework),
                            .body = std::move(framework),
                            .reason = {"นอกจากองค์ประกอบและช่วงคะแนน ทุกค่าเป็นค่าสมมุติ",
                                       "All but the components and the bands is illustrative."}});
}

}  // namespace banchi::tools::demo
