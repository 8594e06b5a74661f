#pragma once

#include "tests/domain/world.hpp"

namespace banchi::domain {

inline Date day(int month, int number, int year = 2025) {
    return Date::from_civil(year, month, number);
}

// "ann" and "bob" with keys, agencies diw and ops; it is September 2025.
inline World staffed_world() {
    auto world = opened_world();
    for (const auto* agency : {"diw", "ops"})
        world.accepts(world.event("reg", Capacity::registrar, std::string("agency/") + agency,
                                  AgencyRegistered{title(agency), title(agency)}));
    add_person(world, "ann");
    add_person(world, "bob");
    return world;
}

inline RoleGranted role(Role which, std::optional<std::string> agency, Date from,
                        std::optional<Date> until = std::nullopt) {
    RoleGranted granted;
    granted.role = which;
    if (agency) granted.agency = AgencyId{*agency};
    granted.from = from;
    granted.until = until;
    granted.order = citation("order 7/2568");
    return granted;
}

inline RoleGranted office(const std::string& id, Date from,
                          std::optional<Date> until = std::nullopt,
                          Holding holding = Holding::substantive) {
    auto granted = role(Role::head, "diw", from, until);
    granted.office = OfficeId{id};
    granted.office_name = title("Director-General");
    granted.holding = holding;
    return granted;
}

inline Event granted(World& world, const std::string& person, const RoleGranted& granted_role) {
    return world.event("reg", Capacity::registrar, "person/" + person, granted_role);
}

inline Event ended(World& world, const std::string& person, Role which,
                   std::optional<std::string> agency, Date until) {
    RoleEnded event;
    event.role = which;
    if (agency) event.agency = AgencyId{*agency};
    event.until = until;
    event.order = citation("order 9/2568");
    return world.event("reg", Capacity::registrar, "person/" + person, event);
}

inline Event ended_registrar(World& world, const std::string& person, Date until) {
    return ended(world, person, Role::registrar, std::nullopt, until);
}

inline bool holds(const World& world, const std::string& person, Role which,
                  const std::optional<std::string>& agency, Date on) {
    std::optional<AgencyId> of;
    if (agency) of = AgencyId{*agency};
    return holds_role(world.memory.now(), PersonId{person}, which, of, on);
}

}  // namespace banchi::domain
