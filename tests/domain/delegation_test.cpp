#include "ledger/domain/registry/delegation.hpp"

#include "tests/domain/staff.hpp"

namespace banchi::domain {
namespace {

const AgencyId kDiwAgency{"diw"};

// "ann" is officer of diw from 1 September 2025 on.
World officer_world() {
    auto world = staffed_world();
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 1))));
    return world;
}

DelegationGranted delegation(Date from, std::optional<Date> until = std::nullopt) {
    DelegationGranted event;
    event.to = PersonId{"bob"};
    event.agency = kDiwAgency;
    event.from = from;
    event.until = until;
    event.order = citation("order 11/2568");
    return event;
}

Event delegated(World& world, const DelegationGranted& event, const std::string& by = "ann") {
    return world.event(by, Capacity::holder, "person/ann", event);
}

Event withdrawn(World& world, Date until, const std::string& to = "bob") {
    DelegationEnded event;
    event.to = PersonId{to};
    event.agency = kDiwAgency;
    event.until = until;
    return world.event("ann", Capacity::holder, "person/ann", event);
}

bool covers(const World& world, Date on, std::string_view type = KpiProposed::type) {
    return is_delegated(world.memory.now(), PersonId{"ann"}, PersonId{"bob"}, Role::officer,
                        kDiwAgency, type, on);
}

bool acts(const World& world, Date on) {
    return acts_for_another(world.memory.now(), PersonId{"bob"}, Role::officer, kDiwAgency, on);
}

TEST(Delegation, CoversItsTermAndIsListedWithBothPeople) {
    auto world = officer_world();
    world.accepts(delegated(world, delegation(day(9, 10), day(9, 20))));
    EXPECT_FALSE(covers(world, day(9, 9)));
    EXPECT_TRUE(covers(world, day(9, 10)));
    EXPECT_TRUE(covers(world, day(9, 19)));
    EXPECT_FALSE(covers(world, day(9, 20)));
    EXPECT_TRUE(acts(world, day(9, 10)));
    EXPECT_FALSE(acts(world, day(9, 20)));
    const auto state = world.memory.now();
    const auto given = state.fact("person/ann", "delegated/to/bob/officer/diw");
    const auto received = state.fact("person/bob", "delegated/by/ann/officer/diw");
    ASSERT_TRUE(given && received);
    EXPECT_EQ(given->value, received->value);
    EXPECT_FALSE(holds(world, "bob", Role::officer, "diw", day(9, 10)));
}

TEST(Delegation, IsTheHoldersOwnAct) {
    auto world = officer_world();
    world.refuses(delegated(world, delegation(day(9, 10)), "bob"), "not_the_holder");
    auto as_registrar =
        world.event("reg", Capacity::registrar, "person/ann", delegation(day(9, 10)));
    world.refuses(as_registrar, "capacity");
    world.accepts(delegated(world, delegation(day(9, 10))));
    auto ended = withdrawn(world, day(9, 20));
    ended.header.actor = PersonId{"bob"};
    world.refuses(ended, "not_the_holder");
}

TEST(Delegation, IsToAnotherRegisteredPerson) {
    auto world = officer_world();
    auto event = delegation(day(9, 10));
    event.to = PersonId{"ghost"};
    world.refuses(delegated(world, event), "unknown_person");
    event.to = PersonId{"ann"};
    world.refuses(delegated(world, event), "delegate_self");
}

TEST(Delegation, IsOfARoleThatMayBeDelegated) {
    auto world = officer_world();
    auto event = delegation(day(9, 10));
    event.agency.reset();
    world.refuses(delegated(world, event), "role_scope");
    event.agency = AgencyId{"tisi"};
    world.refuses(delegated(world, event), "unknown_agency");
    event.agency = kDiwAgency;
    event.role = Role::head;
    world.refuses(delegated(world, event), "not_delegable");
    event.agency.reset();
    for (const auto which : {Role::registrar, Role::recorder, Role::adjudicator}) {
        world.accepts(granted(world, "ann", role(which, std::nullopt, day(9, 1))));
        event.role = which;
        world.refuses(delegated(world, event), "not_delegable");
    }
    for (const auto which : {Role::secretary, Role::adviser, Role::reviewer}) {
        world.accepts(granted(world, "ann", role(which, std::nullopt, day(9, 1))));
        event.role = which;
        world.accepts(delegated(world, event));
    }
}

TEST(Delegation, ItsTermEndsAfterItBegins) {
    auto world = officer_world();
    for (const auto until : {day(9, 10), day(9, 9)})
        world.refuses(delegated(world, delegation(day(9, 10), until)), "delegation_term");
    world.accepts(delegated(world, delegation(day(9, 10), day(9, 11))));
}

TEST(Delegation, NamesTypesThatTheRoleSigns) {
    auto world = officer_world();
    auto event = delegation(day(9, 10));
    for (const auto& wrong :
         {std::vector<Id<TypeTag>>{}, {{"kpi.proposed"}, {"meeting.convened"}}, {{"kpi.made"}}}) {
        event.types = wrong;
        world.refuses(delegated(world, event), "delegation_types");
    }
    event.types = {{"kpi.proposed"}};
    world.accepts(delegated(world, event));
    EXPECT_TRUE(covers(world, day(9, 10)));
    EXPECT_FALSE(covers(world, day(9, 10), WeightsProposed::type));
}

TEST(Delegation, TheRoleIsHeldThroughoutTheTerm) {
    auto world = staffed_world();
    world.refuses(delegated(world, delegation(day(9, 10), day(9, 20))), "role_not_held");
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 1), day(9, 15))));
    world.refuses(delegated(world, delegation(day(9, 10), day(9, 20))), "role_not_held");
    world.refuses(delegated(world, delegation(day(9, 10))), "role_not_held");
    world.refuses(delegated(world, delegation(day(8, 31), day(9, 2))), "role_not_held");
    // Two terms that follow each other cover what lies across both.
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 15), day(10, 1))));
    world.accepts(delegated(world, delegation(day(9, 10), day(10, 1))));
}

TEST(Delegation, WhatWasDelegatedIsNotDelegatedOn) {
    auto world = officer_world();
    add_person(world, "eve");
    world.accepts(delegated(world, delegation(day(9, 1))));
    auto on = delegation(day(9, 1));
    on.to = PersonId{"eve"};
    world.refuses(world.event("bob", Capacity::holder, "person/bob", on), "role_not_held");
    auto in_her_name = world.event("bob", Capacity::holder, "person/ann", on);
    in_her_name.header.on_behalf_of = PersonId{"ann"};
    world.refuses(in_her_name, "not_delegable");
}

TEST(Delegation, OneOfARoleDoesNotOverlapAnother) {
    auto world = officer_world();
    world.accepts(delegated(world, delegation(day(9, 10), day(9, 20))));
    world.refuses(delegated(world, delegation(day(9, 19))), "delegation_held");
    world.refuses(delegated(world, delegation(day(9, 1), day(9, 11))), "delegation_held");
    world.accepts(delegated(world, delegation(day(9, 20))));
    world.accepts(delegated(world, delegation(day(9, 1), day(9, 10))));
    add_person(world, "eve");
    auto to_eve = delegation(day(9, 10), day(9, 20));
    to_eve.to = PersonId{"eve"};
    world.accepts(delegated(world, to_eve));
}

TEST(Delegation, AnEndedOneNoLongerCovers) {
    auto world = officer_world();
    world.refuses(withdrawn(world, day(9, 15)), "delegation_not_held");
    world.accepts(delegated(world, delegation(day(9, 10))));
    world.refuses(withdrawn(world, day(9, 9)), "delegation_not_held");
    world.refuses(withdrawn(world, day(9, 15), "reg"), "delegation_not_held");
    world.accepts(withdrawn(world, day(9, 15)));
    EXPECT_TRUE(covers(world, day(9, 14)));
    EXPECT_FALSE(covers(world, day(9, 15)));
    world.refuses(withdrawn(world, day(9, 15)), "delegation_not_held");
    world.accepts(delegated(world, delegation(day(9, 15))));
}

TEST(Delegation, OneTakenBackOnItsFirstDayLeavesItsDaysFree) {
    auto world = officer_world();
    world.accepts(delegated(world, delegation(day(9, 10), day(9, 20))));
    world.accepts(withdrawn(world, day(9, 10)));
    EXPECT_FALSE(covers(world, day(9, 10)));
    world.accepts(delegated(world, delegation(day(9, 5), day(9, 20))));
}

TEST(Delegation, EndsWithTheRole) {
    auto world = officer_world();
    world.accepts(delegated(world, delegation(day(9, 1))));
    world.accepts(ended(world, "ann", Role::officer, "diw", day(9, 15)));
    EXPECT_TRUE(acts(world, day(9, 14)));
    EXPECT_FALSE(acts(world, day(9, 15)));
}

TEST(Delegation, IsToldInBothLanguages) {
    auto world = officer_world();
    auto event = delegation(day(9, 10), day(9, 20));
    event.types = {{"kpi.proposed"}, {"kpi.revised"}};
    const auto text = world.sentence(delegated(world, event));
    EXPECT_EQ(text.en,
              "ann delegated the role officer of diw to bob, for kpi.proposed, kpi.revised alone, "
              "from 10 September 2025 to 19 September 2025, by the order “order 11/2568”");
    EXPECT_EQ(
        text.th,
        "ann (ไทย) มอบอำนาจให้bob (ไทย)ปฏิบัติราชการแทนในบทบาทเจ้าหน้าที่ diw (ไทย) เฉพาะ kpi.proposed, "
        "kpi.revised ตั้งแต่วันที่ 10 กันยายน 2568 ถึงวันที่ 19 กันยายน 2568 ตามคำสั่ง “order 11/2568”");
    const auto end = world.sentence(withdrawn(world, day(9, 15)));
    EXPECT_EQ(end.en,
              "ann ended the delegation of the role officer of diw to bob as of 15 September 2025");
    EXPECT_EQ(
        end.th,
        "ann (ไทย) ยกเลิกการมอบอำนาจในบทบาทเจ้าหน้าที่ diw (ไทย)แก่bob (ไทย) ตั้งแต่วันที่ 15 กันยายน 2568");
}

}  // namespace
}  // namespace banchi::domain
