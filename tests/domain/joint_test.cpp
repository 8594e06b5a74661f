#include "tests/domain/changing.hpp"

namespace banchi::domain {
namespace {

const std::string kGhg = "index/joint/2569/JK-GHG-69";

Kpi joint(const std::string& code, const char* role, const char* id = "JK-GHG-69") {
    auto kpi = sample_kpi(code);
    kpi.kind = KpiKind::joint;
    kpi.joint = JointPart{{id}, {role}};
    return kpi;
}

Event of_ops(World& world, const Kpi& kpi, const char* agreement = kOps) {
    return world.event("off-ops", Capacity::officer, agreement, KpiProposed{kpi});
}

std::string role_in(const World& world, const std::string& entity, const std::string& part) {
    return get<std::string>(world.memory.now(), entity, part).value_or("none");
}

// diw leads the main joint KPI.
World led_world() {
    auto world = ready_world();
    world.accepts(propose(world, joint("DIW-69-01", "lead")));
    return world;
}

TEST(Joint, HasOneLead) {
    auto world = led_world();
    EXPECT_EQ(role_in(world, kGhg, "diw/DIW-69-01"), "lead");
    auto second = of_ops(world, joint("OPS-69-01", "lead"));
    world.refuses(second, "joint_lead_taken");
    const auto refused = world.judge(second);
    EXPECT_NE(refused.error().detail.en.find("DIW-69-01 of diw"), std::string::npos);
    EXPECT_NE(refused.error().detail.th.find("DIW-69-01"), std::string::npos);
    world.refuses(propose(world, joint("DIW-69-02", "lead")), "joint_lead_taken");
    world.accepts(of_ops(world, joint("OPS-69-01", "contributor")));
    world.accepts(of_ops(world, joint("OPS-69-02", "lead", "JK-SME-69")));
    EXPECT_EQ(role_in(world, kGhg, "ops/OPS-69-01"), "contributor");
}

TEST(Joint, AContributorBecomesTheLeadOnlyWhenThereIsNone) {
    auto world = led_world();
    world.accepts(of_ops(world, joint("OPS-69-01", "contributor")));
    const auto leads = [&] {
        return world.event("off-ops", Capacity::officer, kOps,
                           KpiRevised{joint("OPS-69-01", "lead")});
    };
    world.refuses(leads(), "joint_lead_taken");
    auto renamed = joint("DIW-69-01", "lead");
    renamed.unit = title("places");
    world.accepts(revise(world, renamed));
    world.accepts(revise(world, joint("DIW-69-01", "contributor")));
    world.accepts(leads());
    EXPECT_EQ(role_in(world, kGhg, "diw/DIW-69-01"), "contributor");
    EXPECT_EQ(role_in(world, kGhg, "ops/OPS-69-01"), "lead");
}

TEST(Joint, AWithdrawalFreesTheLead) {
    auto world = led_world();
    world.accepts(withdraw(world, "DIW-69-01"));
    EXPECT_EQ(role_in(world, kGhg, "diw/DIW-69-01"), "none");
    world.accepts(of_ops(world, joint("OPS-69-01", "lead")));
}

TEST(Joint, AnotherKindOrMainKpiFreesTheLead) {
    auto world = led_world();
    world.accepts(revise(world, joint("DIW-69-01", "lead", "JK-SME-69")));
    world.accepts(of_ops(world, joint("OPS-69-01", "lead")));
    EXPECT_EQ(list(world.memory.now(), kGhg).size(), 1u);
    world.accepts(revise(world, sample_kpi("DIW-69-01")));
    world.accepts(of_ops(world, joint("OPS-69-02", "lead", "JK-SME-69")));
    EXPECT_EQ(list(world.memory.now(), "index/joint/2569/JK-SME-69").size(), 1u);
}

TEST(Joint, EachFiscalYearHasItsOwnLead) {
    auto world = led_world();
    world.accepts(of_ops(world, joint("OPS-70-01", "lead"), "agreement/ops/2570"));
    EXPECT_EQ(role_in(world, "index/joint/2570/JK-GHG-69", "ops/OPS-70-01"), "lead");
}

// diw's lead is approved, and given up by the change c1, which item 1 of m2 applies.
World given_up_world() {
    auto world = drafted_world();
    world.accepts(revise(world, joint("DIW-69-01", "lead")));
    world = approved(voted_world(attended_world(convened_world(submitted_world(world)))));
    ChangeRequested body;
    body.agreement = kDiw;
    body.before.kpis[{"DIW-69-01"}] = applied_kpi(world, "DIW-69-01");
    body.after.kpis[{"DIW-69-01"}] = joint("DIW-69-01", "contributor");
    body.reason_code = {"POLICY_CHANGE"};
    world.accepts(request(world, body));
    world = convened_on(std::move(world));
    world.marks(conclude_on(world, Outcome::approved), "joint_without_subcommittee");
    EXPECT_EQ(role_in(world, kGhg, "diw/DIW-69-01"), "contributor");
    return world;
}

Event give_back(World& world) {
    ResolutionRescinded body;
    body.item = "item/m2/1";
    body.digest = change_digest(world);
    auto event = reasoned(world.event("sec", Capacity::secretary, "item/m3/1", body));
    return World::with(event, "mem1", Capacity::present);
}

void meet_about_it(World& world) {
    auto body = meeting(world);
    body.date = Date::from_civil(2026, 3, 20);
    body.agenda = {
        {1, Purpose::consideration, title("rescind"), "item/m2/1", change_digest(world)}};
    world.accepts(world.event("sec", Capacity::secretary, "meeting/m3", body));
    world.now = body.date.begins();
    auto attended = world.event("sec", Capacity::secretary, "meeting/m3", everybody());
    world.accepts(World::with(attended, "mem1", Capacity::present));
}

TEST(Joint, ALeadThatAnotherAgencyHasSinceDoesNotComeBack) {
    auto world = given_up_world();
    world.marks(of_ops(world, joint("OPS-69-02", "lead")), "outside_proposal_period");
    meet_about_it(world);
    world.refuses(give_back(world), "joint_lead_taken");
    world.marks(world.event("off-ops", Capacity::officer, kOps, KpiWithdrawn{{"OPS-69-02"}}),
                "outside_proposal_period");
    world.marks(give_back(world), "rescinded");
    EXPECT_EQ(role_in(world, kGhg, "diw/DIW-69-01"), "lead");
}

}  // namespace
}  // namespace banchi::domain
