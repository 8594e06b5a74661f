#include "tests/histories/content.hpp"

// The register: what agencies are to adopt.
namespace banchi::histories {
namespace {

std::vector<AgencyId> standing(const Model& model) {
    std::vector<AgencyId> agencies;
    for (const auto& [id, about] : model.agencies)
        if (!model.has_ended(id, model.today())) agencies.push_back(id);
    return agencies;
}

void set_agencies(const Model& model, Dice& dice, RegisterEntry& entry) {
    entry.agencies.clear();
    const bool joint = entry.kind == RegisterKind::joint;
    for (const auto& agency : dice.some_of(standing(model), 2 + dice.below(3)))
        entry.agencies.push_back({agency, std::nullopt});
    for (auto& each : entry.agencies)
        if (joint)
            each.role = Id<JointRoleTag>{&each == &entry.agencies.front() ? "lead" : "contributor"};
}

bool has_adopted(const Model& model, const RegisterId& id, const AgencyId& agency) {
    for (const auto& [owner, agreement] : model.agreements)
        for (const auto& [code, kpi] : agreement.standing())
            if (owner.agency == agency && kpi.adopts == id) return true;
    return false;
}

void set_declined(const Model& model, Dice& dice, const RegisterId& id, RegisterEntry& entry) {
    entry.declined.clear();
    if (entry.kind != RegisterKind::strategic) return;
    for (const auto& each : entry.agencies)
        if (dice.chance(25) && !has_adopted(model, id, each.agency))
            entry.declined.push_back({each.agency, Line{"not its work"}});
}

bool allowed(const Framework& framework, RegisterKind kind) {
    return contains(framework.rules.kpi_kinds, {*to_value(kind).text()});
}

template <class E>
void add_wrong_entries(const Model& model, Planned& planned, const RegisterId& id) {
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<E>(planned.event, [&](E& body) { change(body.entry); }));
    };
    const auto& entry = std::get<E>(planned.event.body).entry;
    wrong("entry_agencies", [](RegisterEntry& e) { e.agencies.push_back(e.agencies.front()); });
    wrong("unknown_agency", [](RegisterEntry& e) {
        e.agencies.insert(e.agencies.begin(), {AgencyId{"nobody"}, std::nullopt});
    });
    wrong("entry_role", [&](RegisterEntry& e) {
        auto& role = e.agencies.front().role;
        role = role ? std::nullopt : std::optional(Id<JointRoleTag>{"lead"});
    });
    if (entry.kind == RegisterKind::joint)
        wrong("entry_lead", [](RegisterEntry& e) {
            for (auto& each : e.agencies) each.role = Id<JointRoleTag>{"contributor"};
        });
    wrong("entry_declined", [](RegisterEntry& e) {
        e.declined.push_back({AgencyId{"nobody"}, Line{"no"}});
    });
    for (const auto& each : entry.agencies)
        if (entry.kind == RegisterKind::strategic && has_adopted(model, id, each.agency))
            wrong("already_adopted", [&](RegisterEntry& e) {
                e.declined = {{each.agency, Line{"no more"}}};
            });
}

std::optional<Planned> plan_added(const Model& model, Dice& dice) {
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    if (!secretary || model.frameworks.empty() || standing(model).size() < 2 || !dice.chance(25))
        return std::nullopt;
    RegisterEntry entry;
    entry.kind = dice.one_of(
        std::vector{RegisterKind::strategic, RegisterKind::monitor, RegisterKind::joint});
    entry.fiscal_year =
        std::next(model.frameworks.begin(), dice.below(model.frameworks.size()))->first;
    const auto* framework = model.framework(entry.fiscal_year);
    if (!allowed(*framework, entry.kind)) return std::nullopt;
    RegisterId id{dice.fresh("entry-")};
    // Main joint KPIs that agencies know by their ids already come onto the register too.
    if (entry.kind == RegisterKind::joint && dice.chance(50))
        id = RegisterId{"joint-" + std::to_string(1 + dice.below(3))};
    if (model.entries.contains(id)) return std::nullopt;
    entry.title = named("Entry " + id.text);
    entry.source = Line{"illustrative"};
    if (dice.chance(50)) entry.unit = named("percent");
    set_agencies(model, dice, entry);
    set_declined(model, dice, id, entry);
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary, "register/" + id.text,
                             EntryAdded{entry})};
    planned.framework = framework;
    planned.take = [id, entry](Model& m) { m.entries[id] = {entry, false}; };
    planned.labels.insert("an entry " + *to_value(entry.kind).text());
    if (!model.entries.empty()) {
        auto taken = planned.event;
        taken.header.subject = "register/" + model.entries.begin()->first.text;
        taken.header.subject_version = model.versions.at(taken.header.subject);
        planned.wrong("entry_exists", taken);
    }
    add_wrong_entries<EntryAdded>(model, planned, id);
    return planned;
}

std::optional<RegisterId> an_open_entry(const Model& model, Dice& dice) {
    std::vector<RegisterId> open;
    for (const auto& [id, each] : model.entries)
        if (!each.closed) open.push_back(id);
    return dice.maybe_one_of(open);
}

std::optional<Planned> plan_amended(const Model& model, Dice& dice) {
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    const auto id = an_open_entry(model, dice);
    if (!secretary || !id || standing(model).size() < 2 || !dice.chance(30)) return std::nullopt;
    const auto& before = model.entries.at(*id).entry;
    const auto* framework = model.framework(before.fiscal_year);
    if (!allowed(*framework, before.kind)) return std::nullopt;
    auto entry = before;
    if (dice.chance(50)) entry.title = named(dice.fresh("Entry "));
    if (dice.chance(50)) set_agencies(model, dice, entry);
    set_declined(model, dice, *id, entry);
    if (to_value(entry) == to_value(before)) return std::nullopt;
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary, "register/" + id->text,
                             EntryAmended{entry})};
    planned.framework = framework;
    planned.take = [which = *id, entry](Model& m) { m.entries.at(which).entry = entry; };
    using E = EntryAmended;
    planned.wrong("nothing_changed", altered<E>(planned.event, [&](E& e) { e.entry = before; }));
    planned.wrong("entry_differs",
                  altered<E>(planned.event, [](E& e) { e.entry.fiscal_year = FiscalYear{2599}; }));
    add_wrong_entries<E>(model, planned, *id);
    return planned;
}

std::optional<Planned> plan_closed(const Model& model, Dice& dice) {
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    const auto id = an_open_entry(model, dice);
    if (!secretary || !id || !dice.chance(10)) return std::nullopt;
    const auto year = model.entries.at(*id).entry.fiscal_year;
    Planned planned{reasoned(event_of(model, dice, *secretary, Capacity::secretary,
                                      "register/" + id->text, EntryClosed{}),
                             "it is no longer wanted")};
    planned.framework = model.framework(year);
    planned.take = [which = *id](Model& m) { m.entries.at(which).closed = true; };
    planned.wrong("reason_missing", unreasoned(planned.event));
    auto unknown = planned.event;
    unknown.header.subject = "register/nowhere";
    unknown.header.subject_version = 0;
    planned.wrong("no_such_entry", unknown);
    for (const auto& [other, each] : model.entries)
        if (each.closed) {
            auto again = planned.event;
            again.header.subject = "register/" + other.text;
            again.header.subject_version = model.versions.at(again.header.subject);
            planned.wrong("entry_closed", again);
            break;
        }
    return planned;
}

}  // namespace

std::vector<Act> register_acts() {
    return {{EntryAdded::type, 14, plan_added},
            {EntryAmended::type, 8, plan_amended},
            {EntryClosed::type, 5, plan_closed}};
}

}  // namespace banchi::histories
