#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

const std::string kDraft = "draft/kpi/DIW-69-01";

Kpi changed(void (*change)(Kpi&)) {
    auto kpi = sample_kpi("DIW-69-01");
    change(kpi);
    return kpi;
}

void make_milestone(Kpi& kpi) {
    kpi.method = Method::milestone;
    kpi.direction.reset();
    kpi.scale.reset();
    for (auto& level : kpi.levels) {
        level.value.reset();
        level.milestone = title("stage " + std::to_string(level.score));
    }
}

void make_band(Kpi& kpi) {
    kpi.direction = Direction::band;
    int margin = 3;
    for (auto& level : kpi.levels) {
        level.value.reset();
        level.from = Decimal{std::to_string(10 - margin)};
        level.to = Decimal{std::to_string(10 + margin)};
        --margin;
    }
}

void expect_accepted(void (*change)(Kpi&)) {
    auto world = ready_world();
    world.accepts(propose(world, changed(change)));
}

void expect_refused(void (*change)(Kpi&), const std::string& rule) {
    auto world = ready_world();
    world.refuses(propose(world, changed(change)), rule);
}

TEST(Kpi, AProposalIsInTheDraftWithItsAuthor) {
    auto world = ready_world();
    world.accepts(propose(world, sample_kpi("DIW-69-01")));
    const auto state = world.memory.now();
    EXPECT_EQ(to_value(find_kpi(state, {"DIW-69-01"}, Side::draft).value()),
              to_value(sample_kpi("DIW-69-01")));
    EXPECT_FALSE(find_kpi(state, {"DIW-69-01"}, Side::applied));
    EXPECT_EQ(kpi_codes(state, diw(), Side::draft), std::vector<KpiCode>{{"DIW-69-01"}});
    EXPECT_EQ(status_of(state, diw()), AgreementStatus::draft);
    EXPECT_TRUE(has(state, "index/agreements/2569", "diw"));
    EXPECT_EQ(author_of(world, kDraft, "levels"), "off-diw");
}

TEST(Kpi, OnlyAnOfficerOfTheAgencyProposes) {
    auto world = ready_world();
    const KpiProposed body{sample_kpi("DIW-69-01")};
    world.refuses(world.event("off-ops", Capacity::officer, kDiw, body), "role");
}

TEST(Kpi, ACodeIsTakenAcrossAgenciesAndForEver) {
    auto world = ready_world();
    world.accepts(propose(world, sample_kpi("DIW-69-01")));
    world.refuses(propose(world, sample_kpi("DIW-69-01")), "code_taken");
    const KpiProposed same{sample_kpi("DIW-69-01")};
    world.refuses(world.event("off-ops", Capacity::officer, kOps, same), "code_taken");
    world.accepts(withdraw(world, "DIW-69-01"));
    world.refuses(propose(world, sample_kpi("DIW-69-01")), "code_taken");
    world.accepts(propose(world, sample_kpi("DIW-69-09")));
}

TEST(Kpi, TheFrameworkSaysWhichKindsThereAre) {
    auto framework = framework_2569();
    framework.kpi_kinds = {{"functional"}};
    auto world = ready_world();
    publish(world, framework);
    auto strategic = sample_kpi("DIW-69-01");
    strategic.kind = KpiKind::strategic;
    world.refuses(propose(world, strategic), "kpi_kind");
    world.accepts(propose(world, sample_kpi("DIW-69-01")));
    world.refuses(revise(world, strategic), "kpi_kind");
}

TEST(Kpi, ANumericTemplateIsComplete) {
    expect_accepted([](Kpi& k) { k.method = Method::step; });
    expect_refused([](Kpi& k) { k.direction.reset(); }, "template_incomplete");
    expect_refused([](Kpi& k) { k.scale.reset(); }, "template_incomplete");
    expect_refused([](Kpi& k) { k.scale = -1; }, "template_incomplete");
    expect_refused([](Kpi& k) { k.levels.clear(); }, "template_incomplete");
    expect_refused([](Kpi& k) { k.levels.pop_back(); }, "template_incomplete");
    expect_refused([](Kpi& k) { k.levels.push_back(k.levels.back()); }, "template_incomplete");
    expect_refused([](Kpi& k) { k.levels[1].score = 80; }, "template_incomplete");
    expect_refused([](Kpi& k) { k.levels[1].value.reset(); }, "template_incomplete");
    expect_refused([](Kpi& k) { k.levels[1].milestone = title("x"); }, "template_incomplete");
    expect_refused([](Kpi& k) { k.levels[1].from = Decimal{"1"}; }, "template_incomplete");
}

TEST(Kpi, NoLevelHasMoreDecimalsThanTheScale) {
    expect_accepted([](Kpi& k) {
        k.scale = 1;
        k.levels[1].value = Decimal{"82.5"};
    });
    expect_refused([](Kpi& k) { k.levels[1].value = Decimal{"82.5"}; }, "template_incomplete");
}

TEST(Kpi, AMilestoneHasThreeTextsAndNoDirection) {
    expect_accepted(make_milestone);
    expect_refused([](Kpi& k) { make_milestone(k), k.direction = Direction::higher; },
                   "template_incomplete");
    expect_refused([](Kpi& k) { make_milestone(k), k.scale = 0; }, "template_incomplete");
    expect_refused([](Kpi& k) { make_milestone(k), k.levels[2].milestone.reset(); },
                   "template_incomplete");
    expect_refused([](Kpi& k) { make_milestone(k), k.levels[2].value = Decimal{"1"}; },
                   "template_incomplete");
}

TEST(Kpi, AJointKpiSaysItsPartAndNoOtherDoes) {
    expect_accepted([](Kpi& k) {
        k.kind = KpiKind::joint;
        k.joint = JointPart{{"JK-GHG-69"}, {"lead"}};
    });
    expect_refused([](Kpi& k) { k.kind = KpiKind::joint; }, "template_incomplete");
    expect_refused(
        [](Kpi& k) {
            k.joint = JointPart{{"JK-GHG-69"}, {"lead"}};
        },
        "template_incomplete");
    expect_refused(
        [](Kpi& k) {
            k.kind = KpiKind::joint;
            k.joint = JointPart{{"JK-GHG-69"}, {"friend"}};
        },
        "template_incomplete");
}

TEST(Kpi, ABaselineIsADecimalOrNotStated) {
    expect_accepted([](Kpi& k) { k.baseline->value = Line{"not_stated"}; });
    expect_refused([](Kpi& k) { k.baseline->value = Line{"about 76"}; }, "template_incomplete");
    expect_accepted([](Kpi& k) { make_milestone(k), k.baseline->value = Line{"under study"}; });
}

TEST(Kpi, AKpiThatIsScoredHasABaselineStatedOrNot) {
    const Baseline unknown{{"not_stated"}, {"not_stated"}, {"not_stated"}};
    auto world = ready_world();
    auto kpi = sample_kpi("DIW-69-01");
    kpi.baseline.reset();
    world.refuses(propose(world, kpi), "baseline_missing");
    kpi.baseline = unknown;
    world.accepts(propose(world, kpi));
    kpi.baseline.reset();
    world.refuses(revise(world, kpi), "baseline_missing");
    expect_refused([](Kpi& k) { make_milestone(k), k.baseline.reset(); }, "baseline_missing");
    expect_accepted([](Kpi& k) { k.kind = KpiKind::monitor, k.baseline.reset(); });
}

TEST(Kpi, AMonitorKpiMayHaveNoLevels) {
    expect_accepted([](Kpi& k) {
        k.kind = KpiKind::monitor;
        k.levels.clear();
        k.scale.reset();
    });
    expect_refused([](Kpi& k) { k.kind = KpiKind::monitor, k.levels.pop_back(); },
                   "template_incomplete");
}

TEST(Kpi, LevelsGetHarderInTheirDirection) {
    expect_accepted([](Kpi& k) {
        k.direction = Direction::lower;
        std::swap(k.levels[0].value, k.levels[2].value);
    });
    expect_refused([](Kpi& k) { k.direction = Direction::lower; }, "levels_order");
    expect_refused([](Kpi& k) { k.levels[1].value = Decimal{"90"}; }, "levels_order");
    // Equal by value, though not by text.
    expect_refused([](Kpi& k) { k.scale = 1, k.levels[1].value = Decimal{"78.0"}; },
                   "levels_order");
}

TEST(Kpi, EachBandLiesInsideTheOneBefore) {
    expect_accepted(make_band);
    expect_refused([](Kpi& k) { make_band(k), k.levels[1].to = Decimal{"99"}; }, "levels_order");
    expect_refused([](Kpi& k) { make_band(k), k.levels[2].from = Decimal{"12"}; }, "levels_order");
    expect_refused(
        [](Kpi& k) {
            make_band(k);
            k.levels[2] = k.levels[1];
            k.levels[2].score = 100;
        },
        "levels_order");
    expect_refused([](Kpi& k) { make_band(k), k.levels[0].to = Decimal{"6"}; }, "levels_order");
    expect_refused([](Kpi& k) { make_band(k), k.levels[2].from.reset(); }, "template_incomplete");
}

TEST(Kpi, ARevisionGivesFactsToWhatDiffersAlone) {
    auto world = ready_world();
    world.accepts(propose(world, changed([](Kpi& k) { k.source_scope = Line{"all fields"}; })));
    grant(world, "mem1", Role::officer, "diw");
    auto kpi = sample_kpi("DIW-69-01");
    kpi.unit = {"แห่ง", "places"};
    kpi.source_scope.reset();
    world.accepts(world.event("mem1", Capacity::officer, kDiw, KpiRevised{kpi}));
    EXPECT_EQ(author_of(world, kDraft, "unit"), "mem1");
    EXPECT_EQ(author_of(world, kDraft, "levels"), "off-diw");
    EXPECT_EQ(to_value(find_kpi(world.memory.now(), kpi.code, Side::draft).value()), to_value(kpi));
    EXPECT_EQ(world.memory.of_field(kDraft, "levels").size(), 1u);
    EXPECT_FALSE(has(world.memory.now(), kDraft, "source_scope"));
}

TEST(Kpi, ARevisionChangesAKpiOfThisDraft) {
    auto world = drafted_world();
    auto kpi = sample_kpi("DIW-69-01");
    auto same = revise(world, kpi);
    world.refuses(same, "nothing_changed");
    EXPECT_NE(world.judge(same).error().detail.en.find("change a field"), std::string::npos);
    kpi.code = {"DIW-69-07"};
    world.refuses(revise(world, kpi), "no_such_kpi");
    const KpiRevised body{sample_kpi("DIW-69-01")};
    world.refuses(world.event("off-ops", Capacity::officer, kOps, body), "no_such_kpi");
    world.refuses(revise(world, changed([](Kpi& k) { k.scale.reset(); })), "template_incomplete");
    world.accepts(revise(world, changed([](Kpi& k) { k.scale = 2; })));
}

TEST(Kpi, OutsideTheProposalPeriodIsMarked) {
    auto world = drafted_world();
    world.now = Date::from_civil(2025, 9, 30).begins().plus_seconds(86'399);
    world.accepts(propose(world, sample_kpi("DIW-69-03")));
    world.now = Date::from_civil(2025, 10, 1).begins();
    world.marks(propose(world, sample_kpi("DIW-69-04")), "outside_proposal_period");
    world.marks(revise(world, changed([](Kpi& k) { k.scale = 2; })), "outside_proposal_period");
    world.marks(withdraw(world, "DIW-69-04"), "outside_proposal_period");
    const auto marked = list(world.memory.now(), std::string("irregular/") + kDiw);
    EXPECT_EQ(marked.size(), 3u);
}

TEST(Kpi, AnEditMakesASubmissionADraftAgain) {
    auto world = submitted_world();
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::submitted);
    world.accepts(revise(world, changed([](Kpi& k) { k.scale = 2; })));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::draft);
}

TEST(Kpi, AnApprovedAgreementTakesNoEdits) {
    auto world = voted_world();
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, {3, 0, 0})));
    world.refuses(propose(world, sample_kpi("DIW-69-03")), "agreement_decided");
    world.refuses(revise(world, changed([](Kpi& k) { k.scale = 2; })), "agreement_decided");
    world.refuses(withdraw(world, "DIW-69-01"), "agreement_decided");
    world.refuses(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})),
                  "agreement_decided");
    world.refuses(submit_draft(world), "agreement_decided");
}

TEST(Kpi, EvenWhatIsRefusedCanBeTold) {
    auto world = ready_world();
    auto event = propose(world, changed([](Kpi& k) { k.levels[0].value.reset(); }));
    event.header.subject = "agreement/diw";
    EXPECT_NE(world.sentence(event).en.find("for agreement/diw, scored"), std::string::npos);
    auto bad = world.event("sec", Capacity::secretary, "item/m1", ItemConcluded{});
    EXPECT_NE(world.sentence(bad).en.find("item/m1 by consensus"), std::string::npos);
    auto ballot = world.event("mem1", Capacity::member, "ballot/m1", BallotCast{});
    EXPECT_EQ(world.sentence(ballot).en, "mem1 voted in favour on ballot/m1");
}

TEST(Kpi, SentencesNameWhoWhatAndForWhom) {
    auto world = ready_world();
    const auto proposed = propose(world, sample_kpi("DIW-69-01"));
    EXPECT_EQ(world.sentence(proposed).en,
              "off-diw proposed KPI DIW-69-01 “KPI DIW-69-01” for diw, fiscal year 2569, scored "
              "50 / 75 / 100 at 78 / 82 / 86 (percent)");
    EXPECT_EQ(world.sentence(proposed).th,
              "off-diw (ไทย) เสนอตัวชี้วัด DIW-69-01 “KPI DIW-69-01 (ไทย)” ของdiw (ไทย) "
              "ปีงบประมาณ พ.ศ. 2569 คะแนน 50 / 75 / 100 ที่ 78 / 82 / 86 (ร้อยละ)");
    world.accepts(proposed);
    EXPECT_EQ(world.sentence(withdraw(world, "DIW-69-01")).en,
              "off-diw withdrew KPI DIW-69-01 “KPI DIW-69-01” from the draft of diw, fiscal year "
              "2569");
    const auto milestone = world.sentence(revise(world, changed(make_milestone)));
    EXPECT_NE(milestone.en.find("at stage 50 / stage 75 / stage 100"), std::string::npos);
    const auto band = world.sentence(revise(world, changed(make_band)));
    EXPECT_NE(band.en.find("revised the draft of KPI"), std::string::npos);
    EXPECT_NE(band.en.find("7–13 / 8–12 / 9–11"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
