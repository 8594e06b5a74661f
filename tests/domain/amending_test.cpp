#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

MeetingAmended as_it_is(const World& world) {
    const auto now = find_meeting(world.memory.now(), {"m1"}).value();
    return {now.title, now.date, now.place, now.agenda};
}

Event amend(World& world, const MeetingAmended& body) {
    return world.event("sec", Capacity::secretary, "meeting/m1", body);
}

Event cancel(World& world) {
    return world.event("sec", Capacity::secretary, "meeting/m1", MeetingCancelled{});
}

Event declare(World& world, int item) {
    return world.event("mem1", Capacity::member, "item/m1/" + std::to_string(item),
                       InterestDeclared{Line{"a relative works there"}});
}

// Convened on 1 September, which is now, for the 19th.
World early_world() {
    auto world = submitted_world();
    world.accepts(convene(world, meeting(world)));
    return world;
}

TEST(Amending, AMeetingIsFromNowOnAsItSays) {
    auto world = early_world();
    auto body = as_it_is(world);
    body.title = title("meeting 1, moved");
    body.date = meeting_day().plus_days(7);
    body.agenda.pop_back();
    const auto at = world.now;
    const auto event = amend(world, body);
    EXPECT_EQ(world.sentence(event).en,
              "sec amended the meeting “meeting 1, moved”: it is on 26 September 2025, room 1, "
              "with 2 agenda items");
    world.accepts(event);
    EXPECT_EQ(to_value(as_it_is(world)), to_value(body));
    EXPECT_FALSE(find_item(world.memory.now(), {{"m1"}, 3}));
    EXPECT_TRUE(list(world.memory.now(), "index/agenda/framework/2569/1").empty());
    EXPECT_TRUE(has(world.memory.now(), std::string("index/agenda/") + kDiw, "item/m1/1"));
    EXPECT_EQ(get<Instant>(world.memory.now(), "meeting/m1", "convened"), at);
    world.refuses(amend(world, body), "nothing_changed");
    world.now = meeting_day().begins();
    world.refuses(attend(world, everybody()), "meeting_not_held");
    world.now = body.date.begins();
    world.accepts(attend(world, everybody()));
}

TEST(Amending, TheNewAgendaIsJudgedAndWhatStoodIsNotAgain) {
    auto world = early_world();
    edit(world);  // diw's item stands though its draft was edited
    auto body = as_it_is(world);
    body.place = title("room 2");
    world.accepts(amend(world, body));
    auto other = body;
    other.agenda[0].digest = draft_digest(world);
    world.refuses(amend(world, other), "not_submitted");
    other = body;
    other.agenda[2].number = 4;
    world.refuses(amend(world, other), "agenda_numbers");
    other = body;
    other.agenda[2].subject = "framework/2569/9";
    world.refuses(amend(world, other), "no_such_subject");
    world.accepts(submit_draft(world));
    body.agenda[0].digest = draft_digest(world);
    world.accepts(amend(world, body));
}

TEST(Amending, AnItemInWhichSomebodyDeclaredAnInterestStays) {
    auto world = early_world();
    world.accepts(declare(world, 2));
    auto body = as_it_is(world);
    body.agenda[1].title = title("another title");
    world.refuses(amend(world, body), "item_begun");
    body = as_it_is(world);
    body.agenda.resize(1);
    world.refuses(amend(world, body), "item_begun");
    body = as_it_is(world);
    body.agenda.pop_back();
    world.accepts(amend(world, body));
}

TEST(Amending, NotOnceTheMeetingHasBegun) {
    auto world = attended_world();
    auto body = as_it_is(world);
    body.date = meeting_day().plus_days(14);
    world.refuses(amend(world, body), "meeting_begun");
    world.refuses(reasoned(cancel(world)), "meeting_begun");
}

TEST(Amending, AfterItsDayWhereNothingHappenedAndNothingIsGainedByBackDating) {
    auto world = convened_world();
    auto body = as_it_is(world);
    world.now = meeting_day().plus_days(10).begins();
    body.date = meeting_day().plus_days(5);
    world.marks(amend(world, body), "short_notice");
    const auto state = world.memory.now();
    const Header header;
    const Judging judging{state, header, world.now, world.next};
    EXPECT_EQ(judged_on(judging, {"m1"}, framework_for(state, {2569}).value()),
              meeting_day().plus_days(10));
    world.marks(attend(world, everybody()), "late");
}

TEST(Amending, ShortNoticeOfTheNewDayIsMarked) {
    auto world = early_world();
    auto body = as_it_is(world);
    body.date = Date::of(world.now).plus_days(6);
    world.marks(amend(world, body), "short_notice");
    body.date = Date::of(world.now).plus_days(7);
    world.accepts(amend(world, body));
}

TEST(Amending, OnlyTheSecretaryAmends) {
    auto world = early_world();
    auto body = as_it_is(world);
    body.place = title("room 2");
    world.refuses(world.event("mem1", Capacity::secretary, "meeting/m1", body), "role");
    world.refuses(world.event("sec", Capacity::secretary, "meeting/m2", body), "no_such_meeting");
}

TEST(Cancelling, GivesItsReasonAndIsTheEndOfTheMeeting) {
    auto world = convened_world();
    world.refuses(cancel(world), "reason_missing");
    const auto event = reasoned(cancel(world));
    EXPECT_EQ(world.sentence(event).en, "sec cancelled the meeting “meeting 1” because: why");
    world.accepts(event);
    world.refuses(reasoned(cancel(world)), "meeting_cancelled");
    world.refuses(amend(world, as_it_is(world)), "meeting_cancelled");
    world.refuses(attend(world, everybody()), "meeting_cancelled");
    world.refuses(declare(world, 1), "meeting_cancelled");
    world.refuses(vote(world, 1, "mem1", Choice::in_favour, draft_digest(world)),
                  "meeting_cancelled");
    world.refuses(convene(world, meeting(world)), "meeting_taken");
    auto again = meeting(world);
    again.date = meeting_day().plus_days(30);
    world.accepts(world.event("sec", Capacity::secretary, "meeting/m2", again));
}

TEST(Cancelling, AnInterestDeclaredBeforehandDoesNotHoldAMeeting) {
    auto world = early_world();
    world.accepts(declare(world, 2));
    world.accepts(reasoned(cancel(world)));
}

}  // namespace
}  // namespace banchi::domain
