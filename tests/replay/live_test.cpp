#include <gtest/gtest.h>
#include <unistd.h>

#include "ledger/ledger.hpp"
#include "ledger/store/folder_reader.hpp"
#include "replay/blame.hpp"
#include "replay/history.hpp"
#include "replay/rebuild.hpp"
#include "replay/verify.hpp"
#include "replay/views.hpp"
#include "tests/replay/story.hpp"

namespace banchi::replay {
namespace {

const domain::AgreementId kDiw{AgencyId{"diw"}, FiscalYear{2569}};

// A real ledger in a folder, which took a world's events one by one through its front door.
class Live : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "banchi-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        const auto home = folder_ / "ledger";
        ASSERT_TRUE(ledger::Ledger::create(home, "test.example/log"));
        auto opened = ledger::Ledger::open({home, 16u << 20, 64, 1}, clock_);
        ASSERT_TRUE(opened) << opened.error().detail.en;
        ledger_ = std::move(*opened);
        const auto world = approved_world();
        for (std::size_t i = 0; i < world.log.size(); ++i) submit(world.log[i], world.recorded[i]);
    }
    void TearDown() override {
        ledger_.reset();
        std::filesystem::remove_all(folder_);
    }

    void submit(domain::Event event, Instant recorded) {
        const auto position = ledger_->position();
        if (event.header.basis) event.header.basis = domain::Basis{position.size, position.root};
        clock_.set(recorded);
        const auto receipts =
            ledger_->submit_and_wait({envelope::sealed(event, "test.example/log")});
        ASSERT_TRUE(receipts) << receipts.error().name << ": " << receipts.error().detail.en;
    }

    // What a folder's reader sees while the ledger is open.
    std::unique_ptr<store::FolderReader> reader() const {
        return std::move(store::FolderReader::open(folder_ / "ledger").value());
    }
    VerifyOptions pinned() const {
        return {merkle::VerifierKey::parse(ledger_->vkey()).value(), std::nullopt};
    }

    std::filesystem::path folder_;
    SimulatedClock clock_{Instant{}};
    std::unique_ptr<ledger::Ledger> ledger_;
};

TEST_F(Live, RebuildsEqualAndVerifies) {
    const auto log = reader();
    const auto live = [&](const std::function<void(const domain::Fact&)>& visit) {
        return log->each_fact(visit);
    };
    const auto rebuilt = rebuild(*log, log->size(), live, folder_ / "fresh").value();
    EXPECT_TRUE(rebuilt.equal()) << (rebuilt.first ? rebuilt.first->told().en : "");
    EXPECT_GT(rebuilt.facts, 100u);
    const auto report = verify(*log, pinned()).value();
    EXPECT_EQ(report.exit_code(), 0) << pretty(report.value());
    EXPECT_EQ(report.root, ledger_->position().root);
}

TEST_F(Live, AFactAlteredOnlyInTheDatabaseIsNamed) {
    const auto log = reader();
    const auto live = [&](const std::function<void(const domain::Fact&)>& visit) {
        return log->each_fact([&](domain::Fact fact) {
            if (fact.entity == "kpi/DIW-69-01" && fact.field == "title") fact.value = Value("x");
            visit(fact);
        });
    };
    const auto rebuilt = rebuild(*log, log->size(), live, folder_ / "fresh").value();
    ASSERT_FALSE(rebuilt.equal());
    EXPECT_EQ(rebuilt.differing, 1u);
    EXPECT_EQ(rebuilt.first->entity, "kpi/DIW-69-01");
    EXPECT_EQ(rebuilt.first->field, "title");
}

TEST_F(Live, ShowsAtEverySizeWhatTheFoldOfItsLogShows) {
    const LogEntries from_log(ledger_->log(), ledger_->origin());
    const LedgerEntries entries(*ledger_);
    const auto size = ledger_->position().size;
    Fold fold;
    for (std::uint64_t i = 0; i < size.value; ++i) {
        const auto entry = from_log.entry(Index{i}).value();
        fold.take(entry.event, entry.recorded, fold.judge(entry.event, entry.recorded).value());
        const TreeSize then{i + 1};
        const auto stored = ledger_->state(then);
        const auto folded = fold.state();
        ASSERT_EQ(agreements_view(*stored, FiscalYear{2569}, {}),
                  agreements_view(folded, FiscalYear{2569}, {}));
        ASSERT_EQ(people_view(*stored, {}), people_view(folded, {}));
        if (!domain::status_of(folded, kDiw)) continue;
        ASSERT_EQ(agreement_view(*stored, kDiw).value(), agreement_view(folded, kDiw).value());
        const AsOf live{*stored, ledger_->versions(), entries, then};
        const AsOf replayed{folded, fold.facts(), from_log, then};
        ASSERT_EQ(agreement_history(live, kDiw, {}).value(),
                  agreement_history(replayed, kDiw, {}).value());
        ASSERT_EQ(agreement_blame(live, kDiw).value(), agreement_blame(replayed, kDiw).value());
    }
}

}  // namespace
}  // namespace banchi::replay
