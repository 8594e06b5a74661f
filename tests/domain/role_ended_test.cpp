#include "tests/domain/staff.hpp"

#include <rapidcheck/gtest.h>

namespace banchi::domain {
namespace {

TEST(RoleEnded, ATermIsShortenedAndKept) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", office("dg-diw", day(9, 1))));
    world.accepts(ended(world, "ann", Role::head, "diw", day(9, 15)));
    EXPECT_TRUE(holds(world, "ann", Role::head, "diw", day(9, 14)));
    EXPECT_FALSE(holds(world, "ann", Role::head, "diw", day(9, 15)));
    const auto holders = *world.memory.now().fact("office/dg-diw", "holders")->value;
    EXPECT_EQ((*holders.items())[0]["until"], Value("2025-09-15"));
    world.accepts(granted(world, "bob", office("dg-diw", day(9, 15))));
    auto acting = role(Role::head, "diw", day(9, 15));
    acting.holding = Holding::acting;
    world.accepts(granted(world, "ann", acting));
}

TEST(RoleEnded, AHeadWithoutAnOfficeMakesRoomForTheNext) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", role(Role::head, "diw", day(9, 1))));
    world.refuses(granted(world, "bob", role(Role::head, "diw", day(9, 15))), "office_held");
    world.accepts(ended(world, "ann", Role::head, "diw", day(9, 15)));
    world.accepts(granted(world, "bob", role(Role::head, "diw", day(9, 15))));
}

TEST(RoleEnded, AFutureTermIsCancelledOnItsFirstDay) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(12, 1))));
    world.accepts(ended(world, "ann", Role::officer, "diw", day(12, 1)));
    EXPECT_FALSE(holds(world, "ann", Role::officer, "diw", day(12, 1)));
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(11, 1))));
}

TEST(RoleEnded, TheRoleIsHeldOnThatDay) {
    auto world = staffed_world();
    world.refuses(ended(world, "ann", Role::officer, "diw", day(9, 15)), "role_not_held");
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 1), day(10, 1))));
    world.refuses(ended(world, "ann", Role::officer, "ops", day(9, 15)), "role_not_held");
    world.refuses(ended(world, "bob", Role::officer, "diw", day(9, 15)), "role_not_held");
    world.refuses(ended(world, "ann", Role::officer, "diw", day(8, 31)), "role_not_held");
    world.refuses(ended(world, "ann", Role::officer, "diw", day(10, 1)), "role_not_held");
    world.accepts(ended(world, "ann", Role::officer, "diw", day(9, 15)));
    world.refuses(ended(world, "ann", Role::officer, "diw", day(9, 15)), "role_not_held");
    world.accepts(ended(world, "ann", Role::officer, "diw", day(9, 10)));
}

TEST(RoleEnded, TheLastRegistrarWithAKeyStays) {
    auto world = staffed_world();
    const auto later = day(12, 1);
    world.refuses(ended_registrar(world, "reg", later), "last_registrar");
    world.accepts(
        world.event("reg", Capacity::registrar, "person/keyless", PersonRegistered{title("k")}));
    grant(world, "keyless", Role::registrar);
    world.refuses(ended_registrar(world, "reg", later), "last_registrar");
    grant(world, "ann", Role::registrar);
    world.accepts(ended_registrar(world, "reg", later));
    world.refuses(ended_registrar(world, "ann", later), "last_registrar");
    world.accepts(ended_registrar(world, "keyless", later));
}

TEST(RoleEnded, ASuccessorTakesOverWithoutAGap) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", role(Role::registrar, std::nullopt, day(12, 2))));
    world.refuses(ended_registrar(world, "reg", day(12, 1)), "last_registrar");
    world.accepts(ended_registrar(world, "reg", day(12, 2)));
}

TEST(RoleEnded, ASuccessorWhoseTermRunsOutIsNotEnough) {
    auto world = staffed_world();
    world.accepts(
        granted(world, "ann", role(Role::registrar, std::nullopt, day(9, 1), day(12, 1))));
    world.refuses(ended_registrar(world, "reg", day(10, 1)), "last_registrar");
    world.accepts(granted(world, "bob", role(Role::registrar, std::nullopt, day(12, 1))));
    world.accepts(ended_registrar(world, "reg", day(10, 1)));
}

TEST(RoleEnded, ARoleEndedInThePastEndsNow) {
    auto world = staffed_world();
    grant(world, "ann", Role::secretary);
    world.accepts(ended(world, "ann", Role::secretary, std::nullopt, day(3, 1)));
    EXPECT_FALSE(holds(world, "ann", Role::secretary, std::nullopt, Date::of(world.now)));
}

TEST(RoleEnded, IsToldInBothLanguages) {
    auto world = staffed_world();
    const auto text =
        world.sentence(ended(world, "ann", Role::secretary, std::nullopt, day(9, 30)));
    EXPECT_EQ(text.en,
              "registrar ended ann's role secretary as of 30 September 2025, by the order “order "
              "9/2568”");
    EXPECT_EQ(
        text.th,
        "registrar (ไทย) ให้ann (ไทย)พ้นจากบทบาทฝ่ายเลขานุการ ตั้งแต่วันที่ 30 กันยายน 2568 ตามคำสั่ง “order "
        "9/2568”");
}

// Whatever is asked for, an office never has two substantive holders on one day, and some registrar
// with a key is in term on every day from today on.
RC_GTEST_PROP(Roles, NoHistoryLeavesTwoHoldersOfAnOfficeOrNoRegistrar, ()) {
    static const auto start = staffed_world();
    auto world = start;
    const std::vector<std::string> people{"reg", "ann", "bob"};
    const auto first = Date::of(world.now);
    for (int step = 0; step < 12; ++step) {
        const auto person = people[static_cast<std::size_t>(*rc::gen::inRange(0, 3))];
        const auto from = first.plus_days(*rc::gen::inRange(0, 20));
        const auto until = from.plus_days(*rc::gen::inRange(1, 10));
        const bool open = *rc::gen::arbitrary<bool>();
        const bool registrar = *rc::gen::arbitrary<bool>();
        auto wanted = registrar ? role(Role::registrar, std::nullopt, from) : office("dg", from);
        if (!open) wanted.until = until;
        auto event =
            *rc::gen::arbitrary<bool>()
                ? granted(world, person, wanted)
                : ended(world, person, wanted.role,
                        registrar ? std::nullopt : std::optional<std::string>("diw"), from);
        (void)world.submit(std::move(event));  // refusals are part of the history
    }
    for (int offset = 0; offset < 40; ++offset) {
        const auto on = first.plus_days(offset);
        int heads = 0, registrars = 0;
        for (const auto& person : people) {
            heads += holds(world, person, Role::head, "diw", on);
            registrars += holds(world, person, Role::registrar, std::nullopt, on);
        }
        RC_ASSERT(heads <= 1);
        RC_ASSERT(registrars >= 1);
    }
}

}  // namespace
}  // namespace banchi::domain
