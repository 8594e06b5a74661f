#include "tests/domain/backfilling.hpp"

namespace banchi::domain {
namespace {

TEST(Backfill, ARegistrarAndTheChairOpenIt) {
    auto world = ready_world();
    auto alone = world.event("reg", Capacity::registrar, "ledger", period());
    world.refuses(alone, "cosigner_missing");
    world.refuses(World::with(alone, "mem1", Capacity::chair), "role");
    world.refuses(opening(world, period(), "sec"), "role");
    const auto id = opened(world);
    const auto kept = find_backfill(world.memory.now(), id).value();
    EXPECT_EQ(kept.committee, CommitteeId{"main"});
    EXPECT_EQ(kept.until, Date::from_civil(2025, 9, 1));
    EXPECT_FALSE(kept.closed);
    EXPECT_TRUE(has(world.memory.now(), "index/backfills", id.text));
}

TEST(Backfill, IsOfACommitteeThatTheLedgerKnows) {
    auto world = ready_world();
    auto body = period();
    body.committee = CommitteeId{"nobody"};
    world.refuses(opening(world, body), "no_such_committee");
}

TEST(Backfill, EndsBeforeTheLedgerBegan) {
    auto world = ready_world();
    auto body = period();
    body.until = Date::from_civil(2025, 9, 2);
    world.refuses(opening(world, body), "backfill_period");
    body.until = body.from;
    world.refuses(opening(world, body), "backfill_period");
    body.until = body.from.plus_days(1);
    world.accepts(opening(world, body));
}

TEST(Backfill, IsOpenedAlsoBeforeTheFirstFramework) {
    auto world = opened_world();
    add_person(world, "chair");
    CommitteeConstituted committee;
    committee.name = title("committee");
    committee.seats = {{PersonId{"chair"}, title("chair")}};
    committee.chair = PersonId{"chair"};
    committee.quorum_base = 1;
    committee.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "committee/main", committee));
    const auto id = opened(world);
    world.accepts(closing(world, id));
}

TEST(Backfill, AnIdIsOfOneBackfill) {
    auto world = ready_world();
    grant(world, "sec", Role::registrar);
    const auto id = opened(world);
    auto second = opening(world, period(), "sec");
    second.header.id = id;
    world.refuses(second, "backfill_taken");
    world.accepts(opening(world, period(), "sec"));
}

TEST(Backfill, OnceClosedTakesNothingMore) {
    auto world = ready_world();
    const auto id = opened(world);
    world.refuses(closing(world, EventId{world.ulid()}), "no_such_backfill");
    auto alone = world.event("reg", Capacity::registrar, "ledger", BackfillClosed{id});
    world.refuses(World::with(alone, "mem1", Capacity::chair), "role");
    world.accepts(closing(world, id));
    EXPECT_EQ(find_backfill(world.memory.now(), id)->closed, Index{world.next.value - 1});
    world.refuses(closing(world, id), "backfill_closed");
    const auto late = on(august(5), id, propose(world, sample_kpi("DIW-69-01")));
    world.refuses(late, "backfill_closed");
    world.accepts(opening(world, period()));
}

TEST(Backfill, WhatIsEnteredNamesAnOpenOneAndAnInstantInIt) {
    auto world = ready_world();
    const auto id = opened(world);
    const auto event = propose(world, sample_kpi("DIW-69-01"));
    world.refuses(on(august(5), EventId{world.ulid()}, event), "no_such_backfill");
    world.refuses(on(Date::from_civil(2025, 6, 30), id, event), "outside_backfill");
    auto at_the_end = on(august(5), id, event);
    at_the_end.header.occurred = Date::from_civil(2025, 9, 1).begins();
    world.refuses(at_the_end, "outside_backfill");
    at_the_end.header.occurred = at_the_end.header.occurred.plus_seconds(-1);
    EXPECT_EQ(marks_of(world, at_the_end), "backfilled");
}

TEST(Backfill, ItsCommitteeIsTheFrameworks) {
    auto world = ready_world();
    auto other = find_committee(world.memory.now(), CommitteeId{"main"}, meeting_day()).value();
    world.accepts(world.event("reg", Capacity::registrar, "committee/other", other));
    auto body = period();
    body.committee = CommitteeId{"other"};
    const auto id = opened(world, body);
    world.refuses(on(august(5), id, propose(world, sample_kpi("DIW-69-01"))), "backfill_committee");
}

TEST(Backfill, RegistryAndFrameworkStateTheirOwnDays) {
    auto world = ready_world();
    const auto id = opened(world);
    const auto agency = world.event("reg", Capacity::registrar, "agency/tisi",
                                    AgencyRegistered{title("tisi"), title("tisi")});
    world.refuses(on(august(5), id, agency), "not_backfilled");
    auto published = world.event("sec", Capacity::secretary, "framework/2569/2", framework_2569());
    World::with(published, "chair", Capacity::chair);
    world.refuses(on(august(5), id, published), "not_backfilled");
    RoleEnded ended;
    ended.role = Role::registrar;
    ended.until = Date::from_civil(2026, 1, 1);
    ended.order = citation();
    world.refuses(on(august(5), id, world.event("reg", Capacity::registrar, "person/reg", ended)),
                  "not_backfilled");
    world.refuses(on(august(5), id, opening(world, period())), "not_backfilled");
}

TEST(Backfill, IsToldInBothLanguages) {
    auto world = ready_world();
    const auto event = opening(world, period());
    const auto told = world.sentence(event);
    EXPECT_EQ(
        told.en,
        "registrar opened a backfill of “committee”, for what occurred from 1 July 2025 to 31 "
        "August 2025");
    EXPECT_EQ(told.th,
              "registrar (ไทย) เปิดการบันทึกย้อนหลังของ “committee (ไทย)” สำหรับสิ่งที่เกิดขึ้นตั้งแต่ 1 กรกฎาคม "
              "2568 ถึง 31 สิงหาคม 2568");
    world.accepts(event);
    const auto& id = event.header.id;
    const auto closed = world.sentence(closing(world, id));
    EXPECT_EQ(closed.en, "registrar closed the backfill of “committee” (" + id.text + ")");
    EXPECT_EQ(closed.th, "registrar (ไทย) ปิดการบันทึกย้อนหลังของ “committee (ไทย)” (" + id.text + ")");
    const auto live = world.sentence(submit_draft(world));
    const auto entered = world.sentence(on(august(5), id, submit_draft(world)));
    EXPECT_EQ(entered.en, live.en + " (backfilled)");
    EXPECT_EQ(entered.th, live.th + " (บันทึกย้อนหลัง)");
}

}  // namespace
}  // namespace banchi::domain
