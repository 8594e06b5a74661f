#pragma once

#include "ledger/domain/register.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::domain {

// Entries of the register of 2569 for diw and ops, and KPIs that name them.
inline RegisterEntry strategic_entry() {
    RegisterEntry entry;
    entry.fiscal_year = FiscalYear{2569};
    entry.title = title("entry");
    entry.unit = title("places");
    entry.agencies = {{AgencyId{"diw"}, std::nullopt}, {AgencyId{"ops"}, std::nullopt}};
    entry.source = Line{"illustrative"};
    return entry;
}

inline RegisterEntry monitor_entry() {
    auto entry = strategic_entry();
    entry.kind = RegisterKind::monitor;
    return entry;
}

// diw leads, ops contributes.
inline RegisterEntry joint_entry() {
    auto entry = strategic_entry();
    entry.kind = RegisterKind::joint;
    entry.agencies.front().role = {"lead"};
    entry.agencies.back().role = {"contributor"};
    return entry;
}

inline Event added(World& world, const std::string& id, const RegisterEntry& entry) {
    return world.event("sec", Capacity::secretary, "register/" + id, EntryAdded{entry});
}

inline Event amended(World& world, const std::string& id, const RegisterEntry& entry) {
    return world.event("sec", Capacity::secretary, "register/" + id, EntryAmended{entry});
}

inline Event closed(World& world, const std::string& id) {
    return world.event("sec", Capacity::secretary, "register/" + id, EntryClosed{});
}

inline Kpi adopting(const std::string& code, const std::string& entry,
                    KpiKind kind = KpiKind::strategic) {
    auto kpi = sample_kpi(code);
    kpi.kind = kind;
    kpi.adopts = RegisterId{entry};
    return kpi;
}

inline Kpi sharing(const std::string& code, const std::string& entry, const std::string& role) {
    auto kpi = sample_kpi(code);
    kpi.kind = KpiKind::joint;
    kpi.joint = JointPart{{entry}, {role}};
    return kpi;
}

}  // namespace banchi::domain
