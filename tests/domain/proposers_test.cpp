#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

bool proposes(const World& world, const std::string& person) {
    return proposers_of(world.memory.now(), kDiw).contains(PersonId{person});
}

World two_officers() {
    auto world = drafted_world();
    grant(world, "mem1", Role::officer, "diw");
    return world;
}

Event of_mem1(World& world, Body body) {
    return std::visit(
        [&](auto&& each) {
            return world.event("mem1", Capacity::officer, kDiw, std::forward<decltype(each)>(each));
        },
        std::move(body));
}

TEST(Proposers, WhoEverActedOnTheDraftIsOne) {
    const auto fresh = two_officers();
    EXPECT_TRUE(proposes(fresh, "off-diw"));
    EXPECT_FALSE(proposes(fresh, "mem1"));
    auto revised = sample_kpi("DIW-69-01");
    revised.unit = title("places");
    const std::vector<Body> acts{
        KpiProposed{sample_kpi("DIW-69-03")}, KpiRevised{revised},
        KpiWithdrawn{KpiCode{"DIW-69-02"}},
        WeightsProposed{weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})},
        ProposalSubmitted{draft_digest(fresh)}};
    for (const auto& act : acts) {
        auto world = fresh;
        world.accepts(of_mem1(world, act));
        EXPECT_TRUE(proposes(world, "mem1"));
    }
}

TEST(Proposers, WhoWithdrewAKpiCannotVoteOnTheRest) {
    auto world = two_officers();
    world.accepts(propose(world, sample_kpi("DIW-69-03")));
    world.accepts(of_mem1(world, KpiWithdrawn{KpiCode{"DIW-69-03"}}));
    world = attended_world(convened_world(submitted_world(std::move(world))));
    world.refuses(vote(world, 1, "mem1", Choice::in_favour, draft_digest(world)), "own_proposal");
}

TEST(Proposers, WhoseValuesWereReplacedStaysOne) {
    auto world = two_officers();
    auto kpi = sample_kpi("DIW-69-01");
    kpi.unit = title("places");
    world.accepts(of_mem1(world, KpiRevised{kpi}));
    world.accepts(revise(world, sample_kpi("DIW-69-01")));
    EXPECT_TRUE(proposes(world, "mem1"));
}

TEST(Proposers, AreNoContentAndGoWhenTheDraftIsApplied) {
    auto world = submitted_world(two_officers());
    const auto before = draft_digest(world);
    EXPECT_EQ(list(world.memory.now(), diw().draft()).size(), 3u);  // two KPIs and the weights
    Changes changes(world.next);
    const Revision first{
        1, Date::from_civil(2025, 10, 1), world.next, before, "item/m1/1", std::nullopt};
    apply_draft(world.memory.now(), diw(), first, changes);
    world.memory.add(changes.facts());
    EXPECT_TRUE(proposers_of(world.memory.now(), kDiw).empty());
    EXPECT_EQ(draft_digest(world), before);
}

}  // namespace
}  // namespace banchi::domain
