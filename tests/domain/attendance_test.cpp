#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

Attendee stand_in(const std::string& person, const std::string& whom) {
    auto listed = attendee(person, Sat::representative);
    listed.standing_for = PersonId{whom};
    return listed;
}

// Everybody and one more.
AttendanceRecorded with(const Attendee& more) {
    auto attendance = everybody();
    attendance.attendees.push_back(more);
    return attendance;
}

void expect_refused(const AttendanceRecorded& attendance, const std::string& rule) {
    auto world = convened_world();
    world.refuses(attend(world, attendance), rule);
}

TEST(Attendance, IsKeptForEachPerson) {
    auto world = attended_world();
    const auto mem2 = attendance_of(world.memory.now(), {"m1"}, {"mem2"}).value();
    EXPECT_EQ(mem2.capacity, Sat::member);
    EXPECT_EQ(mem2.mode, Mode::online);
    EXPECT_FALSE(attendance_of(world.memory.now(), {"m1"}, {"vice2"}));
}

TEST(Attendance, OfAMeetingThatIsConvened) {
    auto world = submitted_world();
    world.refuses(attend(world, everybody()), "no_such_meeting");
}

TEST(Attendance, ListsRegisteredPeopleOnceEach) {
    expect_refused(with(attendee("nobody", Sat::observer)), "unknown_person");
    expect_refused(with(attendee("mem2", Sat::observer)), "counted_twice");
}

TEST(Attendance, TheChairIsTheCommittees) {
    auto usurped = everybody();
    usurped.attendees[0].capacity = Sat::member;
    usurped.attendees[1].capacity = Sat::chair;
    expect_refused(usurped, "not_the_chair");
}

TEST(Attendance, AMemberHoldsASeat) {
    expect_refused(with(attendee("off-diw", Sat::member)), "no_seat");
    auto world = convened_world();
    world.accepts(attend(world, with(attendee("off-diw", Sat::unstated, Mode::unstated))));
}

TEST(Attendance, ARepresentativeStandsForAnAbsentSeat) {
    expect_refused(with(attendee("off-diw", Sat::representative)), "no_seat");
    expect_refused(with(stand_in("off-diw", "off-ops")), "no_seat");
    expect_refused(with(stand_in("off-diw", "mem2")), "counted_twice");
    auto adviser = attendee("off-diw", Sat::adviser);
    adviser.standing_for = PersonId{"vice2"};
    expect_refused(with(adviser), "no_seat");
    auto two = with(stand_in("off-diw", "vice2"));
    two.attendees.push_back(stand_in("off-ops", "vice2"));
    expect_refused(two, "counted_twice");
    auto world = convened_world();
    world.accepts(attend(world, with(stand_in("off-diw", "vice2"))));
}

TEST(Attendance, SomebodyListedCosigns) {
    auto world = convened_world();
    auto recorded = world.event("sec", Capacity::secretary, "meeting/m1", everybody());
    world.refuses(recorded, "cosigner_missing");
    world.refuses(World::with(recorded, "vice2", Capacity::present), "not_present");
    world.accepts(attend(world, everybody()));
}

TEST(Attendance, RecordedAgainReplacesTheList) {
    auto world = attended_world();
    auto corrected = everybody();
    corrected.attendees.erase(corrected.attendees.begin() + 3);
    corrected.attendees.push_back(attendee("vice2", Sat::member));
    world.accepts(attend(world, corrected));
    const auto state = world.memory.now();
    EXPECT_FALSE(attendance_of(state, {"m1"}, {"mem2"}));
    EXPECT_TRUE(attendance_of(state, {"m1"}, {"vice2"}));
    EXPECT_EQ(world.memory.of_field("meeting/m1", "attendance/mem1").size(), 1u);
}

TEST(Attendance, WhoHasVotedStaysListed) {
    auto world = voted_world();
    auto without = everybody();
    without.attendees.erase(without.attendees.begin() + 3);
    world.refuses(attend(world, without), "already_voted");
    auto demoted = everybody();
    demoted.attendees[3].capacity = Sat::observer;
    world.refuses(attend(world, demoted), "already_voted");
    world.accepts(attend(world, with(attendee("vice2", Sat::member))));
}

TEST(Attendance, WhoPresidesStaysListedAsTheyWere) {
    auto world = attended_world();
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
    auto without = everybody();
    without.attendees.erase(without.attendees.begin());
    world.refuses(attend(world, without), "already_presiding");
    world.accepts(attend(world, with(attendee("vice2", Sat::member))));
}

TEST(Attendance, StandsOnceAnItemIsConcluded) {
    auto world = attended_world();
    world.accepts(conclude(world, 3, conclusion(world, 3, Outcome::acknowledged)));
    world.refuses(attend(world, with(attendee("vice2", Sat::member))), "already_concluded");
}

TEST(Attendance, TheSentenceCountsTheWaysOfTakingPart) {
    auto world = convened_world();
    const auto told = world.sentence(attend(world, everybody()));
    EXPECT_EQ(told.en,
              "sec recorded 5 people at the meeting “meeting 1”: 3 in the room, 1 online, 1 not "
              "stated");
    EXPECT_NE(told.th.find("5 คน: ในห้อง 3 ออนไลน์ 1 ไม่ระบุ 1"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
