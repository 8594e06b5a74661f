#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

Event give_back(World& world, const Digest& digest, const char* reason) {
    auto event = world.event("sec", Capacity::secretary, kDiw, ProposalReturned{digest});
    if (reason != nullptr) event.header.common.reason = Line{reason};
    return event;
}

TEST(Proposal, ASubmissionNamesTheDraftsDigest) {
    auto world = drafted_world();
    const auto digest = draft_digest(world);
    auto wrong = submit_draft(world);
    std::get<ProposalSubmitted>(wrong.body).digest = sha256("something else");
    world.refuses(wrong, "digest_differs");
    EXPECT_EQ(world.judge(wrong).error().facts.at(1).second, digest.hex());
    world.accepts(submit_draft(world));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::submitted);
    EXPECT_EQ(get<Digest>(world.memory.now(), kDiw, "submitted"), digest);
}

TEST(Proposal, AnEditVoidsTheDigest) {
    auto world = drafted_world();
    auto early = submit_draft(world);
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})));
    early.header.subject_version = world.version(kDiw);
    world.refuses(early, "digest_differs");
}

TEST(Proposal, WeightsCoverTheDraftWhenItIsSubmitted) {
    auto world = drafted_world();
    world.accepts(propose(world, sample_kpi("DIW-69-03")));
    world.refuses(submit_draft(world), "weights_cover");
    world.accepts(withdraw(world, "DIW-69-02"));
    world.refuses(submit_draft(world), "weights_cover");
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-03", 5000}})));
    world.accepts(submit_draft(world));
}

TEST(Proposal, TheNumberOfScoredKpisIsWithinTheFrameworks) {
    auto framework = framework_2569();
    framework.kpi_count = {3, 10};
    auto few = drafted_world(framework);
    few.refuses(submit_draft(few), "kpi_count");
    framework.kpi_count = {1, 1};
    auto many = drafted_world(framework);
    many.refuses(submit_draft(many), "kpi_count");
    framework.kpi_count = {2, 2};
    auto fitting = drafted_world(framework);
    auto monitor = sample_kpi("DIW-69-M01");
    monitor.kind = KpiKind::monitor;
    fitting.accepts(propose(fitting, monitor));
    fitting.accepts(submit_draft(fitting));
}

TEST(Proposal, TheSameContentIsSubmittedOnce) {
    auto world = submitted_world();
    world.refuses(submit_draft(world), "already_submitted");
    world.accepts(give_back(world, draft_digest(world), "sources are missing"));
    world.accepts(submit_draft(world));
}

TEST(Proposal, TheProposalPeriodIsAboutKpisAlone) {
    auto world = drafted_world();
    world.now = Date::from_civil(2025, 10, 1).begins();
    world.accepts(submit_draft(world));
}

TEST(Proposal, WhatWasDraftedIsJudgedUnderTheFrameworkNowInForce) {
    auto world = drafted_world();
    auto strategic = sample_kpi("DIW-69-01");
    strategic.kind = KpiKind::strategic;
    world.accepts(revise(world, strategic));
    auto framework = framework_2569();
    framework.kpi_kinds = {{"functional"}};
    publish(world, framework);
    auto event = submit_draft(world);
    world.refuses(event, "kpi_kind");
    EXPECT_NE(world.judge(event).error().detail.en.find("DIW-69-01"), std::string::npos);
    world.accepts(revise(world, sample_kpi("DIW-69-01")));
    framework.kpi_weight_bp = {500, 5500};
    publish(world, framework, 3);
    world.refuses(submit_draft(world), "weight_range");
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})));
    world.accepts(submit_draft(world));
}

TEST(Proposal, RefusalsSayWhatToDoNext) {
    auto world = submitted_world();
    auto again = submit_draft(world);
    const auto refused = world.judge(again);
    EXPECT_EQ(refused.error().name, "already_submitted");
    EXPECT_NE(refused.error().detail.en.find("change the draft"), std::string::npos);
    auto framework = framework_2569();
    framework.kpi_count = {3, 10};
    auto few = drafted_world(framework);
    auto early = submit_draft(few);
    EXPECT_NE(few.judge(early).error().detail.en.find("propose more"), std::string::npos);
}

TEST(Proposal, AReturnNamesTheSubmissionAndItsReason) {
    auto world = submitted_world();
    const auto digest = draft_digest(world);
    world.refuses(give_back(world, digest, nullptr), "reason_missing");
    world.refuses(give_back(world, sha256("other"), "why"), "digest_differs");
    auto officer = world.event("off-diw", Capacity::officer, kDiw, ProposalReturned{digest});
    officer.header.common.reason = Line{"why"};
    world.refuses(officer, "capacity");
    world.accepts(give_back(world, digest, "sources are missing"));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::returned);
    EXPECT_EQ(get<Digest>(world.memory.now(), kDiw, "returned"), digest);
}

TEST(Proposal, OnlyWhatWaitsIsReturned) {
    auto world = drafted_world();
    world.refuses(give_back(world, draft_digest(world), "why"), "not_submitted");
    world.accepts(submit_draft(world));
    const auto submitted = draft_digest(world);
    world.accepts(propose(world, sample_kpi("DIW-69-03")));
    world.refuses(give_back(world, submitted, "why"), "not_submitted");
}

TEST(Proposal, SentencesSayWhatHappenedAndWhy) {
    auto world = submitted_world();
    const auto brief = draft_digest(world).hex().substr(0, 16);
    EXPECT_EQ(world.sentence(submit_draft(world)).en,
              "off-diw submitted the proposal of diw, fiscal year 2569 for consideration (digest " +
                  brief + "…)");
    const auto back = world.sentence(give_back(world, draft_digest(world), "no sources"));
    EXPECT_EQ(back.en, "sec returned the proposal of diw, fiscal year 2569 (digest " + brief +
                           "…) because: no sources");
    EXPECT_NE(back.th.find("ส่งคืนข้อเสนอของdiw (ไทย) ปีงบประมาณ พ.ศ. 2569"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
