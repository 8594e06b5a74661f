#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

Condition condition(const std::string& field, const std::string& by = "mem1") {
    return {field, Line{"look at " + field + " again"}, PersonId{by}};
}

ItemConcluded conditional(const World& world, std::vector<Condition> conditions) {
    auto body = conclusion(world, 1, Outcome::approved_subject_to);
    body.conditions = std::move(conditions);
    return body;
}

// diw is approved subject to these.
World conditional_world(std::vector<Condition> conditions) {
    auto world = attended_world();
    world.accepts(conclude(world, 1, conditional(world, std::move(conditions))));
    return world;
}

Event met(World& world, std::int64_t number, const Digest& digest, const std::string& by = "mem1") {
    auto event = world.event("sec", Capacity::secretary, "item/m1/1",
                             ConditionMet{number, digest, std::nullopt});
    return World::with(event, by, Capacity::holder);
}

Event met(World& world, std::int64_t number = 1) {
    return met(world, number, draft_digest(world));
}

void submit(World& world) {
    world.accepts(submit_draft(world));
}

AgreementStatus status(const World& world) {
    return status_of(world.memory.now(), diw()).value();
}

StandingCondition standing(const World& world, int number = 1) {
    return get<StandingCondition>(world.memory.now(), "item/m1/1",
                                  "condition/" + std::to_string(number))
        .value();
}

std::vector<Revision> timeline(const World& world) {
    return get<std::vector<Revision>>(world.memory.now(), kDiw, "timeline")
        .value_or(std::vector<Revision>{});
}

TEST(Condition, WhatIsSubmittedAfterItIsMetTakesEffect) {
    auto world = conditional_world({condition("kpi/DIW-69-01")});
    EXPECT_EQ(standing(world).since, meeting_day());
    EXPECT_FALSE(standing(world).met);
    edit(world);
    submit(world);
    const auto at = world.next;
    world.accepts(met(world));
    EXPECT_EQ(status(world), AgreementStatus::approved);
    EXPECT_EQ(content_digest(content_of(world.memory.now(), diw(), Side::applied)),
              draft_digest(world));
    ASSERT_EQ(timeline(world).size(), 1u);
    EXPECT_EQ(timeline(world)[0].index, at);
    EXPECT_EQ(timeline(world)[0].conclusion, "item/m1/1");
    EXPECT_EQ(timeline(world)[0].effective_from, Date::from_civil(2025, 10, 1));
    EXPECT_EQ(author_of(world, "kpi/DIW-69-01", "formula"), "off-diw");
    EXPECT_EQ(standing(world).met->date, meeting_day());
    EXPECT_EQ(standing(world).met->digest, draft_digest(world));
    world.refuses(met(world), "already_met");
}

TEST(Condition, TheApprovedContentItselfMayMeetIt) {
    auto world = conditional_world({condition("kpi/DIW-69-01")});
    world.accepts(met(world));
    EXPECT_EQ(status(world), AgreementStatus::approved);
}

TEST(Condition, OnlyTheLastOneBringsItIntoEffect) {
    auto world = conditional_world({condition("kpi/DIW-69-01"), condition("weights_bp", "mem2")});
    edit(world);
    submit(world);
    world.accepts(met(world, 1));
    EXPECT_NE(status(world), AgreementStatus::approved);
    EXPECT_FALSE(standing(world, 2).met);
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})));
    submit(world);
    world.accepts(met(world, 2, draft_digest(world), "mem2"));
    EXPECT_EQ(status(world), AgreementStatus::approved);
}

TEST(Condition, NothingElseMayDiffer) {
    auto world = conditional_world({condition("weights_bp"), condition("kpi/DIW-69-01")});
    edit(world);
    submit(world);
    world.refuses(met(world, 1), "condition_fields");
    world.accepts(met(world, 2));
    world.accepts(met(world, 1));
    EXPECT_EQ(status(world), AgreementStatus::approved);

    auto added = conditional_world({condition("weights_bp")});
    added.accepts(propose(added, sample_kpi("DIW-69-03")));
    added.accepts(
        weigh(added, weights({{"DIW-69-01", 4000}, {"DIW-69-02", 4000}, {"DIW-69-03", 2000}})));
    submit(added);
    added.refuses(met(added), "condition_fields");
    auto gone = conditional_world({condition("weights_bp")});
    gone.accepts(withdraw(gone, "DIW-69-02"));
    gone.accepts(weigh(gone, weights({{"DIW-69-01", 10'000}})));
    submit(gone);
    gone.refuses(met(gone), "condition_fields");
    auto renewed = conditional_world({condition("weights_bp")});
    publish(renewed, framework_2569());
    submit(renewed);
    renewed.refuses(met(renewed), "condition_fields");
}

TEST(Condition, IsMetByWhatIsSubmittedNow) {
    auto world = conditional_world({condition("kpi/DIW-69-01")});
    const auto approved = draft_digest(world);
    edit(world);
    world.refuses(met(world, 1, approved), "draft_edited");
    world.refuses(met(world), "not_submitted");
    submit(world);
    world.refuses(met(world, 1, approved), "draft_edited");
    world.accepts(met(world));
}

TEST(Condition, IsOneOfTheConclusion) {
    auto world = attended_world();
    world.refuses(met(world), "no_such_condition");
    world.accepts(conclude(world, 1, conclusion(world, 1, Outcome::presented)));
    world.refuses(met(world), "no_such_condition");
    auto other = conditional_world({condition("weights_bp")});
    for (const auto number : {-1, 0, 2}) other.refuses(met(other, number), "no_such_condition");
    other.accepts(met(other, 1));
}

TEST(Condition, WhoeverItNamesSigns) {
    auto world = conditional_world({condition("weights_bp", "off-ops")});
    const auto digest = draft_digest(world);
    auto alone =
        world.event("sec", Capacity::secretary, "item/m1/1", ConditionMet{1, digest, std::nullopt});
    world.refuses(alone, "cosigner_missing");
    world.refuses(met(world, 1, digest, "mem1"), "not_the_confirmer");
    const auto event = met(world, 1, digest, "off-ops");
    EXPECT_EQ(world.sentence(event).en,
              "off-ops confirmed that condition 1 of item 1 “diw” of the meeting “meeting 1” is "
              "met: look at weights_bp again");
    world.accepts(event);
    // Where it names the secretary who enters it, somebody else confirms with them.
    auto own = conditional_world({condition("weights_bp", "sec")});
    own.accepts(met(own, 1, draft_digest(own), "mem2"));
}

TEST(Condition, ANewerDecisionTakesItsPlace) {
    auto world = conditional_world({condition("weights_bp")});
    auto body = meeting(world);
    body.agenda.resize(1);
    body.date = Date::of(world.now).plus_days(10);
    world.accepts(world.event("sec", Capacity::secretary, "meeting/m2", body));
    world.now = body.date.begins();
    auto attended = world.event("sec", Capacity::secretary, "meeting/m2", everybody());
    world.accepts(World::with(attended, "mem1", Capacity::present));
    auto rejected = world.event("sec", Capacity::secretary, "item/m2/1",
                                conclusion(world, 1, Outcome::rejected));
    world.accepts(reasoned(World::with(rejected, "mem1", Capacity::present)));
    submit(world);
    world.refuses(met(world), "superseded");
}

TEST(Condition, TakesEffectOnTheDayThatTheCommitteeStatedElseOnItsOwn) {
    for (const bool stated : {false, true}) {
        auto world = attended_world();
        auto event = conclude(world, 1, conditional(world, {condition("weights_bp")}));
        if (stated) event.header.effective = Date::from_civil(2026, 1, 1);
        world.accepts(event);
        world.now = Date::from_civil(2025, 11, 5).begins();
        world.accepts(met(world));
        EXPECT_EQ(timeline(world).at(0).effective_from,
                  stated ? Date::from_civil(2026, 1, 1) : Date::from_civil(2025, 11, 5));
    }
}

TEST(Condition, AnIrregularRevisionTakesEffectOnlyByTheAuthorityForTheException) {
    auto world = conditional_world({condition("kpi/DIW-69-01")});
    world.now = Date::from_civil(2025, 10, 2).begins();
    auto late = sample_kpi("DIW-69-01");
    late.formula = Line{"a / b"};
    world.marks(revise(world, late), "outside_proposal_period");
    submit(world);
    world.refuses(met(world), "exception_missing");
    auto cited = met(world);
    std::get<ConditionMet>(cited.body).exception = citation("minister's order");
    world.marks(cited, "exception_cited");
    EXPECT_EQ(status(world), AgreementStatus::approved);
}

TEST(Condition, OfADocumentIsMetByARegisteredOne) {
    auto world = submitted_world();
    const auto file = [&](const Digest& digest) {
        world.accepts(world.event("sec", Capacity::secretary, "document/" + digest.hex(),
                                  DocumentRegistered{title("plan"), {"application/pdf"}, {}, {}}));
    };
    const auto digest = sha256("plan");
    const auto mended = sha256("mended plan");
    file(digest);
    auto body = meeting(world);
    body.agenda.resize(1);
    body.agenda[0].subject = "document/" + digest.hex();
    body.agenda[0].digest = digest;
    world.accepts(convene(world, body));
    world.now = meeting_day().begins();
    world.accepts(attend(world, everybody()));
    world.accepts(conclude(world, 1, conditional(world, {condition("page/3")})));
    world.refuses(met(world, 1, mended), "no_such_document");
    file(mended);
    world.accepts(met(world, 1, mended));
    EXPECT_EQ(standing(world).met->digest, mended);
}

}  // namespace
}  // namespace banchi::domain
