#include "tests/domain/backfilling.hpp"

namespace banchi::domain {
namespace {

TEST(Backfilled, IsJudgedOnTheDayOnWhichItOccurred) {
    auto world = ready_world();
    const auto id = opened(world);
    // Recorded on the first day after the proposal period, which began on 1 August.
    EXPECT_EQ(marks_of(world, propose(world, sample_kpi("DIW-69-01"))), "outside_proposal_period");
    auto other =
        world.event("off-ops", Capacity::officer, kOps, KpiProposed{sample_kpi("OPS-69-01")});
    EXPECT_EQ(marks_of(world, on(august(1), id, other)), "backfilled");
    other = world.event("off-ops", Capacity::officer, kOps, KpiProposed{sample_kpi("OPS-69-02")});
    const auto july = Date::from_civil(2025, 7, 31);
    const auto entered = on(july, id, other);
    EXPECT_EQ(marks_of(world, entered), "backfilled,outside_proposal_period");
    const auto mark = list(world.memory.now(), std::string("irregular/") + kOps).back();
    EXPECT_EQ((*mark.value)["values"]["occurred"], Value(july.text()));
    EXPECT_TRUE((*mark.value)["values"]["recorded"].is_null());
}

TEST(Backfilled, RolesAreThoseOfTheDayAndKeysThoseOfNow) {
    auto world = ready_world();
    RoleGranted later;
    later.role = Role::officer;
    later.agency = AgencyId{"diw"};
    later.from = august(10);
    later.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "person/guest", later));
    const auto id = opened(world);
    const auto event =
        world.event("guest", Capacity::officer, kDiw, KpiProposed{sample_kpi("DIW-69-01")});
    world.refuses(on(august(9), id, event), "role");
    const KeyRevoked revoked{World::key_of("guest").id().digest, std::nullopt};
    auto holder = world;
    holder.accepts(holder.event("guest", Capacity::holder, "person/guest", revoked));
    holder.refuses(on(august(10), id, event), "revoked_key");
    world.marks(on(august(10), id, event), "backfilled");
}

TEST(Backfilled, AProcedureRuleNeverRefuses) {
    auto world = ready_world();
    auto strict = framework_2569();
    strict.refusing = {{"outside_proposal_period"}, {"short_notice"}, {"late"}};
    strict.minutes_days = 3;
    publish(world, strict);
    const auto id = opened(world);
    world.refuses(propose(world, sample_kpi("DIW-69-01")), "outside_proposal_period");
    enter_proposal(world, id, Date::from_civil(2025, 7, 15));
    EXPECT_EQ(marks_of(world, on(august(19), id, convening(world))), "backfilled,short_notice");
    EXPECT_EQ(marks_of(world, on(august(24), id, attending(world))), "backfilled,late");
    EXPECT_EQ(marks_of(world, on(august(23), id, ballot(world, "vice1"))), "backfilled");
}

TEST(Backfilled, AMeetingIsNotHeldBeforeItsDay) {
    auto world = ready_world();
    const auto id = opened(world);
    enter_proposal(world, id, august(5));
    world.marks(on(august(10), id, convening(world)), "backfilled");
    world.refuses(on(august(19), id, attending(world)), "meeting_not_held");
}

TEST(Backfilled, ADecisionOfOldTakesEffectAsDecidedThen) {
    auto world = ready_world();
    const auto id = opened(world);
    enter_proposal(world, id, august(5));
    hold_meeting(world, id);
    EXPECT_EQ(marks_of(world, on(august(20), id, approval(world))), "backfilled");
    const auto state = world.memory.now();
    EXPECT_EQ(status_of(state, diw()), AgreementStatus::approved);
    const auto timeline = get<std::vector<Revision>>(state, kDiw, "timeline").value();
    EXPECT_EQ(timeline.back().effective_from, FiscalYear{2569}.first_day());
    EXPECT_EQ(timeline.back().index, Index{world.next.value - 1});
    EXPECT_TRUE(list(state, "index/live").empty());
}

TEST(Backfilled, AnExceptionThatNobodyCitedIsMarked) {
    auto world = ready_world();
    const auto id = opened(world);
    enter_proposal(world, id, Date::from_civil(2025, 7, 15));
    hold_meeting(world, id);
    auto live = world;
    live.refuses(approval(live), "exception_missing");
    EXPECT_EQ(marks_of(world, on(august(20), id, approval(world))), "backfilled,exception_missing");
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::approved);
}

TEST(Backfilled, WhatIsDoneNowOfAMeetingOfOldIsLate) {
    auto world = ready_world();
    const auto id = opened(world);
    enter_proposal(world, id, august(5));
    hold_meeting(world, id);
    // That the proposal was entered later needs no exception.
    EXPECT_EQ(marks_of(world, approval(world)), "late");
}

TEST(Backfilled, NothingOfALiveAgreementIsEnteredLater) {
    auto world = ready_world();
    const auto id = opened(world);
    world.marks(on(august(5), id, propose(world, sample_kpi("DIW-69-01"))), "backfilled");
    EXPECT_FALSE(has(world.memory.now(), "index/live", "diw/2569"));
    auto revised = sample_kpi("DIW-69-01");
    revised.formula = Line{"a / b"};
    world.marks(revise(world, revised), "outside_proposal_period");
    const auto live = world.memory.now().fact("index/live", "diw/2569");
    ASSERT_TRUE(live);
    EXPECT_EQ(live->index, Index{world.next.value - 1});
    world.refuses(on(august(5), id, propose(world, sample_kpi("DIW-69-02"))), "agreement_live");
    const auto other =
        world.event("off-ops", Capacity::officer, kOps, KpiProposed{sample_kpi("OPS-69-01")});
    world.marks(on(august(5), id, other), "backfilled");
}

TEST(Backfilled, ABallotOfNowMakesItsAgreementLive) {
    auto world = ready_world();
    const auto id = opened(world);
    enter_proposal(world, id, august(5));
    world.marks(on(august(10), id, convening(world)), "backfilled");
    world.marks(on(august(20), id, attending(world)), "backfilled");
    world.marks(ballot(world, "vice1"), "late");
    world.refuses(on(august(20), id, ballot(world, "mem1")), "agreement_live");
    world.refuses(on(august(20), id, approval(world)), "agreement_live");
    world.refuses(on(august(21), id, submit_draft(world)), "agreement_live");
}

}  // namespace
}  // namespace banchi::domain
