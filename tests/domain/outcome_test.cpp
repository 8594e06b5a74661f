#include "tests/domain/steps.hpp"

// What each outcome leaves behind, beyond what conclusions and approvals are tested for.
namespace banchi::domain {
namespace {

AgreementStatus status(const World& world) {
    return status_of(world.memory.now(), diw()).value();
}

Event convene_again(World& world) {
    auto body = meeting(world);
    body.date = Date::of(world.now).plus_days(10);
    return world.event("sec", Capacity::secretary, "meeting/m2", body);
}

TEST(Outcome, WhatIsDeferredPresentedOrAcknowledgedWaitsForAnotherMeeting) {
    for (const auto outcome : {Outcome::deferred, Outcome::presented, Outcome::acknowledged}) {
        auto world = attended_world();
        world.accepts(reasoned(conclude(world, 1, conclusion(world, 1, outcome))));
        EXPECT_EQ(status(world), outcome == Outcome::presented ? AgreementStatus::presented
                                                               : AgreementStatus::submitted);
        world.accepts(convene_again(world));
    }
}

TEST(Outcome, WhatIsReturnedOrRejectedIsSubmittedAnewFirst) {
    for (const auto outcome : {Outcome::returned, Outcome::rejected}) {
        auto world = attended_world();
        world.accepts(reasoned(conclude(world, 1, conclusion(world, 1, outcome))));
        EXPECT_EQ(status(world), AgreementStatus::returned);
        EXPECT_EQ(get<Digest>(world.memory.now(), kDiw, "returned"), draft_digest(world));
        world.refuses(convene_again(world), "not_submitted");
        world.accepts(submit_draft(world));
        world.accepts(convene_again(world));
    }
}

TEST(Outcome, WhatWasApprovedAtAnotherMeetingIsNotApprovedAgain) {
    auto world = attended_world();
    world.accepts(convene_again(world));
    world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::approved)));
    world.now = world.now.plus_seconds(10 * 86'400);
    auto attended = world.event("sec", Capacity::secretary, "meeting/m2", everybody());
    world.accepts(World::with(attended, "mem1", Capacity::present));
    auto again = world.event("sec", Capacity::secretary, "item/m2/1",
                             conclusion(world, 1, Outcome::approved));
    world.refuses(World::with(again, "mem1", Capacity::present), "not_submitted");
    auto deferred = world.event("sec", Capacity::secretary, "item/m2/1",
                                conclusion(world, 1, Outcome::deferred));
    world.accepts(reasoned(World::with(deferred, "mem1", Capacity::present)));
    EXPECT_EQ(status(world), AgreementStatus::approved);
}

TEST(Outcome, AnEffectiveDateIsOfWhatTakesEffectAndWithinTheYear) {
    auto world = attended_world();
    const auto effective = [&](Outcome outcome, Date date, int item = 1) {
        auto event = reasoned(conclude(world, item, conclusion(world, item, outcome)));
        event.header.effective = date;
        return event;
    };
    const auto october = Date::from_civil(2025, 10, 1);
    for (const auto outcome : {Outcome::presented, Outcome::acknowledged, Outcome::deferred,
                               Outcome::returned, Outcome::rejected})
        world.refuses(effective(outcome, october), "effective_unused");
    world.refuses(effective(Outcome::acknowledged, october, 3), "effective_unused");
    world.refuses(effective(Outcome::approved, october.plus_days(-1)), "effective_year");
    world.refuses(effective(Outcome::approved, Date::from_civil(2026, 10, 1)), "effective_year");
    world.accepts(effective(Outcome::approved, Date::from_civil(2026, 9, 30)));
}

}  // namespace
}  // namespace banchi::domain
