#include "replay/blame.hpp"
#include "replay/history.hpp"
#include "replay/views.hpp"
#include "tests/domain/signing.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

const KpiCode kCode{"DIW-69-01"};

// Approved, signed by both parties, and then a number and a title were set right.
class Corrections : public testing::Test {
  protected:
    Corrections() {
        envelope::use_real_keys();
        world = domain::signed_world();
        before = Index{world.next.value - 1};
        domain::CorrectionRecorded number{
            domain::Mistake::transcription, kCode,    "levels/100/value", {"86"}, {"88"},
            domain::citation("paper"),      Line{"7"}};
        world.marks(event("correction/k1", number), "transcription");
        domain::CorrectionRecorded wording{
            domain::Mistake::clerical, kCode,       "title/en", {"KPI DIW-69-01"}, {"KPI one"},
            domain::citation("memo"),  std::nullopt};
        world.accepts(event("correction/k2", wording));
    }
    domain::Event event(const std::string& subject, const domain::CorrectionRecorded& body) {
        auto made = world.event("sec", domain::Capacity::secretary, subject, body);
        return domain::World::with(made, "off-diw", domain::Capacity::holder);
    }
    StateAt states() const {
        return [this](TreeSize size) {
            return std::make_unique<domain::Memory::At>(world.memory.at(Index{size.value - 1}));
        };
    }

    domain::World world;
    Index before;
};

TEST_F(Corrections, AreListedEachWithItsDocument) {
    const auto state = world.memory.now();
    const auto view = corrections_view(state, FiscalYear{2569}, std::nullopt, {});
    const auto& items = *view["items"].items();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(text(items[0]["id"]), "k1");
    EXPECT_EQ(text(items[0]["mistake"]), "transcription");
    EXPECT_EQ(text(items[0]["kpi"]), "DIW-69-01");
    EXPECT_EQ(text(items[0]["before"]), "86");
    EXPECT_EQ(text(items[0]["after"]), "88");
    EXPECT_EQ(text(items[0]["document"]["title"]), "paper");
    EXPECT_EQ(text(items[0]["page"]), "7");
    EXPECT_EQ(text(items[0]["irregular"].items()->front()["rule"]), "transcription");
    EXPECT_TRUE(items[0]["revoked"].is_null());
    EXPECT_TRUE(items[0]["replaced"].is_null());
    EXPECT_TRUE(items[1]["page"].is_null());
    EXPECT_EQ(text(items[0]["content_after"]), text(items[1]["content_before"]));
    const auto of = [&](const char* agency) {
        return corrections_view(state, FiscalYear{2569}, AgencyId{agency}, {})["items"]
            .items()
            ->size();
    };
    EXPECT_EQ(of("diw"), 2U);
    EXPECT_EQ(of("ops"), 0U);
}

TEST_F(Corrections, TheRecordBeforeShowsTheMistakeAndAfterTheCorrection) {
    const auto day = Date::from_civil(2026, 1, 20);
    const auto then = agreement_view(world.memory.at(before), domain::diw(), day, states()).value();
    const auto now = agreement_view(world.memory.now(), domain::diw(), day, states()).value();
    const auto target = [](const Value& view) {
        return text(view["kpis"].items()->front()["targets"].items()->back()["value"]);
    };
    EXPECT_EQ(target(then), "86");
    EXPECT_EQ(target(now), "88");
    EXPECT_EQ(now["revision"], then["revision"]);
    const auto kpi = kpi_view(world.memory.now(), kCode, day, states()).value();
    EXPECT_EQ(text(kpi["title"]["en"]), "KPI one");
}

TEST_F(Corrections, WhatWasSignedIsWhatWasApproved) {
    const auto view = agreement_view(world.memory.now(), domain::diw()).value();
    EXPECT_EQ(text(view["signed_digest"]), text(view["approved_digest"]));
    EXPECT_NE(text(view["content_digest"]), text(view["approved_digest"]));
    const auto then = agreement_view(world.memory.at(before), domain::diw()).value();
    EXPECT_EQ(text(then["content_digest"]), text(view["approved_digest"]));
    const auto bytes = agreement_content(world.memory.now(), domain::diw()).value();
    EXPECT_EQ(sha256(bytes).hex(), text(view["content_digest"]));
    EXPECT_EQ(text(view["timeline"].items()->front()["correction"]["by"]), "correction/k2");
}

TEST_F(Corrections, BlameAndHistoryNameThem) {
    const Seen seen(world);
    const auto blame = seen.now([&](const AsOf& as_of) { return kpi_blame(as_of, kCode); });
    const auto& targets = field_of(blame, "targets");
    EXPECT_EQ(text(targets["correction"]["subject"]), "correction/k1");
    EXPECT_EQ(text(targets["correction"]["mistake"]), "transcription");
    EXPECT_EQ(text(targets["correction"]["document"]["title"]), "paper");
    EXPECT_EQ(text(targets["correction"]["page"]), "7");
    EXPECT_NE(text(targets["summary"]["en"]).find("an error of transcription"), std::string::npos);
    EXPECT_TRUE(field_of(blame, "unit")["correction"].is_null());
    EXPECT_EQ(targets["earlier"].items()->size(), 1U);
    const auto history = seen.now([&](const AsOf& as_of) { return kpi_history(as_of, kCode, {}); });
    EXPECT_EQ(text(history["items"].items()->back()["type"]), "correction.recorded");
}

}  // namespace
}  // namespace banchi::replay
