#include "ledger/domain/registry/roles.hpp"

#include <algorithm>
#include <array>

namespace banchi::domain {

Text role_name(const State& state, Role role, const std::optional<AgencyId>& agency) {
    static const std::array<Text, 8> kNames = {{{"นายทะเบียน", "registrar"},
                                                {"ฝ่ายเลขานุการ", "secretary"},
                                                {"เจ้าหน้าที่", "officer"},
                                                {"ผู้บันทึก", "recorder"},
                                                {"ที่ปรึกษา", "adviser"},
                                                {"ผู้สอบทาน", "reviewer"},
                                                {"ผู้ชี้ขาด", "adjudicator"},
                                                {"หัวหน้าหน่วยงาน", "head"}}};
    auto name = kNames.at(static_cast<std::size_t>(role));
    if (agency) {
        const auto of = name_of(state, *agency);
        name.th += " " + of.th;
        name.en += " of " + of.en;
    }
    return name;
}

Result<void> check_role_scope(const State& state, Role role,
                              const std::optional<AgencyId>& agency) {
    const bool wants_agency = role == Role::officer || role == Role::head;
    if (wants_agency != agency.has_value())
        return broken("role_scope",
                      {"บทบาท officer และ head ต้องระบุ agency ส่วนบทบาทอื่นต้องไม่ระบุ",
                       "officer and head are of an agency and name it; no other role does"},
                      {{"role", *to_value(role).text()}});
    if (agency && !has(state, "agency/" + agency->text, "name"))
        return broken("unknown_agency",
                      {"ยังไม่มีหน่วยงานรหัส " + agency->text + " ให้จดทะเบียนก่อน",
                       "no agency has the id " + agency->text + "; register it first"},
                      {{"agency", agency->text}});
    return {};
}

std::optional<Role> role_behind(Capacity capacity) {
    switch (capacity) {
        case Capacity::registrar:
            return Role::registrar;
        case Capacity::secretary:
            return Role::secretary;
        case Capacity::officer:
            return Role::officer;
        case Capacity::recorder:
            return Role::recorder;
        case Capacity::adviser:
            return Role::adviser;
        case Capacity::reviewer:
            return Role::reviewer;
        case Capacity::adjudicator:
            return Role::adjudicator;
        default:
            return std::nullopt;
    }
}

std::vector<OfficeHolder> holders_of(const State& state, const OfficeId& office) {
    return get<std::vector<OfficeHolder>>(state, "office/" + office.text, "holders")
        .value_or(std::vector<OfficeHolder>{});
}

bool holds_office(const State& state, const PersonId& person, const OfficeId& office, Date day) {
    const auto holders = holders_of(state, office);
    return std::any_of(holders.begin(), holders.end(), [&](const OfficeHolder& holder) {
        return holder.person == person && holder.covers(day);
    });
}

OfficeId head_office(const AgencyId& agency) {
    return {"head/" + agency.text};
}

std::vector<OfficeId> offices_of(Role role, const std::optional<AgencyId>& agency,
                                 const std::optional<OfficeId>& office) {
    std::vector<OfficeId> offices;
    if (office) offices.push_back(*office);
    if (role == Role::head && agency) offices.push_back(head_office(*agency));
    return offices;
}

}  // namespace banchi::domain
