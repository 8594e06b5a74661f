#include "ledger/batch.hpp"

#include <set>

#include "ledger/folder_ledger.hpp"
#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

// Judges submissions into one batch, as the writer does with what queued up during a write.
class BatchTest : public Desk {
  protected:
    void SetUp() override {
        opened();
        ground_.emplace(Ground{log(), ledger->origin(), clock, roots_, ledger->position().size,
                               ledger->position().recorded});
        batch_.emplace(*ground_);
    }
    const store::Log& log() const { return dynamic_cast<const store::Log&>(ledger->log()); }

    Result<std::vector<Judged>> judge(const std::vector<domain::Event>& events,
                                      bool dry_run = false) {
        Submission submission;
        submission.dry_run = dry_run;
        const auto durable = ledger->state(ground_->size);
        for (const auto& event : events) {
            submission.events.push_back(seal(event));
            submission.admissions.push_back(
                admit_under(*durable, submission.events.back(), kOrigin));
        }
        return batch_->judge(submission);
    }

    RecentRoots roots_;
    std::optional<Ground> ground_;
    std::optional<Batch> batch_;
};

TEST_F(BatchTest, ARepeatOfAnEarlierMemberOfTheBatchIsOneToo) {
    const auto event = agency("diw");
    const auto first = judge({event});
    ASSERT_TRUE(first);
    const auto again = judge({event});
    ASSERT_TRUE(again) << again.error().name;
    EXPECT_TRUE(again->front().repeated);
    EXPECT_EQ(again->front().index, first->front().index);
    EXPECT_EQ(again->front().leaf, first->front().leaf);
    EXPECT_EQ(batch_->leaves().size(), 1u);
    expect_error(judge({event, agency("ops")}), "partly_recorded");
    auto other = agency("ops");
    other.header.id = event.header.id;
    expect_error(judge({other}), "id_taken");
}

TEST_F(BatchTest, AKeyEnrolledEarlierInTheBatchIsFound) {
    ASSERT_TRUE(judge({person("ann")}));
    ASSERT_TRUE(judge({enrolment("ann")}));
    const auto own = world.event("ann", domain::Capacity::registrar, "agency/diw",
                                 domain::AgencyRegistered{domain::title("x"), domain::title("x")});
    const auto refused = judge({own});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().name, "unknown_key") << "the key is known, the role is wanting";
}

TEST_F(BatchTest, EachFactIsInTheBatchOnce) {
    for (const auto* id : {"a1", "a2", "a3"}) ASSERT_TRUE(judge({agency(id)}));
    std::set<std::tuple<std::string, std::string, std::uint64_t>> seen;
    for (const auto& fact : batch_->facts())
        EXPECT_TRUE(seen.emplace(fact.entity, fact.field, fact.index.value).second)
            << fact.entity << " " << fact.field;
    EXPECT_FALSE(seen.empty());
}

TEST_F(BatchTest, ARefusedArrayLeavesNoFactBehind) {
    auto twice = agency("a1");
    expect_error(judge({agency("a1"), twice}), "agency_exists");
    EXPECT_TRUE(batch_->leaves().empty());
    EXPECT_TRUE(batch_->facts().empty());
    ASSERT_TRUE(judge({agency("a1")}));
    EXPECT_EQ(batch_->leaves().size(), 1u);
}

TEST_F(BatchTest, ADryRunIsJudgedOverTheBatchAndLeavesNothing) {
    ASSERT_TRUE(judge({agency("a1")}));
    const auto judged = judge({agency("a2")}, true);
    ASSERT_TRUE(judged);
    EXPECT_EQ(judged->front().index.value, 2u);
    EXPECT_EQ(batch_->leaves().size(), 1u);
    const auto next = judge({agency("a3")});
    EXPECT_EQ(next->front().index.value, 2u);
}

TEST_F(BatchTest, ABasisBeyondTheDurableLogIsForeign) {
    ASSERT_TRUE(judge({agency("a1")}));
    merkle::Frontier ahead;
    for (const auto& leaf : *log().leaves(Index{0}, 1)) ahead.append(merkle::leaf_hash(leaf));
    ahead.append(merkle::leaf_hash(batch_->leaves().front()));
    auto event = agency("a2");
    event.header.basis = domain::Basis{TreeSize{2}, ahead.root()};
    Submission submission;
    submission.events = {envelope::sealed(event, kOrigin)};
    submission.admissions = {
        admit_under(*ledger->state(ground_->size), submission.events.front(), kOrigin)};
    expect_error(batch_->judge(submission), "foreign_basis");
}

TEST(RecentRoots, KeepsTheNewest) {
    RecentRoots roots;
    for (std::uint64_t size = 0; size < 5000; ++size)
        roots.add({size}, sha256(std::to_string(size)));
    EXPECT_FALSE(roots.find({10}));
    EXPECT_EQ(roots.find({4999}), sha256("4999"));
}

}  // namespace
}  // namespace banchi::ledger
