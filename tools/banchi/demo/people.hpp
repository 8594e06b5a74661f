#pragma once

#include <array>
#include <string_view>

#include "ledger/domain/event.hpp"

namespace banchi::tools::demo {

// A seat at the meeting as the news item names it: an office, never a person's name.
struct Office {
    std::string_view id;  // of the person who holds it, and of the office
    std::string_view th;
    std::string_view en;
    domain::Sat sat;
    std::string_view officer_of;  // the agency for which the demo records proposals, or ""
    std::string_view head_of;     // the agency that the office heads, or ""
};

inline constexpr std::string_view kChair = "permanent-secretary";

inline constexpr std::array<Office, 13> kOffices = {{
    {kChair, "ปลัดกระทรวงอุตสาหกรรม", "Permanent Secretary of Industry", domain::Sat::chair, "",
     "ops"},
    {"deputy-permanent-secretary-1", "รองปลัดกระทรวงอุตสาหกรรม คนที่ 1",
     "Deputy Permanent Secretary of Industry, the first of two", domain::Sat::member, "", ""},
    {"deputy-permanent-secretary-2", "รองปลัดกระทรวงอุตสาหกรรม คนที่ 2",
     "Deputy Permanent Secretary of Industry, the second of two", domain::Sat::member, "", ""},
    {"director-general-dpim", "อธิบดีกรมอุตสาหกรรมพื้นฐานและการเหมืองแร่",
     "Director-General of the Department of Primary Industries and Mines", domain::Sat::member,
     "dpim", "dpim"},
    {"assistant-permanent-secretary", "ผู้ช่วยปลัดกระทรวงอุตสาหกรรม",
     "Assistant Permanent Secretary of Industry", domain::Sat::member, "ops", ""},
    {"deputy-head-diw", "รองอธิบดีกรมโรงงานอุตสาหกรรม",
     "Deputy head of the Department of Industrial Works", domain::Sat::member, "diw", ""},
    {"deputy-head-diprom", "รองอธิบดีกรมส่งเสริมอุตสาหกรรม",
     "Deputy head of the Department of Industrial Promotion", domain::Sat::member, "diprom", ""},
    {"deputy-head-oie", "รองผู้อำนวยการสำนักงานเศรษฐกิจอุตสาหกรรม",
     "Deputy head of the Office of Industrial Economics", domain::Sat::member, "oie", ""},
    {"deputy-head-tisi", "รองเลขาธิการสำนักงานมาตรฐานผลิตภัณฑ์อุตสาหกรรม",
     "Deputy head of the Thai Industrial Standards Institute", domain::Sat::member, "tisi", ""},
    {"deputy-head-ocsb", "รองเลขาธิการคณะกรรมการอ้อยและน้ำตาลทราย",
     "Deputy head of the Office of the Cane and Sugar Board", domain::Sat::member, "ocsb", ""},
    {"adviser-opdc", "ที่ปรึกษาจากสำนักงาน ก.พ.ร. (พร้อมคณะ)", "Adviser from OPDC (with a team)",
     domain::Sat::unstated, "", ""},
    {"representative-budget-bureau", "ผู้แทนสำนักงบประมาณ", "Representative of the Budget Bureau",
     domain::Sat::unstated, "", ""},
    {"representative-nesdc", "ผู้แทนสำนักงานสภาพัฒนาการเศรษฐกิจและสังคมแห่งชาติ (สศช.)",
     "Representative of NESDC", domain::Sat::unstated, "", ""},
}};

struct Agency {
    std::string_view id;
    std::string_view th;
    std::string_view abbreviation_th;
    std::string_view en;
    std::string_view abbreviation_en;
};

inline constexpr std::array<Agency, 7> kAgencies = {{
    {"diw", "กรมโรงงานอุตสาหกรรม", "กรอ.", "Department of Industrial Works", "DIW"},
    {"oie", "สำนักงานเศรษฐกิจอุตสาหกรรม", "สศอ.", "Office of Industrial Economics", "OIE"},
    {"diprom", "กรมส่งเสริมอุตสาหกรรม", "กสอ.", "Department of Industrial Promotion", "DIPROM"},
    {"dpim", "กรมอุตสาหกรรมพื้นฐานและการเหมืองแร่", "กพร.", "Department of Primary Industries and Mines",
     "DPIM"},
    {"ocsb", "สำนักงานคณะกรรมการอ้อยและน้ำตาลทราย", "สอน.", "Office of the Cane and Sugar Board",
     "OCSB"},
    {"tisi", "สำนักงานมาตรฐานผลิตภัณฑ์อุตสาหกรรม", "สมอ.", "Thai Industrial Standards Institute",
     "TISI"},
    {"ops", "สำนักงานปลัดกระทรวงอุตสาหกรรม", "สปอ.", "Office of the Permanent Secretary", "OPS"},
}};

// Who enters proposals for the agency; asserts that there is one.
const Office& officer_of(std::string_view agency);

}  // namespace banchi::tools::demo
