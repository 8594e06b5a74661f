#include <array>

#include "tools/paper/voice.hpp"

namespace banchi::paper {
namespace {

struct Word {
    std::string_view field;
    std::string_view value;
    Text text;
};

const auto kWords = std::to_array<Word>({
    {"purpose", "information", {"เรื่องเพื่อทราบ", "For information"}},
    {"purpose", "consideration", {"เรื่องเพื่อพิจารณา", "For consideration"}},
    {"kind", "functional", {"ตัวชี้วัดตามภารกิจ", "Functional"}},
    {"kind", "strategic", {"ตัวชี้วัดเชิงยุทธศาสตร์", "Strategic"}},
    {"kind", "joint", {"ตัวชี้วัดร่วม", "Joint"}},
    {"kind", "monitor", {"ตัวชี้วัดติดตาม ไม่มีน้ำหนัก", "Monitor, without weight"}},
    {"part", "lead", {"เจ้าภาพหลัก", "lead"}},
    {"part", "contributor", {"ผู้ร่วมดำเนินการ", "contributor"}},
    {"direction", "higher", {"ยิ่งมากยิ่งดี", "higher is better"}},
    {"direction", "lower", {"ยิ่งน้อยยิ่งดี", "lower is better"}},
    {"direction", "band", {"อยู่ในช่วง", "within a band"}},
    {"method", "linear", {"คะแนนตามสัดส่วน", "linear"}},
    {"method", "step", {"คะแนนเป็นขั้น", "by steps"}},
    {"method", "milestone", {"ขั้นความสำเร็จ", "by milestones"}},
    {"role", "head", {"หัวหน้าส่วนราชการ", "head"}},
    {"role", "officer", {"เจ้าหน้าที่ผู้รับผิดชอบ", "officer"}},
    {"capacity", "chair", {"ประธานกรรมการ", "Chair"}},
    {"capacity", "member", {"กรรมการ", "Member"}},
    {"capacity", "representative", {"ผู้แทนกรรมการ", "Representative"}},
    {"capacity", "adviser", {"ที่ปรึกษา", "Adviser"}},
    {"capacity", "observer", {"ผู้สังเกตการณ์", "Observer"}},
    {"capacity", "unstated", {"ไม่ระบุฐานะ", "Capacity not stated"}},
    {"mode", "room", {"ในห้องประชุม", "In the room"}},
    {"mode", "online", {"ออนไลน์", "Online"}},
    {"mode", "unstated", {"ไม่ระบุ", "Not stated"}},
    {"by", "chair", {"ประธานกรรมการ", "the chair"}},
    {"by", "vice_chair", {"รองประธานกรรมการ", "a vice-chair"}},
    {"by", "elected", {"กรรมการที่ที่ประชุมเลือก", "elected by the meeting"}},
    {"choice", "in_favour", {"เห็นชอบ", "in favour"}},
    {"choice", "against", {"ไม่เห็นชอบ", "against"}},
    {"choice", "abstain", {"งดออกเสียง", "abstained"}},
    {"outcome", "acknowledged", {"รับทราบ", "Acknowledged"}},
    {"outcome", "presented", {"รับการนำเสนอ (ยังไม่เห็นชอบ)", "Presented, not approved"}},
    {"outcome", "approved", {"เห็นชอบ", "Approved"}},
    {"outcome", "approved_as_amended", {"เห็นชอบตามที่แก้ไข", "Approved as amended"}},
    {"outcome", "approved_subject_to", {"เห็นชอบโดยมีเงื่อนไข", "Approved subject to conditions"}},
    {"outcome", "returned", {"ส่งคืน", "Returned"}},
    {"outcome", "deferred", {"เลื่อนการพิจารณา", "Deferred"}},
    {"outcome", "rejected", {"ไม่เห็นชอบ", "Rejected"}},
    {"deciding", "consensus", {"โดยฉันทามติ", "by consensus"}},
    {"deciding", "ballots", {"โดยการลงคะแนน", "by ballots"}},
    {"deciding", "secret", {"โดยการลงคะแนนลับ", "by secret vote"}},
    {"deciding", "unstated", {"ไม่ระบุวิธี", "how is not stated"}},
    {"certified", "meeting", {"รับรองในการประชุม", "certified by the meeting"}},
    {"certified", "circulation", {"รับรองโดยการเวียน", "certified by circulation"}},
    {"reason_code", "DISASTER", {"ภัยพิบัติ", "disaster"}},
    {"reason_code", "EPIDEMIC", {"โรคระบาด", "epidemic"}},
    {"reason_code", "POLICY_CHANGE", {"นโยบายเปลี่ยนแปลง", "change of policy"}},
    {"reason_code", "NO_BUDGET", {"ไม่ได้รับงบประมาณ", "no budget"}},
    {"reason_code", "BUDGET_LATE_6M", {"ได้รับงบประมาณล่าช้าหกเดือน", "budget six months late"}},
    {"reason_code", "INDEX_OWNER_CHANGE", {"ผู้จัดทำดัชนีเปลี่ยนแปลงดัชนี", "the index's owner changed it"}},
    {"reason_code", "NATIONAL_RESOLUTION", {"มติระดับชาติ", "a national resolution"}},
    {"reason_code", "DISPUTE_REMEDY", {"ผลการวินิจฉัยข้อโต้แย้ง", "remedy of a dispute"}},
    {"reason_code", "INTERNAL_METHOD", {"ปรับวิธีการภายใน", "an internal method"}},
    {"reason_code", "PROJECT_DELAY", {"โครงการล่าช้า", "a delayed project"}},
    {"reason_code", "TARGET_FROM_RESULT", {"ปรับเป้าหมายตามผล", "a target set after its result"}},
    {"field", "kind", {"ประเภทตัวชี้วัด", "Kind"}},
    {"field", "title", {"ชื่อตัวชี้วัด", "Title"}},
    {"field", "unit", {"หน่วย", "Unit"}},
    {"field", "method", {"วิธีให้คะแนน", "Scoring"}},
    {"field", "direction", {"ทิศทาง", "Direction"}},
    {"field", "scale", {"จำนวนตำแหน่งทศนิยม", "Decimal places"}},
    {"field", "level/50", {"ค่าเป้าหมายระดับ 50", "Target for 50"}},
    {"field", "level/75", {"ค่าเป้าหมายระดับ 75", "Target for 75"}},
    {"field", "level/100", {"ค่าเป้าหมายระดับ 100", "Target for 100"}},
    {"field", "baseline", {"ข้อมูลฐาน", "Baseline"}},
    {"field", "definition", {"คำอธิบาย", "Definition"}},
    {"field", "formula", {"สูตรการคำนวณ", "Formula"}},
    {"field", "data_source", {"แหล่งข้อมูล", "Data source"}},
    {"field", "responsible", {"ผู้รับผิดชอบ", "Responsible"}},
    {"field", "joint", {"ตัวชี้วัดร่วม", "Joint KPI"}},
    {"field", "source", {"ที่มาของเนื้อหา", "Source of the contents"}},
    {"field", "source_scope", {"ขอบเขตของที่มา", "Scope of the source"}},
    {"field", "continues", {"ต่อเนื่องจาก", "Continues"}},
    {"field", "merges", {"รวมจาก", "Merges"}},
    {"field", "splits", {"แยกจาก", "Split from"}},
    {"field", "weight_bp", {"น้ำหนัก (ร้อยละ)", "Weight (%)"}},
    {"field", "framework", {"กรอบการประเมิน", "Framework"}},
});

}  // namespace

const Text* find_word(std::string_view field, std::string_view value) {
    for (const auto& word : kWords)
        if (word.field == field && word.value == value) return &word.text;
    return nullptr;
}

}  // namespace banchi::paper
