#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/changing.hpp"
#include "tests/domain/registering.hpp"

namespace banchi::domain {
namespace {

// Entries S-1 strategic, M-1 monitor and JK-1 joint.
World registered_world(World world = ready_world()) {
    world.accepts(added(world, "S-1", strategic_entry()));
    world.accepts(added(world, "M-1", monitor_entry()));
    world.accepts(added(world, "JK-1", joint_entry()));
    return world;
}

std::vector<KpiCode> adopters(const World& world, const std::string& id,
                              const std::string& agency = "diw") {
    const auto state = world.memory.now();
    const auto entry = find_entry(state, {id}).value();
    return adopted_by(state, {id}, entry, AgencyId{agency});
}

using Codes = std::vector<KpiCode>;

TEST(Adopting, AKpiNamesAnEntryOfItsKind) {
    auto world = registered_world();
    world.refuses(propose(world, adopting("DIW-69-01", "S-9")), "no_such_entry");
    world.refuses(propose(world, adopting("DIW-69-01", "M-1")), "entry_differs");
    world.refuses(propose(world, adopting("DIW-69-01", "JK-1")), "entry_differs");
    world.accepts(propose(world, adopting("DIW-69-01", "S-1")));
    world.accepts(propose(world, adopting("DIW-69-02", "M-1", KpiKind::monitor)));
    EXPECT_EQ(adopters(world, "S-1"), Codes{{"DIW-69-01"}});
    EXPECT_EQ(adopters(world, "M-1"), Codes{{"DIW-69-02"}});
    EXPECT_TRUE(adopters(world, "S-1", "ops").empty());
}

TEST(Adopting, AndOfItsYear) {
    auto world = ready_world();
    auto later = strategic_entry();
    later.fiscal_year = FiscalYear{2570};
    world.accepts(added(world, "S-2", later));
    world.refuses(propose(world, adopting("DIW-69-01", "S-2")), "entry_differs");
}

TEST(Adopting, OthersThanStrategicAndMonitorAdoptNone) {
    auto world = registered_world();
    world.refuses(propose(world, adopting("DIW-69-01", "S-1", KpiKind::functional)),
                  "template_incomplete");
    auto shared = sharing("DIW-69-01", "JK-1", "lead");
    shared.adopts = RegisterId{"JK-1"};
    world.refuses(propose(world, shared), "template_incomplete");
}

TEST(Adopting, IsAbsentFromContentWhereThereIsNone) {
    const auto world = drafted_world();
    const auto content = content_of(world.memory.now(), diw(), Side::draft);
    EXPECT_TRUE(content["kpis"]["DIW-69-01"]["adopts"].is_null());
}

TEST(Adopting, AClosedEntryIsNotAdoptedAnyMoreAndStaysWhereItIs) {
    auto world = registered_world();
    world.accepts(propose(world, adopting("DIW-69-01", "S-1")));
    world.accepts(propose(world, sharing("DIW-69-02", "JK-1", "lead")));
    for (const auto* id : {"S-1", "JK-1"}) world.accepts(reasoned(closed(world, id)));
    world.refuses(propose(world, adopting("DIW-69-03", "S-1")), "entry_closed");
    world.refuses(propose(world, sharing("DIW-69-03", "JK-1", "contributor")), "entry_closed");
    auto kpi = adopting("DIW-69-01", "S-1");
    kpi.unit = title("places");
    world.accepts(revise(world, kpi));
    EXPECT_EQ(adopters(world, "S-1"), Codes{{"DIW-69-01"}});
}

TEST(Adopting, TheListFollowsWhatTheDraftSays) {
    auto world = registered_world();
    world.accepts(added(world, "S-2", strategic_entry()));
    world.accepts(propose(world, adopting("DIW-69-01", "S-1")));
    world.accepts(revise(world, adopting("DIW-69-01", "S-2")));
    EXPECT_TRUE(adopters(world, "S-1").empty());
    EXPECT_EQ(adopters(world, "S-2"), Codes{{"DIW-69-01"}});
    world.accepts(revise(world, sample_kpi("DIW-69-01")));
    EXPECT_TRUE(adopters(world, "S-2").empty());
    world.accepts(revise(world, adopting("DIW-69-01", "S-2")));
    world.accepts(withdraw(world, "DIW-69-01"));
    EXPECT_TRUE(adopters(world, "S-2").empty());
}

TEST(Adopting, AJointKpiHasTheRoleOfTheRegister) {
    auto world = registered_world();
    world.refuses(propose(world, sharing("DIW-69-01", "JK-1", "contributor")),
                  "joint_role_differs");
    world.accepts(propose(world, sharing("DIW-69-01", "JK-1", "lead")));
    EXPECT_EQ(adopters(world, "JK-1"), Codes{{"DIW-69-01"}});
    auto refused = world.event("off-ops", Capacity::officer, kOps,
                               KpiProposed{sharing("OPS-69-01", "JK-1", "lead")});
    world.refuses(refused, "joint_role_differs");
    auto entry = joint_entry();
    entry.agencies.front().agency = AgencyId{"ops"};
    entry.agencies.back().agency = AgencyId{"diw"};
    world.accepts(amended(world, "JK-1", entry));
    world.accepts(revise(world, sharing("DIW-69-01", "JK-1", "contributor")));
}

TEST(Adopting, AnAgencyThatTheEntryDoesNotNameHasNoRoleThere) {
    auto world = ready_world();
    world.accepts(world.event("reg", Capacity::registrar, "agency/tisi",
                              AgencyRegistered{title("tisi"), title("tisi")}));
    auto entry = joint_entry();
    entry.agencies.front().agency = AgencyId{"tisi"};
    world.accepts(added(world, "JK-1", entry));
    auto proposed = propose(world, sharing("DIW-69-01", "JK-1", "lead"));
    world.refuses(proposed, "joint_role_differs");
    const auto why = world.judge(proposed);
    EXPECT_NE(why.error().detail.en.find("diw has the role none in JK-1"), std::string::npos);
}

TEST(Adopting, AMainJointKpiNeedsItsEntryOnceTheRegisterHasAny) {
    auto world = ready_world();
    world.accepts(added(world, "S-1", strategic_entry()));
    world.accepts(propose(world, sharing("DIW-69-01", "JK-9", "lead")));
    world.accepts(added(world, "JK-1", joint_entry()));
    world.refuses(propose(world, sharing("DIW-69-02", "JK-8", "lead")), "no_such_entry");
    auto kept = sharing("DIW-69-01", "JK-9", "lead");
    kept.unit = title("places");
    world.accepts(revise(world, kept));
}

ChangeRequested adopting_change(const World& world, const std::string& entry) {
    ChangeRequested body;
    body.agreement = kDiw;
    const auto kpi = applied_kpi(world, "DIW-69-01");
    body.before.kpis[kpi.code] = kpi;
    auto after = kpi;
    after.kind = KpiKind::strategic;
    after.adopts = RegisterId{entry};
    body.after.kpis[kpi.code] = after;
    body.reason_code = {"POLICY_CHANGE"};
    return body;
}

TEST(Adopting, AChangeAdoptsAndTheListFollowsOnceItApplies) {
    auto world = registered_world(approved_world());
    world.refuses(request(world, adopting_change(world, "S-9")), "no_such_entry");
    world.refuses(request(world, adopting_change(world, "M-1")), "entry_differs");
    world.accepts(request(world, adopting_change(world, "S-1")));
    EXPECT_TRUE(adopters(world, "S-1").empty());
    world = convened_on(std::move(world));
    world.accepts(conclude_on(world, Outcome::approved));
    EXPECT_EQ(adopters(world, "S-1"), Codes{{"DIW-69-01"}});
    EXPECT_EQ(applied_kpi(world, "DIW-69-01").adopts, RegisterId{"S-1"});
}

TEST(Adopting, AnEntryClosedMeanwhileIsNotAdoptedByTheConclusion) {
    auto world = registered_world(approved_world());
    world.accepts(request(world, adopting_change(world, "S-1")));
    world = convened_on(std::move(world));
    world.accepts(reasoned(closed(world, "S-1")));
    world.refuses(vote_on(world, "vice1", change_digest(world)), "entry_closed");
}

}  // namespace
}  // namespace banchi::domain
