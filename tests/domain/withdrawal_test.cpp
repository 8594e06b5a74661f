#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

TEST(Withdrawal, TakesTheKpiAndTheWeightsOut) {
    auto world = drafted_world();
    world.refuses(withdraw(world, "DIW-69-07"), "no_such_kpi");
    world.accepts(withdraw(world, "DIW-69-02"));
    const auto state = world.memory.now();
    EXPECT_EQ(kpi_codes(state, diw(), Side::draft), std::vector<KpiCode>{{"DIW-69-01"}});
    EXPECT_TRUE(weights_of(state, diw(), Side::draft).empty());
    EXPECT_FALSE(find_kpi(state, {"DIW-69-02"}, Side::draft));
    world.refuses(withdraw(world, "DIW-69-02"), "no_such_kpi");
}

TEST(Withdrawal, OfAMonitorKpiLeavesTheWeights) {
    auto world = drafted_world();
    auto monitor = sample_kpi("DIW-69-M01");
    monitor.kind = KpiKind::monitor;
    world.accepts(propose(world, monitor));
    world.accepts(withdraw(world, "DIW-69-M01"));
    EXPECT_EQ(weights_of(world.memory.now(), diw(), Side::draft).size(), 2u);
}

}  // namespace
}  // namespace banchi::domain
