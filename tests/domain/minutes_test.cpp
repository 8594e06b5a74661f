#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

const auto kPaper = sha256("minutes of meeting 1");

Event certify(World& world, const MinutesCertified& body) {
    auto event = world.event("sec", Capacity::secretary, "meeting/m1", body);
    return World::with(event, "mem1", Capacity::present);
}

MinutesCertified by_circulation() {
    return {kPaper, CertifiedBy::circulation, std::nullopt};
}

MinutesCertified by_meeting(const std::string& id) {
    return {kPaper, CertifiedBy::meeting, MeetingId{id}};
}

void file_minutes(World& world) {
    world.accepts(world.event("sec", Capacity::secretary, "document/" + kPaper.hex(),
                              DocumentRegistered{title("minutes"), {"application/pdf"}, {}, {}}));
}

// The day after the meeting, its minutes being registered.
World filed_world() {
    auto world = attended_world();
    file_minutes(world);
    world.now = meeting_day().plus_days(1).begins();
    return world;
}

void convene_next(World& world, const std::string& id, Date date) {
    auto body = meeting(world);
    body.title = title("meeting 2");
    body.date = date;
    world.accepts(world.event("sec", Capacity::secretary, "meeting/" + id, body));
}

TEST(Minutes, AreCertifiedOnce) {
    auto world = filed_world();
    const auto event = certify(world, by_circulation());
    EXPECT_EQ(world.sentence(event).en,
              "sec recorded that the minutes of “meeting 1” are certified by circulation");
    world.accepts(event);
    EXPECT_EQ(to_value(get<MinutesCertified>(world.memory.now(), "meeting/m1", "minutes").value()),
              to_value(by_circulation()));
    world.refuses(certify(world, by_circulation()), "already_certified");
}

TEST(Minutes, AreARegisteredDocumentAndCertifiedAfterTheDay) {
    auto world = attended_world();
    world.refuses(certify(world, by_circulation()), "meeting_not_held");
    world.now = meeting_day().plus_days(1).begins();
    world.refuses(certify(world, by_circulation()), "no_such_document");
    file_minutes(world);
    world.accepts(certify(world, by_circulation()));
}

TEST(Minutes, AreCertifiedByALaterMeetingThatWasHeld) {
    auto world = filed_world();
    const auto later = meeting_day().plus_days(20);
    convene_next(world, "m2", later);
    world.refuses(certify(world, by_meeting("m9")), "no_such_meeting");
    world.refuses(certify(world, by_meeting("m1")), "certified_by");
    world.refuses(certify(world, by_meeting("m2")), "meeting_not_held");
    world.refuses(certify(world, {kPaper, CertifiedBy::meeting, {}}), "certified_by");
    world.refuses(certify(world, {kPaper, CertifiedBy::circulation, MeetingId{"m2"}}),
                  "certified_by");
    world.now = later.begins();
    const auto event = certify(world, by_meeting("m2"));
    EXPECT_NE(world.sentence(event).en.find("by the meeting “meeting 2”"), std::string::npos);
    world.accepts(event);
}

TEST(Minutes, SomebodyWhoWasThereCosigns) {
    auto world = filed_world();
    auto event = world.event("sec", Capacity::secretary, "meeting/m1", by_circulation());
    world.refuses(event, "cosigner_missing");
    world.refuses(World::with(event, "vice2", Capacity::present), "not_present");
}

TEST(Minutes, AreMarkedLateAfterTheDaysForThem) {
    auto world = filed_world();
    world.now = meeting_day().plus_days(31).begins();
    world.marks(certify(world, by_circulation()), "late");
}

}  // namespace
}  // namespace banchi::domain
