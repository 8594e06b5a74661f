#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

// The newest event of voted_world() is the ballot recorded for mem2.
std::string recorded_act(const World& world) {
    return act_entity(Index{world.next.value - 1});
}

Event confirm(World& world, const std::string& act, const std::string& person = "mem2") {
    return world.event(person, Capacity::holder, act, ActConfirmed{Line{"as I voted"}});
}

Event contest(World& world, const std::string& act, const std::string& person = "mem2") {
    return reasoned(world.event(person, Capacity::holder, act, ActContested{}));
}

TEST(Act, IsKeptForThePersonItWasRecordedFor) {
    const auto world = voted_world();
    const auto state = world.memory.now();
    const auto act = recorded_act(world);
    EXPECT_EQ(get<std::string>(state, act, "person"), "mem2");
    EXPECT_EQ(get<std::string>(state, act, "type"), "ballot.cast");
    EXPECT_EQ(get<std::string>(state, act, "subject"), "ballot/m1/1/mem2");
    // mem1's own ballot, the event before, is none.
    EXPECT_FALSE(has(state, act_entity(Index{world.next.value - 2}), "person"));
}

TEST(Act, IsConfirmedOnceByThePersonConcerned) {
    auto world = voted_world();
    const auto act = recorded_act(world);
    world.refuses(confirm(world, act, "mem1"), "not_own_act");
    world.refuses(confirm(world, act, "sec"), "not_own_act");
    world.accepts(confirm(world, act));
    EXPECT_EQ(get<ActConfirmed>(world.memory.now(), act, "confirmed")->note->text, "as I voted");
    world.refuses(confirm(world, act), "already_confirmed");
    EXPECT_EQ(world.sentence(world.log.back()).en,
              "mem2 confirmed what was recorded for them in event " + act.substr(4) +
                  " (ballot.cast, ballot/m1/1/mem2); note: as I voted");
}

TEST(Act, IsContestedOnceWithAReasonAndAlwaysMarked) {
    auto world = voted_world();
    const auto act = recorded_act(world);
    world.refuses(contest(world, act, "mem1"), "not_own_act");
    auto unreasoned = contest(world, act);
    unreasoned.header.common.reason.reset();
    world.refuses(unreasoned, "reason_missing");
    world.marks(contest(world, act), "contested");
    const auto contested = world.memory.now().fact(act, "contested")->value.value();
    EXPECT_EQ(*contested["reason"].text(), "why");
    world.refuses(contest(world, act), "already_contested");
    EXPECT_FALSE(list(world.memory.now(), "irregular/" + act).empty());
}

TEST(Act, ContestingItUndoesNothing) {
    auto world = voted_world();
    const auto act = recorded_act(world);
    world.marks(contest(world, act), "contested");
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, {3, 0, 0})));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::approved);
}

TEST(Act, MayBeConfirmedAndLaterContested) {
    auto world = voted_world();
    const auto act = recorded_act(world);
    world.accepts(confirm(world, act));
    world.marks(contest(world, act), "contested");
    EXPECT_TRUE(has(world.memory.now(), act, "confirmed"));
}

TEST(Act, NamesARecordedActByItsIndex) {
    auto world = voted_world();
    const auto own = act_entity(Index{world.next.value - 2});
    world.refuses(confirm(world, own, "mem1"), "no_such_act");
    world.refuses(contest(world, own, "mem1"), "no_such_act");
    world.refuses(confirm(world, "act/999999"), "no_such_act");
    world.refuses(confirm(world, "act/0" + recorded_act(world).substr(4)), "subject");
    world.refuses(confirm(world, "act/00000000000000000000"), "subject");
    world.refuses(confirm(world, "act/x"), "subject");
}

}  // namespace
}  // namespace banchi::domain
