#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

constexpr std::string_view kLead = "lead";

std::string part_field(const AgreementId& id, const KpiCode& code) {
    return id.agency.text + "/" + code.text;
}

Error lead_taken(const JointId& joint, const Kpi& kpi, const std::string& leader) {
    const auto slash = leader.find('/');
    const auto agency = leader.substr(0, slash);
    const auto code = leader.substr(slash + 1);
    return broken("joint_lead_taken",
                  {"ตัวชี้วัดร่วม " + joint.text + " มีเจ้าภาพหลักแล้วคือ " + code + " ของหน่วยงาน " + agency +
                       " ให้เสนอ " + kpi.code.text +
                       " เป็น contributor หรือให้หน่วยงานนั้นถอนหรือแก้เป็น contributor ก่อน",
                   "the joint KPI " + joint.text + " is led by " + code + " of " + agency +
                       " already; propose " + kpi.code.text +
                       " as contributor, or let that agency withdraw it or revise it to "
                       "contributor first"},
                  {{"joint", joint.text}, {"lead", code}, {"agency", agency}});
}

}  // namespace

std::string joint_entity(FiscalYear year, const JointId& joint) {
    return "index/joint/" + year.text() + "/" + joint.text;
}

Result<void> check_lead(const State& state, const AgreementId& id, const Kpi& kpi) {
    if (!kpi.joint || kpi.joint->role.text != kLead) return {};
    const auto mine = part_field(id, kpi.code);
    for (const auto& part : list(state, joint_entity(id.year, kpi.joint->id)))
        if (part.field != mine && *part.value == Value(std::string(kLead)))
            return lead_taken(kpi.joint->id, kpi, part.field);
    return {};
}

std::optional<JointPart> part_of(const State& state, const AgreementId& id, const KpiCode& code,
                                 Side side) {
    const auto holder = side == Side::draft ? id.draft() : id.subject();
    if (!has(state, holder, member_field(code))) return std::nullopt;
    return get<JointPart>(state, kpi_entity(code, side), "joint");
}

void put_joint(const AgreementId& id, const KpiCode& code, const std::optional<JointPart>& before,
               const std::optional<JointPart>& part, Changes& changes) {
    const auto field = part_field(id, code);
    if (before && (!part || part->id != before->id))
        changes.remove(joint_entity(id.year, before->id), field);
    if (part && (!before || part->id != before->id || part->role != before->role))
        changes.put(joint_entity(id.year, part->id), field, part->role.text);
}

}  // namespace banchi::domain
