#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/staff.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

Event delegated(World& world, const std::string& from, const std::string& to,
                std::optional<std::string> agency = "diw",
                std::optional<std::vector<Id<TypeTag>>> types = std::nullopt) {
    DelegationGranted event;
    event.to = PersonId{to};
    event.role = agency ? Role::officer : Role::secretary;
    if (agency) event.agency = AgencyId{*agency};
    event.types = std::move(types);
    event.from = day(9, 1);
    event.until = day(10, 1);
    event.order = citation();
    return world.event(from, Capacity::holder, "person/" + from, event);
}

Event in_name_of(Event event, const std::string& delegator) {
    event.header.on_behalf_of = PersonId{delegator};
    return event;
}

Event proposal(World& world, const std::string& by, const std::string& for_whom = "off-diw",
               const std::string& code = "DIW-69-03") {
    return in_name_of(world.event(by, Capacity::officer, kDiw, KpiProposed{sample_kpi(code)}),
                      for_whom);
}

TEST(OnBehalf, ADelegateSignsInTheDelegatorsRole) {
    auto world = drafted_world();
    world.refuses(proposal(world, "guest"), "not_delegated");
    world.accepts(delegated(world, "off-diw", "guest"));
    world.refuses(world.event("guest", Capacity::officer, kDiw, KpiProposed{sample_kpi("X")}),
                  "role");
    world.accepts(proposal(world, "guest"));
    EXPECT_EQ(author_of(world, "draft/kpi/DIW-69-03", "unit"), "guest");
}

TEST(OnBehalf, OnlyWhatTheDelegationCovers) {
    auto world = drafted_world();
    world.accepts(
        delegated(world, "off-diw", "guest", "diw", std::vector<Id<TypeTag>>{{"kpi.proposed"}}));
    world.accepts(proposal(world, "guest"));
    world.refuses(in_name_of(world.event("guest", Capacity::officer, kDiw,
                                         KpiWithdrawn{KpiCode{"DIW-69-03"}}),
                             "off-diw"),
                  "not_delegated");
    world.refuses(proposal(world, "mem1"), "not_delegated");
    auto of_ops = proposal(world, "guest");
    of_ops.header.subject = kOps;
    of_ops.header.subject_version = world.version(kOps);
    world.refuses(of_ops, "delegator_role");
    world.now = day(10, 1).begins();
    world.refuses(proposal(world, "guest", "off-diw", "DIW-69-04"), "not_delegated");
}

TEST(OnBehalf, TheDelegatorHoldsTheRoleThatDay) {
    auto world = drafted_world();
    world.refuses(proposal(world, "guest", "mem1"), "delegator_role");
    world.refuses(proposal(world, "guest", "ghost"), "delegator_role");
    world.accepts(delegated(world, "off-diw", "guest"));
    world.accepts(ended(world, "off-diw", Role::officer, "diw", Date::of(world.now)));
    world.refuses(proposal(world, "guest"), "delegator_role");
}

TEST(OnBehalf, ACommitteeSeatAndABallotAreNotDelegated) {
    auto world = attended_world();
    grant(world, "mem1", Role::secretary);
    world.accepts(delegated(world, "mem1", "guest", std::nullopt));
    auto ballot = vote(world, 1, "mem1", Choice::in_favour, draft_digest(world));
    ballot.header.actor = PersonId{"guest"};
    world.refuses(in_name_of(ballot, "mem1"), "not_delegable");
    auto registering =
        world.event("guest", Capacity::registrar, "person/new", PersonRegistered{title("n")});
    world.refuses(in_name_of(registering, "reg"), "not_delegable");
}

TEST(OnBehalf, ARecordedActIsEnteredByTheSecretaryInPerson) {
    auto world = attended_world();
    world.accepts(delegated(world, "sec", "guest", std::nullopt));
    auto entered = recorded_vote(world, 1, "mem2", Choice::in_favour, draft_digest(world));
    entered.header.actor = PersonId{"guest"};
    world.refuses(in_name_of(entered, "sec"), "delegated_recording");
}

TEST(OnBehalf, WhomTheActorActsForDoesNotCosign) {
    auto world = convened_world();
    world.accepts(delegated(world, "sec", "guest", std::nullopt));
    auto body = everybody();
    body.attendees.push_back({PersonId{"sec"}, Sat::observer, Mode::room, std::nullopt});
    const auto recorded =
        in_name_of(world.event("guest", Capacity::secretary, "meeting/m1", body), "sec");
    auto by_the_delegator = recorded;
    world.refuses(World::with(by_the_delegator, "sec", Capacity::present), "cosigners");
    auto by_another = recorded;
    world.accepts(World::with(by_another, "mem1", Capacity::present));
}

// A delegate's act is the delegator's too.
TEST(OnBehalf, NeitherTheDelegateNorTheDelegatorVotesOnTheProposal) {
    auto world = drafted_world();
    grant(world, "mem1", Role::officer, "diw");
    world.accepts(delegated(world, "mem1", "mem2"));
    world.accepts(proposal(world, "mem2", "mem1"));
    world.accepts(
        weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 3000}, {"DIW-69-03", 2000}})));
    const auto proposers = proposers_of(world.memory.now(), kDiw);
    EXPECT_TRUE(proposers.contains(PersonId{"mem1"}));
    EXPECT_TRUE(proposers.contains(PersonId{"mem2"}));
    world = attended_world(convened_world(submitted_world(std::move(world))));
    for (const auto* person : {"mem1", "mem2"})
        world.refuses(vote(world, 1, person, Choice::in_favour, draft_digest(world)),
                      "own_proposal");
    world.accepts(vote(world, 1, "vice1", Choice::in_favour, draft_digest(world)));
}

TEST(OnBehalf, WhoActsForAnOfficerIsConcernedByTheAgencysItem) {
    auto world = submitted_world();
    world.accepts(delegated(world, "off-diw", "mem2"));
    world = attended_world(convened_world(std::move(world)));
    world.marks(vote(world, 1, "mem2", Choice::in_favour, draft_digest(world)), "own_agency");
    world.accepts(vote(world, 1, "mem1", Choice::in_favour, draft_digest(world)));
}

TEST(OnBehalf, IsToldAndListedWithTheDelegator) {
    auto world = drafted_world();
    world.accepts(delegated(world, "off-diw", "guest"));
    const auto event = proposal(world, "guest");
    const auto text = world.sentence(event);
    EXPECT_TRUE(text.en.starts_with("guest proposed KPI DIW-69-03"));
    EXPECT_TRUE(text.en.ends_with(" (acting for off-diw under delegation)")) << text.en;
    EXPECT_TRUE(text.th.ends_with(" (ปฏิบัติราชการแทนoff-diw (ไทย)ตามการมอบอำนาจ)")) << text.th;
    world.accepts(event);
    const auto at = padded(Index{world.next.value - 1});
    const auto state = world.memory.now();
    EXPECT_EQ(get<std::string>(state, "index/actor/off-diw", at), "delegated");
    EXPECT_EQ(get<std::string>(state, "index/actor/guest", at), "signed");
}

}  // namespace
}  // namespace banchi::domain
