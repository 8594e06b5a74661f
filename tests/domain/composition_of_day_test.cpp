#include "ledger/domain/committee/composition.hpp"

#include "tests/domain/steps.hpp"

// What a meeting did is judged by the composition of its day.
namespace banchi::domain {
namespace {

Date on(int month, int number) {
    return Date::from_civil(2025, month, number);
}

Event amended(World& world, const CommitteeConstituted& committee, Date from) {
    return world.event("reg", Capacity::registrar, "committee/main",
                       CommitteeAmended{committee, from});
}

// The committee of the meeting with guest in mem2's place, chaired by vice1.
CommitteeConstituted reshuffled(const World& world) {
    auto now = find_committee(world.memory.now(), CommitteeId{"main"}, meeting_day()).value();
    now.seats.back() = {PersonId{"guest"}, title("guest")};
    now.chair = PersonId{"vice1"};
    now.vice_chairs = {PersonId{"chair"}};
    now.order = citation("order 5/2568");
    return now;
}

AttendanceRecorded with_guest_for_mem2() {
    auto body = everybody();
    body.attendees.pop_back();
    body.attendees.back() = {PersonId{"guest"}, Sat::member, Mode::room, std::nullopt};
    body.attendees.front().capacity = Sat::member;
    return body;
}

TEST(CommitteeAmended, AMeetingIsJudgedByTheCompositionOfItsDay) {
    auto world = convened_world();
    world.accepts(amended(world, reshuffled(world), on(9, 20)));
    world.now = on(9, 25).begins();
    world.refuses(attend(world, with_guest_for_mem2()), "no_seat");
    world.accepts(attend(world, everybody()));
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
    world.accepts(vote(world, 1, "mem2", Choice::in_favour, draft_digest(world)));
    world.accepts(vote(world, 1, "chair", Choice::in_favour, draft_digest(world)));
}

TEST(CommitteeAmended, AMeetingAfterItsFirstDayIsJudgedByTheNewOne) {
    auto world = convened_world();
    world.accepts(amended(world, reshuffled(world), on(9, 19)));
    world.refuses(attend(world, everybody()), "not_the_chair");
    auto body = with_guest_for_mem2();
    body.attendees.at(1).capacity = Sat::chair;
    world.accepts(attend(world, body));
    world.refuses(preside(world, 1, "chair", PresidingBy::vice_chair), "presiding_order");
    world.accepts(preside(world, 1, "vice1", PresidingBy::chair));
    const auto digest = draft_digest(world);
    auto as_chair = vote(world, 1, "vice1", Choice::in_favour, digest);
    as_chair.header.capacity = Capacity::chair;
    world.accepts(as_chair);
    auto no_longer = vote(world, 1, "chair", Choice::in_favour, digest);
    world.refuses(no_longer, "role");
    world.accepts(vote(world, 1, "guest", Choice::in_favour, digest));
    world.refuses(vote(world, 1, "mem2", Choice::in_favour, digest), "not_present");
}

TEST(CommitteeAmended, TheQuorumIsOfTheBaseOfTheMeetingsDay) {
    for (const bool in_time : {true, false}) {
        auto world = convened_world();
        auto small = find_committee(world.memory.now(), CommitteeId{"main"}, meeting_day()).value();
        small.quorum_base = 3;
        world.accepts(amended(world, small, in_time ? on(9, 19) : on(9, 20)));
        auto two = everybody();
        two.attendees = {two.attendees.at(0), two.attendees.at(2)};
        world.accepts(attend(world, two));
        const auto concluded = conclude(world, 3, conclusion(world, 3, Outcome::acknowledged));
        if (in_time) {
            world.accepts(concluded);
        } else {
            world.refuses(concluded, "no_quorum");
        }
    }
}

TEST(CommitteeAmended, WhatSatStaysComposedAsItWas) {
    auto world = convened_world();
    world.accepts(amended(world, reshuffled(world), on(9, 30)));
    world.accepts(attend(world, everybody()));
    const auto restored = find_committee(world.memory.now(), CommitteeId{"main"}, on(9, 1)).value();
    world.refuses(amended(world, reshuffled(world), on(9, 1)), "already_sat");
    world.refuses(amended(world, reshuffled(world), meeting_day()), "already_sat");
    world.accepts(amended(world, reshuffled(world), on(9, 20)));
    world.accepts(amended(world, restored, on(10, 15)));
}

TEST(CommitteeAmended, AFrameworkIsCosignedByTheChairOfTheDay) {
    auto world = ready_world();
    world.accepts(amended(world, reshuffled(world), on(9, 10)));
    const auto published = [&](const std::string& chair) {
        auto event = world.event("sec", Capacity::secretary, "framework/2569/2", framework_2569());
        return World::with(event, chair, Capacity::chair);
    };
    world.refuses(published("vice1"), "role");
    world.now = on(9, 10).begins();
    world.refuses(published("chair"), "role");
    world.accepts(published("vice1"));
}

}  // namespace
}  // namespace banchi::domain
