#include <unistd.h>

#include <filesystem>

#include "replay/rebuild.hpp"
#include "replay/verify.hpp"
#include "tests/histories/seeds.hpp"
#include "tests/replay/all_views.hpp"

namespace banchi::histories {
namespace {

class Folds : public OfEachSeed {
  protected:
    // Folds the log's bytes; after every event, `after` sees the fold.
    replay::Fold of_bytes(const std::function<void(const replay::Fold&)>& after = {}) const {
        replay::Fold fold;
        for (std::size_t i = 0; i < made.log.entries.size(); ++i) {
            const auto entry =
                replay::entry_of(Index{i}, made.log.entries[i], made.log.origin()).value();
            const auto marks = fold.judge(entry.event, entry.recorded);
            EXPECT_TRUE(marks) << i << " " << marks.error().name;
            if (!marks) return fold;
            fold.take(entry.event, entry.recorded, *marks);
            if (after) after(fold);
        }
        return fold;
    }
};

std::vector<Fact> all_of(const Memory& memory) {
    std::vector<Fact> facts;
    memory.each([&](const Fact& fact) { facts.push_back(fact); });
    return facts;
}

TEST_P(Folds, OfBytesEqualThoseOfTheEventsAsTheyWereMade) {
    const auto folded = all_of(of_bytes().facts());
    const auto as_made = all_of(made.facts);
    ASSERT_EQ(folded.size(), as_made.size());
    for (std::size_t i = 0; i < folded.size(); ++i)
        ASSERT_EQ(folded[i], as_made[i])
            << folded[i].entity << " " << folded[i].field << " @" << folded[i].index.value;
}

TEST_P(Folds, VerifyJudgesEveryEventAndSignatureGood) {
    const auto report = replay::verify(made.log, {made.log.key(), std::nullopt}).value();
    EXPECT_EQ(report.exit_code(), 0) << pretty(report.value());
    EXPECT_EQ(report.rules.checked, made.log.entries.size());
    EXPECT_EQ(report.demo, made.model.demo());
}

TEST_P(Folds, RebuildFindsTheFactsThatAreThere) {
    auto folder = (std::filesystem::temp_directory_path() / "banchi-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    const auto live = [&](const std::function<void(const Fact&)>& visit) -> Result<void> {
        made.facts.each(visit);
        return {};
    };
    const auto rebuilt = replay::rebuild(made.log, TreeSize{made.log.entries.size()}, live,
                                         std::filesystem::path(folder) / "rebuilt");
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(rebuilt);
    EXPECT_TRUE(rebuilt->equal()) << pretty(rebuilt->value());
}

// What came later changes no view of what was before.
TEST_P(Folds, AViewAsOfAnyPositionIsThatOfTheFoldUpToIt) {
    Dice dice(made.seed);
    std::size_t compared = 0;
    of_bytes([&](const replay::Fold& fold) {
        if (!dice.chance(1) || testing::Test::HasFailure()) return;
        const auto then = made.facts.at(Index{fold.next().value - 1});
        EXPECT_EQ(replay::all_views(then, made.facts),
                  replay::all_views(fold.state(), fold.facts()))
            << fold.next().value;
        ++compared;
    });
    EXPECT_GT(compared, 10u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Folds, ::testing::ValuesIn(seeds()));

}  // namespace
}  // namespace banchi::histories
