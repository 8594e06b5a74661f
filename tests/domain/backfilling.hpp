#pragma once

#include "tests/domain/steps.hpp"

namespace banchi::domain {

// The ledger is opened on 1 September 2025; the backfill is of July and August, and it is 1 October
// when things are entered.
inline constexpr const char* kOldMeeting = "meeting/b1";
inline constexpr const char* kOldItem = "item/b1/1";

inline Date august(int day) {
    return Date::from_civil(2025, 8, day);
}

inline BackfillOpened period() {
    return {CommitteeId{"main"}, Date::from_civil(2025, 7, 1), Date::from_civil(2025, 9, 1)};
}

inline Event opening(World& world, const BackfillOpened& body, const std::string& by = "reg") {
    auto opened = world.event(by, Capacity::registrar, "ledger", body);
    return World::with(opened, "chair", Capacity::chair);
}

inline Event closing(World& world, const EventId& id) {
    auto closed = world.event("reg", Capacity::registrar, "ledger", BackfillClosed{id});
    return World::with(closed, "chair", Capacity::chair);
}

inline EventId opened(World& world, const BackfillOpened& body = period()) {
    const auto event = opening(world, body);
    world.accepts(event);
    world.now = Date::from_civil(2025, 10, 1).begins();
    return event.header.id;
}

inline Event on(Date day, const EventId& backfill, Event event) {
    event.header.occurred = day.begins().plus_seconds(10 * 3600);
    event.header.backfill = backfill;
    return event;
}

// The rules of its marks, comma-separated; or of what refused it.
inline std::string marks_of(World& world, Event event) {
    const auto marks = world.submit(std::move(event));
    if (!marks) return "refused: " + marks.error().name;
    std::string rules;
    for (const auto& mark : *marks) rules += (rules.empty() ? "" : ",") + mark.rule;
    return rules;
}

inline void enter_proposal(World& world, const EventId& id, Date day) {
    for (const auto* code : {"DIW-69-01", "DIW-69-02"})
        world.marks(on(day, id, propose(world, sample_kpi(code))), "backfilled");
    const auto vector = weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}});
    world.marks(on(day, id, weigh(world, vector)), "backfilled");
    world.marks(on(day, id, submit_draft(world)), "backfilled");
}

inline Event convening(World& world) {
    auto body = meeting(world);
    body.date = august(20);
    body.agenda = {{1, Purpose::consideration, title("diw"), kDiw, draft_digest(world, kDiw)}};
    return world.event("sec", Capacity::secretary, kOldMeeting, body);
}

inline Event attending(World& world) {
    auto recorded = world.event("sec", Capacity::secretary, kOldMeeting, everybody());
    return World::with(recorded, "mem1", Capacity::present);
}

inline Event ballot(World& world, const std::string& person) {
    return world.event(person, Capacity::member, "ballot/b1/1/" + person,
                       BallotCast{Choice::in_favour, draft_digest(world)});
}

inline Event approval(World& world) {
    ItemConcluded body;
    body.outcome = Outcome::approved;
    body.mode = Deciding::ballots;
    body.digest = draft_digest(world);
    body.tally = Tally{2, 0, 0};
    auto concluded = world.event("sec", Capacity::secretary, kOldItem, body);
    return World::with(concluded, "mem1", Capacity::present);
}

// Up to the ballots of vice1 and mem1, each act on its own day.
inline void hold_meeting(World& world, const EventId& id) {
    world.marks(on(august(10), id, convening(world)), "backfilled");
    world.marks(on(august(20), id, attending(world)), "backfilled");
    for (const auto* person : {"vice1", "mem1"})
        EXPECT_EQ(marks_of(world, on(august(20), id, ballot(world, person))), "backfilled");
}

}  // namespace banchi::domain
