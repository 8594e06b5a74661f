#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

TEST(Weights, TheWholeVectorIsOneFactByItsProposer) {
    auto world = drafted_world();
    EXPECT_EQ(weights_of(world.memory.now(), diw(), Side::draft),
              weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}}));
    EXPECT_TRUE(weights_of(world.memory.now(), diw(), Side::applied).empty());
    EXPECT_EQ(author_of(world, diw().draft(), "weights"), "off-diw");
}

TEST(Weights, TheyCoverExactlyTheScoredKpis) {
    auto world = drafted_world();
    world.refuses(weigh(world, weights({{"DIW-69-01", 10'000}})), "weights_cover");
    world.refuses(
        weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 4000}, {"DIW-69-03", 1000}})),
        "weights_cover");
    auto monitor = sample_kpi("DIW-69-M01");
    monitor.kind = KpiKind::monitor;
    world.accepts(propose(world, monitor));
    world.refuses(
        weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 4000}, {"DIW-69-M01", 1000}})),
        "weights_cover");
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})));
}

TEST(Weights, TheyTotalTenThousand) {
    auto world = drafted_world();
    for (const int second : {4999, 5001}) {
        auto event = weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", second}}));
        world.refuses(event, "weights_sum");
        const auto refused = world.judge(event);
        const auto sum = std::to_string(5000 + second);
        EXPECT_EQ(refused.error().facts.at(0), (std::pair<std::string, std::string>{"sum", sum}));
        EXPECT_NE(refused.error().detail.th.find(sum), std::string::npos);
        EXPECT_NE(refused.error().detail.en.find(sum), std::string::npos);
    }
}

TEST(Weights, EachIsWithinTheFrameworksRange) {
    auto world = drafted_world();
    world.refuses(weigh(world, weights({{"DIW-69-01", 9501}, {"DIW-69-02", 499}})), "weight_range");
    world.accepts(weigh(world, weights({{"DIW-69-01", 9500}, {"DIW-69-02", 500}})));
    auto framework = framework_2569();
    framework.kpi_weight_bp = {500, 6000};
    auto capped = drafted_world(framework);
    capped.refuses(weigh(capped, weights({{"DIW-69-01", 6001}, {"DIW-69-02", 3999}})),
                   "weight_range");
}

TEST(Weights, TheProposalPeriodIsAboutKpisAlone) {
    auto world = drafted_world();
    world.now = Date::from_civil(2025, 11, 1).begins();
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})));
}

TEST(Weights, TheSameVectorIsNotProposedAgain) {
    auto world = drafted_world();
    const auto vector = weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}});
    auto same = weigh(world, vector);
    world.refuses(same, "nothing_changed");
    EXPECT_NE(world.judge(same).error().detail.en.find("change one"), std::string::npos);
    world.accepts(weigh(world, weights({{"DIW-69-01", 4000}, {"DIW-69-02", 6000}})));
    world.accepts(weigh(world, vector));
}

TEST(Weights, AnEditMakesASubmissionADraftAgain) {
    auto world = submitted_world();
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::draft);
}

TEST(Weights, TheSentenceHasTheVector) {
    auto world = drafted_world();
    const auto event = weigh(world, weights({{"DIW-69-01", 5050}, {"DIW-69-02", 4950}}));
    EXPECT_EQ(world.sentence(event).en,
              "off-diw proposed the weights of diw, fiscal year 2569: DIW-69-01 50.50%, DIW-69-02 "
              "49.50%");
    EXPECT_NE(world.sentence(event).th.find("พ.ศ. 2569: DIW-69-01 50.50%"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
