#include "replay/views.hpp"

#include "tests/replay/story.hpp"

namespace banchi::replay {
namespace {

const domain::AgreementId kDiw{AgencyId{"diw"}, FiscalYear{2569}};
const domain::AgreementId kOps{AgencyId{"ops"}, FiscalYear{2569}};

std::string text(const Value& value) {
    return value.text() == nullptr ? canonical(value) : *value.text();
}

// States of one memory by size, as a ledger gives them.
StateAt states_of(const domain::World& world) {
    return [&world](TreeSize size) {
        return std::make_unique<domain::Memory::At>(world.memory.at(Index{size.value - 1}));
    };
}

// For views that ask for versions but for no entry.
class NoEntries : public EntrySource {
  public:
    Result<ledger::Entry> entry(Index) const override { return bad_cursor(); }
};

// A person as of a size; now without it.
Value person(const domain::World& world, const std::string& id, std::uint64_t size = 0,
             const std::optional<Date>& day = {}) {
    const NoEntries entries;
    const TreeSize at{size == 0 ? world.next.value : size};
    const auto state = world.memory.at(Index{at.value - 1});
    return person_view({state, world.memory, entries, at}, PersonId{id}, day).value();
}

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

TEST(Views, AMeetingCountsOwnAndRecordedBallotsApart) {
    const auto world = approved_world();
    const auto meeting = meeting_view(world.memory.now(), MeetingId{"m1"}).value();
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
    EXPECT_EQ(meeting_view(world.memory.now(), MeetingId{"m9"}).error().name, "unknown_meeting");
}

TEST(Views, PeopleShowTheirRolesAndKeys) {
    const auto world = approved_world();
    const auto officer = person(world, "off-diw");
    const auto& role = officer["roles"].items()->front();
    EXPECT_EQ(text(role["role"]), "officer");
    EXPECT_EQ(text(role["agency"]), "diw");
    EXPECT_EQ(text(role["terms"].items()->front()["from"]), "2025-01-01");
    const auto id = domain::World::key_of("off-diw").id();
    EXPECT_EQ(text(officer["keys"].items()->front()["id"]), id.fingerprint());
    EXPECT_TRUE(officer["keys"].items()->front()["revoked"].is_null());
    const auto state = world.memory.now();
    const NoEntries entries;
    const AsOf now{state, world.memory, entries, TreeSize{world.next.value}};
    EXPECT_EQ(person_view(now, PersonId{"x"}).error().name, "unknown_person");
}

TEST(Views, APersonShowsEveryKeyThatEverWasTheirs) {
    auto world = approved_world();
    const auto before = world.next.value;
    const auto key = domain::World::key_of("guest").id();
    world.marks(world.event("reg", domain::Capacity::registrar, "person/guest",
                            domain::KeyRevoked{key.digest, Index{before - 1}}),
                "compromise");
    const auto revoked = world.next.value - 1;
    auto again = world.event("reg", domain::Capacity::registrar, "person/guest",
                             domain::KeyEnrolled{domain::World::key_of("guest", "2")});
    world.accepts(domain::World::with(again, "guest", domain::Capacity::new_key));
    const auto& keys = *person(world, "guest")["keys"].items();
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(text(keys[0]["id"]), key.fingerprint());
    EXPECT_EQ(keys[0]["revoked"], Value(static_cast<std::int64_t>(revoked)));
    EXPECT_EQ(keys[0]["compromised_since"], Value(static_cast<std::int64_t>(before - 1)));
    EXPECT_TRUE(keys[1]["revoked"].is_null());
    const auto then = person(world, "guest", before);
    ASSERT_EQ(then["keys"].items()->size(), 1u);
    EXPECT_TRUE(then["keys"].items()->front()["revoked"].is_null());
}

TEST(Views, OnADayOnlyTheTermsThatCoverItAreShown) {
    const auto world = approved_world();
    const auto before = Date::from_civil(2024, 12, 31);
    const auto after = Date::from_civil(2025, 1, 1);
    EXPECT_TRUE(person(world, "off-diw", 0, before)["roles"].items()->empty());
    EXPECT_EQ(person(world, "off-diw", 0, after)["roles"].items()->size(), 1u);
    const auto roles = [&](const std::optional<Date>& day) {
        std::size_t count = 0;
        const auto list = people_view(world.memory.now(), {}, day);
        for (const auto& item : *list["items"].items()) count += item["roles"].items()->size();
        return count;
    };
    EXPECT_LT(roles(before), roles(after));
    EXPECT_EQ(roles(std::nullopt), roles(after));
}

TEST(Views, AFrameworkIsListedOnceOrForADaysFiscalYear) {
    const auto state = approved_world().memory;
    const auto on = [&](const std::optional<Date>& day) {
        return frameworks_view(state.now(), {}, day)["items"].items()->size();
    };
    // It covers fiscal years 2569 and 2570.
    EXPECT_EQ(on(std::nullopt), 1u);
    EXPECT_EQ(on(Date::from_civil(2025, 9, 30)), 0u);
    EXPECT_EQ(on(Date::from_civil(2025, 10, 1)), 1u);
    EXPECT_EQ(on(Date::from_civil(2027, 9, 30)), 1u);
    const auto unknown = framework_view(state.now(), "framework/2569/9").error();
    EXPECT_NE(unknown.detail.en.find("one is framework/2569/1"), std::string::npos);
    const auto empty = domain::opened_world();
    const auto none = framework_view(empty.memory.now(), "framework/2569/1").error();
    EXPECT_NE(none.detail.en.find("none is published yet"), std::string::npos);
}

TEST(Views, TheRegistersAreListed) {
    const auto world = approved_world();
    const auto state = world.memory.now();
    EXPECT_EQ(agencies_view(state, {})["items"].items()->size(), 2u);
    EXPECT_EQ(text(agency_view(state, AgencyId{"diw"}).value()["name"]["en"]), "diw");
    EXPECT_EQ(committees_view(state, {})["items"].items()->front()["seats"], Value(5));
    EXPECT_EQ(text(committee_view(state, CommitteeId{"main"}).value()["chair"]), "chair");
    const auto frameworks = frameworks_view(state, {});
    EXPECT_EQ(text(frameworks["items"].items()->front()["subject"]), "framework/2569/1");
    const auto framework = framework_view(state, "framework/2569/1").value();
    EXPECT_EQ(text(framework["scoring"]), "levels-50-75-100");
    EXPECT_EQ(framework_view(state, "person/chair").error().name, "unknown_framework");
    EXPECT_TRUE(documents_view(state, {})["items"].items()->empty());
    EXPECT_FALSE(is_demo(state));
}

TEST(Views, ADemoSaysSo) {
    const auto world = domain::opened_world(domain::Clock::simulated, "demo.example/log");
    EXPECT_TRUE(is_demo(world.memory.now()));
}

TEST(Views, ADocumentShowsWhatIsNotStated) {
    auto world = approved_world();
    const auto digest = sha256("bytes");
    domain::DocumentRegistered document;
    document.title = domain::title("minutes");
    document.media_type = Line{"application/pdf"};
    world.accepts(
        world.event("sec", domain::Capacity::secretary, "document/" + digest.hex(), document));
    const auto view = document_view(world.memory.now(), digest).value();
    EXPECT_EQ(text(view["bytes"]), "not_stated");
    EXPECT_EQ(text(view["media_type"]), "application/pdf");
    EXPECT_EQ(document_view(world.memory.now(), sha256("x")).error().name, "unknown_document");
    EXPECT_EQ(documents_view(world.memory.now(), {})["items"].items()->size(), 1u);
}

TEST(Views, IrregularMarksAreListedAndFoundByEvent) {
    auto world = approved_world();
    world.now = Date::from_civil(2025, 11, 1).begins();
    world.marks(world.event("off-ops", domain::Capacity::officer, kOps.subject(),
                            domain::KpiProposed{domain::sample_kpi("OPS-69-02")}),
                "outside_proposal_period");
    const auto state = world.memory.now();
    const Index index{world.next.value - 1};
    const auto marks = marks_of(state, index);
    ASSERT_EQ(marks.items()->size(), 1u);
    EXPECT_EQ(text(marks.items()->front()["rule"]), "outside_proposal_period");
    EXPECT_EQ(irregular_view(state, std::nullopt, {})["items"].items()->size(), 1u);
    EXPECT_EQ(irregular_view(state, kOps.subject(), {})["items"].items()->front()["index"],
              Value(static_cast<std::int64_t>(index.value)));
    EXPECT_TRUE(irregular_view(state, kDiw.subject(), {})["items"].items()->empty());
}

}  // namespace
}  // namespace banchi::replay
