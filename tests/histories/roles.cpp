#include "tests/histories/planned.hpp"

// Roles and offices.
namespace banchi::histories {
namespace {

const RoleOf kRegistrar{Role::registrar, std::nullopt};

bool overlap(Date from, const std::optional<Date>& until, Date other,
             const std::optional<Date>& other_until) {
    const auto latest = std::max(from, other);
    return (!until || latest < *until) && (!other_until || latest < *other_until);
}

// How many people who can sign are wanted in each role, lest the history come to a standstill.
std::size_t wanted(const Model& model, const RoleOf& role) {
    switch (role.role) {
        case Role::secretary:
            return 4;
        case Role::registrar:
        case Role::officer:
            return 2;
        case Role::recorder:
            return model.demo() ? 2 : 1;
        default:
            return 1;
    }
}

std::vector<RoleOf> all_roles(const Model& model) {
    std::vector<RoleOf> roles;
    for (const auto role : {Role::registrar, Role::secretary, Role::recorder, Role::adviser,
                            Role::reviewer, Role::adjudicator})
        roles.push_back({role, std::nullopt});
    for (const auto& [agency, about] : model.agencies)
        for (const auto role : {Role::officer, Role::head})
            if (!model.endings.contains(agency)) roles.push_back({role, agency});
    return roles;
}

std::optional<RoleOf> a_lacking_role(const Model& model, Dice& dice) {
    std::vector<RoleOf> lacking;
    for (const auto& role : all_roles(model))
        if (model.holders(role).size() < wanted(model, role)) lacking.push_back(role);
    return dice.maybe_one_of(lacking);
}

std::vector<OfficeId> offices_of(const RoleOf& role, const std::optional<OfficeId>& office) {
    std::vector<OfficeId> offices;
    if (office) offices.push_back(*office);
    if (role.role == Role::head) offices.push_back({"head/" + role.agency->text});
    return offices;
}

bool has_it(const Model& model, const PersonId& person, const RoleGranted& grant) {
    const auto& roles = model.people.at(person).roles;
    const auto terms = roles.find({grant.role, grant.agency});
    return terms != roles.end() &&
           std::any_of(terms->second.begin(), terms->second.end(), [&](const Term& term) {
               return overlap(grant.from, grant.until, term.from, term.until);
           });
}

// Does somebody else hold one of its offices, substantively, in those days?
bool office_is_held(const Model& model, const PersonId& person, const RoleGranted& grant) {
    for (const auto& office : offices_of({grant.role, grant.agency}, grant.office)) {
        const auto terms = model.offices.find(office);
        if (terms == model.offices.end()) continue;
        for (const auto& term : terms->second)
            if (term.person != person && term.holding == Holding::substantive &&
                overlap(grant.from, grant.until, term.from, term.until))
                return true;
    }
    return false;
}

RoleGranted random_grant(const Model& model, Dice& dice, const RoleOf& role, bool lacking) {
    RoleGranted grant;
    grant.role = role.role;
    grant.agency = role.agency;
    const auto today = model.today();
    grant.from = today.plus_days(
        static_cast<std::int32_t>(lacking ? -dice.between(0, 40) : dice.between(-100, 60)));
    if (dice.chance(40))
        grant.until =
            std::max(grant.from, today).plus_days(static_cast<std::int32_t>(dice.between(1, 400)));
    if (dice.chance(40)) grant.office = OfficeId{"office-" + std::to_string(dice.below(8))};
    if (grant.office && dice.chance(70)) grant.office_name = named(grant.office->text);
    if (dice.chance(20)) grant.holding = Holding::acting;
    grant.order = order_of(model, dice);
    return grant;
}

void take_grant(Model& model, const PersonId& person, const RoleGranted& grant) {
    const RoleOf role{grant.role, grant.agency};
    model.people.at(person).roles[role].push_back(
        {grant.from, grant.until, grant.holding, grant.office, grant.office_name, grant.order});
    for (const auto& office : offices_of(role, grant.office))
        model.offices[office].push_back({person, role, grant.from, grant.until, grant.holding});
}

// A grant of what somebody holds already, by the same order of things.
std::optional<Event> granted_twice(const Event& event, const Model& model) {
    for (const auto& [person, about] : model.people)
        for (const auto& [role, terms] : about.roles) {
            const auto& term = terms.back();
            if (term.until && *term.until <= term.from) continue;
            auto twice = event;
            twice.header.subject = "person/" + person.text;
            auto& grant = std::get<RoleGranted>(twice.body);
            grant = {role.role,       role.agency, std::nullopt, std::nullopt,
                     Holding::acting, term.from,   std::nullopt, grant.order};
            return twice;
        }
    return std::nullopt;
}

// An office given to somebody else than its substantive holder, along with a role they lack.
std::optional<Event> given_away(const Event& event, const Model& model, Dice& dice) {
    for (const auto& [office, terms] : model.offices)
        for (const auto& term : terms) {
            const bool empty = term.until && *term.until <= term.from;
            if (empty || term.holding == Holding::acting || office.text.starts_with("head/"))
                continue;
            auto given = event;
            const auto person = dice.one_of(without(model.everybody(), term.person));
            given.header.subject = "person/" + person.text;
            auto& grant = std::get<RoleGranted>(given.body);
            grant = {Role::adjudicator,    std::nullopt, office,     std::nullopt,
                     Holding::substantive, term.from,    term.until, grant.order};
            if (!has_it(model, person, grant)) return given;
        }
    return std::nullopt;
}

// Into an agency that ends, for longer than it stands.
std::optional<Event> granted_too_long(const Event& event, const Model& model) {
    for (const auto& [agency, end] : model.endings) {
        auto late = event;
        auto& grant = std::get<RoleGranted>(late.body);
        grant.role = Role::officer;
        grant.agency = agency;
        grant.until.reset();
        return late;
    }
    return std::nullopt;
}

void add_wrong_grants(const Model& model, Dice& dice, Planned& planned) {
    const auto& event = planned.event;
    using R = RoleGranted;
    planned.wrong("role_term", altered<R>(event, [](R& grant) { grant.until = grant.from; }));
    planned.wrong("role_scope", altered<R>(event, [](R& grant) {
                      grant.agency = grant.agency ? std::nullopt : std::optional(AgencyId{"x"});
                  }));
    if (std::get<R>(event.body).agency)
        planned.wrong("unknown_agency",
                      altered<R>(event, [](R& grant) { grant.agency = AgencyId{"nowhere"}; }));
    if (auto late = granted_too_long(event, model)) planned.wrong("agency_ended", *late);
    if (auto twice = granted_twice(event, model)) planned.wrong("role_held", *twice);
    if (auto given = given_away(event, model, dice)) planned.wrong("office_held", *given);
}

std::optional<Planned> plan_grant(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders(kRegistrar));
    const auto lacking = a_lacking_role(model, dice);
    if (!registrar || (!lacking && !dice.chance(20))) return std::nullopt;
    const auto role = lacking ? *lacking : dice.one_of(all_roles(model));
    const auto person = dice.one_of(model.signers());
    auto grant = random_grant(model, dice, role, lacking.has_value());
    if (has_it(model, person, grant)) return std::nullopt;
    if (office_is_held(model, person, grant)) grant.holding = Holding::acting;
    Planned planned{
        event_of(model, dice, *registrar, Capacity::registrar, "person/" + person.text, grant)};
    planned.take = [=](Model& m) { take_grant(m, person, grant); };
    planned.labels.insert(grant.holding == Holding::acting ? "acting" : "substantive");
    add_wrong_grants(model, dice, planned);
    return planned;
}

// The first day on which no registrar with a key is in term; nothing if there is always one.
std::optional<Date> gap(const Model& model) {
    auto day = model.today();
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& person : model.signers()) {
            const auto& roles = model.people.at(person).roles;
            const auto terms = roles.find(kRegistrar);
            if (terms == roles.end()) continue;
            for (const auto& term : terms->second) {
                if (term.from > day || (term.until && *term.until <= day)) continue;
                if (!term.until) return std::nullopt;
                day = *term.until;
                moved = true;
            }
        }
    }
    return day;
}

void take_ending(Model& model, const PersonId& person, const RoleEnded& ending) {
    const RoleOf role{ending.role, ending.agency};
    auto& terms = model.people.at(person).roles.at(role);
    const auto ended = std::find_if(terms.begin(), terms.end(), [&](const Term& term) {
        return term.from <= ending.until && (!term.until || ending.until < *term.until);
    });
    for (const auto& office : offices_of(role, ended->office))
        for (auto& held : model.offices.at(office))
            if (held.person == person && held.role == role && held.from == ended->from &&
                held.until == ended->until)
                held.until = ending.until;
    ended->until = ending.until;
}

struct Ending {
    PersonId person;
    RoleEnded body;
};

std::optional<Ending> what_to_end(const Model& model, Dice& dice) {
    std::vector<Ending> possible;
    for (const auto& [person, about] : model.people)
        for (const auto& [role, terms] : about.roles)
            for (const auto& term : terms) {
                const auto until = std::max(
                    term.from,
                    model.today().plus_days(static_cast<std::int32_t>(dice.between(-10, 60))));
                if (term.until && *term.until <= until) continue;
                possible.push_back({person, {role.role, role.agency, until, {}}});
            }
    return dice.maybe_one_of(possible);
}

bool leaves_a_gap(const Model& model, const Ending& ending) {
    if (ending.body.role != Role::registrar) return false;
    auto after = model;
    take_ending(after, ending.person, ending.body);
    const auto before = gap(model);
    const auto now = gap(after);
    return now && (!before || *now < *before);
}

std::optional<Planned> plan_ending(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders(kRegistrar));
    auto ending = what_to_end(model, dice);
    if (!registrar || !ending) return std::nullopt;
    ending->body.order = order_of(model, dice);
    const auto& [person, body] = *ending;
    Planned planned{
        event_of(model, dice, *registrar, Capacity::registrar, "person/" + person.text, body)};
    if (leaves_a_gap(model, *ending)) return std::nullopt;
    planned.take = [whose = person, what = body](Model& m) { take_ending(m, whose, what); };
    planned.wrong("role_not_held", altered<RoleEnded>(planned.event, [](RoleEnded& wrong) {
                      wrong.until = Date::from_civil(1990, 1, 1);
                  }));
    return planned;
}

}  // namespace

std::vector<Act> role_acts() {
    return {{RoleGranted::type, 12, plan_grant}, {RoleEnded::type, 4, plan_ending}};
}

}  // namespace banchi::histories
