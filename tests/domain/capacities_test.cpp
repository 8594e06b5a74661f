#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

Text why_refused(World& world, Event event) {
    const auto marks = world.judge(event);
    return marks ? Text{} : marks.error().detail;
}

void expect_says(World& world, const Event& event, const std::string& th, const std::string& en) {
    const auto why = why_refused(world, event);
    EXPECT_NE(why.th.find(th), std::string::npos) << why.th;
    EXPECT_NE(why.en.find(en), std::string::npos) << why.en;
}

Event ballot(World& world, const std::string& person) {
    return recorded_vote(world, 1, person, Choice::in_favour, draft_digest(world));
}

TEST(Capacities, AnActorSignsInOneThatTheTypeTakes) {
    auto world = ready_world();
    auto event = propose(world, sample_kpi("DIW-69-01"));
    event.header.capacity = Capacity::member;
    world.refuses(event, "capacity");
    expect_says(world, event, "ให้ลงนามในฐานะ officer", "; sign as officer");
    event.header.capacity = Capacity::officer;
    world.accepts(event);

    auto paper = world.event("guest", Capacity::member, "document/" + sha256("paper").hex(),
                             DocumentRegistered{title("paper"), {"text/plain"}, {}, {}});
    expect_says(world, paper, "holder / registrar / secretary",
                "sign as holder / registrar / secretary");
}

TEST(Capacities, ACosignerSignsInOneThatTheTypeTakes) {
    auto world = convened_world();
    auto recorded = world.event("sec", Capacity::secretary, "meeting/m1", everybody());
    auto as_member = recorded;
    World::with(as_member, "mem1", Capacity::member);
    world.refuses(as_member, "capacity");
    expect_says(world, as_member, "ให้ลงนามในฐานะ present", "; sign as present");
    world.accepts(World::with(recorded, "mem1", Capacity::present));
}

TEST(Capacities, WhatTakesNoCosignerSaysSo) {
    auto world = ready_world();
    auto event = propose(world, sample_kpi("DIW-69-01"));
    World::with(event, "mem1", Capacity::member);
    world.refuses(event, "capacity");
    expect_says(world, event, "ให้เอา mem1 ออกจาก cosigners", "take mem1 out of the cosigners");
}

TEST(Capacities, TheRoleIsHeldForTheSubjectOnTheDay) {
    auto world = ready_world();
    const auto by = [&](const std::string& person) {
        return world.event(person, Capacity::officer, kDiw, KpiProposed{sample_kpi("DIW-69-01")});
    };
    world.refuses(by("guest"), "role");
    world.refuses(by("off-ops"), "role");
    expect_says(world, by("off-ops"), kDiw, "sign in one that is held");
    world.accepts(by("off-diw"));
}

TEST(Capacities, SomebodyWhoWasNotThereIsNoWitness) {
    auto world = attended_world();
    auto recorded = ballot(world, "mem2");
    recorded.header.common.cosigners[0].actor = PersonId{"vice2"};
    world.refuses(recorded, "not_present");
    expect_says(world, recorded, "ให้บันทึกผู้เข้าประชุมก่อน", "record the attendance first");
    recorded.header.common.cosigners[0].actor = PersonId{"guest"};
    world.accepts(recorded);
}

TEST(Capacities, TheFrameworkSaysWhatMayBeRecorded) {
    auto framework = framework_2569();
    framework.recordable.clear();
    auto world = attended_world(convened_world(submitted_world(drafted_world(framework))));
    world.refuses(ballot(world, "mem2"), "not_recordable");
    auto under_the_first = attended_world();
    under_the_first.accepts(ballot(under_the_first, "mem2"));
}

TEST(Capacities, TheCatalogueSaysWhatIsNeverRecorded) {
    auto world = ready_world();
    const auto record = [&](Event event, const std::string& person, Capacity capacity) {
        event.header.actor = PersonId{"sec"};
        event.header.capacity = Capacity::secretary;
        event.header.common.recorded_for =
            RecordedFor{PersonId{person}, capacity, sha256("paper"), std::nullopt};
        return World::with(event, "mem1", Capacity::present);
    };
    world.refuses(record(propose(world, sample_kpi("DIW-69-01")), "off-diw", Capacity::officer),
                  "not_recordable");
    auto granted = world.event("reg", Capacity::registrar, "agency/tisi",
                               AgencyRegistered{title("tisi"), title("tisi")});
    world.refuses(record(granted, "reg", Capacity::registrar), "not_recordable");
    world.accepts(propose(world, sample_kpi("DIW-69-01")));
}

TEST(Capacities, ARecordedActIsForARegisteredPersonWhoSignsNothingOfIt) {
    auto world = attended_world();
    const auto recorded_for = [&](const std::string& person) {
        auto event = ballot(world, "mem2");
        event.header.common.recorded_for->person = PersonId{person};
        return event;
    };
    world.refuses(recorded_for("nobody"), "recorded_for");
    world.refuses(recorded_for("sec"), "recorded_for");
    world.refuses(recorded_for("mem1"), "recorded_for");
    world.accepts(recorded_for("mem2"));
}

TEST(Capacities, TheSecretaryEntersARecordedAct) {
    auto world = attended_world();
    auto event = ballot(world, "mem2");
    event.header.actor = PersonId{"vice1"};
    event.header.capacity = Capacity::member;
    world.refuses(event, "capacity");
    expect_says(world, event, "ให้ลงนามในฐานะ secretary", "; sign as secretary");
    event.header.capacity = Capacity::secretary;
    world.refuses(event, "role");
    world.accepts(ballot(world, "mem2"));
}

TEST(Capacities, ARecordedActHasAWitnessAndTheCapacityOfItsType) {
    auto world = attended_world();
    auto alone = ballot(world, "mem2");
    alone.header.common.cosigners.clear();
    world.refuses(alone, "cosigner_missing");
    auto as_officer = ballot(world, "mem2");
    as_officer.header.common.recorded_for->capacity = Capacity::officer;
    world.refuses(as_officer, "capacity");
    auto as_chair = ballot(world, "mem2");
    as_chair.header.common.recorded_for->capacity = Capacity::chair;
    world.refuses(as_chair, "role");
    world.accepts(ballot(world, "mem2"));
}

TEST(Capacities, ARecorderCosignsNothingOutsideADemo) {
    auto world = attended_world();
    grant(world, "guest", Role::recorder);
    auto event = ballot(world, "mem2");
    event.header.common.cosigners = {{PersonId{"guest"}, Capacity::recorder}};
    world.refuses(event, "capacity");
    world.accepts(ballot(world, "mem2"));
}

}  // namespace
}  // namespace banchi::domain
