#include <algorithm>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/register.hpp"

// What a KPI says of the register's entry that it is an agency's part of.
namespace banchi::domain {
namespace {

Error refused(const char* rule, const Kpi& kpi, const RegisterId& id, const Text& why) {
    return broken(rule, {kpi.code.text + ": " + why.th, kpi.code.text + ": " + why.en},
                  {{"code", kpi.code.text}, {"entry", id.text}});
}

// Does the year's register list any joint entry? Before it does, main joint KPIs are known by their
// ids alone.
bool lists_joint(const State& state, FiscalYear year) {
    const auto entries = list(state, kRegisters, year.text() + "/");
    return std::any_of(entries.begin(), entries.end(), [](const Fact& fact) {
        return *fact.value == to_value(RegisterKind::joint);
    });
}

Result<void> check_role(const AgreementId& id, const Kpi& kpi, const RegisterId& named,
                        const RegisterEntry& entry) {
    if (entry.kind != RegisterKind::joint) return {};
    const auto* agency = find_agency(entry, id.agency);
    if (agency != nullptr && agency->role == kpi.joint->role) return {};
    const auto expected = agency == nullptr ? std::string("none") : agency->role->text;
    return refused(
        "joint_role_differs", kpi, named,
        {"ทะเบียนให้ " + id.agency.text + " มีบทบาท " + expected + " ใน " + named.text +
             " ให้ใช้บทบาทนั้น หรือให้ฝ่ายเลขานุการแก้ไขทะเบียนก่อน",
         "in the register " + id.agency.text + " has the role " + expected + " in " + named.text +
             "; take that one, or let the secretary amend the entry first"});
}

Result<void> check_named(const State& state, const AgreementId& id, const Kpi& kpi,
                         const RegisterId& named, const RegisterEntry& entry) {
    if (is_closed(state, named))
        return refused("entry_closed", kpi, named,
                       {"รายการทะเบียน " + named.text + " ปิดแล้ว ให้ใช้รายการอื่น",
                        "the register's entry " + named.text + " is closed; use another"});
    if (*to_value(entry.kind).text() != *to_value(kpi.kind).text() || entry.fiscal_year != id.year)
        return refused(
            "entry_differs", kpi, named,
            {"รายการทะเบียน " + named.text + " เป็นประเภท " + *to_value(entry.kind).text() +
                 " ปีงบประมาณ " + entry.fiscal_year.text() + " ให้ใช้รายการของประเภทและปีเดียวกัน",
             "the register's entry " + named.text + " is of the kind " +
                 *to_value(entry.kind).text() + " and fiscal year " + entry.fiscal_year.text() +
                 "; name one of the KPI's own"});
    return check_role(id, kpi, named, entry);
}

}  // namespace

std::string adopted_entity(const RegisterId& id) {
    return "index/adopted/" + id.text;
}

std::optional<RegisterId> entry_of(const Kpi& kpi) {
    if (kpi.joint) return RegisterId{kpi.joint->id.text};
    return kpi.adopts;
}

Result<void> check_adoption(const State& state, const AgreementId& id, const Kpi& kpi,
                            const std::optional<Kpi>& before) {
    const auto named = entry_of(kpi);
    const bool stays =
        before && before->kind == kpi.kind && before->adopts == kpi.adopts &&
        to_value(before->joint.value_or(JointPart{})) == to_value(kpi.joint.value_or(JointPart{}));
    if (!named || stays) return {};
    const auto entry = find_entry(state, *named);
    if (entry) return check_named(state, id, kpi, *named, *entry);
    if (kpi.joint && !lists_joint(state, id.year)) return {};
    return no_such_entry(*named);
}

std::optional<RegisterId> adopted_of(const State& state, const AgreementId& id, const KpiCode& code,
                                     Side side) {
    const auto holder = side == Side::draft ? id.draft() : id.subject();
    if (!has(state, holder, member_field(code))) return std::nullopt;
    return get<RegisterId>(state, kpi_entity(code, side), "adopts");
}

void put_adopted(const AgreementId& id, const KpiCode& code,
                 const std::optional<RegisterId>& before, const std::optional<RegisterId>& after,
                 Changes& changes) {
    if (before == after) return;
    const auto field = id.agency.text + "/" + code.text;
    if (before) changes.remove(adopted_entity(*before), field);
    if (after) changes.put(adopted_entity(*after), field, true);
}

}  // namespace banchi::domain
