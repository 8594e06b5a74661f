#pragma once

#include "tests/domain/steps.hpp"

namespace banchi::domain {

// What leads from an approved agreement to a decided change: agreement diw as in steps.hpp is
// approved, and it is 15 January 2026, inside the window for changes; meeting m2 is on 20 February.
inline constexpr const char* kChange = "change/c1";

inline World approved(World world) {
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, Tally{3, 0, 0})));
    world.now = Date::from_civil(2026, 1, 15).begins();
    return world;
}

inline World approved_world() {
    return approved(voted_world());
}

// The same with DIW-69-01 as diw's part of a joint KPI.
inline World joint_world() {
    auto world = drafted_world();
    auto kpi = sample_kpi("DIW-69-01");
    kpi.kind = KpiKind::joint;
    kpi.joint = JointPart{{"JK-GHG-69"}, {"lead"}};
    world.accepts(revise(world, kpi));
    world = convened_world(submitted_world(std::move(world)));
    return approved(voted_world(attended_world(std::move(world))));
}

inline Kpi applied_kpi(const World& world, const std::string& code) {
    return find_kpi(world.memory.now(), KpiCode{code}, Side::applied).value();
}

inline Kpi with_target(Kpi kpi, const std::string& value) {
    kpi.levels.back().value = Decimal{value};
    return kpi;
}

// Asks for 90 instead of 86 as the target of DIW-69-01.
inline ChangeRequested easier(const World& world, const std::string& target = "90") {
    ChangeRequested body;
    body.agreement = kDiw;
    const auto kpi = applied_kpi(world, "DIW-69-01");
    body.before.kpis[kpi.code] = kpi;
    body.after.kpis[kpi.code] = with_target(kpi, target);
    body.reason_code = {"POLICY_CHANGE"};
    return body;
}

// Cancels DIW-69-02, whose weight goes to the other one.
inline ChangeRequested cancelling(const World& world) {
    ChangeRequested body;
    body.agreement = kDiw;
    const auto kpi = applied_kpi(world, "DIW-69-02");
    body.before.kpis[kpi.code] = kpi;
    body.before.weights_bp = weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}});
    body.after.weights_bp = weights({{"DIW-69-01", 10'000}});
    body.reason_code = {"DISASTER"};
    return body;
}

inline Event request(World& world, const ChangeRequested& body,
                     const std::string& subject = kChange, const std::string& by = "off-diw") {
    auto event = world.event(by, Capacity::officer, subject, body);
    event.header.common.reason = Line{"the law changed"};
    event.header.effective = Date::from_civil(2026, 4, 1);
    return event;
}

inline RequestedChange standing(const World& world, const std::string& subject = kChange) {
    return find_change(world.memory.now(), subject).value();
}

inline Digest change_digest(const World& world, const std::string& subject = kChange) {
    return content_digest(content_of(standing(world, subject)));
}

inline Event withdraw_change(World& world, const std::string& subject = kChange) {
    return world.event("off-diw", Capacity::officer, subject,
                       ChangeWithdrawn{change_digest(world, subject)});
}

inline Event convene_on(World& world, const std::vector<std::string>& changes) {
    auto convened = meeting(world);
    convened.title = title("meeting 2");
    convened.date = Date::from_civil(2026, 2, 20);
    convened.agenda.clear();
    for (const auto& change : changes)
        convened.agenda.push_back({static_cast<std::int64_t>(convened.agenda.size()) + 1,
                                   Purpose::consideration, title(change), change,
                                   change_digest(world, change)});
    return world.event("sec", Capacity::secretary, "meeting/m2", convened);
}

// The meeting of the changes, with everybody there.
inline World convened_on(World world, const std::vector<std::string>& changes = {kChange}) {
    world.accepts(convene_on(world, changes));
    world.now = Date::from_civil(2026, 2, 20).begins().plus_seconds(14 * 3600);
    auto recorded = world.event("sec", Capacity::secretary, "meeting/m2", everybody());
    world.accepts(World::with(recorded, "mem1", Capacity::present));
    return world;
}

inline Event vote_on(World& world, const std::string& person, const Digest& digest, int item = 1) {
    const auto subject = "ballot/m2/" + std::to_string(item) + "/" + person;
    return world.event(person, Capacity::member, subject, BallotCast{Choice::in_favour, digest});
}

// Concludes by ballots of vice1 and mem1, which it casts where the outcome takes any.
inline Event conclude_on(World& world, Outcome outcome, int item = 1) {
    const auto number = std::to_string(item);
    ItemConcluded body;
    body.outcome = outcome;
    body.digest = find_item(world.memory.now(), {MeetingId{"m2"}, item}).value().digest;
    if (outcome == Outcome::approved) {
        body.mode = Deciding::ballots;
        body.tally = Tally{2, 0, 0};
        for (const auto* person : {"vice1", "mem1"})
            world.accepts(vote_on(world, person, body.digest, item));
    }
    auto concluded = world.event("sec", Capacity::secretary, "item/m2/" + number, body);
    return reasoned(World::with(concluded, "mem1", Capacity::present));
}

}  // namespace banchi::domain
