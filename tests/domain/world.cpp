#include "tests/domain/world.hpp"

namespace banchi::domain {

World opened_world(Clock clock, const std::string& origin) {
    World world;
    LedgerOpened opened;
    opened.origin = origin;
    opened.clock = clock;
    opened.registrars = {{PersonId{"reg"}, title("registrar"), World::key_of("reg")}};
    world.accepts(world.event("reg", Capacity::registrar, "ledger", opened));
    return world;
}

void add_person(World& world, const std::string& person) {
    world.accepts(world.event("reg", Capacity::registrar, "person/" + person,
                              PersonRegistered{title(person)}));
    auto enrol = world.event("reg", Capacity::registrar, "person/" + person,
                             KeyEnrolled{World::key_of(person)});
    world.accepts(World::with(enrol, person, Capacity::new_key));
}

void grant(World& world, const std::string& person, Role role,
           const std::optional<std::string>& agency) {
    RoleGranted granted;
    granted.role = role;
    if (agency) granted.agency = AgencyId{*agency};
    granted.from = Date::from_civil(2025, 1, 1);
    granted.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "person/" + person, granted));
}

FrameworkPublished framework_2569() {
    FrameworkPublished f;
    f.title = title("framework 2569-2570");
    f.authority = citation("cabinet resolution");
    f.committee = CommitteeId{"main"};
    f.fiscal_years = {FiscalYear{2569}, FiscalYear{2570}};
    f.components = {{{"performance"}, title("Performance Base"), BasisPoints{7000}},
                    {{"potential"}, title("Potential Base"), BasisPoints{3000}}};
    f.kpi_kinds = {{"functional"}, {"strategic"}, {"joint"}, {"monitor"}};
    f.kpi_count = {1, 10};
    f.kpi_weight_bp = {500, 10'000};
    f.scoring = {"levels-50-75-100"};
    f.bands = {{title("very good"), {"90"}, {"100"}},
               {title("good"), {"60"}, {"90"}},
               {title("fair"), {"0"}, {"60"}}};
    f.rounds = {{{"r1"}, Date::from_civil(2025, 10, 1), Date::from_civil(2026, 4, 1)}};
    f.proposal_period = {
        {"proposals"}, Date::from_civil(2025, 8, 1), Date::from_civil(2025, 10, 1)};
    f.change_windows = {{{"w1"}, Date::from_civil(2026, 1, 1), Date::from_civil(2026, 3, 1)}};
    f.reasons_permitted = {{"DISASTER"}, {"POLICY_CHANGE"}};
    f.reasons_refused = {{"PROJECT_DELAY"}};
    f.quorum = {1, 2, true};
    f.majority = {1, 2, true};
    f.separate_duties = {{"propose-vote"}};
    f.recordable = {{"ballot.cast"}};
    f.own_signatures = 1;
    f.minutes_days = 30;
    f.notice_days = 7;
    return f;
}

World ready_world() {
    auto world = opened_world();
    for (const auto* agency : {"diw", "ops"})
        world.accepts(world.event("reg", Capacity::registrar, std::string("agency/") + agency,
                                  AgencyRegistered{title(agency), title(agency)}));
    for (const auto* person :
         {"sec", "off-diw", "off-ops", "chair", "vice1", "vice2", "mem1", "mem2", "guest"})
        add_person(world, person);
    grant(world, "sec", Role::secretary);
    grant(world, "off-diw", Role::officer, "diw");
    grant(world, "off-ops", Role::officer, "ops");
    grant(world, "chair", Role::head, "ops");
    CommitteeConstituted committee;
    committee.name = title("committee");
    for (const auto* person : {"chair", "vice1", "vice2", "mem1", "mem2"})
        committee.seats.push_back({PersonId{person}, title(person)});
    committee.chair = PersonId{"chair"};
    committee.vice_chairs = {PersonId{"vice1"}, PersonId{"vice2"}};
    committee.quorum_base = 5;
    committee.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "committee/main", committee));
    auto published = world.event("sec", Capacity::secretary, "framework/2569/1", framework_2569());
    world.accepts(World::with(published, "chair", Capacity::chair));
    return world;
}

Kpi sample_kpi(const std::string& code) {
    Kpi kpi;
    kpi.code = KpiCode{code};
    kpi.title = title("KPI " + code);
    kpi.unit = {"ร้อยละ", "percent"};
    kpi.direction = Direction::higher;
    kpi.scale = 0;
    for (const auto& [score, value] : {std::pair{50, "78"}, {75, "82"}, {100, "86"}})
        kpi.levels.push_back(
            {.score = score, .value = Decimal{value}, .from = {}, .to = {}, .milestone = {}});
    kpi.baseline = Baseline{{"76"}, {"not_stated"}, {"not_stated"}};
    kpi.definition = kpi.formula = kpi.data_source = kpi.responsible = Line{"not_stated"};
    kpi.source = Line{"illustrative"};
    return kpi;
}

}  // namespace banchi::domain
