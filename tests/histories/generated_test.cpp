#include "tests/histories/seeds.hpp"

namespace banchi::histories {
namespace {

class Generated : public OfEachSeed {};

TEST_P(Generated, NothingLegalIsRefused) {
    EXPECT_TRUE(made.refused.empty()) << listed(made.refused);
    EXPECT_EQ(made.log.entries.size(), kEvents);
}

TEST_P(Generated, MarksAreThoseThatTheRulesSay) {
    EXPECT_TRUE(made.mismarked.empty()) << listed(made.mismarked);
}

TEST_P(Generated, WhatIsWrongIsRefusedByTheRuleThatItBreaks) {
    EXPECT_TRUE(made.slipped.empty()) << listed(made.slipped);
}

TEST_P(Generated, EveryTypeOfTheCatalogueOccurs) {
    for (const auto& row : catalogue())
        EXPECT_GT(made.accepted.count(std::string(row.type)), 0u)
            << row.type << " was never generated: give it an act";
}

INSTANTIATE_TEST_SUITE_P(Seeds, Generated, ::testing::ValuesIn(seeds()));

}  // namespace
}  // namespace banchi::histories
