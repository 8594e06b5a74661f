#include "replay/waiting.hpp"

#include "tests/domain/signing.hpp"
#include "tests/ledger/sealed.hpp"
#include "tests/ledger/texts.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

std::vector<std::string> keys(const Value& view) {
    std::vector<std::string> all;
    for (const auto& item : *view["items"].items()) all.push_back(*item["key"].text());
    return all;
}

std::vector<std::string> waiting(const domain::World& world, const WaitingFor& wish = {},
                                 const Page& page = {}) {
    const Seen seen(world);
    return keys(seen.now([&](const AsOf& as_of) { return waiting_view(as_of, wish, page); }));
}

using Keys = std::vector<std::string>;

// Worlds become logs here, whose signatures verify.
class Waiting : public testing::Test {
  protected:
    Waiting() { envelope::use_real_keys(); }
};

TEST_F(Waiting, ADraftWaitsForItsOfficerAndASubmissionForTheSecretary) {
    const auto drafted = domain::drafted_world();
    EXPECT_EQ(waiting(drafted), Keys{"draft/agreement/diw/2569"});
    EXPECT_EQ(waiting(drafted, {PersonId{"off-diw"}, {}}), Keys{"draft/agreement/diw/2569"});
    EXPECT_EQ(waiting(drafted, {PersonId{"off-ops"}, {}}), Keys{});
    const auto submitted = domain::submitted_world();
    EXPECT_EQ(waiting(submitted, {PersonId{"sec"}, {}}),
              (Keys{"convene/agreement/diw/2569", "convene/agreement/ops/2569"}));
}

TEST_F(Waiting, WhatWaitsForAnOfficerWaitsForTheirDelegateToo) {
    auto world = domain::drafted_world();
    domain::DelegationGranted granted;
    granted.to = PersonId{"guest"};
    granted.agency = AgencyId{"diw"};
    granted.from = Date::of(world.now);
    granted.order = domain::citation();
    EXPECT_EQ(waiting(world, {PersonId{"guest"}, {}}), Keys{});
    world.accepts(world.event("off-diw", domain::Capacity::holder, "person/off-diw", granted));
    EXPECT_EQ(waiting(world, {PersonId{"guest"}, {}}), Keys{"draft/agreement/diw/2569"});
}

TEST_F(Waiting, TheDraftOfAnAgencyThatHasEndedWaitsForNobody) {
    auto world = domain::drafted_world();
    const auto end = Date::of(world.now).plus_days(3);
    world.accepts(world.event("reg", domain::Capacity::registrar, "agency/diw",
                              domain::AgencyEnded{end, {}, domain::citation()}));
    EXPECT_EQ(waiting(world), Keys{"draft/agreement/diw/2569"});
    EXPECT_EQ(waiting(world, {{}, end}), Keys{});
}

TEST_F(Waiting, AMeetingWaitsForItsAttendanceAndThenForBallots) {
    const auto convened = domain::convened_world();
    EXPECT_EQ(waiting(convened), Keys{}) << "the newest event is before the meeting's day";
    EXPECT_EQ(waiting(convened, {{}, domain::meeting_day()}), Keys{"attendance/meeting/m1"});
    auto world = domain::attended_world();
    EXPECT_EQ(waiting(world, {PersonId{"vice1"}, {}}),
              (Keys{"ballot/item/m1/1", "ballot/item/m1/2"}));
    world = domain::voted_world(std::move(world));
    EXPECT_EQ(waiting(world, {PersonId{"vice1"}, {}}), Keys{"ballot/item/m1/2"});
    EXPECT_EQ(waiting(world, {PersonId{"sec"}, {}}),
              (Keys{"conclusion/item/m1/1", "conclusion/item/m1/2", "conclusion/item/m1/3"}));
}

TEST_F(Waiting, WhoIsRecusedIsNotWaitedFor) {
    auto world = domain::attended_world();
    world.accepts(domain::preside(world, 1, "chair", domain::PresidingBy::chair));
    auto ruled = world.event("sec", domain::Capacity::secretary, "item/m1/1",
                             domain::RecusalRuled{PersonId{"vice1"}, true, Line{"stands aside"}});
    world.accepts(domain::World::with(ruled, "chair", domain::Capacity::presiding));
    EXPECT_EQ(waiting(world, {PersonId{"vice1"}, {}}), Keys{"ballot/item/m1/2"});
}

TEST_F(Waiting, WhatACancelledMeetingLeavesWaitsToBeConvenedAgain) {
    auto world = domain::convened_world();
    const auto cancelled =
        world.event("sec", domain::Capacity::secretary, "meeting/m1", domain::MeetingCancelled{});
    world.accepts(domain::reasoned(cancelled));
    EXPECT_EQ(waiting(world, {{}, domain::meeting_day()}),
              (Keys{"convene/agreement/diw/2569", "convene/agreement/ops/2569"}));
}

TEST_F(Waiting, ARequestedChangeWaitsToBeConvened) {
    auto world = domain::approved_world();
    world.accepts(domain::request(world, domain::easier(world)));
    EXPECT_EQ(waiting(world, {PersonId{"sec"}, {}}),
              (Keys{"conclusion/item/m1/2", "conclusion/item/m1/3", "convene/change/c1",
                    "minutes/meeting/m1", "signature/agreement/diw/2569/receiver"}))
        << "its framework has yet to name who receives";
    world = domain::convened_on(std::move(world));
    EXPECT_EQ(waiting(world, {PersonId{"vice1"}, {}}),
              (Keys{"ballot/item/m1/2", "ballot/item/m2/1"}));
}

TEST_F(Waiting, AChangeOfAJointKpiWaitsForTheSubcommittee) {
    auto world = domain::joint_world();
    world.accepts(domain::request(world, domain::easier(world)));
    const auto of_sec = [&] { return waiting(world, {PersonId{"sec"}, {}}); };
    const Keys before = of_sec();
    EXPECT_EQ(before.back(), "subcommittee/change/c1");
    world.accepts(
        world.event("sec", domain::Capacity::secretary, "change/c1",
                    domain::SubcommitteeDecided{domain::Stance::objected,
                                                domain::change_digest(world), domain::citation()}));
    EXPECT_EQ(of_sec(), Keys(before.begin(), before.end() - 1));
    world.accepts(domain::request(world, domain::easier(world, "91")));
    EXPECT_EQ(of_sec(), before) << "of another content nothing is decided";
}

TEST_F(Waiting, AnUnmetConditionWaitsForWhoeverConfirmsIt) {
    auto world = domain::attended_world();
    auto body = domain::conclusion(world, 1, domain::Outcome::approved_subject_to);
    body.conditions = {{"kpi/DIW-69-01", Line{"look again"}, PersonId{"mem1"}}};
    world.accepts(domain::conclude(world, 1, body));
    const auto of_mem1 = waiting(world, {PersonId{"mem1"}, {}});
    EXPECT_EQ(of_mem1, (Keys{"ballot/item/m1/2", "condition/item/m1/1/1"}));
    EXPECT_EQ(waiting(world, {PersonId{"sec"}, {}}),
              (Keys{"conclusion/item/m1/2", "conclusion/item/m1/3"}))
        << "the secretary waits with it, not it for the secretary";
    domain::edit(world);
    world.accepts(domain::submit_draft(world));
    auto met = world.event("sec", domain::Capacity::secretary, "item/m1/1",
                           domain::ConditionMet{1, domain::draft_digest(world), std::nullopt});
    world.accepts(domain::World::with(met, "mem1", domain::Capacity::holder));
    EXPECT_EQ(waiting(world, {PersonId{"mem1"}, {}}), Keys{"ballot/item/m1/2"});
}

TEST_F(Waiting, AnApprovedAgreementWaitsForWhoHoldsTheOffices) {
    auto world = domain::signable_world();
    EXPECT_EQ(waiting(world, {PersonId{"dg"}, {}}), Keys{"signature/agreement/diw/2569/maker"});
    const auto of_chair = waiting(world, {PersonId{"chair"}, {}});
    EXPECT_EQ(of_chair.back(), "signature/agreement/diw/2569/receiver");
    const Seen seen(world);
    const auto view = seen.now([&](const AsOf& as_of) {
        return waiting_view(as_of, {PersonId{"dg"}, {}}, {});
    });
    const auto& item = view["items"].items()->front();
    EXPECT_EQ(text(item["who"].items()->front()["office"]), "head/diw");
    EXPECT_EQ(text(item["summary"]["en"]),
              "the maker has yet to sign the agreement of diw, fiscal year 2569");
    world.accepts(domain::sign(world, "dg", domain::Capacity::maker));
    EXPECT_EQ(waiting(world, {PersonId{"dg"}, {}}), Keys{});
    EXPECT_EQ(waiting(world, {PersonId{"chair"}, {}}), of_chair);
}

TEST_F(Waiting, AnUnansweredCommentWaitsForTheAgency) {
    auto world = ledger::advised_world();
    world.accepts(ledger::comment(world, "k1", ledger::text_of("too easy")));
    const Keys both{"comment/comment/k1", "draft/agreement/diw/2569"};
    EXPECT_EQ(waiting(world, {PersonId{"off-diw"}, {}}), both);
    EXPECT_EQ(waiting(world, {PersonId{"adv"}, {}}), Keys{});
    const auto answer = ledger::text_of("harder now").digest();
    world.accepts(world.event("off-diw", domain::Capacity::officer, "comment/k1",
                              domain::CommentAnswered{answer, std::nullopt}));
    EXPECT_EQ(waiting(world, {PersonId{"off-diw"}, {}}), Keys{"draft/agreement/diw/2569"});
}

TEST_F(Waiting, SaysSinceWhenAndInWords) {
    const auto world = domain::drafted_world();
    const Seen seen(world);
    const auto view = seen.now([&](const AsOf& as_of) { return waiting_view(as_of, {}, {}); });
    const auto& item = view["items"].items()->front();
    const auto& since = world.memory.now().fact("agreement/diw/2569", "status");
    EXPECT_EQ(item["since"]["index"], to_value(since->index));
    EXPECT_EQ(*item["since"]["recorded"].text(), world.recorded[since->index.value].text());
    EXPECT_EQ(*item["who"].items()->front()["role"].text(), "officer");
    EXPECT_NE(item["summary"]["th"].text()->find("รอหน่วยงานเสนอร่าง"), std::string::npos);
}

TEST_F(Waiting, ComesInPages) {
    const auto world = domain::submitted_world();
    EXPECT_EQ(waiting(world, {}, {"", 1}), Keys{"convene/agreement/diw/2569"});
    EXPECT_EQ(waiting(world, {}, {"convene/agreement/diw/2569", 1}),
              Keys{"convene/agreement/ops/2569"});
}

}  // namespace
}  // namespace banchi::replay
