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
    {"role", "lead", {"เจ้าภาพหลัก", "lead"}},
    {"role", "contributor", {"ผู้ร่วมดำเนินการ", "contributor"}},
    {"direction", "higher", {"ยิ่งมากยิ่งดี", "higher is better"}},
    {"direction", "lower", {"ยิ่งน้อยยิ่งดี", "lower is better"}},
    {"direction", "band", {"อยู่ในช่วง", "within a band"}},
    {"method", "linear", {"คะแนนตามสัดส่วน", "linear"}},
    {"method", "step", {"คะแนนเป็นขั้น", "by steps"}},
    {"method", "milestone", {"ขั้นความสำเร็จ", "by milestones"}},
});

}  // namespace

const Text* find_word(std::string_view field, std::string_view value) {
    for (const auto& word : kWords)
        if (word.field == field && word.value == value) return &word.text;
    return nullptr;
}

}  // namespace banchi::paper
