#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

// Everybody but those named.
World without(std::initializer_list<const char*> absent) {
    auto world = convened_world();
    auto attendance = everybody();
    for (const auto* person : absent)
        std::erase_if(attendance.attendees,
                      [&](const Attendee& each) { return each.person.text == person; });
    world.accepts(attend(world, attendance));
    return world;
}

TEST(Presiding, TheChairPresides) {
    auto world = attended_world();
    world.refuses(preside(world, 1, "vice1", PresidingBy::vice_chair), "presiding_order");
    world.refuses(preside(world, 1, "chair", PresidingBy::elected), "presiding_order");
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
    const auto kept = get<PresidingRecorded>(world.memory.now(), "item/m1/1", "presiding");
    EXPECT_EQ(kept->presiding.text, "chair");
    EXPECT_EQ(kept->by, PresidingBy::chair);
}

TEST(Presiding, NeverThePersonConcerned) {
    auto world = attended_world();
    world.refuses(preside(world, 2, "chair", PresidingBy::chair), "person_concerned");
    world.accepts(preside(world, 2, "vice1", PresidingBy::vice_chair));
}

TEST(Presiding, WhoIsConcernedIsJudgedOnTheMeetingsDay) {
    auto world = attended_world();
    RoleEnded ended;
    ended.role = Role::head;
    ended.agency = AgencyId{"ops"};
    ended.until = meeting_day().plus_days(1);
    ended.order = citation();
    world.now = meeting_day().plus_days(2).begins();
    world.accepts(world.event("reg", Capacity::registrar, "person/chair", ended));
    world.refuses(preside(world, 2, "chair", PresidingBy::chair), "person_concerned");
    world.now = meeting_day().plus_days(31).begins();
    world.marks(preside(world, 2, "chair", PresidingBy::chair), "late");
}

TEST(Presiding, TheHighestViceChairWhoAttends) {
    auto world = without({"chair", "vice1"});
    auto attendance = everybody();
    attendance.attendees[0] = attendee("vice2", Sat::member);
    world.accepts(attend(world, attendance));
    world.refuses(preside(world, 1, "vice2", PresidingBy::vice_chair), "presiding_order");
    world.accepts(preside(world, 1, "vice1", PresidingBy::vice_chair));
}

TEST(Presiding, OneWhoseCapacityIsUnstatedDoesNotPreside) {
    auto world = convened_world();
    auto attendance = everybody();
    attendance.attendees[0].capacity = Sat::unstated;
    world.accepts(attend(world, attendance));
    world.refuses(preside(world, 1, "chair", PresidingBy::chair), "presiding_order");
    world.accepts(preside(world, 1, "vice1", PresidingBy::vice_chair));
}

TEST(Presiding, ElseAnAttendingMemberIsElected) {
    auto world = without({"chair", "vice1"});
    world.refuses(preside(world, 1, "guest", PresidingBy::elected), "presiding_order");
    world.refuses(preside(world, 1, "vice2", PresidingBy::elected), "presiding_order");
    world.accepts(preside(world, 1, "mem2", PresidingBy::elected));
}

TEST(Presiding, SaysHowItWasRuledWhenItIsNotTheChair) {
    auto world = attended_world();
    world.refuses(preside(world, 2, "vice1", PresidingBy::vice_chair, false), "ruling_missing");
    world.accepts(preside(world, 2, "vice1", PresidingBy::vice_chair));
}

TEST(Presiding, WhoPresidesCosigns) {
    auto world = attended_world();
    const PresidingRecorded body{{"chair"}, PresidingBy::chair, {}};
    auto event = world.event("sec", Capacity::secretary, "item/m1/1", body);
    world.refuses(event, "cosigner_missing");
    world.refuses(World::with(event, "mem1", Capacity::presiding), "not_presiding");
}

TEST(Presiding, OfAnItemThatIsOpen) {
    auto world = attended_world();
    world.refuses(preside(world, 4, "chair", PresidingBy::chair), "no_such_item");
    world.accepts(conclude(world, 3, conclusion(world, 3, Outcome::acknowledged)));
    world.refuses(preside(world, 3, "chair", PresidingBy::chair), "already_concluded");
}

TEST(Presiding, OnlyWhoPresidesSignsAConclusionAsPresiding) {
    auto world = attended_world();
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
    const auto body = conclusion(world, 1, Outcome::presented);
    auto wrong = world.event("sec", Capacity::secretary, "item/m1/1", body);
    world.refuses(World::with(wrong, "vice1", Capacity::presiding), "role");
    auto right = world.event("sec", Capacity::secretary, "item/m1/1", body);
    world.accepts(World::with(right, "chair", Capacity::presiding));
}

TEST(Presiding, TheSentenceSaysByWhichRight) {
    auto world = attended_world();
    const auto told = world.sentence(preside(world, 2, "vice1", PresidingBy::vice_chair));
    EXPECT_EQ(told.en,
              "vice1 presided over item 2 “ops” of the meeting “meeting 1” as vice-chair: the "
              "chair left the room");
    EXPECT_NE(told.th.find("ในฐานะรองประธาน"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
