#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

constexpr auto kYes = Choice::in_favour;

Event declare(World& world, int item, const std::string& person) {
    const auto capacity = person == "chair" ? Capacity::chair : Capacity::member;
    return world.event(person, capacity, "item/m1/" + std::to_string(item),
                       InterestDeclared{Line{"heads the agency"}});
}

Event rule(World& world, int item, const std::string& person, bool recused,
           const std::string& presiding) {
    auto ruled = world.event("sec", Capacity::secretary, "item/m1/" + std::to_string(item),
                             RecusalRuled{PersonId{person}, recused, Line{"leaves the room"}});
    return World::with(ruled, presiding, Capacity::presiding);
}

TEST(Interest, IsDeclaredFromWhenTheAgendaIsKnown) {
    auto world = submitted_world();
    world.refuses(declare(world, 1, "mem1"), "no_such_meeting");
    world.accepts(convene(world, meeting(world)));
    world.refuses(declare(world, 4, "mem1"), "no_such_item");
    world.accepts(declare(world, 1, "mem1"));
    world.refuses(declare(world, 1, "mem1"), "already_declared");
    world.accepts(declare(world, 2, "mem1"));
    const auto kept = get<Interest>(world.memory.now(), "item/m1/1", "interest/mem1");
    EXPECT_EQ(kept->interest.text, "heads the agency");
    EXPECT_FALSE(kept->recorded);
}

TEST(Interest, ComesBeforeTheItemsFirstBallot) {
    auto world = attended_world();
    world.accepts(vote(world, 1, "mem1", kYes, draft_digest(world)));
    world.refuses(declare(world, 1, "vice1"), "after_ballots");
    world.accepts(declare(world, 2, "vice1"));
    world.accepts(conclude(world, 2, conclusion(world, 2, Outcome::presented)));
    world.refuses(declare(world, 2, "chair"), "already_concluded");
}

TEST(Interest, IsAMembersOrTheirRepresentatives) {
    auto world = convened_world();
    world.refuses(declare(world, 1, "guest"), "no_seat");
    auto attendance = everybody();
    attendance.attendees[4].capacity = Sat::representative;
    attendance.attendees[4].standing_for = PersonId{"vice2"};
    world.accepts(attend(world, attendance));
    world.accepts(declare(world, 1, "guest"));
}

TEST(Interest, MayBeARecordedAct) {
    auto framework = framework_2569();
    framework.recordable.push_back({"interest.declared"});
    auto world = attended_world(convened_world(submitted_world(drafted_world(framework))));
    auto entered = world.event("sec", Capacity::secretary, "item/m1/2",
                               InterestDeclared{Line{"heads the agency"}});
    entered.header.common.recorded_for =
        RecordedFor{PersonId{"chair"}, Capacity::chair, sha256("letter"), std::nullopt};
    World::with(entered, "mem1", Capacity::present);
    const auto told = world.sentence(entered);
    EXPECT_NE(told.en.find("chair declared an interest in item 2"), std::string::npos);
    EXPECT_NE(told.en.find("not signed by chair"), std::string::npos);
    world.accepts(entered);
    EXPECT_TRUE(get<Interest>(world.memory.now(), "item/m1/2", "interest/chair")->recorded);
}

TEST(Interest, WhoHasDeclaredPresidesOnlyOnceItIsRuledThatTheyMay) {
    auto world = attended_world();
    world.accepts(declare(world, 1, "chair"));
    world.refuses(preside(world, 1, "chair", PresidingBy::chair), "person_concerned");
    auto other = rule(world, 1, "chair", true, "vice1");
    EXPECT_TRUE(world.judge(other));
    world.accepts(rule(world, 1, "chair", false, "vice1"));
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
}

TEST(Interest, ABallotAfterOneWithoutARulingIsMarked) {
    auto world = attended_world();
    world.accepts(declare(world, 1, "mem1"));
    world.accepts(declare(world, 1, "mem2"));
    world.accepts(rule(world, 1, "mem2", false, "chair"));
    world.marks(vote(world, 1, "mem1", kYes, draft_digest(world)), "interest_unruled");
    world.accepts(vote(world, 1, "mem2", kYes, draft_digest(world)));
}

TEST(Recusal, OfTheChairWhoHeadsTheAgencyFromDeclarationToApproval) {
    auto world = attended_world();
    const auto ops = draft_digest(world, kOps);
    world.accepts(declare(world, 2, "chair"));
    world.refuses(rule(world, 2, "chair", true, "chair"), "not_presiding");
    world.refuses(rule(world, 2, "chair", true, "mem1"), "not_presiding");
    world.accepts(rule(world, 2, "chair", true, "vice1"));
    world.refuses(preside(world, 2, "chair", PresidingBy::chair), "person_concerned");
    world.accepts(preside(world, 2, "vice1", PresidingBy::vice_chair));
    world.refuses(vote(world, 2, "chair", kYes, ops), "recused");
    for (const auto* person : {"vice1", "mem1", "mem2"})
        world.accepts(vote(world, 2, person, kYes, ops));
    auto body = conclusion(world, 2, Outcome::approved, Deciding::ballots);
    body.tally = Tally{3, 0, 0};
    auto event = world.event("sec", Capacity::secretary, "item/m1/2", body);
    world.accepts(World::with(event, "vice1", Capacity::presiding));
    const auto id = AgreementId::parse(kOps).value();
    EXPECT_EQ(status_of(world.memory.now(), id), AgreementStatus::approved);
    world.refuses(rule(world, 2, "mem1", true, "vice1"), "already_concluded");
}

TEST(Recusal, ARulingThatTheyMayTakePartLeavesTheBallotUnmarked) {
    auto world = attended_world();
    world.accepts(rule(world, 2, "chair", false, "vice1"));
    world.refuses(preside(world, 2, "chair", PresidingBy::chair), "person_concerned");
    world.accepts(vote(world, 2, "chair", kYes, draft_digest(world, kOps)));
}

TEST(Recusal, IsRuledByWhoeverPresides) {
    auto world = attended_world();
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
    world.refuses(rule(world, 1, "mem2", true, "vice1"), "not_presiding");
    world.accepts(rule(world, 1, "mem2", true, "chair"));
    // Another ruling replaces it while there is no ballot.
    world.accepts(rule(world, 1, "mem2", false, "chair"));
    world.accepts(vote(world, 1, "mem2", kYes, draft_digest(world)));
    world.refuses(rule(world, 1, "mem2", true, "chair"), "already_voted");
}

TEST(Recusal, WhoPresidedAndIsRecusedPresidesNoMore) {
    auto world = attended_world();
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
    world.accepts(rule(world, 1, "chair", true, "vice1"));
    EXPECT_FALSE(has(world.memory.now(), "item/m1/1", "presiding"));
    auto event = world.event("sec", Capacity::secretary, "item/m1/1",
                             conclusion(world, 1, Outcome::presented));
    world.refuses(World::with(event, "chair", Capacity::presiding), "role");
    world.accepts(preside(world, 1, "vice1", PresidingBy::vice_chair));
}

TEST(Recusal, ElseAnAttendingMemberRules) {
    auto world = attended_world();
    world.accepts(declare(world, 2, "vice1"));
    world.refuses(rule(world, 2, "vice1", true, "guest"), "not_presiding");
    world.refuses(rule(world, 2, "vice1", true, "vice1"), "not_presiding");
    world.accepts(rule(world, 2, "vice1", true, "mem1"));
}

TEST(Recusal, OfSomebodyWhoAttendsOnTheMeetingsDay) {
    auto world = submitted_world();
    world.accepts(convene(world, meeting(world)));
    world.refuses(rule(world, 1, "mem1", true, "chair"), "meeting_not_held");
    world.now = meeting_day().begins();
    world.accepts(attend(world, everybody()));
    world.refuses(rule(world, 1, "vice2", true, "chair"), "not_present");
    world.now = meeting_day().plus_days(31).begins();
    world.marks(rule(world, 1, "mem1", true, "chair"), "late");
}

TEST(Recusal, WhoIsRecusedCountsTowardsTheQuorumOnlyIfTheFrameworkSaysSo) {
    for (const bool count : {false, true}) {
        auto framework = framework_2569();
        if (count) framework.recused_count = true;
        auto world = convened_world(submitted_world(drafted_world(framework)));
        auto attendance = everybody();
        attendance.attendees.erase(attendance.attendees.begin() + 3);
        world.accepts(attend(world, attendance));
        world.accepts(rule(world, 2, "chair", true, "vice1"));
        const auto event = conclude(world, 2, conclusion(world, 2, Outcome::presented));
        if (count) {
            world.accepts(event);
        } else {
            world.refuses(event, "no_quorum");
            // The item alone loses its quorum.
            world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::presented)));
        }
    }
}

TEST(Recusal, WhoIsRecusedNeitherDissentsNorCountsInASecretVote) {
    auto world = attended_world();
    world.accepts(rule(world, 2, "chair", true, "vice1"));
    auto body = conclusion(world, 2, Outcome::approved, Deciding::secret);
    body.tally = Tally{4, 0, 0};
    world.refuses(conclude(world, 2, body), "outcome_tally");
    body.tally = Tally{2, 1, 0};
    body.dissents = {{{"chair"}, {"too easy"}}};
    world.refuses(conclude(world, 2, body), "not_present");
    body.dissents.clear();
    world.accepts(conclude(world, 2, body));
}

TEST(Recusal, TheSentenceSaysWhatWasRuled) {
    auto world = attended_world();
    EXPECT_EQ(world.sentence(rule(world, 2, "chair", true, "vice1")).en,
              "it was ruled that chair takes no part in item 2 “ops” of the meeting “meeting 1”: "
              "leaves the room");
    EXPECT_NE(world.sentence(rule(world, 2, "chair", false, "vice1")).en.find("may take part"),
              std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
