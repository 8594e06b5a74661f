#include "ledger/domain/agreement/drafting.hpp"
#include "tests/histories/seeds.hpp"

// What holds at every position of every history.
namespace banchi::histories {
namespace {

class Invariants : public OfEachSeed {
  protected:
    // Every position at which something of the entity changed.
    std::set<Index> changes_of(const std::string& entity) const {
        std::set<Index> positions;
        for (const auto& fact : made.facts.of_entity(entity)) positions.insert(fact.index);
        return positions;
    }
    std::set<std::string> entities(const std::string& prefix) const {
        std::set<std::string> found;
        made.facts.each([&](const Fact& fact) {
            if (fact.entity.starts_with(prefix)) found.insert(fact.entity);
        });
        return found;
    }
};

TEST_P(Invariants, WeightsOfWhatIsAppliedTotalTenThousandAndCoverIt) {
    std::size_t checked = 0;
    for (const auto& entity : entities("agreement/")) {
        const auto id = AgreementId::parse(entity).value();
        for (const auto index : changes_of(entity)) {
            const auto state = made.facts.at(index);
            if (!has(state, entity, "revision")) continue;
            const auto weights = weights_of(state, id, Side::applied);
            std::int64_t total = 0;
            std::vector<KpiCode> weighed;
            for (const auto& [code, weight] : weights) {
                total += weight.value;
                weighed.push_back(code);
            }
            ASSERT_EQ(total, 10'000) << entity << " at " << index.value;
            ASSERT_EQ(weighed, scored_codes(state, id, Side::applied))
                << entity << " at " << index.value;
            ++checked;
        }
    }
    EXPECT_GT(checked, 50u);
}

TEST_P(Invariants, AMainJointKpiHasOneLeadAtMost) {
    std::size_t checked = 0;
    for (const auto& entity : entities("index/joint/"))
        for (const auto index : changes_of(entity)) {
            std::size_t leads = 0;
            for (const auto& part : list(made.facts.at(index), entity))
                if (*part.value == Value("lead")) ++leads;
            ASSERT_LE(leads, 1u) << entity << " at " << index.value;
            ++checked;
        }
    EXPECT_GT(checked, 10u);
}

TEST_P(Invariants, ATimelineIsInOrderAndEachOfItsRevisionsWasAppliedThen) {
    for (const auto& entity : entities("agreement/")) {
        for (const auto& fact : made.facts.of_field(entity, "timeline")) {
            if (!fact.value) continue;
            const auto timeline = from_value<std::vector<Revision>>(*fact.value).value();
            for (std::size_t i = 0; i < timeline.size(); ++i) {
                ASSERT_TRUE(i == 0 || timeline[i - 1].effective_from < timeline[i].effective_from);
                const auto state = made.facts.at(timeline[i].index);
                ASSERT_EQ(get<Digest>(state, entity, "content_digest"), timeline[i].digest)
                    << entity << " at " << fact.index.value;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Invariants, ::testing::ValuesIn(seeds()));

}  // namespace
}  // namespace banchi::histories
