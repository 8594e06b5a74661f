#include "tests/histories/planned.hpp"

// The frameworks under which committees decide, and their windows.
namespace banchi::histories {
namespace {

template <class Tag>
std::vector<Id<Tag>> ids(const std::vector<std::string>& names) {
    std::vector<Id<Tag>> all;
    for (const auto& name : names) all.push_back({name});
    return all;
}

Date day_of(FiscalYear year, int month, int day) {
    // The year's civil year before 1 January; October to December lie in it.
    return Date::from_civil(year.label - 544 + (month < 8 ? 1 : 0), month, day);
}

void set_periods(FrameworkPublished& f, FiscalYear year, Dice& dice) {
    const auto some_days = [&](Date date) {
        return date.plus_days(static_cast<std::int32_t>(dice.below(20)));
    };
    f.rounds = {{{"first"}, day_of(year, 10, 1), day_of(year, 4, 1)},
                {{"second"}, day_of(year, 4, 1), year.end()}};
    f.proposal_period = {
        {"proposals"}, some_days(day_of(year, 8, 1)), some_days(day_of(year, 11, 1))};
    f.change_windows = {
        {{"winter"}, some_days(day_of(year, 11, 20)), some_days(day_of(year, 2, 20))},
        {{"spring"}, some_days(day_of(year, 3, 25)), some_days(day_of(year, 6, 1))}};
}

void set_voting(FrameworkPublished& f, Dice& dice) {
    f.quorum = dice.one_of(std::vector<Share>{{1, 2, true}, {1, 3, true}, {2, 5, false}});
    f.majority = dice.one_of(std::vector<Share>{{1, 2, true}, {2, 3, false}});
    f.own_signatures = dice.below(3);
    f.minutes_days = dice.between(8, 30);
    f.notice_days = dice.between(3, 9);
    if (dice.chance(60)) f.recused_count = dice.chance(50);
}

// Who receives what agencies make: an office that somebody held, one of them by another.
void set_receiver(const Model& model, FrameworkPublished& f, Dice& dice) {
    std::vector<OfficeId> offices;
    for (const auto& [office, terms] : model.offices)
        if (!office.text.starts_with("head/") && !model.in_office(office, model.today()).empty())
            offices.push_back(office);
    if (offices.empty() || dice.chance(10)) return;
    f.receiver = Receiving{dice.one_of(offices), {}};
    if (dice.chance(30)) f.receiver->except[model.agencies.begin()->first] = dice.one_of(offices);
}

void set_lists(const Model& model, FrameworkPublished& f, Dice& dice) {
    f.kpi_kinds = ids<struct KindTag>({"functional", "strategic", "joint"});
    if (dice.chance(80)) f.kpi_kinds.push_back({"monitor"});
    f.reasons_permitted = ids<struct ReasonTag>({"DISASTER", "POLICY_CHANGE", "NO_BUDGET"});
    f.reasons_refused = ids<struct ReasonTag>({"INTERNAL_METHOD", "PROJECT_DELAY"});
    f.separate_duties = ids<struct DutyTag>({"propose-vote"});
    std::vector<std::string> recordable;
    for (const auto& row : catalogue())
        if (row.recordable == Recordable::yes ||
            (row.recordable == Recordable::in_demo && model.demo()))
            recordable.push_back(std::string(row.type));
    f.recordable = ids<struct TypeTag>(dice.some_of(recordable, recordable.size() - dice.below(2)));
    if (model.demo() && dice.chance(50)) f.cosigned_by = CosignedBy::second_recorder;
    if (dice.chance(25))
        f.refusing = ids<struct RuleTag>(dice.some_of(
            std::vector<std::string>{"outside_proposal_period", "short_notice", "own_agency",
                                     "interest_unruled", "outside_change_window", "reason_code",
                                     "new_kpi_midyear", "holder_changed",
                                     "joint_without_subcommittee"},
            1 + dice.below(2)));
}

FrameworkPublished random_framework(const Model& model, Dice& dice, FiscalYear year) {
    FrameworkPublished f;
    f.title = named(dice.fresh("Framework "));
    f.authority = order_of(model, dice);
    f.fiscal_years = {year};
    const auto performance = 5000 + 1000 * dice.below(4);
    f.components = {{{"performance"}, named("Performance Base"), BasisPoints{performance}},
                    {{"potential"}, named("Potential Base"), BasisPoints{10'000 - performance}}};
    f.kpi_count = {1, dice.between(5, 9)};
    f.kpi_weight_bp = {dice.between(2, 8) * 100, dice.between(7, 10) * 1000};
    f.scoring = {"levels-50-75-100"};
    f.bands = {{named("very good"), {"90"}, {"100"}},
               {named("good"), {"60"}, {"90"}},
               {named("fair"), {"0"}, {"60"}}};
    set_periods(f, year, dice);
    set_voting(f, dice);
    set_receiver(model, f, dice);
    set_lists(model, f, dice);
    return f;
}

// The year whose first framework is due, else now and then one that gets a newer version.
std::optional<FiscalYear> year_to_publish(const Model& model, Dice& dice) {
    for (const auto label : {2569, 2570, 2571}) {
        const FiscalYear year{label};
        const auto* newest = model.framework(year);
        const bool of_its_own = newest && newest->subject.starts_with("framework/" + year.text());
        if (!of_its_own && model.today() >= year.first_day().plus_days(-90)) return year;
    }
    if (model.frameworks.empty() || !dice.chance(4)) return std::nullopt;
    return std::prev(model.frameworks.end(),
                     1 + dice.below(std::min<std::size_t>(2, model.frameworks.size())))
        ->first;
}

std::int64_t newest_version(const Model& model, FiscalYear year) {
    const auto* framework = model.framework(year);
    return framework == nullptr
               ? 0
               : std::stoll(framework->subject.substr(framework->subject.rfind('/') + 1));
}

void add_wrong_frameworks(Planned& planned, FiscalYear year) {
    using F = FrameworkPublished;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<F>(planned.event, change));
    };
    wrong("components_sum", [](F& f) { ++f.components.front().weight_bp.value; });
    wrong("components", [](F& f) { f.components.back().id = f.components.front().id; });
    wrong("bands_overlap", [](F& f) { f.bands[1].below = Decimal{"91"}; });
    wrong("ranges", [](F& f) { f.kpi_count = {3, 2}; });
    wrong("days", [](F& f) { f.notice_days = -1; });
    wrong("periods", [](F& f) { f.rounds.front().until = f.rounds.front().from; });
    wrong("shares", [](F& f) { f.majority = {2, 1, false}; });
    wrong("kpi_kinds", [](F& f) { f.kpi_kinds.push_back({"decorative"}); });
    wrong("scoring", [](F& f) { f.scoring = {"by-feeling"}; });
    wrong("separate_duties", [](F& f) { f.separate_duties.push_back({"sing-dance"}); });
    wrong("refusing", [](F& f) { f.refusing.push_back({"signature"}); });
    wrong("reasons", [](F& f) { f.reasons_refused = f.reasons_permitted; });
    wrong("recordable", [](F& f) { f.recordable.push_back({"item.concluded"}); });
    wrong("framework_years", [&](F& f) { f.fiscal_years.push_back(year); });
    auto later = planned.event;
    later.header.subject = "framework/" + year.text() + "/999";
    later.header.subject_version = 0;
    planned.wrong("framework_version", later);
}

std::optional<Planned> plan_framework(const Model& model, Dice& dice) {
    const auto year = year_to_publish(model, dice);
    if (!year || model.committees.empty()) return std::nullopt;
    auto body = random_framework(model, dice, *year);
    const auto committee = std::next(model.committees.begin(), dice.below(model.committees.size()));
    body.committee = committee->first;
    const auto chair = committee->second.on(model.today()).chair;
    const auto secretary = dice.maybe_one_of(without(model.holders({Role::secretary, {}}), chair));
    if (!secretary) return std::nullopt;
    const auto version = newest_version(model, *year) + 1;
    // It may cover the next year too, if it is newer than whatever there is for that one.
    const FiscalYear next{year->label + 1};
    if (dice.chance(40) && newest_version(model, next) < version) body.fiscal_years.push_back(next);
    const Framework published{"framework/" + year->text() + "/" + std::to_string(version), body};
    Planned planned{
        event_of(model, dice, *secretary, Capacity::secretary, published.subject, body)};
    const auto* judge = model.framework(*year);
    planned.framework = judge != nullptr || !model.demo() ? judge : &published;
    if (!sign_with(model, dice, planned, chair, Capacity::chair, nullptr)) return std::nullopt;
    planned.framework = judge;
    if (body.fiscal_years.size() > 1) planned.labels.insert("a framework of two years");
    if (version > 1) planned.labels.insert("a newer framework");
    planned.take = [=](Model& m) {
        for (const auto& each : published.rules.fiscal_years)
            m.frameworks[each].push_back(published);
    };
    add_wrong_frameworks(planned, *year);
    return planned;
}

struct Window {
    Period period;
    FiscalYear year;  // of the framework
    std::string framework;
    Date end() const { return std::max(year, FiscalYear::of(period.from)).end(); }
};

// Of the newest frameworks that are of the year's own.
std::vector<Window> extendable(const Model& model) {
    std::vector<Window> windows;
    for (const auto& [year, versions] : model.frameworks) {
        const auto& [subject, rules] = versions.back();
        if (!subject.starts_with("framework/" + year.text() + "/")) continue;
        auto periods = rules.change_windows;
        periods.push_back(rules.proposal_period);
        for (const auto& period : periods) {
            const Window window{period, year, subject};
            if (period.until < window.end()) windows.push_back(window);
        }
    }
    return windows;
}

void take_extended(Model& model, const Window& window, Date until) {
    for (auto& [year, versions] : model.frameworks)
        for (auto& framework : versions) {
            if (framework.subject != window.framework) continue;
            auto& rules = framework.rules;
            if (rules.proposal_period.id == window.period.id) rules.proposal_period.until = until;
            for (auto& each : rules.change_windows)
                if (each.id == window.period.id) each.until = until;
        }
}

std::optional<Planned> plan_extended(const Model& model, Dice& dice) {
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    const auto window = dice.maybe_one_of(extendable(model));
    if (!secretary || !window || !dice.chance(20)) return std::nullopt;
    const auto most = std::min(30, window->end().days - window->period.until.days);
    const WindowExtended body{
        window->period.id,
        window->period.until.plus_days(static_cast<std::int32_t>(dice.between(1, most))),
        order_of(model, dice)};
    Planned planned{
        event_of(model, dice, *secretary, Capacity::secretary, window->framework, body)};
    planned.framework = model.framework(window->year);
    planned.take = [which = *window, body](Model& m) { take_extended(m, which, body.until); };
    using W = WindowExtended;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<W>(planned.event, change));
    };
    wrong("no_such_window", [](W& w) { w.window = {"nowhere"}; });
    wrong("not_forwards", [&](W& w) { w.until = window->period.until; });
    wrong("outside_year", [&](W& w) { w.until = window->end().plus_days(1); });
    return planned;
}

}  // namespace

std::vector<Act> framework_acts() {
    return {{FrameworkPublished::type, 20, plan_framework},
            {WindowExtended::type, 8, plan_extended}};
}

}  // namespace banchi::histories
