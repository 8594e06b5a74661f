#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

// On the simulated clock: secretary "sec", another "sec2", recorder "rec", officer "off-diw".
World demo_world() {
    auto world = opened_world(Clock::simulated, "demo.example/log");
    world.accepts(world.event("reg", Capacity::registrar, "agency/diw",
                              AgencyRegistered{title("diw"), title("diw")}));
    for (const auto* person : {"sec", "sec2", "rec", "off-diw", "chair"}) add_person(world, person);
    grant(world, "sec", Role::secretary);
    grant(world, "sec2", Role::secretary);
    grant(world, "rec", Role::recorder);
    grant(world, "off-diw", Role::officer, "diw");
    CommitteeConstituted committee;
    committee.name = title("committee");
    committee.seats = {{PersonId{"chair"}, title("chair")}};
    committee.chair = PersonId{"chair"};
    committee.quorum_base = 1;
    committee.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "committee/main", committee));
    return world;
}

FrameworkPublished demo_framework() {
    auto framework = framework_2569();
    framework.recordable = {{"framework.published"}, {"kpi.proposed"}};
    framework.cosigned_by = CosignedBy::second_recorder;
    return framework;
}

// Entered by "sec" for the person, cosigned by "rec".
Event recorded(Event event, const std::string& person, Capacity capacity) {
    event.header.common.recorded_for =
        RecordedFor{PersonId{person}, capacity, sha256("paper"), std::nullopt};
    return World::with(event, "rec", Capacity::recorder);
}

Event publishing(World& world, const FrameworkPublished& framework, int version = 1) {
    return world.event("sec", Capacity::secretary, "framework/2569/" + std::to_string(version),
                       framework);
}

Event proposing(World& world, const std::string& code = "DIW-69-01") {
    return world.event("sec", Capacity::secretary, kDiw, KpiProposed{sample_kpi(code)});
}

World published_world(const FrameworkPublished& framework = demo_framework()) {
    auto world = demo_world();
    auto published = publishing(world, framework);
    world.accepts(World::with(published, "chair", Capacity::chair));
    return world;
}

std::string framework_of_the_last_mark(const World& world) {
    const auto marks = list(world.memory.now(), "irregular");
    return marks.empty() ? "none" : *(*marks.back().value)["framework"].text();
}

TEST(SecondRecorder, StandsInForAWitnessAndIsMarked) {
    auto world = published_world();
    world.marks(recorded(proposing(world), "off-diw", Capacity::officer), "second_recorder");
    EXPECT_EQ(framework_of_the_last_mark(world), "framework/2569/1");
    auto own =
        world.event("off-diw", Capacity::officer, kDiw, KpiProposed{sample_kpi("DIW-69-02")});
    world.accepts(own);
}

TEST(SecondRecorder, HoldsTheRoleOfARecorder) {
    auto world = published_world();
    auto event = recorded(proposing(world), "off-diw", Capacity::officer);
    event.header.common.cosigners[0].actor = PersonId{"sec2"};
    world.refuses(event, "role");
}

TEST(SecondRecorder, OnlyWhereTheFrameworkSaysSo) {
    auto framework = demo_framework();
    framework.cosigned_by = CosignedBy::present;
    auto world = published_world(framework);
    world.refuses(recorded(proposing(world), "off-diw", Capacity::officer), "capacity");
}

TEST(SecondRecorder, OutsideAMeetingWhoeverSignsAsPresentSaysSo) {
    auto world = published_world();
    auto event = recorded(proposing(world), "off-diw", Capacity::officer);
    event.header.common.cosigners.clear();
    world.refuses(event, "cosigner_missing");
    EXPECT_NE(world.judge(event).error().detail.en.find("present / recorder"), std::string::npos);
    event.header.common.cosigners = {{PersonId{"sec2"}, Capacity::present}};
    event.header.signers.clear();
    world.accepts(event);
}

TEST(SecondRecorder, TheFirstFrameworkIsMarkedUnderItself) {
    auto world = demo_world();
    world.marks(recorded(publishing(world, demo_framework()), "chair", Capacity::chair),
                "second_recorder");
    EXPECT_EQ(framework_of_the_last_mark(world), "framework/2569/1");
    world.marks(recorded(publishing(world, demo_framework(), 2), "chair", Capacity::chair),
                "second_recorder");
    EXPECT_EQ(framework_of_the_last_mark(world), "framework/2569/1");
}

TEST(SecondRecorder, NeverReplacesTheChair) {
    auto world = demo_world();
    auto event = recorded(publishing(world, demo_framework()), "sec2", Capacity::secretary);
    world.refuses(event, "cosigner_missing");
    world.marks(World::with(event, "chair", Capacity::chair), "second_recorder");
}

// Naming a year without a framework first must not let a version be judged under itself.
TEST(SecondRecorder, ANewerFrameworkIsJudgedUnderTheOneBeforeIt) {
    auto strict = demo_framework();
    strict.recordable.clear();
    auto world = published_world(strict);
    auto framework = demo_framework();
    framework.fiscal_years = {FiscalYear{2571}, FiscalYear{2569}};
    auto event = publishing(world, framework, 2);
    world.refuses(recorded(event, "chair", Capacity::chair), "not_recordable");
    world.accepts(World::with(event, "chair", Capacity::chair));
}

}  // namespace
}  // namespace banchi::domain
