#include "ledger/domain/registry/terms.hpp"

#include <algorithm>

namespace banchi::domain {
namespace {

bool has_valid_key(const State& state, const PersonId& person) {
    return !list(state, "person/" + person.text, "key/").empty();
}

std::vector<Term> terms_of_registrars_with_keys(const State& state) {
    std::vector<Term> all;
    for (const auto& fact : list(state, "index/registrars")) {
        const PersonId person{fact.field};
        if (!has_valid_key(state, person)) continue;
        const auto terms = terms_of(state, person, role_field(Role::registrar, std::nullopt));
        all.insert(all.end(), terms.begin(), terms.end());
    }
    return all;
}

}  // namespace

std::string role_field(Role role, const std::optional<AgencyId>& agency) {
    const auto field = "role/" + *to_value(role).text();
    return agency ? field + "/" + agency->text : field;
}

std::vector<Term> terms_of(const State& state, const PersonId& person, const std::string& field) {
    return get<std::vector<Term>>(state, "person/" + person.text, field)
        .value_or(std::vector<Term>{});
}

bool overlap(const Term& left, const Term& right) {
    const auto from = std::max(left.from, right.from);
    return (!left.until || from < *left.until) && (!right.until || from < *right.until);
}

std::optional<Date> first_day_without_registrar(const State& state, Date from) {
    const auto terms = terms_of_registrars_with_keys(state);
    for (auto day = from;;) {
        const auto covering = std::find_if(terms.begin(), terms.end(),
                                           [day](const Term& term) { return term.covers(day); });
        if (covering == terms.end()) return day;
        if (!covering->until) return std::nullopt;
        day = *covering->until;
    }
}

PersonId subject_person(const Header& header) {
    return PersonId{header.subject.substr(header.subject.find('/') + 1)};
}

bool holds_role(const State& state, const PersonId& person, Role role,
                const std::optional<AgencyId>& agency, Date day) {
    const auto terms = terms_of(state, person, role_field(role, agency));
    return std::any_of(terms.begin(), terms.end(),
                       [day](const Term& term) { return term.covers(day); });
}

}  // namespace banchi::domain
