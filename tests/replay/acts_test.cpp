#include "ledger/domain/record/acts.hpp"
#include "replay/history.hpp"
#include "replay/views.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

// The ballot recorded for mem2 is the last event but the conclusion.
Index recorded_ballot(const domain::World& world) {
    return Index{world.next.value - 2};
}

domain::World contested_world() {
    auto world = approved_world();
    auto contest = world.event("mem2", domain::Capacity::holder,
                               domain::act_entity(recorded_ballot(world)), domain::ActContested{});
    contest.header.common.reason = Line{"I voted against"};
    world.marks(contest, "contested");
    return world;
}

Result<Value> ballots(const AsOf& as_of) {
    return ballots_view(as_of.state, {MeetingId{"m1"}, 1}).items()->front();
}

TEST(Acts, AnItemSaysHowManyOfItsRecordedBallotsAreContested) {
    const auto world = contested_world();
    const Seen seen(world);
    const auto view = seen.now(ballots);
    EXPECT_EQ(view["in_favour"]["own"], Value(2));
    EXPECT_EQ(view["in_favour"]["recorded"], Value(1));
    EXPECT_EQ(view["contested"], Value(1));
    EXPECT_NE(text(view["summary"]["en"]).find("1 contested by the member"), std::string::npos);
    const auto before = seen.at(world.log.size() - 1, ballots);
    EXPECT_EQ(before["contested"], Value(0));
    EXPECT_EQ(text(before["summary"]["en"]).find("contested"), std::string::npos);
}

TEST(Acts, AnEventShowsWhatThePersonSaidOfIt) {
    const auto world = contested_world();
    const Seen seen(world);
    const auto shown = [&](Index index) {
        return seen.now([&](const AsOf& as_of) -> Result<Value> {
            return event_view(as_of.state, as_of.entries.entry(index).value());
        });
    };
    const auto act = shown(recorded_ballot(approved_world()));
    EXPECT_TRUE(act["own_word"]["confirmed"].is_null());
    EXPECT_EQ(text(act["own_word"]["contested"]["reason"]), "I voted against");
    EXPECT_EQ(act["own_word"]["contested"]["index"],
              Value(static_cast<std::int64_t>(world.next.value) - 1));
    // An own ballot waits for nobody's word.
    EXPECT_TRUE(shown(Index{recorded_ballot(approved_world()).value - 1})["own_word"].is_null());
}

TEST(Acts, AContestIsAFinding) {
    const Seen seen(contested_world());
    const auto marks = seen.now([](const AsOf& as_of) -> Result<Value> {
        return irregular_view(as_of.state, std::nullopt, {});
    });
    EXPECT_EQ(text(marks["items"].items()->back()["rule"]), "contested");
}

}  // namespace
}  // namespace banchi::replay
