#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

Event propose_to(World& world, const std::string& subject) {
    return world.event("off-diw", Capacity::officer, subject, KpiProposed{sample_kpi("DIW-69-01")});
}

// A second spelling would keep versions, marks and listings of its own for the same agreement.
TEST(Subject, AnAgreementHasOneSpelling) {
    auto world = ready_world();
    for (const auto* year : {"02569", "002569", "+2569", "2569 ", "2026"})
        world.refuses(propose_to(world, std::string("agreement/diw/") + year), "fiscal_year");
    world.accepts(propose_to(world, kDiw));
}

TEST(Subject, HasThePatternOfItsType) {
    auto world = ready_world();
    for (const auto* bad : {"agreement/diw", "agreement/diw/2569/x", "agency/diw/2569",
                            "agreement//2569", "agreement/a b/2569", ""})
        world.refuses(propose_to(world, bad), "subject");
    world.accepts(propose_to(world, kDiw));
}

TEST(Subject, NamesWhatIsRegistered) {
    auto world = ready_world();
    world.refuses(propose_to(world, "agreement/tisi/2569"), "unknown_agency");
    world.accepts(propose_to(world, kDiw));
}

TEST(Subject, AFrameworksVersionHasOneSpelling) {
    auto world = ready_world();
    for (const auto* bad : {"framework/2569/02", "framework/2569/0", "framework/2569/1234567",
                            "framework/2569/x", "framework/2569/"}) {
        auto event = world.event("sec", Capacity::secretary, bad, framework_2569());
        world.refuses(World::with(event, "chair", Capacity::chair), "subject");
    }
    auto zero = world.event("sec", Capacity::secretary, "framework/02569/2", framework_2569());
    world.refuses(World::with(zero, "chair", Capacity::chair), "fiscal_year");
    publish(world, framework_2569());
}

}  // namespace
}  // namespace banchi::domain
