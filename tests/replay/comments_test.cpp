#include "replay/views.hpp"
#include "tests/ledger/texts.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

// One comment is answered, another on an event is not.
domain::World commented_world() {
    auto world = ledger::advised_world();
    world.accepts(ledger::comment(world, "k1", ledger::text_of("too easy")));
    domain::CommentMade other;
    other.about = domain::kDiw;
    other.kpi = KpiCode{"DIW-69-02"};
    other.text = ledger::text_of("why this one?").digest();
    for (std::uint64_t i = 0; i < world.log.size(); ++i)
        if (world.log[i].header.subject == domain::kDiw) other.index = Index{i};
    world.accepts(world.event("mem1", domain::Capacity::member, "comment/k2", other));
    domain::edit(world);
    const Index revised{world.next.value - 1};
    const domain::CommentAnswered answer{ledger::text_of("harder now").digest(), revised};
    world.accepts(world.event("off-diw", domain::Capacity::officer, "comment/k1", answer));
    return world;
}

Value view_of(const domain::World& world, const std::optional<AgencyId>& agency = {},
              const std::optional<bool>& answered = {}) {
    return comments_view(world.memory.now(), {FiscalYear{2569}, agency, answered}, {});
}

std::size_t count_of(const Value& view) {
    return view["items"].items()->size();
}

TEST(Comments, TellWhatTheyAreAboutAndWhatCameOfThem) {
    const auto world = commented_world();
    const auto view = view_of(world);
    ASSERT_EQ(count_of(view), 2U);
    const auto& first = view["items"].items()->front();
    EXPECT_EQ(text(first["id"]), "k1");
    EXPECT_EQ(text(first["about"]), domain::kDiw);
    EXPECT_TRUE(first["pinned"].is_null());
    EXPECT_FALSE(first["digest"].is_null());
    EXPECT_EQ(text(first["made"]["capacity"]), "adviser");
    EXPECT_EQ(text(first["made"]["name"]["en"]), "adv");
    EXPECT_EQ(first["made"]["recorded_act"], Value(false));
    EXPECT_EQ(text(first["made"]["text"]), ledger::text_of("too easy").digest().digest.hex());
    EXPECT_EQ(text(first["answer"]["person"]), "off-diw");
    EXPECT_EQ(first["answer"]["led_to"], Value(*first["answer"]["index"].integer() - 1));
    const auto& second = view["items"].items()->back();
    EXPECT_EQ(text(second["kpi"]), "DIW-69-02");
    EXPECT_TRUE(second["digest"].is_null());
    EXPECT_FALSE(second["pinned"].is_null());
    EXPECT_TRUE(second["answer"].is_null());
}

TEST(Comments, AreListedByAgencyAndByWhetherTheyAreAnswered) {
    const auto world = commented_world();
    EXPECT_EQ(count_of(view_of(world, AgencyId{"diw"})), 2U);
    EXPECT_EQ(count_of(view_of(world, AgencyId{"ops"})), 0U);
    EXPECT_EQ(text(view_of(world, {}, true)["items"].items()->front()["id"]), "k1");
    EXPECT_EQ(count_of(view_of(world, {}, true)), 1U);
    EXPECT_EQ(text(view_of(world, {}, false)["items"].items()->front()["id"]), "k2");
    EXPECT_EQ(count_of(view_of(world, {}, false)), 1U);
}

}  // namespace
}  // namespace banchi::replay
