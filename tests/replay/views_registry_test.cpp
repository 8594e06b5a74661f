#include "replay/views.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

const domain::AgreementId kDiw{AgencyId{"diw"}, FiscalYear{2569}};
const domain::AgreementId kOps{AgencyId{"ops"}, FiscalYear{2569}};

// For views that ask for versions but for no entry.
class NoEntries : public EntrySource {
  public:
    Result<ledger::Entry> entry(Index) const override { return bad_cursor(); }
};

template <class Ask>
Value as_of(const domain::World& world, std::uint64_t size, Ask ask) {
    const NoEntries entries;
    const TreeSize at{size == 0 ? world.next.value : size};
    const auto state = world.memory.at(Index{at.value - 1});
    return ask(AsOf{state, world.memory, entries, at}).value();
}

// A person as of a size; now without it.
Value person(const domain::World& world, const std::string& id, std::uint64_t size = 0,
             const std::optional<Date>& day = {}) {
    return as_of(world, size,
                 [&](const AsOf& then) { return person_view(then, PersonId{id}, day); });
}

Value agency(const domain::World& world, const std::string& id, std::uint64_t size = 0) {
    return as_of(world, size, [&](const AsOf& then) { return agency_view(then, AgencyId{id}); });
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
    const auto guest = person(world, "guest");
    const auto& keys = *guest["keys"].items();
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(text(keys[0]["id"]), key.fingerprint());
    EXPECT_EQ(keys[0]["revoked"], Value(static_cast<std::int64_t>(revoked)));
    EXPECT_EQ(keys[0]["compromised_since"], Value(static_cast<std::int64_t>(before - 1)));
    EXPECT_TRUE(keys[1]["revoked"].is_null());
    const auto then = person(world, "guest", before);
    ASSERT_EQ(then["keys"].items()->size(), 1u);
    EXPECT_TRUE(then["keys"].items()->front()["revoked"].is_null());
}

TEST(Views, AnAgencyShowsWhatItWasCalledBeforeAndHowItEnded) {
    auto world = approved_world();
    const auto before = world.next.value;
    const auto renamed = [&](const std::string& name) {
        return world.event(
            "reg", domain::Capacity::registrar, "agency/diw",
            domain::AgencyRenamed{domain::title(name), domain::title("D"), domain::citation()});
    };
    world.accepts(renamed("works"));
    world.accepts(renamed("factories"));
    world.accepts(world.event(
        "reg", domain::Capacity::registrar, "agency/diw",
        domain::AgencyEnded{
            Date::from_civil(2026, 10, 1), {AgencyId{"ops"}}, domain::citation("decree")}));
    const auto view = agency(world, "diw");
    EXPECT_EQ(text(view["name"]["en"]), "factories");
    const auto& earlier = *view["earlier"].items();
    ASSERT_EQ(earlier.size(), 2u);
    EXPECT_EQ(text(earlier[0]["name"]["en"]), "diw");
    EXPECT_EQ(text(earlier[0]["abbreviation"]["en"]), "diw");
    EXPECT_EQ(text(earlier[1]["name"]["en"]), "works");
    EXPECT_EQ(text(earlier[1]["abbreviation"]["en"]), "D");
    EXPECT_EQ(earlier[1]["index"], Value(static_cast<std::int64_t>(before)));
    EXPECT_EQ(text(view["ended"]["until"]), "2026-10-01");
    EXPECT_EQ(view["ended"]["index"], Value(static_cast<std::int64_t>(before + 2)));
    EXPECT_EQ(
        text(
            agencies_view(world.memory.now(), {})["items"].items()->front()["ended"]["successors"]),
        "[\"ops\"]");
    const auto then = agency(world, "diw", before);
    EXPECT_TRUE(then["earlier"].items()->empty());
    EXPECT_TRUE(then["ended"].is_null());
    EXPECT_EQ(text(then["name"]["en"]), "diw");
}

TEST(Views, PeopleShowWhatTheyDelegatedAndReceived) {
    auto world = approved_world();
    const auto before = world.next.value;
    domain::DelegationGranted granted;
    granted.to = PersonId{"guest"};
    granted.agency = AgencyId{"diw"};
    granted.from = Date::from_civil(2025, 10, 1);
    granted.until = Date::from_civil(2025, 11, 1);
    granted.order = domain::citation();
    world.accepts(world.event("off-diw", domain::Capacity::holder, "person/off-diw", granted));
    const auto given = person(world, "off-diw")["delegations"];
    const auto received = person(world, "guest")["delegations"];
    EXPECT_TRUE(given["received"].items()->empty());
    ASSERT_EQ(given["given"].items()->size(), 1u);
    const auto& one = given["given"].items()->front();
    EXPECT_EQ(text(one["person"]), "guest");
    EXPECT_EQ(text(one["name"]["en"]), "guest");
    EXPECT_EQ(text(one["role"]), "officer");
    EXPECT_EQ(text(one["agency"]), "diw");
    EXPECT_EQ(text(one["terms"].items()->front()["until"]), "2025-11-01");
    ASSERT_EQ(received["received"].items()->size(), 1u);
    EXPECT_EQ(text(received["received"].items()->front()["person"]), "off-diw");
    const auto on = [&](Date day) {
        return person(world, "guest", 0, day)["delegations"]["received"].items()->size();
    };
    EXPECT_EQ(on(Date::from_civil(2025, 9, 30)), 0u);
    EXPECT_EQ(on(Date::from_civil(2025, 10, 31)), 1u);
    EXPECT_EQ(on(Date::from_civil(2025, 11, 1)), 0u);
    EXPECT_TRUE(person(world, "guest", before)["delegations"]["received"].items()->empty());
}

TEST(Views, OnADayOnlyTheTermsThatCoverItAreShown) {
    const auto world = approved_world();
    const auto before = Date::from_civil(2024, 12, 31);
    const auto after = Date::from_civil(2026, 1, 1);
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

TEST(Views, AFrameworkShowsItsWindowsAsExtended) {
    auto world = approved_world();
    const auto before = world.next.value;
    world.accepts(
        world.event("sec", domain::Capacity::secretary, "framework/2569/1",
                    domain::WindowExtended{
                        {"w1"}, Date::from_civil(2026, 4, 1), domain::citation("resolution")}));
    const auto at = [&](std::uint64_t size) {
        return framework_view(world.memory.at(Index{size - 1}), "framework/2569/1").value();
    };
    EXPECT_TRUE(at(before)["extensions"].items()->empty());
    const auto view = at(before + 1);
    EXPECT_EQ(text(view["change_windows"].items()->front()["until"]), "2026-04-01");
    const auto& extension = view["extensions"].items()->front();
    EXPECT_EQ(text(extension["window"]), "w1");
    EXPECT_EQ(text(extension["before"]), "2026-03-01");
    EXPECT_EQ(extension["index"], Value(static_cast<std::int64_t>(before)));
}

TEST(Views, ACommitteeIsShownAsComposedOnTheDay) {
    auto world = approved_world();
    const auto before = world.next.value;
    const CommitteeId id{"main"};
    domain::CommitteeAmended amended;
    amended.committee =
        domain::find_committee(world.memory.now(), id, Date::from_civil(2025, 9, 19)).value();
    amended.committee.chair = PersonId{"vice1"};
    amended.committee.vice_chairs = {};
    amended.from = Date::from_civil(2026, 1, 1);
    world.accepts(world.event("reg", domain::Capacity::registrar, "committee/main", amended));
    const auto on = [&](const std::optional<Date>& day) {
        return committee_view(world.memory.now(), id, day).value();
    };
    EXPECT_EQ(text(on({})["chair"]), "chair") << "the newest event is of September 2025";
    EXPECT_EQ(text(on(Date::from_civil(2025, 12, 31))["chair"]), "chair");
    const auto view = on(amended.from);
    EXPECT_EQ(text(view["chair"]), "vice1");
    const auto& compositions = *view["compositions"].items();
    ASSERT_EQ(compositions.size(), 2u);
    EXPECT_TRUE(compositions[0]["from"].is_null());
    EXPECT_EQ(text(compositions[1]["from"]), "2026-01-01");
    EXPECT_EQ(compositions[1]["index"], Value(static_cast<std::int64_t>(before)));
    const auto items = committees_view(world.memory.now(), {}, amended.from)["items"];
    EXPECT_EQ(text(items.items()->front()["chair"]), "vice1");
}

TEST(Views, TheRegistersAreListed) {
    const auto world = approved_world();
    const auto state = world.memory.now();
    EXPECT_EQ(agencies_view(state, {})["items"].items()->size(), 2u);
    EXPECT_EQ(text(agency(world, "diw")["name"]["en"]), "diw");
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
