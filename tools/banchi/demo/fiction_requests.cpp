#include "tools/banchi/demo/fiction.hpp"

// January 2569, while a window is open: what agencies ask to have changed.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

Result<void> ask_for_weights(Story& story) {
    auto change = wish(story, "ocsb-weights", "ocsb", {});
    with_weights(story, change);
    auto& weights = *change.body.after.weights_bp;
    weights[KpiCode{"OCSB-69-05"}] = BasisPoints{1500};
    auto wrong = change;
    if (auto done = story.enter_refused(
            request(wrong, "POLICY_CHANGE", {"รวมเกินร้อยละร้อย", "More than the whole."}),
            "weights_sum");
        !done)
        return done.error();
    weights[KpiCode{"OCSB-69-07"}] = BasisPoints{1000};
    return story.enter(request(change, "POLICY_CHANGE",
                               {"นโยบายเร่งส่งเสริมพันธุ์อ้อยใหม่", "Policy puts new varieties first."}));
}

// Its weight goes to the others in proportion.
Result<void> ask_to_cancel(Story& story) {
    auto change = wish(story, "oie-cancel", "oie", {"OIE-69-04"});
    with_weights(story, change);
    change.body.after.kpis.clear();
    change.body.after.weights_bp->erase(KpiCode{"OIE-69-04"});
    share_out(change);
    return story.enter(request(change, "NO_BUDGET", {"ไม่ได้รับงบประมาณ", "No budget was given."}));
}

Result<void> ask_to_merge(Story& story) {
    auto change = wish(story, "ops-merge", "ops", {"OPS-69-05", "OPS-69-06"});
    with_weights(story, change);
    auto merged = change.body.before.kpis.at(KpiCode{"OPS-69-05"});
    merged.code = KpiCode{"OPS-69-08"};
    merged.title = titled("การให้บริการดิจิทัลและเรื่องร้องเรียน (รวมสองตัวชี้วัด สมมุติ)",
                          "Digital services and complaints (two KPIs merged, fictional)");
    merged.merges = std::vector{KpiCode{"OPS-69-05"}, KpiCode{"OPS-69-06"}};
    auto& after = change.body.after;
    after.kpis = {{merged.code, merged}};
    after.weights_bp->erase(KpiCode{"OPS-69-05"});
    after.weights_bp->erase(KpiCode{"OPS-69-06"});
    after.weights_bp->emplace(merged.code, BasisPoints{2500});
    share_out(change);
    return story.enter(
        request(change, "INDEX_OWNER_CHANGE", {"สองงานรวมเป็นหน่วยเดียว", "Two units became one."}));
}

Result<void> ask_for_target(Story& story, const std::string& id, std::string_view agency,
                            const std::string& code, const std::string& value,
                            std::string_view reason_code, Text why) {
    auto change = wish(story, id, agency, {code});
    set_level(change, code, 2, value);
    return story.enter(request(change, reason_code, std::move(why)));
}

// Both share the main KPI JK-GHG-69; the sub-committee hears of one alone.
Result<void> ask_for_joint(Story& story) {
    if (auto done =
            ask_for_target(story, "dpim-joint", "dpim", "DPIM-69-04", "1250000",
                           "NATIONAL_RESOLUTION", {"ตามมติ ครม.", "By a cabinet resolution."});
        !done)
        return done.error();
    return ask_for_target(story, "diw-joint", "diw", "DIW-69-02", "1200000", "NATIONAL_RESOLUTION",
                          {"ตามมติ ครม.", "By a cabinet resolution."});
}

// Reasons that the framework refuses: marked, and for the committee to judge.
Result<void> ask_inadmissibly(Story& story) {
    if (auto done = ask_for_target(story, "tisi-delay", "tisi", "TISI-69-03", "9", "PROJECT_DELAY",
                                   {"โครงการล่าช้า", "The project is late."});
        !done)
        return done.error();
    return ask_for_target(story, "diprom-results", "diprom", "DIPROM-69-05", "380",
                          "TARGET_FROM_RESULT", {"ปรับตามผลที่คาด", "To fit the expected result."});
}

Result<void> ask_for_new_kpi(Story& story) {
    auto change = wish(story, "diprom-new", "diprom", {});
    with_weights(story, change);
    auto fresh = domain::find_kpi(*story.state(), KpiCode{"DIPROM-69-05"}, domain::Side::applied);
    fresh->code = KpiCode{"DIPROM-69-08"};
    fresh->title = titled("วิสาหกิจที่ได้รับการฟื้นฟูหลังภัยพิบัติ (สมมุติ)",
                          "Enterprises restored after a disaster (fictional)");
    auto& after = change.body.after;
    after.kpis = {{fresh->code, *fresh}};
    (*after.weights_bp)[KpiCode{"DIPROM-69-02"}] = BasisPoints{1500};
    after.weights_bp->emplace(fresh->code, BasisPoints{500});
    return story.enter(request(change, "POLICY_CHANGE",
                               {"ภารกิจใหม่กลางปี", "A new task in the middle of the year."}));
}

// One is taken back; one says otherwise than what applies.
Result<void> change_their_mind(Story& story) {
    auto change = wish(story, "oie-tfp", "oie", {"OIE-69-02"});
    set_level(change, "OIE-69-02", 2, "1.7");
    if (auto done = story.enter(
            request(change, "POLICY_CHANGE", {"ขอปรับเป้าหมาย", "Another target is wanted."}));
        !done)
        return done.error();
    const auto digest =
        domain::get<Digest>(*story.state(), "change/oie-tfp", "digest").value_or(Digest{});
    if (auto done = story.enter(fiction(officer("oie"), Capacity::officer, "change/oie-tfp",
                                        domain::ChangeWithdrawn{digest},
                                        {"ขอถอนคำขอ", "The request is taken back."}));
        !done)
        return done.error();
    auto stale = wish(story, "oie-stale", "oie", {"OIE-69-01"});
    stale.body.before.kpis.at(KpiCode{"OIE-69-01"}).levels.at(2).value = Decimal{"6.5"};
    return story.enter_refused(
        request(stale, "POLICY_CHANGE", {"อ้างค่าเดิมผิด", "States what applies otherwise."}),
        "before_differs");
}

}  // namespace

Result<void> tell_requests(Story& story) {
    if (auto done = story.from("2026-01-12T02:00:00Z"); !done) return done.error();
    for (const auto step : {ask_for_weights, ask_to_cancel, ask_to_merge, ask_for_joint,
                            ask_inadmissibly, ask_for_new_kpi, change_their_mind})
        if (auto done = step(story); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
