#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

constexpr Tally kThree{3, 0, 0};

TEST(Tally, KeepsOwnAndRecordedBallotsApart) {
    auto world = voted_world();
    const auto event = conclude(world, 1, by_ballots(world, Outcome::approved, kThree));
    world.accepts(event);
    const auto kept = world.memory.now().fact("item/m1/1", "conclusion")->value.value();
    EXPECT_EQ(kept["outcome"], Value("approved"));
    EXPECT_EQ(kept["mode"], Value("ballots"));
    EXPECT_EQ(kept["own"], to_value(Tally{2, 0, 0}));
    EXPECT_EQ(kept["recorded"], to_value(Tally{1, 0, 0}));
    EXPECT_EQ(kept["tally"], to_value(kThree));
    EXPECT_EQ(kept["effective_from"], Value("2025-10-01"));
    EXPECT_EQ(world.sentence(event).en,
              "committee approved item 1 “diw” of the meeting “meeting 1” (3 in favour: 2 own, 1 "
              "recorded; 0 against; 0 abstaining)");
    EXPECT_NE(world.sentence(event).th.find("เห็นชอบ 3: ลงนามเอง "
                                            "2 บันทึกแทน 1"),
              std::string::npos);
}

TEST(Tally, TheTallyIsThatOfTheBallots) {
    auto world = voted_world();
    world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, {4, 0, 0})),
                  "outcome_tally");
    world.refuses(conclude(world, 1, conclusion(world, 1, Outcome::approved, Deciding::ballots)),
                  "outcome_tally");
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, kThree)));
}

TEST(Tally, TheOutcomeIsWhatTheMajoritySays) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    world.accepts(vote(world, 1, "vice1", Choice::in_favour, digest));
    world.accepts(vote(world, 1, "mem1", Choice::against, digest));
    world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, {1, 1, 0})),
                  "outcome_tally");
    auto rejected = reasoned(conclude(world, 1, by_ballots(world, Outcome::rejected, {1, 1, 0})));
    EXPECT_TRUE(world.judge(rejected));
    world.accepts(vote(world, 1, "mem2", Choice::in_favour, digest));
    world.refuses(reasoned(conclude(world, 1, by_ballots(world, Outcome::rejected, {2, 1, 0}))),
                  "outcome_tally");
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, {2, 1, 0})));
}

TEST(Tally, ByBallotsTheOutcomeIsWhatTheySay) {
    for (const auto outcome : {Outcome::presented, Outcome::rejected}) {
        auto world = voted_world();
        for (const auto mode : {Deciding::ballots, Deciding::consensus}) {
            auto body = conclusion(world, 1, outcome, mode);
            if (mode == Deciding::ballots) body.tally = kThree;
            world.refuses(reasoned(conclude(world, 1, body)), "outcome_tally");
        }
    }
    auto nobody = attended_world();
    nobody.refuses(reasoned(conclude(nobody, 1, by_ballots(nobody, Outcome::rejected, {0, 0, 0}))),
                   "outcome_tally");
    nobody.accepts(reasoned(conclude(nobody, 1, conclusion(nobody, 1, Outcome::rejected))));
}

TEST(Tally, AbstentionsAreNoConsensusInFavour) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    world.accepts(vote(world, 1, "vice1", Choice::in_favour, digest));
    for (const auto* person : {"mem1", "mem2"})
        world.accepts(vote(world, 1, person, Choice::abstain, digest));
    world.refuses(conclude(world, 1, conclusion(world, 1, Outcome::approved)), "outcome_tally");
    world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, {1, 0, 2})),
                  "outcome_tally");
}

TEST(Tally, RecordedBallotsAgainstAreToldApartToo) {
    auto world = attended_world();
    world.accepts(recorded_vote(world, 1, "mem2", Choice::against, draft_digest(world)));
    const auto event =
        reasoned(conclude(world, 1, by_ballots(world, Outcome::rejected, {0, 1, 0})));
    world.accepts(event);
    EXPECT_NE(world.sentence(event).en.find("1 against: 0 own, 1 recorded"), std::string::npos);
}

TEST(Tally, NoBallotsApproveNothing) {
    auto framework = framework_2569();
    framework.majority = {1, 2, false};
    framework.own_signatures = 0;
    auto world = attended_world(convened_world(submitted_world(drafted_world(framework))));
    world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, {0, 0, 0})),
                  "outcome_tally");
}

TEST(Tally, AnApprovalByBallotsNeedsOwnSignatures) {
    auto framework = framework_2569();
    framework.own_signatures = 3;
    auto world =
        voted_world(attended_world(convened_world(submitted_world(drafted_world(framework)))));
    world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, kThree)),
                  "own_signatures");
    world.accepts(vote(world, 1, "chair", Choice::in_favour, draft_digest(world)));
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, {4, 0, 0})));
}

TEST(Tally, AnApprovalByConsensusOrInSecretNeedsOwnSignaturesToo) {
    auto framework = framework_2569();
    framework.own_signatures = 2;
    for (const auto mode : {Deciding::consensus, Deciding::secret}) {
        auto world = attended_world(convened_world(submitted_world(drafted_world(framework))));
        auto body = conclusion(world, 1, Outcome::approved, mode);
        if (mode == Deciding::secret) body.tally = kThree;
        // mem1 signs that it was so, and is one.
        auto event = conclude(world, 1, body);
        world.refuses(event, "own_signatures");
        world.accepts(World::with(event, "vice1", Capacity::present));
    }
}

TEST(Tally, AnItemCanBePutOffWhateverTheBallotsSay) {
    for (const auto outcome : {Outcome::deferred, Outcome::returned}) {
        auto world = voted_world();
        edit(world);
        world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, kThree)),
                      "draft_edited");
        world.accepts(reasoned(conclude(world, 1, by_ballots(world, outcome, kThree))));
    }
}

TEST(Tally, NoProposerAndNobodyWhoVotedOtherwiseStandsForAConsensus) {
    auto world = drafted_world();
    grant(world, "mem1", Role::officer, "diw");
    auto kpi = sample_kpi("DIW-69-01");
    kpi.formula = Line{"a / b"};
    world.accepts(world.event("mem1", Capacity::officer, kDiw, KpiRevised{kpi}));
    world = attended_world(convened_world(submitted_world(std::move(world))));
    auto event = conclude(world, 1, conclusion(world, 1, Outcome::approved));
    world.refuses(event, "own_signatures");
    world.accepts(World::with(event, "vice1", Capacity::present));

    auto divided = attended_world();
    const auto digest = draft_digest(divided);
    divided.accepts(vote(divided, 1, "mem1", Choice::abstain, digest));
    divided.accepts(recorded_vote(divided, 1, "mem2", Choice::in_favour, digest));
    auto second = recorded_vote(divided, 1, "vice1", Choice::in_favour, digest);
    divided.accepts(second);
    event = conclude(divided, 1, conclusion(divided, 1, Outcome::approved));
    divided.refuses(event, "own_signatures");
    divided.accepts(World::with(event, "chair", Capacity::present));
}

TEST(Tally, AConsensusHasNoTallyAndNoDissent) {
    auto world = voted_world();
    auto body = conclusion(world, 1, Outcome::approved);
    body.tally = kThree;
    world.refuses(conclude(world, 1, body), "outcome_tally");
    body.tally.reset();
    body.dissents = {{{"chair"}, {"too easy"}}};
    world.refuses(conclude(world, 1, body), "dissent");
    body.dissents.clear();
    auto against = voted_world();
    against.accepts(vote(against, 1, "chair", Choice::against, draft_digest(against)));
    against.refuses(conclude(against, 1, body), "dissent");
    world.accepts(conclude(world, 1, body));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::approved);
}

TEST(Tally, DissentersAttendedAndAreNamedOnce) {
    auto world = voted_world();
    auto body = by_ballots(world, Outcome::approved, kThree);
    for (const auto* absent : {"vice2", "guest"}) {
        body.dissents = {{{absent}, {"too easy"}}};
        world.refuses(conclude(world, 1, body), "not_present");
    }
    body.dissents = {{{"mem1"}, {"too easy"}}};
    world.refuses(conclude(world, 1, body), "dissent_in_favour");
    body.dissents = {{{"chair"}, {"too easy"}}, {{"chair"}, {"again"}}};
    world.refuses(conclude(world, 1, body), "not_present");
    body.dissents.pop_back();
    world.accepts(conclude(world, 1, body));
}

TEST(Tally, OnlyWhatDecidesNothingMayLeaveOpenHow) {
    auto world = attended_world();
    for (const auto outcome : {Outcome::approved, Outcome::returned, Outcome::deferred})
        world.refuses(
            reasoned(conclude(world, 1, conclusion(world, 1, outcome, Deciding::unstated))),
            "mode_unstated");
    const auto event =
        conclude(world, 1, conclusion(world, 1, Outcome::presented, Deciding::unstated));
    world.accepts(event);
    EXPECT_NE(world.sentence(event).en.find("(how is not stated)"), std::string::npos);
}

TEST(Tally, ASecretVoteHasCountsOfThoseWhoMayVote) {
    auto world = attended_world();
    auto body = conclusion(world, 1, Outcome::approved, Deciding::secret);
    world.refuses(conclude(world, 1, body), "outcome_tally");
    body.tally = Tally{4, 1, 0};
    world.refuses(conclude(world, 1, body), "outcome_tally");
    body.tally = Tally{5, -1, 0};
    world.refuses(conclude(world, 1, body), "outcome_tally");
    body.tally = Tally{2, 2, 0};
    world.refuses(conclude(world, 1, body), "outcome_tally");
    body.tally = Tally{3, 1, 0};
    const auto event = conclude(world, 1, body);
    world.accepts(event);
    EXPECT_NE(world.sentence(event).en.find("(by secret vote, 3 in favour; 1 against"),
              std::string::npos);
}

TEST(Tally, NoSecretCountsBesideBallotsWithNames) {
    auto world = voted_world();
    auto body = conclusion(world, 1, Outcome::approved, Deciding::secret);
    body.tally = kThree;
    world.refuses(conclude(world, 1, body), "outcome_tally");
}

}  // namespace
}  // namespace banchi::domain
