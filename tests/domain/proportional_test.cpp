#include <rapidcheck/gtest.h>

#include "ledger/domain/change/proportional.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

RequestedChange vectors(const Weights& before, const Weights& after) {
    RequestedChange change;
    change.before.weights_bp = before;
    change.after.weights_bp = after;
    return change;
}

TEST(Proportional, LargestRemainderThenTheCode) {
    EXPECT_EQ(apportion(weights({{"A", 1}, {"B", 1}, {"C", 1}}), 10'000),
              weights({{"A", 3334}, {"B", 3333}, {"C", 3333}}));
    EXPECT_EQ(apportion(weights({{"A", 1}, {"B", 5}}), 10'000),
              weights({{"A", 1667}, {"B", 8333}}));
    EXPECT_EQ(apportion(weights({{"A", 0}, {"B", 0}}), 10'000), weights({{"A", 0}, {"B", 0}}));
}

TEST(Proportional, ACancelledWeightGoesToAllInProportion) {
    auto change = vectors(weights({{"A", 5000}, {"B", 3000}, {"C", 2000}}), Weights{});
    change.before.kpis[KpiCode{"C"}] = sample_kpi("C");
    EXPECT_EQ(proportional(change), weights({{"A", 6250}, {"B", 3750}}));
}

TEST(Proportional, HeirsTakeTheWeightOfWhatTheyComeFrom) {
    auto change = vectors(weights({{"A", 5000}, {"B", 5000}}), Weights{});
    change.before.kpis[KpiCode{"B"}] = sample_kpi("B");
    for (const auto* code : {"C", "D"}) {
        auto heir = sample_kpi(code);
        heir.splits = std::vector<KpiCode>{{"B"}};
        change.after.kpis[heir.code] = heir;
    }
    EXPECT_EQ(proportional(change), weights({{"A", 5000}, {"C", 2500}, {"D", 2500}}));
}

TEST(Proportional, ANewKpiHasTheWeightThatTheRequestChooses) {
    auto change = vectors(weights({{"A", 6000}, {"B", 4000}}), weights({{"C", 1000}}));
    change.after.kpis[KpiCode{"C"}] = sample_kpi("C");
    EXPECT_EQ(proportional(change), weights({{"A", 5400}, {"B", 3600}, {"C", 1000}}));
}

TEST(Proportional, IsNoQuestionWhereTheSameKpisAreScored) {
    const auto same = weights({{"A", 6000}, {"B", 4000}});
    EXPECT_FALSE(proportional(vectors(same, weights({{"A", 5000}, {"B", 5000}}))));
    auto monitor = sample_kpi("M");
    monitor.kind = KpiKind::monitor;
    auto change = vectors(same, same);
    change.before.kpis[monitor.code] = monitor;
    EXPECT_FALSE(proportional(change));
}

RC_GTEST_PROP(Proportional, IsWholeAndWithinOneOfTheExactShare, ()) {
    Weights shares;
    const auto values =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10'000)));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        shares[KpiCode{"K" + std::to_string(i)}] = BasisPoints{values[i]};
        sum += values[i];
    }
    RC_PRE(sum > 0);
    std::int64_t total = 0;
    for (const auto& [code, part] : apportion(shares, 10'000)) {
        total += part.value;
        const auto exact = shares.at(code).value * 10'000;
        RC_ASSERT(part.value * sum > exact - sum && part.value * sum < exact + sum);
    }
    RC_ASSERT(total == 10'000);
}

}  // namespace
}  // namespace banchi::domain
