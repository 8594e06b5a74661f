#include <algorithm>

#include "ledger/domain/registry/delegation.hpp"
#include "ledger/domain/scope.hpp"
#include "ledger/domain/signers.hpp"

namespace banchi::domain {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string name_of(Capacity capacity) {
    return *to_value(capacity).text();
}

Error not_delegable(const Header& header) {
    const auto capacity = name_of(header.capacity);
    return denied(
        "not_delegable",
        {"การลงนามในฐานะ " + capacity + " มอบอำนาจไม่ได้ ให้เอา onbehalfof ออก แล้วให้เจ้าตัวลงนามเอง",
         "what is signed as " + capacity +
             " is not delegated; take onbehalfof out, and let the person sign"},
        {{"capacity", capacity}});
}

Result<void> check_not_recorded(const Header& header) {
    if (!header.common.recorded_for) return {};
    return denied("delegated_recording",
                  {"การบันทึกแทนผู้อื่นต้องให้ฝ่ายเลขานุการลงนามเอง ให้เอา onbehalfof ออก",
                   "what is recorded for somebody is entered by the secretary in person; take "
                   "onbehalfof out"},
                  {{"person", header.common.recorded_for->person.text}});
}

Facts facts_of(const Header& header) {
    return {{"delegator", header.on_behalf_of->text},
            {"person", header.actor.text},
            {"capacity", name_of(header.capacity)},
            {"type", header.type}};
}

Error no_role(const Header& header) {
    const auto& delegator = header.on_behalf_of->text;
    const auto capacity = name_of(header.capacity);
    return denied(
        "delegator_role",
        {delegator + " ไม่มีฐานะ " + capacity + " ในเรื่อง " + header.subject +
             " ณ วันที่บันทึก จึงไม่มีผู้ใดปฏิบัติราชการแทนได้ ให้นายทะเบียนตรวจบทบาท",
         delegator + " does not hold the capacity " + capacity + " for " + header.subject +
             " on the day, so nobody acts for them; ask a registrar to check the roles"},
        facts_of(header));
}

Error no_delegation(const Header& header) {
    const auto& delegator = header.on_behalf_of->text;
    const auto& actor = header.actor.text;
    return denied("not_delegated",
                  {delegator + " ไม่ได้มอบอำนาจให้ " + actor + " ลงนาม " + header.type + " ในฐานะ " +
                       name_of(header.capacity) + " ในเรื่อง " + header.subject +
                       " ณ วันที่บันทึก ให้ตรวจการมอบอำนาจ หรือให้ " + delegator + " ลงนามเอง",
                   delegator + " has not delegated to " + actor + " to sign " + header.type +
                       " as " + name_of(header.capacity) + " for " + header.subject +
                       " on the day; check the delegation, or let " + delegator + " sign"},
                  facts_of(header));
}

// Is the type signed in the role at all?
bool signed_in(std::string_view type, Role role) {
    const auto* row = find_row(type);
    return row != nullptr && std::any_of(row->by.begin(), row->by.end(), [&](Capacity capacity) {
               return role_behind(capacity) == role;
           });
}

}  // namespace

Result<void> check_on_behalf(const Judging& judging, const Event& event) {
    const auto& header = event.header;
    const auto role = role_behind(header.capacity);
    if (!role || !may_be_delegated(*role)) return not_delegable(header);
    if (auto fits = check_not_recorded(header); !fits) return fits.error();
    std::optional<AgencyId> agency;
    if (role == Role::officer) agency = agency_of(judging.state, event);
    const auto& delegator = *header.on_behalf_of;
    const auto day = judging.day();
    // Nobody is an officer of no agency.
    if (!holds_role(judging.state, delegator, *role, agency, day)) return no_role(header);
    if (is_delegated(judging.state, delegator, header.actor, *role, agency, header.type, day))
        return {};
    return no_delegation(header);
}

Result<void> check_types(Role role, const std::optional<std::vector<Id<TypeTag>>>& types) {
    if (!types) return {};
    const auto wrong = std::find_if(types->begin(), types->end(),
                                    [&](const auto& type) { return !signed_in(type.text, role); });
    if (!types->empty() && wrong == types->end()) return {};
    const auto name = *to_value(role).text();
    const auto which = types->empty() ? std::string("[]") : wrong->text;
    return broken("delegation_types",
                  {"types: " + which + " ไม่ใช่เหตุการณ์ที่บทบาท " + name +
                       " ลงนาม ให้ระบุชนิดอื่น หรือเอา types ออกเพื่อมอบทั้งหมด",
                   "types: " + which + " is nothing that the role " + name +
                       " signs; name other types, or take `types` out to delegate them all"},
                  {{"type", which}, {"role", name}});
}

}  // namespace banchi::domain
