#include "tests/histories/model.hpp"

namespace banchi::histories {

const Attendee* Meeting::attendee(const PersonId& person) const {
    for (const auto& each : attendees)
        if (each.person == person) return &each;
    return nullptr;
}

const CommitteeConstituted& Committee::on(Date day) const {
    const auto after = amended.upper_bound(day);
    return after == amended.begin() ? constituted : std::prev(after)->second;
}

std::string Place::subject() const {
    return "item/" + meeting.text + "/" + std::to_string(at + 1);
}

const Framework* Model::framework(FiscalYear year) const {
    const auto found = frameworks.find(year);
    return found == frameworks.end() ? nullptr : &found->second.back();
}

bool Model::can_sign(const PersonId& person) const {
    const auto& keys = people.at(person).keys;
    return std::any_of(keys.begin(), keys.end(), [](const HeldKey& key) { return !key.revoked; });
}

bool Model::holds(const PersonId& person, const RoleOf& role, Date day) const {
    const auto& roles = people.at(person).roles;
    const auto terms = roles.find(role);
    return terms != roles.end() &&
           std::any_of(terms->second.begin(), terms->second.end(), [day](const Term& term) {
               return term.from <= day && (!term.until || day < *term.until);
           });
}

bool Model::has_ended(const AgencyId& agency, Date day) const {
    const auto end = endings.find(agency);
    return end != endings.end() && end->second.until <= day;
}

std::vector<PersonId> Model::signers() const {
    auto all = everybody();
    std::erase_if(all, [&](const PersonId& person) { return !can_sign(person); });
    return all;
}

std::vector<PersonId> Model::holders(const RoleOf& role) const {
    auto all = signers();
    std::erase_if(all, [&](const PersonId& person) { return !holds(person, role, today()); });
    return all;
}

std::vector<PersonId> Model::everybody() const {
    std::vector<PersonId> all;
    for (const auto& [person, about] : people) all.push_back(person);
    return all;
}

std::set<PersonId> Model::in_office(const OfficeId& office, Date day) const {
    std::set<PersonId> there;
    const auto terms = offices.find(office);
    if (terms == offices.end()) return there;
    for (const auto& term : terms->second)
        if (term.from <= day && (!term.until || day < *term.until)) there.insert(term.person);
    return there;
}

std::optional<Place> Model::place_of(const std::string& item_subject) const {
    for (const auto& [id, meeting] : meetings)
        for (std::size_t at = 0; at < meeting.items.size(); ++at)
            if (Place{id, at}.subject() == item_subject) return Place{id, at};
    return std::nullopt;
}

}  // namespace banchi::histories
