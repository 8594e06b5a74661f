#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

constexpr Tally kThree{3, 0, 0};

AgreementStatus status(const World& world) {
    return status_of(world.memory.now(), diw()).value();
}

TEST(Conclusion, FromProposalToApproval) {
    auto world = attended_world();
    world.accepts(preside(world, 1, "chair", PresidingBy::chair));
    world = voted_world(std::move(world));
    const auto digest = draft_digest(world);
    const auto at = world.next;
    const auto proposed = world.memory.now().fact("draft/kpi/DIW-69-01", "levels")->origin;
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, kThree)));

    const auto state = world.memory.now();
    EXPECT_EQ(status(world), AgreementStatus::approved);
    EXPECT_EQ(get<Digest>(state, kDiw, "content_digest"), digest);
    EXPECT_EQ(content_digest(content_of(state, diw(), Side::applied)), digest);
    const auto levels = state.fact("kpi/DIW-69-01", "levels").value();
    EXPECT_EQ(levels.index, at);
    EXPECT_EQ(levels.origin, proposed);
    EXPECT_EQ(author_of(world, kDiw, "weights"), "off-diw");
    for (const auto& fact : list(state, "kpi/DIW-69-02")) EXPECT_LT(fact.origin, at) << fact.field;

    const auto timeline = get<std::vector<Revision>>(state, kDiw, "timeline").value();
    ASSERT_EQ(timeline.size(), 1u);
    EXPECT_EQ(timeline[0].number, 1);
    EXPECT_EQ(timeline[0].effective_from, Date::from_civil(2025, 10, 1));
    EXPECT_EQ(timeline[0].index, at);
    EXPECT_EQ(timeline[0].digest, digest);
    EXPECT_EQ(timeline[0].conclusion, "item/m1/1");
}

TEST(Conclusion, EffectiveWhenItSaysOrOnTheLaterOfYearAndDay) {
    auto said = voted_world();
    auto event = conclude(said, 1, by_ballots(said, Outcome::approved, kThree));
    event.header.effective = Date::from_civil(2026, 1, 1);
    said.accepts(event);
    const auto from = [](const World& world) {
        return get<std::vector<Revision>>(world.memory.now(), kDiw, "timeline")
            ->at(0)
            .effective_from;
    };
    EXPECT_EQ(from(said), Date::from_civil(2026, 1, 1));
    auto late = voted_world();
    late.now = Date::from_civil(2025, 11, 5).begins();
    late.marks(conclude(late, 1, by_ballots(late, Outcome::approved, kThree)), "late");
    EXPECT_EQ(from(late), Date::from_civil(2025, 11, 5));
}

TEST(Conclusion, OfAnItemThatIsOpen) {
    auto world = attended_world();
    auto body = conclusion(world, 1, Outcome::presented);
    world.refuses(conclude(world, 4, body), "no_such_item");
    world.accepts(conclude(world, 1, body));
    world.refuses(conclude(world, 1, body), "already_concluded");
    world.refuses(reasoned(conclude(world, 1, conclusion(world, 1, Outcome::deferred))),
                  "already_concluded");
}

TEST(Conclusion, SomebodyWhoWasThereCosigns) {
    auto world = attended_world();
    const auto body = conclusion(world, 1, Outcome::presented);
    auto event = world.event("sec", Capacity::secretary, "item/m1/1", body);
    world.refuses(event, "cosigner_missing");
    world.refuses(World::with(event, "vice2", Capacity::present), "not_present");
    world.accepts(conclude(world, 1, body));
}

TEST(Conclusion, TakesAQuorum) {
    auto world = convened_world();
    auto attendance = everybody();
    attendance.attendees[2].capacity = Sat::unstated;
    attendance.attendees[3].capacity = Sat::adviser;
    world.accepts(attend(world, attendance));
    world.refuses(conclude(world, 1, conclusion(world, 1, Outcome::presented)), "no_quorum");
    attendance.attendees[2].capacity = Sat::member;
    world.accepts(attend(world, attendance));
    world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::presented)));
}

TEST(Conclusion, ARepresentativeCountsTowardsTheQuorum) {
    auto world = convened_world();
    auto attendance = everybody();
    attendance.attendees[2].capacity = Sat::unstated;
    attendance.attendees[3].capacity = Sat::adviser;
    attendance.attendees[4].capacity = Sat::representative;
    attendance.attendees[4].standing_for = PersonId{"mem2"};
    attendance.attendees.erase(attendance.attendees.begin() + 3);
    world.accepts(attend(world, attendance));
    world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::presented)));
}

TEST(Conclusion, NamesTheDigestOfTheAgenda) {
    auto world = attended_world();
    auto body = conclusion(world, 1, Outcome::presented);
    body.digest = sha256("other");
    world.refuses(conclude(world, 1, body), "digest_differs");
}

TEST(Conclusion, InformationIsAcknowledgedOrDeferredAndNothingElse) {
    auto world = attended_world();
    for (const auto outcome : {Outcome::approved, Outcome::presented, Outcome::rejected})
        world.refuses(conclude(world, 3, conclusion(world, 3, outcome)), "outcome_purpose");
    auto deferred = reasoned(conclude(world, 3, conclusion(world, 3, Outcome::deferred)));
    EXPECT_TRUE(world.judge(deferred));
    world.accepts(conclude(world, 3, conclusion(world, 3, Outcome::acknowledged)));
    // A committee may also do no more than acknowledge what it was to consider.
    world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::acknowledged)));
    EXPECT_EQ(status(world), AgreementStatus::submitted);
}

TEST(Conclusion, ToReturnDeferOrRejectGivesAReason) {
    for (const auto outcome : {Outcome::returned, Outcome::deferred, Outcome::rejected}) {
        auto world = attended_world();
        const auto event = conclude(world, 1, conclusion(world, 1, outcome));
        world.refuses(event, "reason_missing");
        world.accepts(reasoned(event));
        const auto expected =
            outcome == Outcome::deferred ? AgreementStatus::submitted : AgreementStatus::returned;
        EXPECT_EQ(status(world), expected);
        EXPECT_TRUE(kpi_codes(world.memory.now(), diw(), Side::applied).empty());
    }
}

TEST(Conclusion, PresentedIsNotApproved) {
    auto world = attended_world();
    const auto event = conclude(world, 1, conclusion(world, 1, Outcome::presented));
    world.accepts(event);
    EXPECT_EQ(status(world), AgreementStatus::presented);
    EXPECT_TRUE(kpi_codes(world.memory.now(), diw(), Side::applied).empty());
    EXPECT_NE(world.sentence(event).en.find("not as approved"), std::string::npos);
    EXPECT_NE(world.sentence(event).th.find("ยังไม่เห็นชอบ"), std::string::npos);
}

TEST(Conclusion, WhatTheAgencyHasTakenBackSinceIsNotTouched) {
    for (const auto outcome : {Outcome::presented, Outcome::returned}) {
        auto world = attended_world();
        edit(world);
        world.accepts(reasoned(conclude(world, 1, conclusion(world, 1, outcome))));
        EXPECT_EQ(status(world), AgreementStatus::draft);
        auto anew = attended_world();
        edit(anew);
        anew.accepts(submit_draft(anew));
        anew.accepts(reasoned(conclude(anew, 1, conclusion(anew, 1, outcome))));
        EXPECT_EQ(status(anew), AgreementStatus::submitted);
    }
}

TEST(Conclusion, RecordedAfterTheDaysForMinutesIsMarkedLate) {
    auto world = attended_world();
    const auto body = conclusion(world, 1, Outcome::presented);
    world.now = meeting_day().plus_days(30).begins();
    auto in_time = conclude(world, 1, body);
    EXPECT_TRUE(world.judge(in_time).value().empty());
    world.now = meeting_day().plus_days(31).begins();
    world.marks(conclude(world, 1, body), "late");
}

TEST(Conclusion, OfAMeetingConvenedOnItsOwnDayIsMarkedLate) {
    auto world = submitted_world();
    world.now = meeting_day().begins();
    world.marks(convene(world, meeting(world)), "short_notice");
    world.marks(attend(world, everybody()), "late");
    world.marks(conclude(world, 1, conclusion(world, 1, Outcome::presented)), "late");
}

TEST(Conclusion, AnItemAboutADocumentAppliesNothing) {
    auto world = submitted_world();
    const auto digest = sha256("bytes of a document");
    auto body = meeting(world);
    body.agenda.resize(1);
    body.agenda[0].subject = "document/" + digest.hex();
    body.agenda[0].digest = digest;
    world.accepts(world.event("sec", Capacity::secretary, body.agenda[0].subject,
                              DocumentRegistered{title("plan"), {"application/pdf"}, {}, {}}));
    world.accepts(convene(world, body));
    world.now = meeting_day().begins();
    world.accepts(attend(world, everybody()));
    world.accepts(vote(world, 1, "mem1", Choice::in_favour, digest));
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, {1, 0, 0})));
    EXPECT_EQ(status(world), AgreementStatus::submitted);
}

}  // namespace
}  // namespace banchi::domain
