#include "tests/domain/changing.hpp"

namespace banchi::domain {
namespace {

TEST(Change, ARequestWaitsAndListsWhoAsked) {
    auto world = approved_world();
    world.accepts(request(world, easier(world)));
    const auto state = world.memory.now();
    EXPECT_TRUE(waits(standing(world)));
    EXPECT_EQ(get<Digest>(state, kChange, "digest"), change_digest(world));
    EXPECT_TRUE(has(state, "index/changes/2569", "diw/c1"));
    EXPECT_TRUE(proposers_of(state, std::string(kChange)).contains(PersonId{"off-diw"}));
    EXPECT_FALSE(has(state, kChange, "proportional"));
    EXPECT_EQ(applied_kpi(world, "DIW-69-01").levels.back().value->text, "86");
}

TEST(Change, ContentIsBeforeAfterReasonAndDay) {
    auto world = approved_world();
    world.accepts(request(world, easier(world)));
    const auto content = content_of(standing(world));
    EXPECT_EQ(content["kind"], Value("change"));
    EXPECT_EQ(content["agreement"], Value(kDiw));
    EXPECT_EQ(content["effective"], Value("2026-04-01"));
    EXPECT_EQ(content["reason"]["code"], Value("POLICY_CHANGE"));
    EXPECT_EQ(content["reason"]["text"], Value("the law changed"));
    EXPECT_EQ(content["before"]["kpis"]["DIW-69-01"]["levels"].items()->back()["value"],
              Value("86"));
    EXPECT_EQ(content["after"]["kpis"]["DIW-69-01"]["levels"].items()->back()["value"],
              Value("90"));
    EXPECT_EQ(content.members()->size(), 6U);
}

TEST(Change, OnlyAnApprovedAgreementChangesByRequest) {
    auto world = voted_world();
    ChangeRequested body;
    body.agreement = kDiw;
    body.after.kpis[KpiCode{"DIW-69-03"}] = sample_kpi("DIW-69-03");
    world.refuses(request(world, body), "not_approved");
    body.agreement = "agreement/diw";
    world.refuses(request(world, body), "subject");
}

TEST(Change, AnOfficerOfTheAgencyAsksAndTakesBack) {
    auto world = approved_world();
    world.refuses(request(world, easier(world), kChange, "off-ops"), "role");
    world.accepts(request(world, easier(world)));
    auto by_ops =
        world.event("off-ops", Capacity::officer, kChange, ChangeWithdrawn{change_digest(world)});
    world.refuses(by_ops, "role");
    auto unknown = world.event("off-diw", Capacity::officer, "change/c9", ChangeWithdrawn{});
    world.refuses(unknown, "no_such_change");
}

TEST(Change, SaysWhyAndFromWhichDayOfTheYear) {
    auto world = approved_world();
    auto event = request(world, easier(world));
    event.header.common.reason.reset();
    world.refuses(event, "reason_missing");
    event = request(world, easier(world));
    event.header.effective.reset();
    world.refuses(event, "effective_missing");
    for (const auto& day : {Date::from_civil(2025, 9, 30), Date::from_civil(2026, 10, 1)}) {
        event.header.effective = day;
        world.refuses(event, "effective_outside");
    }
    event.header.effective = Date::from_civil(2026, 9, 30);
    world.accepts(event);
}

TEST(Change, BeforeIsExactlyWhatIsApplied) {
    auto world = approved_world();
    auto body = easier(world);
    body.before.kpis.at({"DIW-69-01"}).unit = title("places");
    world.refuses(request(world, body), "before_differs");
    body = easier(world);
    body.before.kpis.clear();
    world.refuses(request(world, body), "before_differs");
    body = cancelling(world);
    body.before.weights_bp = weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}});
    world.refuses(request(world, body), "before_differs");
    body.before.weights_bp.reset();
    world.refuses(request(world, body), "before_differs");
    auto unknown = easier(world);
    unknown.before.kpis[KpiCode{"DIW-69-09"}] = sample_kpi("DIW-69-09");
    world.refuses(request(world, unknown), "before_differs");
    world.accepts(request(world, cancelling(world)));
}

TEST(Change, ChangesSomething) {
    auto world = approved_world();
    world.refuses(request(world, easier(world, "86")), "nothing_changed");
    auto event = request(world, easier(world));
    world.accepts(event);
    world.refuses(request(world, easier(world)), "already_requested");
}

TEST(Change, KeepsTheRulesOfTemplates) {
    auto world = approved_world();
    world.refuses(request(world, easier(world, "80")), "levels_order");
    auto body = easier(world);
    body.after.kpis.at({"DIW-69-01"}).code = KpiCode{"DIW-69-02"};
    world.refuses(request(world, body), "code_differs");
    body = easier(world);
    body.after.kpis.at({"DIW-69-01"}).continues = std::vector<KpiCode>{{"DIW-68-01"}};
    world.refuses(request(world, body), "lineage_unknown");
    body = easier(world);
    body.after.kpis[KpiCode{"OPS-69-01"}] = sample_kpi("OPS-69-01");
    world.refuses(request(world, body), "code_taken");
}

TEST(Change, AnotherAgencyLeadsTheJointKpiAlready) {
    auto world = approved_world();
    auto lead = sample_kpi("OPS-69-08");
    lead.kind = KpiKind::joint;
    lead.joint = JointPart{{"j1"}, {"lead"}};
    world.marks(world.event("off-ops", Capacity::officer, kOps, KpiProposed{lead}),
                "outside_proposal_period");
    auto body = easier(world);
    auto& kpi = body.after.kpis.at({"DIW-69-01"});
    kpi.kind = KpiKind::joint;
    kpi.joint = lead.joint;
    world.refuses(request(world, body), "joint_lead_taken");
    kpi.joint->role = {"contributor"};
    world.accepts(request(world, body));
}

TEST(Change, CarriesTheWholeVectorWhereScoredKpisComeOrGo) {
    auto world = approved_world();
    auto body = cancelling(world);
    body.after.weights_bp.reset();
    world.refuses(request(world, body), "weights_missing");
    body.before.weights_bp.reset();
    world.refuses(request(world, body), "weights_missing");
    body = cancelling(world);
    body.after.weights_bp = weights({{"DIW-69-01", 9000}});
    world.refuses(request(world, body), "weights_sum");
    body.after.weights_bp = body.before.weights_bp;
    world.refuses(request(world, body), "weights_cover");
    auto all = cancelling(world);
    all.before.kpis[KpiCode{"DIW-69-01"}] = applied_kpi(world, "DIW-69-01");
    all.after.weights_bp = Weights{};
    world.refuses(request(world, all), "kpi_count");
    world.accepts(request(world, cancelling(world)));
    EXPECT_EQ(get<bool>(world.memory.now(), kChange, "proportional"), true);
}

TEST(Change, AMonitorKpiGoesWithoutAVector) {
    auto world = approved_world();
    auto body = easier(world);
    auto monitor = sample_kpi("DIW-69-03");
    monitor.kind = KpiKind::monitor;
    body.after.kpis[monitor.code] = monitor;
    world.marks(request(world, body), "new_kpi_midyear");
}

TEST(Change, TheSameIdAsksAgainWhileItWaits) {
    auto world = approved_world();
    world.accepts(request(world, easier(world)));
    const auto first = change_digest(world);
    world.accepts(request(world, easier(world, "91")));
    EXPECT_NE(change_digest(world), first);
    ChangeRequested of_ops = easier(world);
    of_ops.agreement = kOps;
    world.refuses(request(world, of_ops, kChange, "off-ops"), "change_taken");
    world.accepts(withdraw_change(world));
    world.refuses(withdraw_change(world), "not_requested");
    world.refuses(request(world, easier(world)), "change_closed");
    world.accepts(request(world, easier(world), "change/c2"));
}

TEST(Change, AWithdrawalNamesTheRequestThatWaits) {
    auto world = approved_world();
    world.accepts(request(world, easier(world)));
    const auto stale = withdraw_change(world);
    world.accepts(request(world, cancelling(world)));
    auto again =
        world.event("off-diw", Capacity::officer, kChange, std::get<ChangeWithdrawn>(stale.body));
    world.refuses(again, "digest_differs");
    EXPECT_FALSE(world.sentence(again).th.empty());
    EXPECT_NE(world.sentence(again).en.find("withdrew"), std::string::npos);
}

TEST(Change, OutsideAWindowItIsMarked) {
    auto world = approved_world();
    world.now = Date::from_civil(2026, 3, 1).begins();
    world.marks(request(world, easier(world)), "outside_change_window");
}

TEST(Change, AReasonThatTheFrameworkDoesNotTakeIsMarked) {
    for (const auto* code : {"PROJECT_DELAY", "BECAUSE", ""}) {
        auto world = approved_world();
        auto body = easier(world);
        body.reason_code.reset();
        if (*code != '\0') body.reason_code = {code};
        world.marks(request(world, body), "reason_code");
    }
}

TEST(Change, ANewKpiInMidyearIsMarkedUnlessItCarriesOnACancelledOne) {
    auto world = approved_world();
    auto body = cancelling(world);
    auto fresh = sample_kpi("DIW-69-03");
    body.after.kpis[fresh.code] = fresh;
    body.after.weights_bp = weights({{"DIW-69-01", 6000}, {"DIW-69-03", 4000}});
    world.marks(request(world, body), "new_kpi_midyear");
    for (const auto& from : {std::vector<KpiCode>{{"DIW-69-01"}},
                             std::vector<KpiCode>{{"DIW-69-01"}, {"DIW-69-02"}}}) {
        body.after.kpis.at(fresh.code).continues = from;
        world.marks(request(world, body), "new_kpi_midyear");
    }
    body.after.kpis.at(fresh.code).continues = std::vector<KpiCode>{{"DIW-69-02"}};
    world.accepts(request(world, body));
    EXPECT_EQ(get<bool>(world.memory.now(), kChange, "proportional"), true);
}

TEST(Change, AFrameworkMayRefuseWhatIsMarked) {
    auto strict = framework_2569();
    strict.refusing = {{"outside_change_window"}, {"reason_code"}, {"new_kpi_midyear"}};
    auto world = approved(
        voted_world(attended_world(convened_world(submitted_world(drafted_world(strict))))));
    auto body = easier(world);
    body.reason_code.reset();
    world.refuses(request(world, body), "reason_code");
    world.now = Date::from_civil(2026, 3, 1).begins();
    world.refuses(request(world, easier(world)), "outside_change_window");
}

TEST(Change, IsToldInBothLanguages) {
    auto world = approved_world();
    const auto told = world.sentence(request(world, cancelling(world)));
    EXPECT_NE(told.en.find("cancels DIW-69-02"), std::string::npos) << told.en;
    EXPECT_NE(told.en.find("DIW-69-01 60.00% → 100.00%"), std::string::npos) << told.en;
    EXPECT_NE(told.en.find("DISASTER: the law changed"), std::string::npos) << told.en;
    EXPECT_NE(told.th.find("ยกเลิก DIW-69-02"), std::string::npos) << told.th;
}

}  // namespace
}  // namespace banchi::domain
