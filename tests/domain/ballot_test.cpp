#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

constexpr auto kYes = Choice::in_favour;

TEST(Ballot, IsKeptWithWhetherItIsTheOwnSignature) {
    auto world = voted_world();
    const auto digest = draft_digest(world);
    const auto own = get<Vote>(world.memory.now(), "item/m1/1", "ballot/" + digest.hex() + "/mem1");
    EXPECT_EQ(own->choice, kYes);
    EXPECT_FALSE(own->recorded);
    const auto recorded =
        get<Vote>(world.memory.now(), "item/m1/1", "ballot/" + digest.hex() + "/mem2");
    EXPECT_TRUE(recorded->recorded);
    EXPECT_EQ(author_of(world, "item/m1/1", "ballot/" + digest.hex() + "/mem2"), "mem2");
}

TEST(Ballot, NobodyCastsAnothersBallot) {
    auto world = attended_world();
    const BallotCast body{kYes, draft_digest(world)};
    world.refuses(world.event("mem1", Capacity::member, "ballot/m1/1/mem2", body),
                  "not_own_ballot");
    auto recorded = recorded_vote(world, 1, "mem2", kYes, draft_digest(world));
    recorded.header.common.recorded_for->person = PersonId{"vice1"};
    world.refuses(recorded, "not_own_ballot");
    world.accepts(vote(world, 1, "mem2", kYes, draft_digest(world)));
}

TEST(Ballot, ItsVoterAttendsInACapacityThatVotes) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    world.refuses(vote(world, 1, "vice2", kYes, digest), "not_present");
    world.refuses(vote(world, 1, "guest", kYes, digest), "not_present");
    auto attendance = everybody();
    attendance.attendees[3].capacity = Sat::unstated;
    world.accepts(attend(world, attendance));
    world.refuses(vote(world, 1, "mem2", kYes, digest), "not_present");
    world.accepts(vote(world, 1, "chair", kYes, digest));
}

TEST(Ballot, ARepresentativeVotesWhereTheCommitteeSaysSo) {
    for (const bool may : {false, true}) {
        auto world = ready_world();
        auto committee =
            find_committee(world.memory.now(), CommitteeId{"main"}, meeting_day()).value();
        committee.representatives = {true, may};
        world.accepts(world.event("reg", Capacity::registrar, "committee/second", committee));
        auto framework = framework_2569();
        framework.committee = CommitteeId{"second"};
        publish(world, framework);
        world.accepts(propose(world, sample_kpi("DIW-69-01")));
        world.accepts(propose(world, sample_kpi("DIW-69-02")));
        world.accepts(weigh(world, weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}})));
        world = submitted_world(std::move(world));
        auto body = meeting(world);
        body.committee = CommitteeId{"second"};
        world.accepts(convene(world, body));
        world.now = meeting_day().begins();
        auto attendance = everybody();
        attendance.attendees[4].capacity = Sat::representative;
        attendance.attendees[4].standing_for = PersonId{"vice2"};
        world.accepts(attend(world, attendance));
        const auto ballot = vote(world, 1, "guest", kYes, draft_digest(world));
        if (may) {
            world.accepts(ballot);
        } else {
            world.refuses(ballot, "not_present");
        }
    }
}

TEST(Ballot, OnAnItemForConsiderationThatIsOpen) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    world.refuses(vote(world, 4, "mem1", kYes, digest), "no_such_item");
    world.refuses(vote(world, 3, "mem1", kYes, framework_2569().authority.document),
                  "not_for_consideration");
    auto deferred = conclude(world, 1, conclusion(world, 1, Outcome::presented));
    world.accepts(deferred);
    world.refuses(vote(world, 1, "mem1", kYes, digest), "already_concluded");
}

TEST(Ballot, NamesTheContentOnTheAgenda) {
    auto world = attended_world();
    world.refuses(vote(world, 1, "mem1", kYes, sha256("other")), "digest_differs");
    world.accepts(vote(world, 1, "mem1", kYes, draft_digest(world)));
}

TEST(Ballot, NotOnADraftThatWasEdited) {
    auto world = attended_world();
    const auto agenda = draft_digest(world);
    edit(world);
    world.refuses(vote(world, 1, "mem1", kYes, agenda), "draft_edited");
    // The new content is before the meeting only once it is submitted.
    world.refuses(vote(world, 1, "mem1", kYes, draft_digest(world)), "digest_differs");
    world.accepts(submit_draft(world));
    world.refuses(vote(world, 1, "mem1", kYes, agenda), "draft_edited");
    world.accepts(vote(world, 1, "mem1", kYes, draft_digest(world)));
}

TEST(Ballot, NotOnAProposalThatWasReturned) {
    auto world = attended_world();
    auto back =
        world.event("sec", Capacity::secretary, kDiw, ProposalReturned{draft_digest(world)});
    back.header.common.reason = Line{"why"};
    world.accepts(back);
    world.refuses(vote(world, 1, "mem1", kYes, draft_digest(world)), "not_submitted");
}

TEST(Ballot, AnOfficerCannotVoteOnTheirOwnProposal) {
    auto world = drafted_world();
    grant(world, "mem1", Role::officer, "diw");
    grant(world, "mem2", Role::officer, "diw");
    auto kpi = sample_kpi("DIW-69-01");
    kpi.formula = Line{"a / b"};
    world.accepts(world.event("mem1", Capacity::officer, kDiw, KpiRevised{kpi}));
    world = attended_world(convened_world(submitted_world(std::move(world))));
    const auto digest = draft_digest(world);
    world.refuses(vote(world, 1, "mem1", kYes, digest), "own_proposal");
    world.marks(vote(world, 1, "mem2", kYes, digest), "own_agency");
}

TEST(Ballot, WhoSubmittedCannotVoteEither) {
    auto world = drafted_world();
    grant(world, "mem2", Role::officer, "diw");
    world.accepts(
        world.event("mem2", Capacity::officer, kDiw, ProposalSubmitted{draft_digest(world)}));
    auto ops =
        world.event("off-ops", Capacity::officer, kOps, KpiProposed{sample_kpi("OPS-69-01")});
    world.accepts(ops);
    auto body = meeting(world);
    body.agenda.resize(1);
    world.accepts(convene(world, body));
    world.now = meeting_day().begins();
    world.accepts(attend(world, everybody()));
    world.refuses(vote(world, 1, "mem2", kYes, draft_digest(world)), "own_proposal");
}

TEST(Ballot, NoFrameworkLetsAProposerVote) {
    auto framework = framework_2569();
    framework.separate_duties.clear();
    auto world = drafted_world(framework);
    grant(world, "mem1", Role::officer, "diw");
    auto kpi = sample_kpi("DIW-69-01");
    kpi.formula = Line{"a / b"};
    world.accepts(world.event("mem1", Capacity::officer, kDiw, KpiRevised{kpi}));
    world = attended_world(convened_world(submitted_world(std::move(world))));
    world.refuses(vote(world, 1, "mem1", kYes, draft_digest(world)), "own_proposal");
    world.accepts(vote(world, 1, "mem2", kYes, draft_digest(world)));
}

TEST(Ballot, NotBeforeTheMeetingsDay) {
    auto world = submitted_world();
    world.accepts(convene(world, meeting(world)));
    world.now = meeting_day().begins().plus_seconds(-1);
    world.refuses(attend(world, everybody()), "meeting_not_held");
    world.refuses(preside(world, 1, "chair", PresidingBy::chair), "meeting_not_held");
    world.refuses(vote(world, 1, "mem1", kYes, draft_digest(world)), "meeting_not_held");
    world.now = world.now.plus_seconds(1);
    world.accepts(attend(world, everybody()));
    world.accepts(vote(world, 1, "mem1", kYes, draft_digest(world)));
}

TEST(Ballot, WhatAMeetingDidIsMarkedLateAfterTheDaysForMinutes) {
    auto world = convened_world();
    world.now = meeting_day().plus_days(31).begins();
    world.marks(attend(world, everybody()), "late");
    world.marks(preside(world, 1, "chair", PresidingBy::chair), "late");
    world.marks(vote(world, 1, "mem1", kYes, draft_digest(world)), "late");
}

TEST(Ballot, OneEachForOneContent) {
    auto world = voted_world();
    const auto digest = draft_digest(world);
    world.refuses(vote(world, 1, "mem1", Choice::against, digest), "already_voted");
    world.refuses(vote(world, 1, "mem2", kYes, digest), "already_voted");
    edit(world);
    world.accepts(submit_draft(world));
    world.accepts(vote(world, 1, "mem1", kYes, draft_digest(world)));
}

TEST(Ballot, OnTheOwnAgencyIsMarked) {
    auto world = attended_world();
    const auto ops = draft_digest(world, kOps);
    world.marks(vote(world, 2, "chair", kYes, ops), "own_agency");
    world.accepts(vote(world, 2, "mem1", kYes, ops));
    EXPECT_EQ(list(world.memory.now(), "irregular/ballot/m1/2/chair").size(), 1u);
}

TEST(Ballot, TheSentenceKeepsOwnAndRecordedApart) {
    auto world = attended_world();
    const auto digest = draft_digest(world);
    EXPECT_EQ(world.sentence(vote(world, 1, "mem1", Choice::abstain, digest)).en,
              "mem1 voted to abstain on item 1 “diw” of the meeting “meeting 1”");
    const auto recorded = world.sentence(recorded_vote(world, 1, "mem2", kYes, digest));
    EXPECT_NE(recorded.en.find("mem2 voted in favour on item 1"), std::string::npos);
    EXPECT_NE(recorded.en.find("not signed by mem2"), std::string::npos);
    EXPECT_NE(recorded.th.find("mem2 (ไทย) ลงคะแนนเห็นชอบ"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
