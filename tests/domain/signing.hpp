#pragma once

#include "ledger/domain/agreement/signing.hpp"
#include "tests/domain/changing.hpp"

namespace banchi::domain {

// Who signs an approved agreement: "dg" heads diw, the chair heads ops and holds the office "ps",
// which receives; of ops "min" does, in the office "minister".

inline void seat(World& world, const std::string& person, const RoleGranted& granted) {
    world.accepts(world.event("reg", Capacity::registrar, "person/" + person, granted));
}

inline RoleGranted in_office(const std::string& office, Role role,
                             const std::optional<std::string>& agency = std::nullopt) {
    RoleGranted granted;
    granted.role = role;
    if (agency) granted.agency = AgencyId{*agency};
    granted.office = OfficeId{office};
    granted.office_name = title("Office " + office);
    granted.from = Date::from_civil(2025, 1, 1);
    granted.order = citation();
    return granted;
}

inline FrameworkPublished receiving_framework() {
    auto framework = framework_2569();
    framework.receiver = Receiving{OfficeId{"ps"}, {{AgencyId{"ops"}, OfficeId{"minister"}}}};
    framework.recordable.push_back({"agreement.signed"});
    return framework;
}

// The offices are held and the framework names who receives.
inline World signable(World world, const FrameworkPublished& framework = receiving_framework()) {
    add_person(world, "dg");
    add_person(world, "min");
    seat(world, "dg", in_office("dg-diw", Role::head, "diw"));
    seat(world, "chair", in_office("ps", Role::adviser));
    seat(world, "min", in_office("minister", Role::adviser));
    publish(world, framework);
    return world;
}

// Agreement diw is approved, and it is 15 January 2026.
inline World signable_world() {
    return signable(approved_world());
}

inline Digest applied_digest(const World& world, const std::string& agreement = kDiw) {
    return get<Digest>(world.memory.now(), agreement, "content_digest").value();
}

inline Event sign(World& world, const std::string& person, Capacity party,
                  const std::string& agreement = kDiw) {
    return world.event(person, party, agreement, AgreementSigned{applied_digest(world, agreement)});
}

inline World signed_world(World world = signable_world()) {
    world.accepts(sign(world, "dg", Capacity::maker));
    world.accepts(sign(world, "chair", Capacity::receiver));
    return world;
}

// A third meeting takes the resolution of an earlier item back, naming what rests on it.
inline Event rescind(World& world, const std::string& item, const Digest& digest,
                     const std::vector<Index>& dependents) {
    auto third = meeting(world);
    third.title = title("meeting 3");
    third.date = Date::of(world.now).plus_days(10);
    third.agenda = {{1, Purpose::consideration, title("rescind"), item, digest}};
    world.accepts(world.event("sec", Capacity::secretary, "meeting/m3", third));
    world.now = third.date.begins();
    auto attended = world.event("sec", Capacity::secretary, "meeting/m3", everybody());
    world.accepts(World::with(attended, "mem1", Capacity::present));
    ResolutionRescinded body;
    body.item = item;
    body.digest = digest;
    body.dependents = dependents;
    auto event = reasoned(world.event("sec", Capacity::secretary, "item/m3/1", body));
    return World::with(event, "mem1", Capacity::present);
}

}  // namespace banchi::domain
