#include "tools/sheet/drafts.hpp"

#include <gtest/gtest.h>

#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::sheet {
namespace {

using domain::Side;
using domain::World;

const FiscalYear kYear{2569};

std::vector<domain::Kpi> three_kpis() {
    std::vector<domain::Kpi> kpis;
    for (const auto* code : {"DIW-69-01", "DIW-69-02", "DIW-69-03"})
        kpis.push_back(domain::sample_kpi(code));
    return kpis;
}

domain::Weights weights(int first, int second, int third) {
    return domain::weights({{"DIW-69-01", first}, {"DIW-69-02", second}, {"DIW-69-03", third}});
}

Sheet sheet_of(const std::vector<domain::Kpi>& kpis, const domain::Weights& vector) {
    return read_sheet(write_sheet(kpis, vector, kYear)).value();
}

Result<Drafts> drafted(World& world, const Sheet& sheet, const std::string& officer = "off-diw") {
    const auto state = world.memory.now();
    const Desk desk{
        state, PersonId{officer}, {TreeSize{world.next.value}, Digest{}}, world.now, [&world] {
            return domain::EventId{world.ulid()};
        }};
    return drafts_for(sheet, domain::diw(), desk);
}

// The agreement as the ledger would export it.
Sheet exported(const World& world) {
    const auto state = world.memory.now();
    std::vector<domain::Kpi> kpis;
    for (const auto& code : domain::kpi_codes(state, domain::diw(), Side::draft))
        kpis.push_back(domain::find_kpi(state, code, Side::draft).value());
    return sheet_of(kpis, domain::weights_of(state, domain::diw(), Side::draft));
}

std::vector<std::string> types_of(const Drafts& drafts) {
    std::vector<std::string> types;
    for (const auto& draft : drafts.events) types.push_back(draft.event.header.type);
    return types;
}

std::vector<std::string> rules_of(const Drafts& drafts) {
    std::vector<std::string> rules;
    for (const auto& fault : drafts.faults) rules.push_back(fault.error.name);
    return rules;
}

TEST(Drafts, ANewSheetIsProposedWeighedAndSubmittedAndTheLedgerTakesItAsItIs) {
    auto world = domain::ready_world();
    const auto drafts = drafted(world, sheet_of(three_kpis(), weights(5000, 3000, 2000)));
    ASSERT_TRUE(drafts);
    EXPECT_EQ(types_of(*drafts),
              (std::vector<std::string>{"kpi.proposed", "kpi.proposed", "kpi.proposed",
                                        "weights.proposed", "proposal.submitted"}));
    for (const auto& draft : drafts->events) world.accepts(draft.event);
    EXPECT_EQ(domain::draft_digest(world), drafts->digest);
    EXPECT_EQ(domain::status_of(world.memory.now(), domain::diw()),
              domain::AgreementStatus::submitted);
}

TEST(Drafts, WhatTheLedgerHoldsAlreadyNeedsNoEvent) {
    auto world = domain::submitted_world();
    const auto drafts = drafted(world, exported(world));
    ASSERT_TRUE(drafts);
    EXPECT_TRUE(drafts->events.empty());
    EXPECT_TRUE(drafts->faults.empty());
    EXPECT_EQ(drafts->digest, domain::draft_digest(world));
}

TEST(Drafts, OnlyWhatDiffersIsRevised) {
    auto world = domain::submitted_world();
    auto sheet = exported(world);
    sheet.rows.at(0).kpi.formula.text = "another";
    const auto drafts = drafted(world, sheet);
    ASSERT_TRUE(drafts);
    EXPECT_EQ(types_of(*drafts), (std::vector<std::string>{"kpi.revised", "proposal.submitted"}));
    for (const auto& draft : drafts->events) world.accepts(draft.event);
    EXPECT_EQ(domain::draft_digest(world), drafts->digest);
}

TEST(Drafts, EveryRowsFaultIsListedAndThenNothingIsReady) {
    auto world = domain::drafted_world();
    auto other = exported(world);
    other.rows.push_back({5, domain::sample_kpi("DIW-69-04"), BasisPoints{100}, true});
    other.rows.push_back({6, domain::sample_kpi("OPS-69-01"), BasisPoints{100}, true});
    auto ops = world.event("off-ops", domain::Capacity::officer, domain::kOps,
                           domain::KpiProposed{domain::sample_kpi("OPS-69-01")});
    world.accepts(ops);
    const auto drafts = drafted(world, other);
    ASSERT_TRUE(drafts);
    EXPECT_TRUE(drafts->events.empty());
    EXPECT_EQ(rules_of(*drafts), (std::vector<std::string>{"code_taken", "weights_sum",
                                                           "weight_range", "weight_range"}));
    EXPECT_EQ(drafts->faults.at(0).row, 6u);
}

TEST(Drafts, AKpiThatTheSheetLacksStaysAndIsNamed) {
    auto world = domain::drafted_world();
    auto sheet = exported(world);
    sheet.rows.pop_back();
    const auto drafts = drafted(world, sheet);
    ASSERT_TRUE(drafts);
    EXPECT_EQ(drafts->stays, std::vector<KpiCode>{{"DIW-69-02"}});
    EXPECT_EQ(rules_of(*drafts), (std::vector<std::string>{"weights_cover", "weights_sum"}));
}

TEST(Drafts, FaultsOfTheSheetAndOfTheWeightsAreToldTogether) {
    auto world = domain::ready_world();
    auto kpis = three_kpis();
    std::swap(kpis[1].levels[0].value, kpis[1].levels[2].value);
    const auto drafts = drafted(world, sheet_of(kpis, weights(5000, 3000, 1999)));
    ASSERT_TRUE(drafts);
    EXPECT_EQ(rules_of(*drafts), (std::vector<std::string>{"levels_order", "weights_sum"}));
}

TEST(Drafts, WhoMayNotDraftIsToldOnce) {
    auto world = domain::ready_world();
    const auto sheet = sheet_of(three_kpis(), weights(5000, 3000, 2000));
    EXPECT_EQ(drafted(world, sheet, "off-ops").error().name, "role");
    auto fresh = domain::opened_world();
    EXPECT_EQ(drafted(fresh, sheet).error().name, "unknown_agency");
}

TEST(Drafts, AnApprovedAgreementIsNotDraftedAgain) {
    auto world = domain::voted_world();
    const auto sheet = exported(world);
    const auto approved = domain::by_ballots(world, domain::Outcome::approved, {3, 0, 0});
    world.accepts(domain::conclude(world, 1, approved));
    EXPECT_EQ(drafted(world, sheet).error().name, "agreement_decided");
}

TEST(Drafts, OutsideTheProposalPeriodTheyAreMarked) {
    auto world = domain::ready_world();
    world.now = Instant::parse("2026-03-01T02:00:00Z").value();
    const auto drafts = drafted(world, sheet_of(three_kpis(), weights(5000, 3000, 2000)));
    ASSERT_TRUE(drafts);
    ASSERT_EQ(drafts->events.at(0).marks.size(), 1u);
    EXPECT_EQ(drafts->events.at(0).marks[0].rule, "outside_proposal_period");
}

}  // namespace
}  // namespace banchi::sheet
