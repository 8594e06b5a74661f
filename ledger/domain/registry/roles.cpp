#include "ledger/domain/registry/roles.hpp"

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

std::vector<OfficeHolder> holders_of(const State& state, const OfficeId& office) {
    return get<std::vector<OfficeHolder>>(state, "office/" + office.text, "holders")
        .value_or(std::vector<OfficeHolder>{});
}

std::vector<OfficeId> offices_of(Role role, const std::optional<AgencyId>& agency,
                                 const std::optional<OfficeId>& office) {
    std::vector<OfficeId> offices;
    if (office) offices.push_back(*office);
    if (role == Role::head && agency) offices.push_back({"head/" + agency->text});
    return offices;
}

}  // namespace banchi::domain
