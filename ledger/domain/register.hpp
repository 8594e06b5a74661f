#pragma once

#include "ledger/domain/framework.hpp"

namespace banchi::domain {

// The register of a fiscal year: what agencies are to adopt as KPIs of their own. Subject of all:
// register/<id>, one entry; a joint one's id is what the KPIs that share it name as `joint.id`.
enum class RegisterKind { strategic, monitor, joint };
constexpr auto names_of(RegisterKind) {
    using enum RegisterKind;
    return std::to_array<std::pair<RegisterKind, std::string_view>>(
        {{strategic, "strategic"}, {monitor, "monitor"}, {joint, "joint"}});
}

// An agency that the entry is for: that shares a joint one in this role, that is expected to
// cascade a strategic one, that reports a monitored one.
struct EntryAgency {
    AgencyId agency;
    std::optional<Id<struct JointRoleTag>> role;  // lead or contributor
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("agency", self.agency);
        m("role", self.role);
    }
};

// An agency that does not cascade a strategic entry, and why.
struct Declined {
    AgencyId agency;
    Line reason;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("agency", self.agency);
        m("reason", self.reason);
    }
};

struct RegisterEntry {
    RegisterKind kind = RegisterKind::strategic;
    FiscalYear fiscal_year;
    Title title;
    std::optional<Title> unit;
    std::vector<EntryAgency> agencies;
    std::vector<Declined> declined;
    Line source;  // as a KPI's: "illustrative", or where it comes from
    std::optional<Line> source_scope;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("kind", self.kind);
        m("fiscal_year", self.fiscal_year);
        m("title", self.title);
        m("unit", self.unit);
        m("agencies", self.agencies);
        m("declined", self.declined);
        m("source", self.source);
        m("source_scope", self.source_scope);
    }
};

struct EntryAdded {
    static constexpr std::string_view type = "register.entry_added";
    RegisterEntry entry;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("entry", self.entry);
    }
};

// The entry as it is from now on, whole; kind and fiscal year stay.
struct EntryAmended {
    static constexpr std::string_view type = "register.entry_amended";
    RegisterEntry entry;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("entry", self.entry);
    }
};

// Nobody adopts it any more, for the reason in Common; who has, keeps it.
struct EntryClosed {
    static constexpr std::string_view type = "register.entry_closed";
    template <class Self, class M>
    static void members(Self&, M&) {}
};

std::optional<RegisterEntry> find_entry(const State& state, const RegisterId& id);
bool is_closed(const State& state, const RegisterId& id);
// Null for an agency that the entry is not for.
const EntryAgency* find_agency(const RegisterEntry& entry, const AgencyId& agency);
// Entries by year: a field <fiscal year>/<id> each, its kind.
inline constexpr const char* kRegisters = "index/registers";
// The KPIs that name the entry, drafted or applied: a field <agency>/<code> each.
std::string adopters_entity(const RegisterId& id, const RegisterEntry& entry);
// Which KPIs those are of one agency.
std::vector<KpiCode> adopted_by(const State& state, const RegisterId& id,
                                const RegisterEntry& entry, const AgencyId& agency);
// What an entry has to be; `before`, or null, is what it was.
Result<void> check_entry(const Judging& judging, const RegisterId& id, const RegisterEntry& entry,
                         const RegisterEntry* before);
Error no_such_entry(const RegisterId& id);
// "ทะเบียนตัวชี้วัดร่วม ปีงบประมาณ พ.ศ. 2569", "the register of joint KPIs of fiscal year 2569".
Text register_for_people(const RegisterEntry& entry);

// Refuse `entry_exists`, `no_such_entry`, `entry_closed`, `entry_differs` (kind or year),
// `nothing_changed`, `reason_missing`, `kpi_kind`; of the agencies `unknown_agency`,
// `agency_ended`, `entry_agencies` (twice, or too few for the kind), `entry_role` and
// `entry_lead`; of who declined `entry_declined` and `already_adopted`.
Result<Marks> decide(const Judging& judging, const EntryAdded& event);
Result<Marks> decide(const Judging& judging, const EntryAmended& event);
Result<Marks> decide(const Judging& judging, const EntryClosed& event);

void evolve(const Judging& judging, const EntryAdded& event, Changes& changes);
void evolve(const Judging& judging, const EntryAmended& event, Changes& changes);
void evolve(const Judging& judging, const EntryClosed& event, Changes& changes);

Text tell(const Judging& judging, const EntryAdded& event);
Text tell(const Judging& judging, const EntryAmended& event);
Text tell(const Judging& judging, const EntryClosed& event);

}  // namespace banchi::domain
