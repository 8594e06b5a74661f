#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

TEST(Judge, OnlyAConclusionHasAnEffectiveDate) {
    auto world = ready_world();
    auto dated = propose(world, sample_kpi("DIW-69-01"));
    dated.header.effective = Date::from_civil(2026, 1, 1);
    world.refuses(dated, "effective_unused");
    EXPECT_NE(world.judge(dated).error().detail.en.find("take effective out"), std::string::npos);
    dated.header.effective.reset();
    world.accepts(dated);
    world = voted_world();
    auto concluded = conclude(world, 1, by_ballots(world, Outcome::approved, {3, 0, 0}));
    concluded.header.effective = Date::from_civil(2026, 1, 1);
    world.accepts(concluded);
}

}  // namespace
}  // namespace banchi::domain
