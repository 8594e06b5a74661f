#include "ledger/domain/register.hpp"

#include "tests/domain/registering.hpp"

namespace banchi::domain {
namespace {

TEST(Register, AnEntryIsFoundAsItWasAdded) {
    auto world = ready_world();
    world.accepts(added(world, "JK-1", joint_entry()));
    const auto state = world.memory.now();
    EXPECT_EQ(to_value(find_entry(state, {"JK-1"}).value()), to_value(joint_entry()));
    EXPECT_FALSE(is_closed(state, {"JK-1"}));
    EXPECT_FALSE(find_entry(state, {"JK-2"}));
    EXPECT_EQ(get<std::string>(state, kRegisters, "2569/JK-1"), "joint");
    EXPECT_EQ(find_agency(joint_entry(), AgencyId{"ops"})->role->text, "contributor");
    EXPECT_EQ(find_agency(joint_entry(), AgencyId{"tisi"}), nullptr);
}

TEST(Register, AnIdIsGivenOnce) {
    auto world = ready_world();
    world.accepts(added(world, "S-1", strategic_entry()));
    world.refuses(added(world, "S-1", strategic_entry()), "entry_exists");
    world.accepts(added(world, "S-2", strategic_entry()));
}

TEST(Register, IsTheSecretarysAndStatesTheVersion) {
    auto world = ready_world();
    auto event = added(world, "S-1", strategic_entry());
    event.header.actor = PersonId{"mem1"};
    world.refuses(event, "role");
    event = added(world, "S-1", strategic_entry());
    event.header.subject_version.reset();
    world.refuses(event, "subjectversion_missing");
}

TEST(Register, IsOfAYearWithAFrameworkThatHasTheKind) {
    auto world = ready_world();
    auto later = strategic_entry();
    later.fiscal_year = FiscalYear{2575};
    world.refuses(added(world, "S-1", later), "no_framework");
    auto framework = framework_2569();
    framework.kpi_kinds = {{"functional"}, {"joint"}};
    publish(world, framework);
    world.refuses(added(world, "S-1", strategic_entry()), "kpi_kind");
    world.accepts(added(world, "JK-1", joint_entry()));
}

TEST(Register, NamesRegisteredAgenciesThatStand) {
    auto world = ready_world();
    auto entry = strategic_entry();
    entry.agencies.push_back({AgencyId{"tisi"}, std::nullopt});
    world.refuses(added(world, "S-1", entry), "unknown_agency");
    world.accepts(world.event("reg", Capacity::registrar, "agency/ops",
                              AgencyEnded{Date::of(world.now), {}, citation()}));
    world.refuses(added(world, "S-1", strategic_entry()), "agency_ended");
}

TEST(Register, AnAgencyThatHasEndedSinceStaysWhereItWasNamed) {
    auto world = ready_world();
    world.accepts(added(world, "S-1", strategic_entry()));
    world.accepts(world.event("reg", Capacity::registrar, "agency/ops",
                              AgencyEnded{Date::of(world.now), {}, citation()}));
    auto entry = strategic_entry();
    entry.title = title("another");
    world.accepts(amended(world, "S-1", entry));
}

TEST(Register, NamesEachAgencyOnceAndEnoughForItsKind) {
    auto world = ready_world();
    auto twice = strategic_entry();
    twice.agencies.push_back(twice.agencies.front());
    world.refuses(added(world, "S-1", twice), "entry_agencies");
    auto nobody = strategic_entry();
    nobody.agencies.clear();
    world.refuses(added(world, "S-1", nobody), "entry_agencies");
    auto alone = joint_entry();
    alone.agencies.pop_back();
    world.refuses(added(world, "JK-1", alone), "entry_agencies");
    auto monitored = monitor_entry();
    monitored.agencies.clear();
    world.accepts(added(world, "M-1", monitored));
}

TEST(Register, AJointEntryHasExactlyOneLead) {
    auto world = ready_world();
    for (const auto* role : {"lead", "contributor"}) {
        auto entry = joint_entry();
        for (auto& agency : entry.agencies) agency.role->text = role;
        world.refuses(added(world, "JK-1", entry), "entry_lead");
    }
    world.accepts(added(world, "JK-1", joint_entry()));
}

TEST(Register, RolesAreOfJointEntriesAlone) {
    auto world = ready_world();
    auto entry = joint_entry();
    entry.agencies.back().role.reset();
    world.refuses(added(world, "JK-1", entry), "entry_role");
    entry.agencies.back().role = {"watcher"};
    world.refuses(added(world, "JK-1", entry), "entry_role");
    for (auto other : {strategic_entry(), monitor_entry()}) {
        other.agencies.front().role = {"lead"};
        world.refuses(added(world, "S-1", other), "entry_role");
    }
}

TEST(Register, AnAgencyDeclinesAStrategicEntryWithItsReason) {
    auto world = ready_world();
    world.accepts(added(world, "S-1", strategic_entry()));
    auto entry = strategic_entry();
    entry.declined = {{AgencyId{"ops"}, Line{"no such work here"}}};
    world.accepts(amended(world, "S-1", entry));
    EXPECT_EQ(find_entry(world.memory.now(), {"S-1"})->declined.front().reason.text,
              "no such work here");
    const auto without = Value::object().set("agency", "ops");
    EXPECT_FALSE(from_value<Declined>(without)) << "the reason must be there";
    EXPECT_FALSE(from_value<Declined>(Value::object().set("agency", "ops").set("reason", " ")));
}

TEST(Register, OnlyWhomAStrategicEntryNamesDeclinesItAndOnce) {
    auto world = ready_world();
    const Declined ops{AgencyId{"ops"}, Line{"why"}};
    for (auto entry : {joint_entry(), monitor_entry()}) {
        entry.declined = {ops};
        world.refuses(added(world, "E-1", entry), "entry_declined");
    }
    auto entry = strategic_entry();
    entry.declined = {ops, ops};
    world.refuses(added(world, "E-1", entry), "entry_declined");
    entry.declined = {ops};
    entry.agencies.pop_back();
    world.refuses(added(world, "E-1", entry), "entry_declined");
}

TEST(Register, WhoHasAdoptedDoesNotDecline) {
    auto world = ready_world();
    world.accepts(added(world, "S-1", strategic_entry()));
    world.accepts(propose(world, adopting("DIW-69-01", "S-1")));
    auto entry = strategic_entry();
    entry.declined = {{AgencyId{"diw"}, Line{"why"}}};
    world.refuses(amended(world, "S-1", entry), "already_adopted");
    world.accepts(withdraw(world, "DIW-69-01"));
    world.accepts(amended(world, "S-1", entry));
}

TEST(Register, AnAmendedEntryKeepsItsKindAndYear) {
    auto world = ready_world();
    world.accepts(added(world, "S-1", strategic_entry()));
    world.refuses(amended(world, "S-2", strategic_entry()), "no_such_entry");
    world.refuses(amended(world, "S-1", strategic_entry()), "nothing_changed");
    world.refuses(amended(world, "S-1", monitor_entry()), "entry_differs");
    auto entry = strategic_entry();
    entry.fiscal_year = FiscalYear{2570};
    world.refuses(amended(world, "S-1", entry), "entry_differs");
    entry = strategic_entry();
    entry.unit.reset();
    entry.title = title("another");
    world.accepts(amended(world, "S-1", entry));
    const auto state = world.memory.now();
    EXPECT_EQ(to_value(find_entry(state, {"S-1"}).value()), to_value(entry));
    EXPECT_EQ(world.memory.of_field("register/S-1", "agencies").size(), 1u);
}

TEST(Register, AClosedEntryTakesNoMore) {
    auto world = ready_world();
    world.accepts(added(world, "S-1", strategic_entry()));
    world.refuses(closed(world, "S-2"), "no_such_entry");
    world.refuses(closed(world, "S-1"), "reason_missing");
    world.accepts(reasoned(closed(world, "S-1")));
    EXPECT_TRUE(is_closed(world.memory.now(), {"S-1"}));
    EXPECT_EQ(find_entry(world.memory.now(), {"S-1"})->title, title("entry"));
    world.refuses(reasoned(closed(world, "S-1")), "entry_closed");
    auto entry = strategic_entry();
    entry.title = title("another");
    world.refuses(amended(world, "S-1", entry), "entry_closed");
    world.refuses(added(world, "S-1", entry), "entry_exists");
}

TEST(Register, IsToldInBothLanguages) {
    auto world = ready_world();
    const auto add = added(world, "JK-1", joint_entry());
    EXPECT_EQ(world.sentence(add).en,
              "sec added “entry” (JK-1) to the register of joint KPIs of fiscal year 2569");
    EXPECT_EQ(world.sentence(add).th,
              "sec (ไทย) เพิ่มรายการ “entry (ไทย)” (รหัส JK-1) ในทะเบียนตัวชี้วัดร่วม ปีงบประมาณ พ.ศ. 2569");
    world.accepts(add);
    EXPECT_EQ(world.sentence(amended(world, "S-1", strategic_entry())).en,
              "sec amended “entry” (S-1) of the register of strategic KPIs of fiscal year 2569");
    EXPECT_EQ(
        world.sentence(amended(world, "M-1", monitor_entry())).th,
        "sec (ไทย) แก้ไขรายการ “entry (ไทย)” (รหัส M-1) ของทะเบียนตัวชี้วัดติดตาม (Monitor) ปีงบประมาณ พ.ศ. "
        "2569");
    const auto close = reasoned(closed(world, "JK-1"));
    EXPECT_EQ(world.sentence(close).en,
              "sec closed “entry” (JK-1) of the register of joint KPIs of fiscal year 2569 "
              "because: why");
    EXPECT_EQ(
        world.sentence(close).th,
        "sec (ไทย) ปิดรายการ “entry (ไทย)” (รหัส JK-1) ของทะเบียนตัวชี้วัดร่วม ปีงบประมาณ พ.ศ. 2569 เพราะ: "
        "why");
    EXPECT_EQ(world.sentence(reasoned(closed(world, "X"))).en,
              "sec closed “X” (X) of the register because: why");
}

}  // namespace
}  // namespace banchi::domain
