#include "replay/sitting.hpp"

#include "replay/views.hpp"
#include "tests/domain/steps.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

TEST(Sitting, AnItemsDigestIsOfTheContentWhenItCameOntoTheAgenda) {
    auto world = domain::attended_world();
    world.accepts(world.event("off-diw", domain::Capacity::officer, domain::kDiw,
                              domain::KpiWithdrawn{KpiCode{"DIW-69-02"}}));
    const auto item = item_view(world.memory.now(), {MeetingId{"m1"}, 1}, states_of(world)).value();
    const auto then = Index{static_cast<std::uint64_t>(*item["on_agenda"].integer())};
    EXPECT_EQ(agreement_view(world.memory.at(then), domain::diw()).value()["content_digest"],
              item["digest"]);
    EXPECT_NE(agreement_view(world.memory.now(), domain::diw()).value()["content_digest"],
              item["digest"]);
}

TEST(Sitting, AnItemTellsWhoseOwnAgencyItIsAboutAndWhatItIsCalled) {
    auto world = domain::convened_world();
    const auto meeting = meeting_view(world.memory.now(), MeetingId{"m1"}, states_of(world));
    const auto& agenda = *(*meeting)["agenda"].items();
    EXPECT_TRUE(agenda[0]["concerned"].items()->empty());
    ASSERT_EQ(agenda[1]["concerned"].items()->size(), 1u);
    const auto& chair = agenda[1]["concerned"].items()->front();
    EXPECT_EQ(text(chair["person"]), "chair");
    EXPECT_EQ(text(chair["agency"]), "ops");
    EXPECT_EQ(canonical(chair["roles"]), R"(["head"])");
    EXPECT_TRUE(agenda[2]["concerned"].items()->empty());
    EXPECT_EQ(text(agenda[0]["subject_name"]["th"]), "คำรับรองของdiw (ไทย) ปีงบประมาณ พ.ศ. 2569");
    EXPECT_EQ(text(agenda[0]["subject_name"]["en"]), "agreement of diw, fiscal year 2569");
    EXPECT_EQ(text(agenda[2]["subject_name"]["en"]),
              domain::get<Title>(world.memory.now(), "framework/2569/1", "title")->en);
    EXPECT_EQ(subject_name(world.memory.now(), "item/m1/1").en,
              "resolution of item 1 “diw” of the meeting “meeting 1”");
}

TEST(Sitting, AnItemTellsWhatMeetingsConcludedOfTheSameBefore) {
    auto world = domain::attended_world();
    const auto earlier = [&](const std::string& meeting) {
        return earlier_value(world.memory.now(), {MeetingId{meeting}, 1});
    };
    auto again = domain::meeting(world);
    again.date = domain::meeting_day().plus_days(30);
    world.accepts(world.event("sec", domain::Capacity::secretary, "meeting/m0", again));
    const auto body = domain::conclusion(world, 1, domain::Outcome::presented);
    world.accepts(domain::conclude(world, 1, body));
    // What was convened before the conclusion did not have it.
    EXPECT_TRUE(earlier("m0").items()->empty());
    EXPECT_TRUE(earlier("m1").items()->empty());
    world.accepts(world.event("sec", domain::Capacity::secretary, "meeting/m2", again));
    const auto told = earlier("m2");
    ASSERT_EQ(told.items()->size(), 1u);
    const auto& one = told.items()->front();
    EXPECT_EQ(text(one["item"]), "item/m1/1");
    EXPECT_EQ(text(one["outcome"]), "presented");
    EXPECT_EQ(text(one["digest"]), body.digest.hex());
    EXPECT_EQ(text(one["date"]), domain::meeting_day().text());
    const auto then = Index{static_cast<std::uint64_t>(*one["at"].integer())};
    EXPECT_EQ(sha256(agreement_content(world.memory.at(then), domain::diw()).value()).hex(),
              body.digest.hex());
}

TEST(Sitting, TheQuorumIsAsWhenTheItemWasConcluded) {
    auto world = domain::convened_world();
    const auto item = [&](int number) {
        return item_view(world.memory.now(), {MeetingId{"m1"}, number}, states_of(world)).value();
    };
    EXPECT_TRUE(item(1)["quorum"].is_null());
    world = domain::attended_world(std::move(world));
    EXPECT_EQ(
        canonical(item(2)["quorum"]),
        R"({"base":5,"counted":["chair","mem1","mem2","vice1"],"framework":"framework/2569/1",)"
        R"("needed":{"more_than":true,"part":1,"whole":2},"present":4,"reached":true,)"
        R"("recused":[]})");
    auto ruled = world.event("sec", domain::Capacity::secretary, "item/m1/2",
                             domain::RecusalRuled{PersonId{"chair"}, true, Line{"leaves"}});
    world.accepts(domain::World::with(ruled, "vice1", domain::Capacity::presiding));
    EXPECT_EQ(item(2)["quorum"]["present"], Value(3));
    EXPECT_EQ(canonical(item(2)["quorum"]["recused"]), R"(["chair"])");
    EXPECT_EQ(item(1)["quorum"]["present"], Value(4));
    auto body = domain::conclusion(world, 1, domain::Outcome::approved);
    world.accepts(domain::conclude(world, 1, body));
    auto stricter = domain::framework_2569();
    stricter.quorum = {4, 5, false};
    domain::publish(world, stricter);
    EXPECT_EQ(text(item(1)["quorum"]["framework"]), "framework/2569/1");
    EXPECT_EQ(item(1)["quorum"]["reached"], Value(true));
    EXPECT_EQ(text(item(2)["quorum"]["framework"]), "framework/2569/2");
    EXPECT_EQ(item(2)["quorum"]["reached"], Value(false));
}

TEST(Sitting, AnAttendeeTellsWhetherTheyCountAndVoteAndForWhom) {
    auto world = domain::convened_world();
    auto attendance = domain::everybody();
    attendance.attendees[3] = domain::attendee("guest", domain::Sat::representative);
    attendance.attendees[3].standing_for = PersonId{"mem2"};
    attendance.attendees.resize(4);
    world.accepts(domain::attend(world, attendance));
    const auto meeting = meeting_view(world.memory.now(), MeetingId{"m1"}, states_of(world));
    for (const auto& each : *(*meeting)["attendance"].items()) {
        const bool guest = text(each["person"]) == "guest";
        EXPECT_EQ(each["votes"], Value(!guest));
        EXPECT_EQ(each["counts"], Value(true));
        EXPECT_EQ(text(each["for_name"]["en"]), guest ? "mem2" : "null");
    }
}

}  // namespace
}  // namespace banchi::replay
