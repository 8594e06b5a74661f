#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

constexpr auto kYes = Choice::in_favour;
const std::string kFirst = "item/m1/1";

AgreementStatus status(const World& world) {
    return status_of(world.memory.now(), diw()).value();
}

MeetingConvened about(World& world, const std::string& item, const Digest& digest) {
    auto body = meeting(world);
    body.title = title("meeting 2");
    body.date = Date::of(world.now).plus_days(10);
    body.agenda = {{1, Purpose::consideration, title("rescind"), item, digest}};
    return body;
}

Event convene_second(World& world, const MeetingConvened& body, const std::string& id = "m2") {
    return world.event("sec", Capacity::secretary, "meeting/" + id, body);
}

void hold(World& world, const MeetingConvened& body, const std::string& id = "m2") {
    world.accepts(convene_second(world, body, id));
    world.now = body.date.begins();
    auto attended = world.event("sec", Capacity::secretary, "meeting/" + id, everybody());
    world.accepts(World::with(attended, "mem1", Capacity::present));
}

Event ballot(World& world, const std::string& person, Choice choice, const Digest& digest) {
    return world.event(person, Capacity::member, "ballot/m2/1/" + person,
                       BallotCast{choice, digest});
}

ResolutionRescinded motion(const Digest& digest) {
    ResolutionRescinded body;
    body.item = kFirst;
    body.digest = digest;
    return body;
}

Event rescind(World& world, const ResolutionRescinded& body,
              const std::string& item = "item/m2/1") {
    auto event = reasoned(world.event("sec", Capacity::secretary, item, body));
    return World::with(event, "mem1", Capacity::present);
}

// diw's item of m1 has that outcome, and m2 is about it.
World second_meeting(Outcome outcome) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    world.accepts(reasoned(conclude(world, 1, conclusion(world, 1, outcome))));
    hold(world, about(world, kFirst, digest));
    return world;
}

TEST(Rescission, TakesAnApprovalBackAndTheProposalWaitsAgain) {
    auto world = second_meeting(Outcome::approved);
    const auto digest = draft_digest(world);
    const auto event = rescind(world, motion(digest));
    EXPECT_EQ(world.sentence(event).en,
              "by item 1 “rescind” of the meeting “meeting 2”, the resolution of item 1 “diw” of "
              "the meeting “meeting 1” was rescinded: why");
    world.marks(event, "rescinded");
    const auto state = world.memory.now();
    EXPECT_EQ(status(world), AgreementStatus::presented);
    for (const auto* field : {"timeline", "revision", "content_digest", "weights", "framework"})
        EXPECT_FALSE(has(state, kDiw, field)) << field;
    EXPECT_TRUE(kpi_codes(state, diw(), Side::applied).empty());
    EXPECT_TRUE(list(state, "kpi/DIW-69-01").empty());
    EXPECT_EQ((*state.fact(kFirst, "rescinded")->value)["by"], Value("item/m2/1"));
    EXPECT_EQ((*state.fact("item/m2/1", "conclusion")->value)["outcome"], Value("approved"));
    EXPECT_EQ((*state.fact("item/m2/1", "rescinds")->value)["item"], Value(kFirst));
    // Whoever made it still casts no ballot on it, and another meeting decides.
    EXPECT_TRUE(proposers_of(state, std::string(kDiw)).contains(PersonId{"off-diw"}));
    auto third = meeting(world);
    third.agenda.resize(1);
    third.date = Date::of(world.now).plus_days(10);
    hold(world, third, "m3");
    auto approved = conclusion(world, 1, Outcome::approved);
    approved.digest = digest;
    auto again = world.event("sec", Capacity::secretary, "item/m3/1", approved);
    world.accepts(World::with(again, "mem1", Capacity::present));
    EXPECT_EQ(status(world), AgreementStatus::approved);
}

TEST(Rescission, OfWhatAppliedNothingOnlyMarksIt) {
    for (const auto outcome : {Outcome::presented, Outcome::rejected}) {
        auto world = second_meeting(outcome);
        const auto before = status(world);
        world.marks(rescind(world, motion(draft_digest(world))), "rescinded");
        EXPECT_EQ(status(world), before);
        EXPECT_TRUE(has(world.memory.now(), kFirst, "rescinded"));
    }
}

TEST(Rescission, IsOnceAndNotItselfRescinded) {
    auto world = second_meeting(Outcome::approved);
    const auto digest = draft_digest(world);
    auto third = about(world, kFirst, digest);
    third.date = Date::of(world.now).plus_days(8);
    world.accepts(convene_second(world, third, "m3"));
    world.marks(rescind(world, motion(digest)), "rescinded");
    world.refuses(rescind(world, motion(digest)), "already_concluded");
    world.refuses(convene_second(world, about(world, "item/m2/1", digest), "m4"),
                  "no_such_subject");
    world.now = third.date.begins();
    auto attended = world.event("sec", Capacity::secretary, "meeting/m3", everybody());
    world.accepts(World::with(attended, "mem1", Capacity::present));
    world.refuses(rescind(world, motion(digest), "item/m3/1"), "already_rescinded");
}

TEST(Rescission, TheAgendaNamesAConcludedItemAndWhatItDecided) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    world.refuses(convene_second(world, about(world, kFirst, digest)), "no_such_subject");
    world.refuses(convene_second(world, about(world, "item/m1", digest)), "no_such_subject");
    world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::approved)));
    world.refuses(convene_second(world, about(world, kFirst, sha256("other"))), "digest_differs");
    auto other = about(world, kFirst, digest);
    other.fiscal_year = FiscalYear{2570};
    world.refuses(convene_second(world, other), "fiscal_year_differs");
    world.accepts(convene_second(world, about(world, kFirst, digest)));
}

TEST(Rescission, IsOfTheItemsOwnResolution) {
    auto world = second_meeting(Outcome::approved);
    auto body = motion(draft_digest(world));
    body.item = "item/m1/2";
    world.refuses(rescind(world, body), "not_a_rescission");
    auto plain = attended_world();
    plain.refuses(rescind(plain, motion(draft_digest(plain)), "item/m1/1"), "not_a_rescission");
}

TEST(Rescission, AnItemAboutAResolutionIsNotApprovedByAPlainConclusion) {
    auto world = second_meeting(Outcome::approved);
    auto body = conclusion(world, 1, Outcome::approved);
    auto plain = world.event("sec", Capacity::secretary, "item/m2/1", body);
    world.refuses(World::with(plain, "mem1", Capacity::present), "rescission");
    body.outcome = Outcome::rejected;
    auto rejected = world.event("sec", Capacity::secretary, "item/m2/1", body);
    world.accepts(reasoned(World::with(rejected, "mem1", Capacity::present)));
    EXPECT_EQ(status(world), AgreementStatus::approved);
    EXPECT_FALSE(has(world.memory.now(), kFirst, "rescinded"));
}

TEST(Rescission, IsDecidedAsAConclusionIs) {
    auto world = second_meeting(Outcome::approved);
    const auto digest = draft_digest(world);
    auto unreasoned = rescind(world, motion(digest));
    unreasoned.header.common.reason.reset();
    world.refuses(unreasoned, "reason_missing");
    world.refuses(rescind(world, motion(sha256("other"))), "digest_differs");
    auto body = motion(digest);
    body.mode = Deciding::unstated;
    world.refuses(rescind(world, body), "mode_unstated");
    body.mode = Deciding::ballots;
    body.tally = Tally{2, 0, 0};
    world.refuses(rescind(world, body), "outcome_tally");
    world.accepts(ballot(world, "vice1", kYes, digest));
    world.accepts(ballot(world, "mem1", kYes, digest));
    world.marks(rescind(world, body), "rescinded");
    EXPECT_EQ((*world.memory.now().fact("item/m2/1", "conclusion")->value)["own"],
              to_value(Tally{2, 0, 0}));
}

TEST(Rescission, TakesAQuorumAndAnItemForConsideration) {
    for (const bool informs : {false, true}) {
        auto world = attended_world();
        const auto digest = draft_digest(world);
        world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::approved)));
        auto body = about(world, kFirst, digest);
        if (informs) body.agenda[0].purpose = Purpose::information;
        hold(world, body);
        if (!informs) {
            AttendanceRecorded few{{attendee("mem1", Sat::member), attendee("mem2", Sat::member)}};
            auto attended = world.event("sec", Capacity::secretary, "meeting/m2", few);
            world.accepts(World::with(attended, "mem1", Capacity::present));
        }
        world.refuses(rescind(world, motion(digest)), informs ? "outcome_purpose" : "no_quorum");
    }
}

TEST(Rescission, WhoHeadsTheAgencyConcernedNeitherPresidesNorVotesUnmarked) {
    auto world = attended_world();
    const auto ops = draft_digest(world, kOps);
    world.accepts(conclude(world, 2, conclusion(world, 2, Outcome::approved)));
    hold(world, about(world, "item/m1/2", ops));
    const PresidingRecorded chair{PersonId{"chair"}, PresidingBy::chair, std::nullopt};
    auto presided = world.event("sec", Capacity::secretary, "item/m2/1", chair);
    world.refuses(World::with(presided, "chair", Capacity::presiding), "person_concerned");
    world.marks(world.event("chair", Capacity::chair, "ballot/m2/1/chair", BallotCast{kYes, ops}),
                "own_agency");
}

TEST(Rescission, NamesExactlyWhatRestsOnIt) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    auto conditional = conclusion(world, 1, Outcome::approved_subject_to);
    conditional.conditions = {{"weights_bp", Line{"again"}, PersonId{"mem1"}},
                              {"kpi/DIW-69-01", Line{"again"}, PersonId{"mem1"}}};
    world.accepts(conclude(world, 1, conditional));
    const auto meet = [&](std::int64_t number) {
        auto met = world.event("sec", Capacity::secretary, kFirst,
                               ConditionMet{number, digest, std::nullopt});
        world.accepts(World::with(met, "mem1", Capacity::holder));
        return Index{world.next.value - 1};
    };
    const auto second = meet(2);
    const auto first = meet(1);
    EXPECT_EQ(status(world), AgreementStatus::approved);
    hold(world, about(world, kFirst, digest));
    auto body = motion(digest);
    world.refuses(rescind(world, body), "dependents_differ");
    body.dependents = {first, second};
    world.refuses(rescind(world, body), "dependents_differ");
    body.dependents = {second, first};
    world.marks(rescind(world, body), "rescinded");
    EXPECT_EQ(status(world), AgreementStatus::presented);
    EXPECT_FALSE(has(world.memory.now(), kDiw, "timeline"));
}

TEST(Rescission, AConditionOfARescindedResolutionIsNotMet) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    auto conditional = conclusion(world, 1, Outcome::approved_subject_to);
    conditional.conditions = {{"weights_bp", Line{"again"}, PersonId{"mem1"}}};
    world.accepts(conclude(world, 1, conditional));
    hold(world, about(world, kFirst, digest));
    world.marks(rescind(world, motion(digest)), "rescinded");
    EXPECT_EQ(status(world), AgreementStatus::presented);
    auto met =
        world.event("sec", Capacity::secretary, kFirst, ConditionMet{1, digest, std::nullopt});
    world.refuses(World::with(met, "mem1", Capacity::holder), "resolution_rescinded");
}

TEST(Rescission, WhatWasBuiltOnItIsRescindedFirst) {
    auto world = second_meeting(Outcome::approved);
    // As a later resolution would have left it.
    const auto digest = draft_digest(world);
    Changes later(world.next);
    apply_draft(world.memory.now(), diw(),
                {2, Date::from_civil(2026, 1, 1), world.next, digest, "item/m9/1", std::nullopt},
                later);
    world.memory.add(later.facts());
    ++world.next.value;
    world.refuses(rescind(world, motion(digest)), "depended_on");
}

TEST(Rescission, RecordedAfterTheDaysForMinutesIsMarkedLate) {
    auto world = second_meeting(Outcome::approved);
    world.now = Date::of(world.now).plus_days(31).begins();
    world.marks(rescind(world, motion(draft_digest(world))), "late");
}

}  // namespace
}  // namespace banchi::domain
