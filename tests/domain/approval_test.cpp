#include "tests/domain/steps.hpp"

// What an approval approves: the content that was voted on, and nothing irregular without
// authority.
namespace banchi::domain {
namespace {

constexpr Tally kThree{3, 0, 0};

// diw edited and submitted anew during the meeting, and voted on again.
World amended_world() {
    auto world = attended_world();
    edit(world);
    world.accepts(submit_draft(world));
    return voted_world(std::move(world));
}

AgreementStatus status(const World& world) {
    return status_of(world.memory.now(), diw()).value();
}

TEST(Approval, ContentUnderANewFrameworkIsSubmittedAnew) {
    auto world = voted_world();
    publish(world, framework_2569());
    world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, kThree)), "draft_edited");
    auto amended = by_ballots(world, Outcome::approved_as_amended, kThree);
    amended.amended_digest = draft_digest(world);
    world.refuses(conclude(world, 1, amended), "not_submitted");
    world.accepts(submit_draft(world));
    world = voted_world(std::move(world));
    world.accepts(conclude(world, 1, amended));
}

TEST(Approval, ApprovesOnlyWhatTheDraftStillHolds) {
    auto world = voted_world();
    edit(world);
    const auto body = by_ballots(world, Outcome::approved, kThree);
    world.refuses(conclude(world, 1, body), "draft_edited");
    world.accepts(revise(world, sample_kpi("DIW-69-01")));
    world.refuses(conclude(world, 1, body), "not_submitted");
    world.accepts(submit_draft(world));
    world.accepts(conclude(world, 1, body));
}

TEST(Approval, ApprovedAsAmendedNamesWhatIsSubmittedNow) {
    auto world = amended_world();
    auto body = by_ballots(world, Outcome::approved_as_amended, kThree);
    world.refuses(conclude(world, 1, body), "amended_digest");
    body.amended_digest = body.digest;
    world.refuses(conclude(world, 1, body), "amended_digest");
    body.amended_digest = sha256("other");
    world.refuses(conclude(world, 1, body), "draft_edited");
    body.amended_digest = draft_digest(world);
    auto plain = body;
    plain.outcome = Outcome::presented;
    world.refuses(conclude(world, 1, plain), "amended_digest");
    world.accepts(conclude(world, 1, body));
    EXPECT_EQ(status(world), AgreementStatus::approved);
    EXPECT_EQ(get<Digest>(world.memory.now(), kDiw, "content_digest"), body.amended_digest);
}

TEST(Approval, BallotsOnTheOldContentDoNotCarryTheAmended) {
    auto world = voted_world();
    edit(world);
    world.accepts(submit_draft(world));
    auto body = by_ballots(world, Outcome::approved_as_amended, kThree);
    body.amended_digest = draft_digest(world);
    world.refuses(conclude(world, 1, body), "outcome_tally");
    body.tally = Tally{};
    world.refuses(conclude(world, 1, body), "outcome_tally");
}

TEST(Approval, ConditionsAreNamedAndSomebodyConfirmsEach) {
    auto world = voted_world();
    auto body = by_ballots(world, Outcome::approved_subject_to, kThree);
    world.refuses(conclude(world, 1, body), "conditions_missing");
    body.conditions = {{"weights_bp", {"raise the first"}, {"nobody"}}};
    world.refuses(conclude(world, 1, body), "conditions_missing");
    body.conditions[0].confirmed_by = PersonId{"mem1"};
    for (const auto* field : {"nonsense", "kpi/DIW-69-09"}) {
        auto unknown = body;
        unknown.conditions[0].field = field;
        world.refuses(conclude(world, 1, unknown), "conditions_missing");
    }
    auto plain = body;
    plain.outcome = Outcome::approved;
    world.refuses(conclude(world, 1, plain), "conditions_missing");
    world.accepts(conclude(world, 1, body));
    EXPECT_EQ(status(world), AgreementStatus::presented);
    EXPECT_TRUE(kpi_codes(world.memory.now(), diw(), Side::applied).empty());
}

TEST(Approval, AnIrregularProposalIsAppliedOnlyByTheAuthorityForTheException) {
    auto world = drafted_world();
    world.now = Date::from_civil(2025, 10, 2).begins();
    auto late = sample_kpi("DIW-69-01");
    late.formula = Line{"a / b"};
    world.marks(revise(world, late), "outside_proposal_period");
    world.accepts(submit_draft(world));
    auto body = meeting(world);
    body.agenda.resize(1);
    body.date = Date::from_civil(2025, 10, 20);
    world.accepts(convene(world, body));
    world.now = body.date.begins();
    world = attended_world(std::move(world));
    // What applies nothing needs no exception.
    auto presented = conclude(world, 1, conclusion(world, 1, Outcome::presented));
    EXPECT_TRUE(world.judge(presented));
    world = voted_world(std::move(world));
    auto approved = by_ballots(world, Outcome::approved, kThree);
    world.refuses(conclude(world, 1, approved), "exception_missing");
    approved.exception = citation("minister's order");
    world.marks(conclude(world, 1, approved), "exception_cited");
    EXPECT_EQ(status(world), AgreementStatus::approved);
}

TEST(Approval, ACitedExceptionIsMarkedThoughNothingIsIrregular) {
    auto world = voted_world();
    auto approved = by_ballots(world, Outcome::approved, kThree);
    approved.exception = citation("minister's order");
    world.marks(conclude(world, 1, approved), "exception_cited");
}

TEST(Approval, AVoterWhoThenProposesCarriesNothing) {
    auto world = drafted_world();
    grant(world, "mem2", Role::officer, "diw");
    world = attended_world(convened_world(submitted_world(std::move(world))));
    const auto digest = draft_digest(world);
    world.accepts(vote(world, 1, "vice1", Choice::in_favour, digest));
    world.accepts(vote(world, 1, "mem1", Choice::in_favour, digest));
    world.marks(vote(world, 1, "mem2", Choice::in_favour, digest), "own_agency");
    auto back = world.event("sec", Capacity::secretary, kDiw, ProposalReturned{digest});
    world.accepts(reasoned(back));
    world.accepts(world.event("mem2", Capacity::officer, kDiw, ProposalSubmitted{digest}));
    world.refuses(conclude(world, 1, by_ballots(world, Outcome::approved, kThree)), "own_proposal");
    world.accepts(reasoned(conclude(world, 1, by_ballots(world, Outcome::deferred, kThree))));
}

}  // namespace
}  // namespace banchi::domain
