#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

using Codes = std::vector<KpiCode>;

Kpi from(const std::string& code, const Codes& continues) {
    auto kpi = sample_kpi(code);
    kpi.continues = continues;
    return kpi;
}

TEST(Lineage, AKpiNamesWhatItContinuesMergesOrSplits) {
    auto world = drafted_world();
    auto kpi = from("DIW-69-03", {{"DIW-69-01"}});
    kpi.merges = Codes{{"DIW-69-01"}, {"DIW-69-02"}};
    kpi.splits = Codes{{"DIW-69-02"}};
    world.accepts(propose(world, kpi));
    const auto kept = find_kpi(world.memory.now(), {"DIW-69-03"}, Side::draft);
    EXPECT_EQ(kept->merges, kpi.merges);
    EXPECT_EQ(lineage_of(*kept), (std::set<KpiCode>{{"DIW-69-01"}, {"DIW-69-02"}}));
}

TEST(Lineage, IsAbsentFromContentWhereThereIsNone) {
    const auto world = drafted_world();
    const auto content = content_of(world.memory.now(), diw(), Side::draft);
    for (const auto* member : {"continues", "merges", "splits"})
        EXPECT_TRUE(content["kpis"]["DIW-69-01"][member].is_null());
}

TEST(Lineage, AnUnknownCodeOrTheOwnIsRefused) {
    auto world = drafted_world();
    world.refuses(propose(world, from("DIW-69-03", {{"DIW-68-01"}})), "lineage_unknown");
    world.refuses(propose(world, from("DIW-69-03", {{"DIW-69-03"}})), "lineage_unknown");
    world.refuses(revise(world, from("DIW-69-01", {{"DIW-69-01"}})), "lineage_unknown");
    world.refuses(propose(world, from("DIW-69-03", {})), "lineage_empty");
}

TEST(Lineage, ReachesOneYearBackAndNoFurtherNorAhead) {
    auto world = drafted_world();
    constexpr const char* kNext = "agreement/diw/2570";
    const auto in_2570 = [&](const Kpi& kpi) {
        return world.event("off-diw", Capacity::officer, kNext, KpiProposed{kpi});
    };
    world.accepts(in_2570(from("DIW-70-01", {{"DIW-69-01"}})));
    world.refuses(propose(world, from("DIW-69-03", {{"DIW-70-01"}})), "lineage_unknown");
    auto long_ago = framework_2569();
    long_ago.fiscal_years = {FiscalYear{2571}};
    auto published = world.event("sec", Capacity::secretary, "framework/2571/1", long_ago);
    world.accepts(World::with(published, "chair", Capacity::chair));
    const auto in_2571 = world.event("off-diw", Capacity::officer, "agreement/diw/2571",
                                     KpiProposed{from("DIW-71-01", {{"DIW-69-01"}})});
    world.refuses(in_2571, "lineage_unknown");
}

TEST(Lineage, AWithdrawnKpiIsStillKnown) {
    auto world = drafted_world();
    world.accepts(withdraw(world, "DIW-69-02"));
    world.accepts(propose(world, from("DIW-69-03", {{"DIW-69-02"}})));
}

}  // namespace
}  // namespace banchi::domain
