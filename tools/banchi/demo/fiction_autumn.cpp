#include "tools/banchi/demo/fiction.hpp"
#include "tools/banchi/demo/people.hpp"

// October 2568: proposals are looked at, one goes back, one is revised too late.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

// Between the meeting of September and the approval กรอ. gives its KPI 3 more weight.
Result<void> shift_weight(Story& story) {
    if (auto done = story.from("2025-10-06T02:00:00Z"); !done) return done.error();
    auto weights = domain::weights_of(*story.state(), agreement_id("diw"), domain::Side::draft);
    weights[KpiCode{"DIW-69-03"}] = BasisPoints{1800};
    weights[KpiCode{"DIW-69-04"}] = BasisPoints{1700};
    return story.enter(fiction(officer("diw"), Capacity::officer, agreement("diw"),
                               domain::WeightsProposed{std::move(weights)},
                               {"ให้น้ำหนัก PM2.5 มากขึ้น", "More weight for PM2.5."}));
}

// สมอ. thinks of one more KPI, and better of it.
Result<void> propose_and_withdraw(Story& story) {
    auto kpi = domain::find_kpi(*story.state(), KpiCode{"TISI-69-06"}, domain::Side::draft).value();
    kpi.code = KpiCode{"TISI-69-08"};
    kpi.title = titled("ตัวชี้วัดที่ถอนไป (สมมุติ)", "A KPI that was withdrawn (fictional)");
    if (auto done =
            story.enter(fiction(officer("tisi"), Capacity::officer, agreement("tisi"),
                                domain::KpiProposed{kpi}, {"เสนอเพิ่ม", "One more is proposed."}));
        !done)
        return done.error();
    return story.enter(fiction(officer("tisi"), Capacity::officer, agreement("tisi"),
                               domain::KpiWithdrawn{kpi.code},
                               {"ซ้ำกับตัวอื่น", "It repeats another."}));
}

Result<void> submit_anew(Story& story) {
    if (auto done = story.from("2025-10-06T03:00:00Z"); !done) return done.error();
    for (const auto& agency : kAgencies)
        if (auto done = submit(
                story, agency.id,
                {"เสนออีกครั้งภายใต้กรอบฉบับที่ 2", "Submitted anew, under version 2 of the framework."});
            !done)
            return done.error();
    return {};
}

// สศอ. gets its proposal back, makes it harder, and submits it again in time.
Result<void> return_oie(Story& story) {
    if (auto done = story.from("2025-10-08T03:00:00Z"); !done) return done.error();
    const auto waiting = domain::submitted_digest(*story.state(), agreement_id("oie")).value();
    if (auto done = story.enter(fiction(
            kSecretary, Capacity::secretary, agreement("oie"), domain::ProposalReturned{waiting},
            {"ค่าเป้าหมายของ OIE-69-02 ไม่ท้าทาย", "The targets of OIE-69-02 are not ambitious."}));
        !done)
        return done.error();
    if (auto done = story.from("2025-10-14T03:00:00Z"); !done) return done.error();
    const Index revision{story.size().value};
    if (auto done = revise(story, "oie", "OIE-69-02", 2, "1.8",
                           {"ปรับค่าเป้าหมายตามข้อสังเกต", "Raised, as the secretary asked."});
        !done)
        return done.error();
    if (auto done = submit(story, "oie", {"เสนอใหม่", "Submitted again."}); !done)
        return done.error();
    return answer_comment(story, "oie-tfp", "oie",
                          "ปรับค่าเป้าหมายแล้ว (สมมุติ) / The target is raised (fictional)", revision);
}

Result<void> revise_late(Story& story) {
    if (auto done = story.from("2025-10-17T03:00:00Z"); !done) return done.error();
    if (auto done = revise(story, "diprom", "DIPROM-69-04", 2, "1150",
                           {"แก้หลังปิดรับข้อเสนอ", "After the proposal period, so marked."});
        !done)
        return done.error();
    return submit(story, "diprom", {"เสนอใหม่", "Submitted again."});
}

Result<void> call_first_meeting(Story& story) {
    if (auto done = story.from("2025-10-17T08:00:00Z"); !done) return done.error();
    std::vector<Item> items;
    for (const auto id : {"diw", "oie", "diprom", "dpim", "ocsb", "tisi", "ops"})
        items.push_back({agreement(id), titled("คำรับรองของ " + abbreviation(id).th,
                                               "Agreement of " + abbreviation(id).en)});
    return convene(story, std::string(kFirstMeeting), Date::from_civil(2025, 10, 27), items);
}

}  // namespace

Result<void> tell_autumn(Story& story) {
    for (const auto step : {shift_weight, propose_and_withdraw, submit_anew, comment_on_proposals,
                            return_oie, revise_late, call_first_meeting})
        if (auto done = step(story); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
