#include "tests/domain/world.hpp"

namespace banchi::domain {
namespace {

// Published by the secretary, cosigned by the committee's chair.
Event published(World& world, const FrameworkPublished& framework,
                const std::string& subject = "framework/2569/2") {
    auto event = world.event("sec", Capacity::secretary, subject, framework);
    return World::with(event, "chair", Capacity::chair);
}

// The rule that refuses version 2 of the ready world's framework after an edit; "" if none does.
template <class Edit>
std::string rule_after(World& world, Edit edit) {
    auto framework = framework_2569();
    edit(framework);
    return world.rule_of(published(world, framework));
}

// A demo on the simulated clock, ready for its first framework.
World demo_world() {
    auto world = opened_world(Clock::simulated, "demo.example/log");
    add_person(world, "sec");
    add_person(world, "chair");
    grant(world, "sec", Role::secretary);
    CommitteeConstituted committee;
    committee.name = title("committee");
    committee.seats = {{PersonId{"chair"}, title("chair")}};
    committee.chair = PersonId{"chair"};
    committee.quorum_base = 1;
    committee.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "committee/main", committee));
    return world;
}

TEST(FrameworkPublished, ItsYearsAreDistinctAndIncludeTheSubjects) {
    auto world = ready_world();
    const auto with_years = [&](std::vector<FiscalYear> years) {
        return rule_after(world, [&](FrameworkPublished& f) { f.fiscal_years = years; });
    };
    EXPECT_EQ(with_years({FiscalYear{2569}}), "");
    EXPECT_EQ(with_years({}), "framework_years");
    EXPECT_EQ(with_years({FiscalYear{2570}}), "framework_years");
    EXPECT_EQ(with_years({FiscalYear{2569}, FiscalYear{2569}}), "framework_years");
}

TEST(FrameworkPublished, ItsYearHasOneName) {
    auto world = ready_world();
    world.refuses(published(world, framework_2569(), "framework/02569/2"), "fiscal_year");
}

TEST(FrameworkPublished, TheCommitteeExists) {
    auto world = ready_world();
    auto framework = framework_2569();
    const auto rule = [&] {
        const auto event = published(world, framework);
        const auto state = world.memory.now();
        const auto marks = decide(Judging{state, event.header, world.now, world.next}, framework);
        if (!marks) World::tell_refusal(event, marks.error());
        return marks ? std::string() : marks.error().name;
    };
    EXPECT_EQ(rule(), "");
    framework.committee = CommitteeId{"other"};
    EXPECT_EQ(rule(), "unknown_committee");
}

TEST(FrameworkPublished, ComponentsTotalTenThousand) {
    auto world = ready_world();
    const auto with_weights = [&](std::int64_t first, std::int64_t second) {
        return rule_after(world, [&](FrameworkPublished& f) {
            f.components[0].weight_bp = BasisPoints{first};
            f.components[1].weight_bp = BasisPoints{second};
        });
    };
    EXPECT_EQ(with_weights(5000, 5000), "");
    EXPECT_EQ(with_weights(7000, 2999), "components_sum");
    EXPECT_EQ(with_weights(7000, 3001), "components_sum");
    EXPECT_EQ(with_weights(10'001, -1), "components_sum");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.components.clear(); }),
              "components_sum");
    EXPECT_EQ(
        rule_after(world, [](FrameworkPublished& f) { f.components[1].id = f.components[0].id; }),
        "components");
}

TEST(FrameworkPublished, BandsDoNotOverlap) {
    auto world = ready_world();
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.bands[1].below = {"90.00"}; }), "");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.bands[1].below = {"89"}; }), "");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.bands[1].below = {"90.01"}; }),
              "bands_overlap");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.bands[1].from = {"9"}; }),
              "bands_overlap");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.bands[2].from = {"60"}; }),
              "bands_overlap");
}

TEST(FrameworkPublished, RangesAndDaysAreSane) {
    auto world = ready_world();
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.kpi_count = {4, 4}; }), "");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.kpi_count = {5, 4}; }), "ranges");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.kpi_count = {-1, 4}; }), "ranges");
    EXPECT_EQ(rule_after(world,
                         [](FrameworkPublished& f) {
                             f.kpi_weight_bp = {0, 10'001};
                         }),
              "ranges");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.minutes_days = 0; }), "");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.minutes_days = -1; }), "days");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.notice_days = -1; }), "days");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.notice_days = 1LL << 52; }), "days");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.own_signatures = -1; }), "days");
}

TEST(FrameworkPublished, PeriodsBeginBeforeTheyEndUnderDistinctIds) {
    auto world = ready_world();
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.change_windows.clear(); }), "");
    EXPECT_EQ(
        rule_after(world, [](FrameworkPublished& f) { f.rounds[0].until = f.rounds[0].from; }),
        "periods");
    EXPECT_EQ(rule_after(world,
                         [](FrameworkPublished& f) {
                             f.proposal_period.until = f.proposal_period.from.plus_days(-1);
                         }),
              "periods");
    EXPECT_EQ(rule_after(world,
                         [](FrameworkPublished& f) {
                             f.change_windows.push_back(f.change_windows.front());
                         }),
              "periods");
}

TEST(FrameworkPublished, SharesCanBeReached) {
    auto world = ready_world();
    const auto quorum = [&](Share share) {
        return rule_after(world, [&](FrameworkPublished& f) { f.quorum = share; });
    };
    EXPECT_EQ(quorum({2, 3, false}), "");
    EXPECT_EQ(quorum({1, 1, false}), "");
    EXPECT_EQ(quorum({1, 1, true}), "shares");
    EXPECT_EQ(quorum({0, 2, false}), "shares");
    EXPECT_EQ(quorum({3, 2, false}), "shares");
    EXPECT_EQ(quorum({1, 1LL << 52, false}), "shares");
    EXPECT_EQ(rule_after(world,
                         [](FrameworkPublished& f) {
                             f.majority = {-1, 2, false};
                         }),
              "shares");
}

TEST(FrameworkPublished, NamesAreOnesThatThisBuildJudges) {
    auto world = ready_world();
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.kpi_kinds = {{"joint"}}; }), "");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.kpi_kinds = {{"other"}}; }),
              "kpi_kinds");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.scoring = {"other"}; }), "scoring");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.separate_duties.clear(); }), "");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.separate_duties = {{"other"}}; }),
              "separate_duties");
    EXPECT_EQ(
        rule_after(world,
                   [](FrameworkPublished& f) {
                       f.refusing = {
                           {"outside_proposal_period"}, {"short_notice"}, {"late"}, {"own_agency"}};
                   }),
        "");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.refusing = {{"quorum"}}; }),
              "refusing");
}

TEST(FrameworkPublished, AReasonCodeIsPermittedOrRefused) {
    auto world = ready_world();
    EXPECT_EQ(rule_after(world,
                         [](FrameworkPublished& f) {
                             f.reasons_refused.push_back(f.reasons_permitted[0]);
                         }),
              "reasons");
    EXPECT_EQ(rule_after(world, [](FrameworkPublished& f) { f.reasons_refused.clear(); }), "");
    auto both = framework_2569();
    both.reasons_refused = both.reasons_permitted;
    auto event = published(world, both);
    EXPECT_NE(world.judge(event).error().detail.en.find("take it out of"), std::string::npos);
}

TEST(FrameworkPublished, RecordableTypesAreOnesThatTheCatalogueLetsBeRecorded) {
    auto world = ready_world();
    const auto with_type = [&](const std::string& type) {
        return rule_after(world, [&](FrameworkPublished& f) { f.recordable = {{type}}; });
    };
    EXPECT_EQ(with_type("ballot.cast"), "");
    EXPECT_EQ(with_type("no.such.type"), "recordable");
    EXPECT_EQ(with_type("role.granted"), "recordable");
    EXPECT_EQ(with_type("kpi.proposed"), "recordable");
    EXPECT_EQ(with_type("framework.published"), "recordable");
}

TEST(FrameworkPublished, ADemoLetsMoreBeRecordedAndASecondRecorderCosign) {
    auto framework = framework_2569();
    framework.recordable = {{"ballot.cast"}, {"kpi.proposed"}, {"framework.published"}};
    framework.cosigned_by = CosignedBy::second_recorder;
    auto demo = demo_world();
    demo.accepts(published(demo, framework, "framework/2569/1"));

    framework.recordable = {{"role.granted"}};
    demo.refuses(published(demo, framework, "framework/2569/2"), "recordable");
}

// Whichever of its years it names first.
TEST(FrameworkPublished, IsJudgedUnderTheNewestVersionOfItsSubjectsYear) {
    auto demo = demo_world();
    add_person(demo, "rec");
    grant(demo, "rec", Role::recorder);
    auto framework = framework_2569();
    framework.fiscal_years = {FiscalYear{2570}};
    demo.accepts(published(demo, framework, "framework/2570/1"));
    framework.fiscal_years = {FiscalYear{2569}};
    framework.recordable = {{"framework.published"}};
    framework.cosigned_by = CosignedBy::second_recorder;
    demo.accepts(published(demo, framework, "framework/2569/1"));
    framework.fiscal_years = {FiscalYear{2570}, FiscalYear{2569}};
    auto recorded = demo.event("sec", Capacity::secretary, "framework/2569/2", framework);
    recorded.header.common.recorded_for =
        RecordedFor{PersonId{"chair"}, Capacity::chair, sha256("order"), std::nullopt};
    demo.marks(World::with(recorded, "rec", Capacity::recorder), "second_recorder");
    const auto marks = list(demo.memory.now(), "irregular/framework/2569/2");
    ASSERT_EQ(marks.size(), 1u);
    EXPECT_EQ((*marks.front().value)["framework"], Value("framework/2569/1"));
}

TEST(FrameworkPublished, ASecondRecorderIsForDemosOnly) {
    auto world = ready_world();
    EXPECT_EQ(
        rule_after(world,
                   [](FrameworkPublished& f) { f.cosigned_by = CosignedBy::second_recorder; }),
        "cosigned_by");
}

}  // namespace
}  // namespace banchi::domain
