#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

void expect_refused(void (*change)(MeetingConvened&), const std::string& rule) {
    auto world = submitted_world();
    auto body = meeting(world);
    change(body);
    world.refuses(convene(world, body), rule);
}

TEST(Meeting, IsConvenedWithItsAgenda) {
    auto world = submitted_world();
    const auto body = meeting(world);
    world.accepts(convene(world, body));
    const auto state = world.memory.now();
    EXPECT_EQ(to_value(find_meeting(state, {"m1"}).value()), to_value(body));
    EXPECT_TRUE(has(state, "index/meetings", "m1"));
    EXPECT_EQ(find_item(state, {{"m1"}, 2})->subject, kOps);
    EXPECT_FALSE(find_item(state, {{"m1"}, 4}));
    EXPECT_TRUE(has(state, std::string("index/agenda/") + kOps, "item/m1/2"));
    EXPECT_FALSE(find_meeting(state, {"m2"}));
}

TEST(Meeting, AnAgendaOfMoreThanNineItemsKeepsItsOrder) {
    auto world = submitted_world();
    auto body = meeting(world);
    while (body.agenda.size() < 12) {
        auto item = body.agenda.at(2);
        item.number = static_cast<std::int64_t>(body.agenda.size()) + 1;
        body.agenda.push_back(item);
    }
    world.accepts(convene(world, body));
    EXPECT_EQ(to_value(find_meeting(world.memory.now(), {"m1"}).value()), to_value(body));
}

TEST(Meeting, AnIdIsUsedOnce) {
    auto world = convened_world();
    auto again = meeting(world);
    again.date = Date::from_civil(2025, 11, 1);
    world.refuses(convene(world, again), "meeting_taken");
    world.accepts(world.event("sec", Capacity::secretary, "meeting/m2", again));
}

TEST(Meeting, OnlyTheSecretaryConvenes) {
    auto world = submitted_world();
    const auto body = meeting(world);
    world.refuses(world.event("off-diw", Capacity::secretary, "meeting/m1", body), "role");
}

TEST(Meeting, TheCommitteeIsTheFrameworks) {
    expect_refused([](MeetingConvened& m) { m.committee = {"other"}; }, "no_such_committee");
    expect_refused([](MeetingConvened& m) { m.fiscal_year = {2571}; }, "no_framework");
    auto world = submitted_world();
    CommitteeConstituted other =
        find_committee(world.memory.now(), CommitteeId{"main"}, meeting_day()).value();
    world.accepts(world.event("reg", Capacity::registrar, "committee/other", other));
    auto body = meeting(world);
    body.committee = {"other"};
    world.refuses(convene(world, body), "committee_differs");
}

TEST(Meeting, TheAgendaIsNumberedFromOne) {
    expect_refused([](MeetingConvened& m) { m.agenda.clear(); }, "agenda_numbers");
    expect_refused([](MeetingConvened& m) { m.agenda[1].number = 3; }, "agenda_numbers");
    expect_refused([](MeetingConvened& m) { m.agenda.erase(m.agenda.begin()); }, "agenda_numbers");
}

TEST(Meeting, AnAgreementStandsOnAnAgendaOnce) {
    auto world = submitted_world();
    auto body = meeting(world);
    body.agenda[1] = body.agenda[0];
    body.agenda[1].number = 2;
    world.refuses(convene(world, body), "agenda_twice");
}

TEST(Meeting, ContentUnderANewFrameworkIsSubmittedBeforeItIsOnAnAgenda) {
    auto world = submitted_world();
    const auto body = meeting(world);
    publish(world, framework_2569());
    world.refuses(convene(world, body), "draft_edited");
}

TEST(Meeting, AnAgreementOnTheAgendaWaitsAsSubmitted) {
    expect_refused([](MeetingConvened& m) { m.agenda[0].digest = sha256("other"); },
                   "digest_differs");
    expect_refused([](MeetingConvened& m) { m.agenda[0].subject = "agreement/dpim/2569"; },
                   "not_submitted");
    expect_refused([](MeetingConvened& m) { m.agenda[0].subject = "agreement/diw/2570"; },
                   "fiscal_year_differs");
    auto world = submitted_world();
    const auto body = meeting(world);
    world.accepts(propose(world, sample_kpi("DIW-69-03")));
    world.refuses(convene(world, body), "not_submitted");
}

TEST(Meeting, ADocumentOnTheAgendaIsRegistered) {
    auto world = submitted_world();
    const auto digest = sha256("bytes of a document");
    auto body = meeting(world);
    body.agenda[2].subject = "document/" + digest.hex();
    body.agenda[2].digest = digest;
    world.refuses(convene(world, body), "no_such_subject");
    world.accepts(world.event("sec", Capacity::secretary, body.agenda[2].subject,
                              DocumentRegistered{title("minutes"), {"application/pdf"}, {}, {}}));
    auto other = body;
    other.agenda[2].digest = sha256("other bytes");
    world.refuses(convene(world, other), "digest_differs");
    world.accepts(convene(world, body));
}

TEST(Meeting, AFrameworkOnTheAgendaIsPublished) {
    expect_refused([](MeetingConvened& m) { m.agenda[2].subject = "framework/2569/9"; },
                   "no_such_subject");
    expect_refused([](MeetingConvened& m) { m.agenda[2].digest = sha256("other"); },
                   "digest_differs");
    expect_refused([](MeetingConvened& m) { m.agenda[2].subject = "person/chair"; },
                   "no_such_subject");
}

TEST(Meeting, ShortNoticeIsMarked) {
    auto world = submitted_world();
    world.now = meeting_day().plus_days(-7).begins().plus_seconds(86'000);
    const auto body = meeting(world);
    auto in_time = convene(world, body);
    EXPECT_TRUE(world.judge(in_time).value().empty());
    world.now = meeting_day().plus_days(-6).begins();
    world.marks(convene(world, body), "short_notice");
}

TEST(Meeting, AnItemsSubjectReadsBack) {
    const ItemId item{{"m1"}, 9};
    EXPECT_EQ(item.subject(), "item/m1/9");
    EXPECT_EQ(ItemId::parse("item/m1/9").value(), item);
    EXPECT_EQ(ItemId::parse("ballot/m1/9/mem1").value(), item);
    for (const auto* bad :
         {"", "item/m1", "item/m1/0", "item/m1/09", "item/m1/x", "item//1", "item/m1/1/mem1",
          "ballot/m1/1", "meeting/m1/1", "item/m1/-1", "item/m1/99999999999999999999"})
        EXPECT_FALSE(ItemId::parse(bad)) << bad;
}

TEST(Meeting, ItsActsAreJudgedOnItsDayUnlessLate) {
    auto world = convened_world();
    const auto judged = [&](Date recorded) {
        const auto state = world.memory.now();
        const Header header;
        const Judging judging{state, header, recorded.begins(), world.next};
        return judged_on(judging, {"m1"}, framework_for(state, {2569}).value());
    };
    const auto day = meeting_day();
    EXPECT_EQ(judged(day), day);
    EXPECT_EQ(judged(day.plus_days(30)), day);
    EXPECT_EQ(judged(day.plus_days(31)), day.plus_days(31));
    EXPECT_EQ(judged(day.plus_days(-1)), day.plus_days(-1));
}

TEST(Meeting, OneConvenedOnItsOwnDayIsJudgedOnTheRecordedDay) {
    auto world = submitted_world();
    world.now = meeting_day().begins();
    world.marks(convene(world, meeting(world)), "short_notice");
    const auto state = world.memory.now();
    const Header header;
    const auto later = meeting_day().plus_days(3);
    const Judging judging{state, header, later.begins(), world.next};
    EXPECT_EQ(judged_on(judging, {"m1"}, framework_for(state, {2569}).value()), later);
}

TEST(Meeting, TheSentenceHasTheDayInBothEras) {
    auto world = submitted_world();
    const auto told = world.sentence(convene(world, meeting(world)));
    EXPECT_EQ(told.en,
              "sec convened the meeting “meeting 1” for 19 September 2025, room 1, with 3 agenda "
              "items");
    EXPECT_NE(told.th.find("19 กันยายน 2568"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
