#include "tools/sheet/words.hpp"

#include <array>
#include <utility>

namespace banchi::sheet {
namespace {

struct Words {
    std::string_view column;
    std::string_view th;
    std::string_view en;
};

constexpr auto kWords = std::to_array<Words>({
    {"code", "รหัสตัวชี้วัด ใช้ A-Z 0-9 . _ - และไม่ใช้ซ้ำตลอดไป เช่น ",
     "the KPI's code, of A-Z 0-9 . _ -, never used twice, as "},
    {"weight_percent", "น้ำหนักเป็นร้อยละ ทศนิยมไม่เกินสองตำแหน่ง รวมกันได้ 100 ว่างไว้เมื่อเป็น monitor",
     "weight in percent, at most two decimals, together 100; empty for monitor"},
    {"kind", "ประเภท: functional, strategic, joint หรือ monitor",
     "functional, strategic, joint or monitor"},
    {"title.th", "ชื่อตัวชี้วัดภาษาไทย", "the KPI's name in Thai"},
    {"title.en", "ชื่อตัวชี้วัดภาษาอังกฤษ", "the KPI's name in English"},
    {"unit.th", "หน่วยนับภาษาไทย", "the unit in Thai"},
    {"unit.en", "หน่วยนับภาษาอังกฤษ (percent กับ percentage point ต่างกัน)",
     "the unit in English (percent and percentage point differ)"},
    {"method", "วิธีให้คะแนน: linear, step หรือ milestone", "linear, step or milestone"},
    {"direction", "ทิศทาง: higher, lower หรือ band ว่างไว้เมื่อเป็น milestone",
     "higher, lower or band; empty for milestone"},
    {"scale", "จำนวนตำแหน่งทศนิยมของค่าเป้าหมาย 0 ถึง 9 ว่างไว้เมื่อเป็น milestone",
     "decimal places of the levels, 0 to 9; empty for milestone"},
    {"levels.value", "ค่าเป้าหมาย ว่างไว้เมื่อเป็น band หรือ milestone",
     "the target value; empty for band and milestone"},
    {"levels.from", "ตั้งแต่ เมื่อเป็น band", "from, for band"},
    {"levels.to", "ถึง เมื่อเป็น band", "to, for band"},
    {"levels.milestone.th", "ขั้นความสำเร็จภาษาไทย เมื่อเป็น milestone",
     "the stage in Thai, for milestone"},
    {"levels.milestone.en", "ขั้นความสำเร็จภาษาอังกฤษ เมื่อเป็น milestone",
     "the stage in English, for milestone"},
    {"baseline.value", "ข้อมูลฐาน เป็นทศนิยม หรือ not_stated", "baseline, a decimal or not_stated"},
    {"baseline.year", "ปีของข้อมูลฐาน หรือ not_stated", "the baseline's year, or not_stated"},
    {"baseline.source", "ที่มาของข้อมูลฐาน หรือ not_stated",
     "where the baseline is from, or not_stated"},
    {"definition", "คำอธิบาย ว่างไว้คือ not_stated", "definition; empty is not_stated"},
    {"formula", "สูตรการคำนวณ ว่างไว้คือ not_stated", "formula; empty is not_stated"},
    {"data_source", "แหล่งข้อมูล ว่างไว้คือ not_stated", "data source; empty is not_stated"},
    {"responsible", "ผู้รับผิดชอบ ว่างไว้คือ not_stated", "who is responsible; empty is not_stated"},
    {"joint.id", "รหัสตัวชี้วัดร่วมหลัก เมื่อเป็น joint", "the main joint KPI's id, for joint"},
    {"joint.role", "lead หรือ contributor เมื่อเป็น joint", "lead or contributor, for joint"},
    {"continues", "รหัสของตัวชี้วัดที่ตัวนี้ทำต่อ คั่นด้วยช่องว่าง ว่างไว้ได้",
     "codes of KPIs that this one continues, apart by spaces; may be empty"},
    {"merges", "รหัสของตัวชี้วัดที่รวมเป็นตัวนี้ คั่นด้วยช่องว่าง ว่างไว้ได้",
     "codes of KPIs that this one merges, apart by spaces; may be empty"},
    {"splits", "รหัสของตัวชี้วัดที่ตัวนี้แยกออกมา คั่นด้วยช่องว่าง ว่างไว้ได้",
     "codes of KPIs that this one is split from, apart by spaces; may be empty"},
    {"adopts", "รหัสรายการในทะเบียนที่รับมาเป็นตัวชี้วัด เมื่อเป็น strategic หรือ monitor ว่างไว้ได้",
     "the register's entry that this one adopts, for strategic and monitor; may be empty"},
    {"source", "ที่มาของเนื้อหา หรือ illustrative เมื่อเป็นค่าสมมุติ",
     "where the contents are from, or illustrative where they are made up"},
    {"source_scope", "ส่วนที่มาจากแหล่งนั้น ว่างไว้ได้", "which parts come from there; may be empty"},
});

// levels.50.value -> levels.value and 50; any other column as it is.
std::pair<std::string, std::string> without_score(const std::string& column) {
    constexpr std::string_view kLevels = "levels.";
    if (!column.starts_with(kLevels)) return {column, ""};
    const auto end = column.find('.', kLevels.size());
    if (end == std::string::npos) return {column, ""};
    return {std::string(kLevels) + column.substr(end + 1),
            column.substr(kLevels.size(), end - kLevels.size())};
}

}  // namespace

Text explained(const std::string& column, FiscalYear year) {
    const auto [name, score] = without_score(column);
    for (const auto& words : kWords) {
        if (words.column != name) continue;
        Text text{std::string(words.th), std::string(words.en)};
        if (!score.empty())
            text = {"คะแนน " + score + ": " + text.th, "score " + score + ": " + text.en};
        const auto example = "DIW-" + year.text().substr(2) + "-01";
        if (name == "code") text = {text.th + example, text.en + example};
        return text;
    }
    return {};
}

}  // namespace banchi::sheet
