#include "tests/domain/staff.hpp"

namespace banchi::domain {
namespace {

TEST(RoleGranted, ARoleIsHeldFromItsFirstDayUntilBeforeItsEnd) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 1), day(10, 1))));
    EXPECT_FALSE(holds(world, "ann", Role::officer, "diw", day(8, 31)));
    EXPECT_TRUE(holds(world, "ann", Role::officer, "diw", day(9, 1)));
    EXPECT_TRUE(holds(world, "ann", Role::officer, "diw", day(9, 30)));
    EXPECT_FALSE(holds(world, "ann", Role::officer, "diw", day(10, 1)));
    EXPECT_FALSE(holds(world, "ann", Role::officer, "ops", day(9, 1)));
    EXPECT_FALSE(holds(world, "ann", Role::head, "diw", day(9, 1)));
    EXPECT_FALSE(holds(world, "bob", Role::officer, "diw", day(9, 1)));
}

TEST(RoleGranted, OfficersAndHeadsAreOfAnAgencyAndOthersAreNot) {
    auto world = staffed_world();
    for (const auto which : {Role::officer, Role::head}) {
        world.refuses(granted(world, "ann", role(which, std::nullopt, day(9, 1))), "role_scope");
        world.accepts(granted(world, "ann", role(which, "diw", day(9, 1))));
    }
    for (const auto which : {Role::registrar, Role::secretary, Role::recorder, Role::adviser,
                             Role::reviewer, Role::adjudicator}) {
        world.refuses(granted(world, "ann", role(which, "diw", day(9, 1))), "role_scope");
        world.accepts(granted(world, "ann", role(which, std::nullopt, day(9, 1))));
    }
}

TEST(RoleGranted, TheAgencyIsRegistered) {
    auto world = staffed_world();
    world.refuses(granted(world, "ann", role(Role::officer, "tisi", day(9, 1))), "unknown_agency");
}

TEST(RoleGranted, ATermEndsAfterItBegins) {
    auto world = staffed_world();
    const auto from = day(9, 1);
    for (const auto until : {from, from.plus_days(-1)})
        world.refuses(granted(world, "ann", role(Role::adviser, std::nullopt, from, until)),
                      "role_term");
    world.accepts(
        granted(world, "ann", role(Role::adviser, std::nullopt, from, from.plus_days(1))));
}

TEST(RoleGranted, TermsOfOneRoleDoNotOverlap) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 1), day(10, 1))));
    world.refuses(granted(world, "ann", role(Role::officer, "diw", day(9, 30))), "role_held");
    world.refuses(granted(world, "ann", role(Role::officer, "diw", day(8, 1), day(9, 2))),
                  "role_held");
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(8, 1), day(9, 1))));
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(10, 1))));
    world.refuses(granted(world, "ann", role(Role::officer, "diw", day(1, 1, 2030))), "role_held");
    world.accepts(granted(world, "ann", role(Role::officer, "ops", day(9, 1))));
    world.accepts(granted(world, "bob", role(Role::officer, "diw", day(9, 1))));
    EXPECT_EQ(get<std::vector<Term>>(world.memory.now(), "person/ann", "role/officer/diw")->size(),
              3u);
}

TEST(RoleGranted, AnOfficeHasOneSubstantiveHolder) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", office("dg-diw", day(9, 1), day(10, 1))));
    world.refuses(granted(world, "bob", office("dg-diw", day(9, 30))), "office_held");
    auto other = office("dg-ops", day(9, 30), day(10, 1));
    other.agency = AgencyId{"ops"};
    world.accepts(granted(world, "bob", other));
    world.accepts(granted(world, "bob", office("dg-diw", day(10, 1))));
}

TEST(RoleGranted, AnAgencyHasOneSubstantiveHeadWhateverTheOffice) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", role(Role::head, "diw", day(9, 1), day(10, 1))));
    world.refuses(granted(world, "bob", role(Role::head, "diw", day(9, 30))), "office_held");
    world.refuses(granted(world, "bob", office("dg-diw", day(9, 30))), "office_held");
    auto acting = role(Role::head, "diw", day(9, 30));
    acting.holding = Holding::acting;
    world.accepts(granted(world, "bob", acting));
    world.accepts(ended(world, "bob", Role::head, "diw", day(10, 5)));
    world.accepts(granted(world, "bob", office("dg-diw", day(10, 5))));
    world.refuses(granted(world, "ann", role(Role::head, "diw", day(10, 6))), "office_held");
    world.accepts(granted(world, "ann", role(Role::head, "ops", day(10, 6))));
    // Officers are as many as an agency names.
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 1))));
    world.accepts(granted(world, "bob", role(Role::officer, "diw", day(9, 1))));
}

TEST(RoleGranted, SomebodyActingMayOverlap) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", office("dg-diw", day(9, 1))));
    world.accepts(granted(world, "bob", office("dg-diw", day(9, 10), day(9, 20), Holding::acting)));
    const auto state = world.memory.now();
    EXPECT_EQ(get<Title>(state, "office/dg-diw", "name"), title("Director-General"));
    const auto holders = *state.fact("office/dg-diw", "holders")->value;
    ASSERT_EQ(holders.items()->size(), 2u);
    EXPECT_EQ((*holders.items())[0]["person"], Value("ann"));
    EXPECT_EQ((*holders.items())[1]["holding"], Value("acting"));
    EXPECT_EQ((*holders.items())[1]["until"], Value("2025-09-20"));
}

TEST(RoleGranted, ASubstantiveHolderMayFollowSomebodyActing) {
    auto world = staffed_world();
    world.accepts(granted(world, "bob", office("dg-diw", day(9, 1), {}, Holding::acting)));
    world.accepts(granted(world, "ann", office("dg-diw", day(9, 10))));
}

TEST(RoleGranted, OnePersonMayHoldTwoRolesByOneOffice) {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", office("dg-diw", day(9, 1))));
    auto reviewer = office("dg-diw", day(9, 1));
    reviewer.role = Role::reviewer;
    reviewer.agency.reset();
    world.accepts(granted(world, "ann", reviewer));
}

TEST(RoleGranted, AGrantedRegistrarIsListedAndMayAct) {
    auto world = staffed_world();
    world.refuses(
        world.event("ann", Capacity::registrar, "person/new", PersonRegistered{title("n")}),
        "role");
    grant(world, "ann", Role::registrar);
    EXPECT_TRUE(has(world.memory.now(), "index/registrars", "ann"));
    world.accepts(
        world.event("ann", Capacity::registrar, "person/new", PersonRegistered{title("n")}));
}

TEST(RoleGranted, IsToldInBothLanguages) {
    auto world = staffed_world();
    const auto open = world.sentence(granted(world, "ann", role(Role::officer, "diw", day(9, 1))));
    EXPECT_EQ(open.en,
              "registrar granted ann the role officer of diw from 1 September 2025, by the order "
              "“order 7/2568”");
    EXPECT_EQ(
        open.th,
        "registrar (ไทย) ให้ann (ไทย)มีบทบาทเจ้าหน้าที่ diw (ไทย) ตั้งแต่วันที่ 1 กันยายน 2568 ตามคำสั่ง “order "
        "7/2568”");
    const auto acting = world.sentence(
        granted(world, "ann", office("dg-diw", day(9, 1), day(10, 1), Holding::acting)));
    EXPECT_NE(acting.en.find("(acting) from 1 September 2025 to 30 September 2025"),
              std::string::npos);
    EXPECT_NE(acting.th.find("(รักษาราชการแทน)"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
