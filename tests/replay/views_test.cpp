#include "replay/views.hpp"

#include "tests/domain/steps.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

const domain::AgreementId kDiw{AgencyId{"diw"}, FiscalYear{2569}};
const domain::AgreementId kOps{AgencyId{"ops"}, FiscalYear{2569}};

TEST(Views, AgreementsAreListedWithTheirStatusAndWeights) {
    const auto world = approved_world();
    const auto view = agreements_view(world.memory.now(), FiscalYear{2569}, {});
    const auto& items = *view["items"].items();
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(text(items[0]["agency"]), "diw");
    EXPECT_EQ(text(items[0]["status"]), "approved");
    EXPECT_EQ(items[0]["revision"], Value(1));
    EXPECT_EQ(items[0]["kpis"], Value(2));
    EXPECT_EQ(items[0]["illustrative"], Value(2));
    EXPECT_EQ(items[0]["weights_total_bp"], Value(10'000));
    EXPECT_EQ(text(items[0]["content"]), "applied");
    EXPECT_EQ(text(items[1]["status"]), "draft");
    EXPECT_TRUE(items[1]["revision"].is_null());
    EXPECT_EQ(text(items[1]["weights_total_bp"]), "not_stated");
    EXPECT_TRUE(view["next"].is_null());
}

TEST(Views, AListComesInPages) {
    const auto world = approved_world();
    const auto first = people_view(world.memory.now(), {"", 4});
    ASSERT_EQ(first["items"].items()->size(), 4u);
    const auto second = people_view(world.memory.now(), {text(first["next"]), 100});
    const auto all = people_view(world.memory.now(), {});
    EXPECT_EQ(first["items"].items()->size() + second["items"].items()->size(),
              all["items"].items()->size());
    EXPECT_EQ(second["items"].items()->front(), (*all["items"].items())[4]);
    EXPECT_TRUE(second["next"].is_null());
}

TEST(Views, ACursorThatIsNoPathFindsNothing) {
    const auto world = approved_world();
    const auto view = people_view(world.memory.now(), {std::string("a\0b", 3), 100});
    EXPECT_TRUE(view["items"].items()->empty());
}

TEST(Views, ACursorIsAFieldThatTheListHasOrHad) {
    const auto world = approved_world();
    const auto state = world.memory.now();
    EXPECT_TRUE(check_cursor(state, "index/people", {"", 1}));
    EXPECT_TRUE(check_cursor(state, "index/people", {"mem1", 1}));
    // A KPI that was withdrawn while a client read on.
    EXPECT_TRUE(check_cursor(state, kDiw.draft(), {"kpi/DIW-69-03", 1}));
    for (const auto& odd : {std::string("zz"), std::string("a\0b", 3), std::string("../x")})
        EXPECT_EQ(check_cursor(state, "index/people", {odd, 1}).error().name, "cursor") << odd;
}

TEST(Views, IllustrativeIsWhatSourceOrScopeSay) {
    EXPECT_TRUE(is_illustrative(Line{"illustrative"}, std::nullopt));
    EXPECT_TRUE(is_illustrative(Line{"https://a/"}, Line{"title; the rest illustrative"}));
    EXPECT_FALSE(is_illustrative(Line{"https://a/"}, Line{"all"}));
    auto world = approved_world();
    auto kpi = domain::sample_kpi("OPS-69-02");
    kpi.source = Line{"https://www.industry.go.th/"};
    kpi.source_scope = Line{"title; the levels are illustrative"};
    world.accepts(world.event("off-ops", domain::Capacity::officer, kOps.subject(),
                              domain::KpiProposed{kpi}));
    const auto state = world.memory.now();
    const auto list = agreements_view(state, FiscalYear{2569}, {});
    EXPECT_EQ(list["items"].items()->back()["illustrative"], Value(2));
    const auto view = agreement_view(state, kOps).value();
    EXPECT_EQ(view["illustrative"], Value(2));
    EXPECT_EQ(view["kpis"].items()->back()["illustrative"], Value(true));
}

TEST(Views, BeforeAnApprovalTheContentIsTheDrafts) {
    const auto world = approved_world();
    const auto view = agreement_view(world.memory.now(), kOps).value();
    EXPECT_EQ(text(view["content"]), "draft");
    const auto& kpi = view["kpis"].items()->front();
    EXPECT_EQ(text(kpi["code"]), "OPS-69-01");
    EXPECT_EQ(text(kpi["weight_bp"]), "not_stated");
    EXPECT_EQ(text(kpi["targets"].items()->front()["value"]), "78");
    EXPECT_EQ(text(kpi["source"]), "illustrative");
    EXPECT_EQ(text(kpi["source_scope"]), "not_stated");
    EXPECT_TRUE(kpi["joint"].is_null());
    EXPECT_TRUE(kpi["levels"].is_null());
}

TEST(Views, AnApprovedAgreementShowsWhatWasApproved) {
    const auto world = approved_world();
    const auto state = world.memory.now();
    const auto view = agreement_view(state, kDiw).value();
    EXPECT_EQ(view["kpis"].items()->size(), 2u);
    EXPECT_EQ(text(view["content"]), "applied");
    EXPECT_EQ(text(view["framework"]), "framework/2569/1");
    EXPECT_EQ(view["weights_bp"]["DIW-69-01"], Value(7000));
    const auto digest = domain::get<Digest>(state, kDiw.subject(), "content_digest");
    EXPECT_EQ(text(view["content_digest"]), digest->hex());
    EXPECT_EQ(sha256(agreement_content(state, kDiw).value()), *digest);
}

TEST(Views, AnUnknownAgreementIsNotFound) {
    const auto world = approved_world();
    const domain::AgreementId unknown{AgencyId{"tisi"}, FiscalYear{2569}};
    EXPECT_EQ(agreement_view(world.memory.now(), unknown).error().kind, ErrorKind::not_found);
    EXPECT_EQ(kpi_view(world.memory.now(), KpiCode{"X"}).error().name, "unknown_kpi");
    EXPECT_EQ(kpi_view(world.memory.now(), KpiCode{"../x"}).error().name, "unknown_kpi");
}

TEST(Views, TheEffectiveDateChoosesTheRevision) {
    const auto world = approved_world();
    const auto states = states_of(world);
    const auto state = world.memory.now();
    const auto before = agreement_view(state, kDiw, Date::from_civil(2025, 9, 30), states);
    EXPECT_EQ(before.error().name, "not_in_force");
    const auto then = agreement_view(state, kDiw, Date::from_civil(2025, 10, 1), states).value();
    EXPECT_EQ(then["applied_index"], Value(static_cast<std::int64_t>(world.next.value) - 1));
    EXPECT_EQ(text(then["effective"]), "2025-10-01");
    EXPECT_EQ(then["weights_bp"]["DIW-69-01"], Value(7000));
    const auto kpi =
        kpi_view(state, KpiCode{"DIW-69-01"}, Date::from_civil(2026, 1, 1), states).value();
    EXPECT_EQ(text(kpi["targets"].items()->front()["value"]), "80");
    EXPECT_EQ(agreement_view(state, kOps, Date::from_civil(2026, 1, 1), states).error().name,
              "not_in_force");
}

TEST(Views, AKpiTellsItsAgreementAndWhetherItWasWithdrawn) {
    const auto world = approved_world();
    const auto state = world.memory.now();
    const auto first = kpi_view(state, KpiCode{"DIW-69-01"}).value();
    EXPECT_EQ(text(first["agreement"]), "agreement/diw/2569");
    EXPECT_EQ(text(first["content"]), "applied");
    EXPECT_EQ(first["weight_bp"], Value(7000));
    EXPECT_EQ(first["withdrawn"], Value(false));
    const auto third = kpi_view(state, KpiCode{"DIW-69-03"}).value();
    EXPECT_EQ(third["withdrawn"], Value(true));
    EXPECT_EQ(text(third["content"]), "draft");
}

TEST(Views, AMilestoneHasNoDirectionAndAMonitorNoWeight) {
    auto kpi = domain::sample_kpi("A");
    kpi.method = domain::Method::milestone;
    kpi.direction.reset();
    kpi.scale.reset();
    kpi.kind = domain::KpiKind::monitor;
    kpi.levels.clear();
    const auto view = kpi_value(kpi, {});
    EXPECT_TRUE(view["direction"].is_null());
    EXPECT_TRUE(view["scale"].is_null());
    EXPECT_EQ(view["weight_bp"], Value(0));
    EXPECT_EQ(text(view["targets"]), "not_stated");
    kpi.method = domain::Method::linear;
    kpi.kind = domain::KpiKind::joint;
    EXPECT_EQ(text(kpi_value(kpi, {})["direction"]), "not_stated");
    EXPECT_EQ(text(kpi_value(kpi, {})["joint"]), "not_stated");
}

TEST(Views, AMeetingTellsItsInterestsRecusalsAndMinutes) {
    auto world = domain::attended_world();
    const auto digest = sha256("minutes");
    world.accepts(world.event("chair", domain::Capacity::chair, "item/m1/2",
                              domain::InterestDeclared{Line{"heads the agency"}}));
    auto ruled = world.event("sec", domain::Capacity::secretary, "item/m1/2",
                             domain::RecusalRuled{PersonId{"chair"}, true, Line{"leaves"}});
    world.accepts(domain::World::with(ruled, "vice1", domain::Capacity::presiding));
    world.now = domain::meeting_day().plus_days(1).begins();
    world.accepts(world.event(
        "sec", domain::Capacity::secretary, "document/" + digest.hex(),
        domain::DocumentRegistered{domain::title("minutes"), {"application/pdf"}, {}, {}}));
    auto certified = world.event(
        "sec", domain::Capacity::secretary, "meeting/m1",
        domain::MinutesCertified{digest, domain::CertifiedBy::circulation, std::nullopt});
    world.accepts(domain::World::with(certified, "mem1", domain::Capacity::present));

    const auto meeting =
        meeting_view(world.memory.now(), MeetingId{"m1"}, states_of(world)).value();
    const auto& item = meeting["agenda"].items()->at(1);
    const auto& interest = item["interests"].items()->at(0);
    EXPECT_EQ(text(interest["person"]), "chair");
    EXPECT_EQ(text(interest["interest"]), "heads the agency");
    EXPECT_EQ(interest["recorded"], Value(false));
    EXPECT_EQ(item["recusals"].items()->at(0)["recused"], Value(true));
    EXPECT_TRUE(meeting["agenda"].items()->at(0)["interests"].items()->empty());
    EXPECT_EQ(text(meeting["minutes"]["by"]), "circulation");
    EXPECT_TRUE(meeting["amended"].is_null());
    EXPECT_TRUE(meeting["cancelled"].is_null());
}

TEST(Views, AnItemTellsItsConditionsAndWhetherTheyAreMet) {
    auto world = domain::attended_world();
    auto body = domain::conclusion(world, 1, domain::Outcome::approved_subject_to);
    body.conditions = {{"weights_bp", Line{"raise the first"}, PersonId{"mem1"}}};
    world.accepts(domain::conclude(world, 1, body));
    const domain::ItemId id{MeetingId{"m1"}, 1};
    const auto unmet = item_view(world.memory.now(), id, states_of(world)).value();
    ASSERT_EQ(unmet["conditions"].items()->size(), 1u);
    const auto& condition = unmet["conditions"].items()->front();
    EXPECT_EQ(text(condition["since"]), domain::meeting_day().text());
    EXPECT_EQ(condition["number"], Value(1));
    EXPECT_TRUE(condition["met"].is_null());
    EXPECT_EQ(text(condition["confirmed_by_name"]["en"]), "mem1");
    EXPECT_TRUE(unmet["rescinded"].is_null());
    auto met = world.event("sec", domain::Capacity::secretary, "item/m1/1",
                           domain::ConditionMet{1, body.digest, std::nullopt});
    world.accepts(domain::World::with(met, "mem1", domain::Capacity::holder));
    const auto now = item_view(world.memory.now(), id, states_of(world)).value();
    EXPECT_EQ(text(now["conditions"].items()->front()["met"]["digest"]), body.digest.hex());
}

TEST(Views, AMeetingTellsThatItWasAmendedAndCancelled) {
    auto world = domain::submitted_world();
    auto body = domain::meeting(world);
    world.accepts(domain::convene(world, body));
    world.accepts(world.event(
        "sec", domain::Capacity::secretary, "meeting/m1",
        domain::MeetingAmended{body.title, body.date.plus_days(7), body.place, body.agenda}));
    const auto amended = world.next.value - 1;
    world.accepts(domain::reasoned(
        world.event("sec", domain::Capacity::secretary, "meeting/m1", domain::MeetingCancelled{})));
    const auto meeting =
        meeting_view(world.memory.now(), MeetingId{"m1"}, states_of(world)).value();
    EXPECT_EQ(meeting["amended"]["index"], Value(static_cast<std::int64_t>(amended)));
    EXPECT_EQ(meeting["agenda"].items()->front()["on_agenda"],
              Value(static_cast<std::int64_t>(amended) - 1));  // nothing of the item was amended
    EXPECT_EQ(text(meeting["cancelled"]["reason"]), "why");
    const auto list = meetings_view(world.memory.now(), {});
    EXPECT_EQ(text(list["items"].items()->front()["cancelled"]["reason"]), "why");
}

TEST(Views, AMeetingCountsOwnAndRecordedBallotsApart) {
    const auto world = approved_world();
    const auto meeting =
        meeting_view(world.memory.now(), MeetingId{"m1"}, states_of(world)).value();
    EXPECT_EQ(meeting["attendance"].items()->size(), 4u);
    const auto& item = meeting["agenda"].items()->front();
    EXPECT_EQ(text(item["presiding"]["presiding"]), "chair");
    EXPECT_EQ(text(item["conclusion"]["outcome"]), "approved");
    ASSERT_EQ(item["ballots"].items()->size(), 1u);
    const auto& ballots = item["ballots"].items()->front();
    EXPECT_EQ(ballots["in_favour"]["own"], Value(2));
    EXPECT_EQ(ballots["in_favour"]["recorded"], Value(1));
    EXPECT_EQ(ballots["in_favour"]["total"], Value(3));
    EXPECT_EQ(text(ballots["summary"]["en"]),
              "3 in favour: 2 own, 1 recorded; 0 against: 0 own, 0 recorded; "
              "0 abstaining: 0 own, 0 recorded");
    EXPECT_EQ(ballots["cast"].items()->size(), 3u);
    const auto list = meetings_view(world.memory.now(), {});
    EXPECT_EQ(list["items"].items()->front()["concluded"], Value(1));
    EXPECT_EQ(meeting_view(world.memory.now(), MeetingId{"m9"}, states_of(world)).error().name,
              "unknown_meeting");
}

}  // namespace
}  // namespace banchi::replay
