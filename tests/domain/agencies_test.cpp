#include "tests/domain/changing.hpp"
#include "tests/domain/staff.hpp"

namespace banchi::domain {
namespace {

Event registered(World& world, const std::string& id) {
    return world.event("reg", Capacity::registrar, "agency/" + id,
                       AgencyRegistered{{"กรมโรงงานอุตสาหกรรม", "Department of Industrial Works"},
                                        {"กรอ.", "DIW"}});
}

TEST(AgencyRegistered, ARegistrarRegistersAnAgency) {
    auto world = opened_world();
    world.accepts(registered(world, "diw"));
    const auto state = world.memory.now();
    EXPECT_TRUE(has(state, "index/agencies", "diw"));
    EXPECT_EQ(get<Title>(state, "agency/diw", "abbreviation"), (Title{"กรอ.", "DIW"}));
    EXPECT_EQ(name_of(state, AgencyId{"diw"}).th, "กรมโรงงานอุตสาหกรรม");
}

TEST(AgencyRegistered, AnIdIsGivenOnce) {
    auto world = opened_world();
    world.accepts(registered(world, "diw"));
    world.refuses(registered(world, "diw"), "agency_exists");
    world.accepts(registered(world, "diw2"));
}

TEST(AgencyRegistered, AnUnknownAgencyIsCalledByItsId) {
    const auto world = opened_world();
    EXPECT_EQ(name_of(world.memory.now(), AgencyId{"tisi"}), (Text{"tisi", "tisi"}));
}

TEST(AgencyRegistered, IsToldInBothLanguages) {
    auto world = opened_world();
    const auto text = world.sentence(registered(world, "diw"));
    EXPECT_EQ(text.en, "registrar registered the agency “Department of Industrial Works” (DIW)");
    EXPECT_EQ(text.th, "registrar (ไทย) จดทะเบียนหน่วยงาน “กรมโรงงานอุตสาหกรรม” (กรอ.)");
}

AgencyRenamed new_name() {
    return {{"กรมโรงงาน", "Department of Factories"}, {"กรง.", "DF"}, citation("order 3/2569")};
}

Event renamed(World& world, const AgencyRenamed& event = new_name()) {
    return world.event("reg", Capacity::registrar, "agency/diw", event);
}

Event ended_agency(World& world, Date until, const std::vector<AgencyId>& successors = {},
                   const std::string& agency = "diw") {
    return world.event("reg", Capacity::registrar, "agency/" + agency,
                       AgencyEnded{until, successors, citation("decree 5/2569")});
}

TEST(AgencyRenamed, KeepsTheIdAndWhatItWasCalledBefore) {
    auto world = staffed_world();
    const auto before = world.next.value;
    world.accepts(renamed(world));
    EXPECT_EQ(name_of(world.memory.now(), AgencyId{"diw"}).en, "Department of Factories");
    EXPECT_EQ(get<Title>(world.memory.now(), "agency/diw", "abbreviation"), (Title{"กรง.", "DF"}));
    EXPECT_EQ(name_of(world.memory.at(Index{before - 1}), AgencyId{"diw"}).en, "diw");
}

TEST(AgencyRenamed, OnlyWhatDiffersGetsAFact) {
    auto world = staffed_world();
    auto event = new_name();
    event.abbreviation = title("diw");
    world.accepts(renamed(world, event));
    EXPECT_EQ(world.memory.of_field("agency/diw", "name").size(), 2u);
    EXPECT_EQ(world.memory.of_field("agency/diw", "abbreviation").size(), 1u);
    world.refuses(renamed(world, event), "nothing_changed");
}

TEST(AgencyRenamed, IsForARegisteredAgencyThatHasNotEnded) {
    auto world = staffed_world();
    world.refuses(world.event("reg", Capacity::registrar, "agency/tisi", new_name()),
                  "unknown_agency");
    world.refuses(world.event("ann", Capacity::registrar, "agency/diw", new_name()), "role");
    world.accepts(ended_agency(world, day(9, 2)));
    world.accepts(renamed(world));
    world.now = day(9, 2).begins();
    auto again = new_name();
    again.name = title("another");
    world.refuses(renamed(world, again), "agency_ended");
}

TEST(AgencyRenamed, IsToldInBothLanguages) {
    auto world = staffed_world();
    const auto text = world.sentence(renamed(world));
    EXPECT_EQ(text.en,
              "registrar renamed the agency diw to “Department of Factories” (DF), by the order "
              "“order 3/2569”");
    EXPECT_EQ(
        text.th,
        "registrar (ไทย) เปลี่ยนชื่อหน่วยงานรหัส diw เป็น “กรมโรงงาน” (กรง.) ตามคำสั่ง “order 3/2569”");
}

TEST(AgencyEnded, NamesTheDayAndItsSuccessors) {
    auto world = staffed_world();
    world.accepts(ended_agency(world, day(10, 1), {AgencyId{"ops"}}));
    const auto state = world.memory.now();
    EXPECT_EQ(end_of(state, AgencyId{"diw"})->successors, std::vector{AgencyId{"ops"}});
    EXPECT_FALSE(has_ended(state, AgencyId{"diw"}, day(9, 30)));
    EXPECT_TRUE(has_ended(state, AgencyId{"diw"}, day(10, 1)));
    EXPECT_FALSE(end_of(state, AgencyId{"ops"}));
}

TEST(AgencyEnded, SuccessorsAreOtherAgenciesThatStand) {
    auto world = staffed_world();
    for (const auto& wrong :
         {std::vector{AgencyId{"tisi"}}, {AgencyId{"diw"}}, {AgencyId{"ops"}, AgencyId{"ops"}}})
        world.refuses(ended_agency(world, day(10, 1), wrong), "successors");
    world.accepts(ended_agency(world, day(10, 1), {}, "ops"));
    world.refuses(ended_agency(world, day(10, 1), {AgencyId{"ops"}}), "successors");
    world.accepts(ended_agency(world, day(9, 30), {AgencyId{"ops"}}));
}

TEST(AgencyEnded, IsPutRightUntilTheDayHasCome) {
    auto world = staffed_world();
    world.accepts(ended_agency(world, day(10, 1)));
    world.refuses(ended_agency(world, day(10, 1)), "nothing_changed");
    world.accepts(ended_agency(world, day(11, 1)));
    world.now = day(11, 1).begins().plus_seconds(-1);
    world.accepts(ended_agency(world, day(11, 1), {AgencyId{"ops"}}));
    world.refuses(ended_agency(world, day(12, 1)), "agency_ended");
}

TEST(AgencyEnded, NoOfficerOrHeadIsGrantedFromThatDay) {
    auto world = staffed_world();
    world.accepts(ended_agency(world, day(10, 1), {AgencyId{"ops"}}));
    world.refuses(granted(world, "ann", role(Role::officer, "diw", day(9, 1))), "agency_ended");
    world.refuses(granted(world, "ann", role(Role::head, "diw", day(10, 1), day(11, 1))),
                  "agency_ended");
    world.refuses(granted(world, "ann", role(Role::officer, "diw", day(9, 1), day(10, 2))),
                  "agency_ended");
    world.accepts(granted(world, "ann", role(Role::officer, "diw", day(9, 1), day(10, 1))));
    world.accepts(granted(world, "ann", role(Role::officer, "ops", day(10, 1))));
    world.accepts(granted(world, "bob", role(Role::secretary, std::nullopt, day(10, 1))));
}

TEST(AgencyEnded, ItProposesNothingFromThatDay) {
    auto world = drafted_world();
    world.accepts(ended_agency(world, day(9, 25), {AgencyId{"ops"}}));
    world.accepts(propose(world, sample_kpi("DIW-69-03")));
    world.now = day(9, 25).begins();
    world.refuses(propose(world, sample_kpi("DIW-69-04")), "agency_ended");
    world.refuses(withdraw(world, "DIW-69-03"), "agency_ended");
    world.refuses(submit_draft(world), "agency_ended");
    auto late = submit_draft(world);
    const auto refused = world.judge(late);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().detail.en.find("ends as of 25 September 2025, succeeded by ops"),
              std::string::npos);
}

TEST(AgencyEnded, ItRequestsNoChangeFromThatDay) {
    auto world = approved_world();
    const auto asked = easier(world);
    world.accepts(ended_agency(world, Date::of(world.now).plus_days(1)));
    world.now = world.now.plus_seconds(86'400);
    world.refuses(request(world, asked), "agency_ended");
}

TEST(AgencyEnded, IsToldInBothLanguages) {
    auto world = staffed_world();
    const auto text = world.sentence(ended_agency(world, day(10, 1), {AgencyId{"ops"}}));
    EXPECT_EQ(text.en,
              "registrar recorded that the agency “diw” ends as of 1 October 2025, succeeded by "
              "ops, by the order “decree 5/2569”");
    EXPECT_EQ(text.th,
              "registrar (ไทย) บันทึกว่า “diw (ไทย)” สิ้นสุดการเป็นหน่วยงานตั้งแต่วันที่ 1 ตุลาคม 2568 โดยมีops "
              "(ไทย)รับช่วงต่อ ตามคำสั่ง “decree 5/2569”");
    const auto alone = world.sentence(ended_agency(world, day(10, 1)));
    EXPECT_NE(alone.en.find("as of 1 October 2025, by the order"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
