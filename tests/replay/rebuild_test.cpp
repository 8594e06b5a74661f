#include "replay/rebuild.hpp"

#include <unistd.h>

#include <fstream>

#include "tests/replay/story.hpp"

namespace banchi::replay {
namespace {

// A folder that is gone after the test.
class Fresh {
  public:
    Fresh() {
        std::string name = (std::filesystem::temp_directory_path() / "banchi-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Fresh() { std::filesystem::remove_all(path_); }
    Fresh(const Fresh&) = delete;
    Fresh& operator=(const Fresh&) = delete;
    std::filesystem::path path() const { return path_ / "rebuilt"; }

  private:
    std::filesystem::path path_;
};

EachFact live_facts(const std::vector<domain::Fact>& facts) {
    return [&facts](const std::function<void(const domain::Fact&)>& visit) -> Result<void> {
        for (const auto& fact : facts) visit(fact);
        return {};
    };
}

std::vector<domain::Fact> facts_of(const Fold& fold) {
    std::vector<domain::Fact> facts;
    fold.facts().each([&](const domain::Fact& fact) { facts.push_back(fact); });
    return facts;
}

struct Rebuilding {
    MemoryLog log = log_of(approved_world());
    std::vector<domain::Fact> live = facts_of(fold_of(log));
    Fresh fresh;

    Rebuilt run() const {
        return rebuild(log, TreeSize{log.entries.size()}, live_facts(live), fresh.path()).value();
    }
    domain::Fact& fact(const std::string& entity, const std::string& field) {
        return *std::find_if(live.begin(), live.end(), [&](const domain::Fact& each) {
            return each.entity == entity && each.field == field;
        });
    }
};

TEST(Rebuild, EqualsTheLiveFacts) {
    const Rebuilding rebuilding;
    const auto rebuilt = rebuilding.run();
    EXPECT_TRUE(rebuilt.equal());
    EXPECT_EQ(rebuilt.exit_code(), 0);
    EXPECT_EQ(rebuilt.facts, rebuilding.live.size());
    EXPECT_EQ(rebuilt.live_facts, rebuilding.live.size());
    EXPECT_EQ(rebuilt.value()["equal"], Value(true));
    std::ifstream in(rebuilding.fresh.path() / "facts.ndjson");
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line); ++lines) EXPECT_TRUE(parse_json(line));
    EXPECT_EQ(lines, rebuilding.live.size());
}

TEST(Rebuild, VersionsMayComeNewestFirst) {
    Rebuilding rebuilding;
    std::sort(rebuilding.live.begin(), rebuilding.live.end(),
              [](const domain::Fact& left, const domain::Fact& right) {
                  return std::tie(left.entity, left.field, right.index) <
                         std::tie(right.entity, right.field, left.index);
              });
    EXPECT_TRUE(rebuilding.run().equal());
}

TEST(Rebuild, AnAlteredValueIsNamed) {
    Rebuilding rebuilding;
    auto& weights = rebuilding.fact("agreement/diw/2569", "weights");
    weights.value->set("DIW-69-01", 9000);
    const auto rebuilt = rebuilding.run();
    ASSERT_FALSE(rebuilt.equal());
    EXPECT_EQ(rebuilt.exit_code(), 2);
    EXPECT_EQ(rebuilt.differing, 1u);
    EXPECT_EQ(rebuilt.first->entity, "agreement/diw/2569");
    EXPECT_EQ(rebuilt.first->field, "weights");
    EXPECT_EQ(rebuilt.first->index, weights.index);
    EXPECT_EQ((*rebuilt.first->live->value)["DIW-69-01"], Value(9000));
    EXPECT_EQ((*rebuilt.first->rebuilt->value)["DIW-69-01"], Value(7000));
    EXPECT_NE(rebuilt.first->told().en.find("agreement/diw/2569 weights"), std::string::npos);
}

TEST(Rebuild, AnAlteredAuthorIsNamed) {
    Rebuilding rebuilding;
    rebuilding.fact("agreement/diw/2569", "weights").origin = Index{1};
    EXPECT_EQ(rebuilding.run().first->field, "weights");
}

TEST(Rebuild, AMissingAndAnInventedFactAreNamed) {
    Rebuilding missing;
    const auto gone = missing.fact("kpi/DIW-69-01", "title");
    std::erase(missing.live, gone);
    auto rebuilt = missing.run();
    EXPECT_EQ(rebuilt.first->field, "title");
    EXPECT_FALSE(rebuilt.first->live);
    EXPECT_TRUE(rebuilt.first->rebuilt);

    Rebuilding invented;
    auto extra = invented.live.back();
    extra.entity = "zzz";
    invented.live.push_back(extra);
    rebuilt = invented.run();
    EXPECT_EQ(rebuilt.first->entity, "zzz");
    EXPECT_FALSE(rebuilt.first->rebuilt);
}

TEST(Rebuild, TheFirstDifferenceIsTheEarliestEvents) {
    Rebuilding rebuilding;
    rebuilding.fact("agency/diw", "name").value = Value("early");
    auto& late = rebuilding.fact("agreement/diw/2569", "status");
    late.value = Value("closed");
    ASSERT_GT(late.index, rebuilding.fact("agency/diw", "name").index);
    const auto rebuilt = rebuilding.run();
    EXPECT_EQ(rebuilt.differing, 2u);
    EXPECT_EQ(rebuilt.first->entity, "agency/diw");
}

TEST(Rebuild, FactsOutOfOrderAreNoAnswer) {
    Rebuilding rebuilding;
    std::swap(rebuilding.live.front(), rebuilding.live.back());
    const auto rebuilt = rebuild(rebuilding.log, TreeSize{rebuilding.log.entries.size()},
                                 live_facts(rebuilding.live), rebuilding.fresh.path());
    EXPECT_EQ(rebuilt.error().name, "unordered");
}

TEST(Rebuild, AnEventPastTheRulesStopsIt) {
    Rebuilding rebuilding;
    auto leaf = wire::parse_leaf(rebuilding.log.entries[3]).value();
    leaf.recorded = leaf.recorded.plus_seconds(1'000'000'000);
    rebuilding.log.entries.push_back(wire::leaf_bytes(leaf).value());
    const auto rebuilt = rebuilding.run();
    EXPECT_FALSE(rebuilt.equal());
    EXPECT_EQ(rebuilt.refused->index, Index{rebuilding.log.entries.size() - 1});
    EXPECT_EQ(rebuilt.refused->rule, "repeated");
    EXPECT_EQ(rebuilt.exit_code(), 2);
}

TEST(Rebuild, WhatDiffersBeforeARefusedEventIsNamedToo) {
    Rebuilding rebuilding;
    auto& weights = rebuilding.fact("agreement/diw/2569", "weights");
    weights.value->set("DIW-69-01", 9000);
    rebuilding.log.entries.push_back(rebuilding.log.entries[3]);
    const auto rebuilt = rebuilding.run();
    ASSERT_TRUE(rebuilt.refused && rebuilt.first);
    EXPECT_EQ(rebuilt.first->field, "weights");
    EXPECT_EQ(rebuilt.differing, 1u);
    EXPECT_GT(rebuilt.facts, 0u);
}

TEST(Rebuild, NeverWritesIntoAFolderThatHoldsAnything) {
    const Rebuilding rebuilding;
    EXPECT_TRUE(rebuilding.run().equal());
    const auto again =
        rebuild(rebuilding.log, TreeSize{1}, live_facts(rebuilding.live), rebuilding.fresh.path());
    EXPECT_EQ(again.error().name, "exists");
}

TEST(Rebuild, AShorterLogIsNamed) {
    const Rebuilding rebuilding;
    const auto rebuilt = rebuild(rebuilding.log, TreeSize{rebuilding.log.entries.size() + 1},
                                 live_facts(rebuilding.live), rebuilding.fresh.path());
    EXPECT_EQ(rebuilt.error().name, "leaf_missing");
}

}  // namespace
}  // namespace banchi::replay
