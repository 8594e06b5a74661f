#include "ledger/domain/window.hpp"

#include "tests/domain/changing.hpp"

namespace banchi::domain {
namespace {

Date on(int year, int month, int number) {
    return Date::from_civil(year, month, number);
}

Event extended(World& world, const std::string& window, Date until,
               const std::string& framework = "framework/2569/1") {
    return world.event("sec", Capacity::secretary, framework,
                       WindowExtended{{window}, until, citation("resolution 8/2569")});
}

FrameworkPublished rules(const World& world) {
    return framework_for(world.memory.now(), FiscalYear{2569}).value().rules;
}

TEST(WindowExtended, TheFrameworkInForceHasItFromThenOn) {
    auto world = ready_world();
    const auto before = world.next.value;
    world.accepts(extended(world, "w1", on(2026, 4, 1)));
    EXPECT_EQ(rules(world).change_windows.front().until, on(2026, 4, 1));
    EXPECT_EQ(rules(world).change_windows.front().from, on(2026, 1, 1));
    EXPECT_EQ(rules(world).proposal_period.until, on(2025, 10, 1));
    const auto then = framework_for(world.memory.at(Index{before - 1}), FiscalYear{2569});
    EXPECT_EQ(then->rules.change_windows.front().until, on(2026, 3, 1));
    world.accepts(extended(world, "w1", on(2026, 5, 1)));
    const auto listed = list(world.memory.now(), extensions_entity("framework/2569/1"));
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ((*listed.back().value)["before"], Value("2026-04-01"));
    EXPECT_EQ((*listed.back().value)["until"], Value("2026-05-01"));
}

TEST(WindowExtended, ARequestInsideItIsNotMarked) {
    auto world = approved_world();
    const auto asked = easier(world);
    auto too_late = world;
    too_late.now = on(2026, 3, 15).begins();
    too_late.marks(request(too_late, asked), "outside_change_window");
    world.accepts(extended(world, "w1", on(2026, 4, 1)));
    world.now = on(2026, 3, 31).begins();
    world.accepts(request(world, asked));
    world.now = on(2026, 4, 1).begins();
    world.marks(request(world, easier(world, "91")), "outside_change_window");
}

TEST(WindowExtended, AProposalInsideItIsNotMarked) {
    auto world = drafted_world();
    world.now = on(2025, 10, 5).begins();
    world.marks(propose(world, sample_kpi("DIW-69-03")), "outside_proposal_period");
    world.accepts(extended(world, "proposals", on(2025, 11, 1)));
    world.accepts(propose(world, sample_kpi("DIW-69-04")));
    EXPECT_EQ(list(world.memory.now(), "irregular/" + std::string(kDiw)).size(), 1u)
        << "what was marked stays marked";
}

TEST(WindowExtended, OnlyForwards) {
    auto world = ready_world();
    for (const auto until : {on(2026, 2, 1), on(2026, 3, 1)})
        world.refuses(extended(world, "w1", until), "not_forwards");
    world.accepts(extended(world, "w1", on(2026, 3, 2)));
    world.refuses(extended(world, "w1", on(2026, 3, 2)), "not_forwards");
}

TEST(WindowExtended, StaysInsideTheFiscalYear) {
    auto world = ready_world();
    for (const auto* window : {"w1", "proposals"}) {
        world.refuses(extended(world, window, on(2026, 10, 2)), "outside_year");
        world.accepts(extended(world, window, on(2026, 10, 1)));
    }
}

TEST(WindowExtended, AWindowOfALaterYearStaysInsideThatOne) {
    auto framework = framework_2569();
    framework.change_windows.push_back({{"w2"}, on(2027, 1, 1), on(2027, 2, 1)});
    auto world = ready_world();
    publish(world, framework);
    world.refuses(extended(world, "w2", on(2027, 10, 2), "framework/2569/2"), "outside_year");
    world.accepts(extended(world, "w2", on(2027, 10, 1), "framework/2569/2"));
    EXPECT_EQ(rules(world).change_windows.front().until, on(2026, 3, 1));
}

TEST(WindowExtended, NamesAWindowOfTheNewestFramework) {
    auto world = ready_world();
    world.refuses(extended(world, "w9", on(2026, 4, 1)), "no_such_window");
    world.refuses(extended(world, "r1", on(2026, 5, 1)), "no_such_window");
    world.refuses(extended(world, "w1", on(2026, 4, 1), "framework/2569/2"), "not_newest");
    world.refuses(extended(world, "w1", on(2026, 4, 1), "framework/2575/1"), "no_framework");
    publish(world, framework_2569());
    world.refuses(extended(world, "w1", on(2026, 4, 1)), "not_newest");
    world.accepts(extended(world, "w1", on(2026, 4, 1), "framework/2569/2"));
}

TEST(WindowExtended, IsTheSecretarysAndStatesTheVersion) {
    auto world = ready_world();
    auto event = extended(world, "w1", on(2026, 4, 1));
    event.header.subject_version = 0;
    world.refuses(event, "stale_version");
    event.header.subject_version.reset();
    world.refuses(event, "subjectversion_missing");
    event.header.subject_version = 1;
    event.header.actor = PersonId{"mem1"};
    world.refuses(event, "role");
}

TEST(WindowExtended, IsToldInBothLanguages) {
    auto world = ready_world();
    const auto text = world.sentence(extended(world, "w1", on(2026, 4, 1)));
    EXPECT_EQ(text.en,
              "sec extended the window w1 of “framework 2569-2570” to 31 March 2026, by authority "
              "of “resolution 8/2569”");
    EXPECT_EQ(text.th,
              "sec (ไทย) ขยายช่วงเวลา w1 ของ “framework 2569-2570 (ไทย)” ถึงวันที่ 31 มีนาคม 2569 ตาม "
              "“resolution 8/2569”");
}

}  // namespace
}  // namespace banchi::domain
