#include <map>

#include "replay/views_agreement.hpp"
#include "tools/paper/parts.hpp"

namespace banchi::paper {
namespace {

using api::text_of;

std::string cell(const char* shape, const std::string& content) {
    return "<td class=\"" + std::string(shape) + "\">" + content + "</td>";
}

const Value* find_level(const Value& kpi, std::int64_t score) {
    const auto* levels = kpi["levels"].items();
    if (levels == nullptr) return nullptr;
    for (const auto& level : *levels)
        if (level["score"] == Value(score)) return &level;
    return nullptr;
}

bool is_illustrative(const Value& kpi) {
    const auto scope = text_of(kpi["source_scope"]);
    return replay::is_illustrative(Line{text_of(kpi["source"])}, Line{scope});
}

// Kept on one line, as long as it fits on one.
std::string whole(const std::string& words) {
    return "<span class=\"whole\">" + words + "</span>";
}

// Its kind, its part in a joint one, which way is better, and where it starts from.
std::string about(const Voice& voice, const Value& kpi) {
    auto kind = voice.word("kind", kpi["kind"]);
    if (!kpi["joint"].is_null())
        kind += " " + voice.say(kpi["joint"]["id"]) + " (" +
                voice.word("part", kpi["joint"]["role"]) + ")";
    const auto how = kpi["direction"].is_null() ? "method" : "direction";
    const auto line = whole(kind) + " · " + whole(voice.word(how, kpi[how]));
    const auto& baseline = kpi["baseline"];
    if (baseline.is_null()) return line;
    auto from = voice.say(Text{"ข้อมูลฐาน ", "baseline "}) + voice.amount(baseline["value"]);
    if (text_of(baseline["year"]) != "not_stated")
        from += voice.say(Text{" ปี ", " in "}) + voice.say(baseline["year"]);
    return line + " · " + whole(from);
}

std::string row_of(const Voice& voice, const std::string& code, const Value& kpi,
                   const Value& weight) {
    const auto tag = is_illustrative(kpi) ? " <span class=\"tag\">" +
                                                voice.say(Text{"สมมุติ", "illustrative"}) + "</span>"
                                          : std::string();
    auto row = "<tr><th scope=\"row\" class=\"code\">" + api::escaped(code) + "</th><td>" +
               voice.say(kpi["title"]) + tag + "<br><span class=\"small\">" + about(voice, kpi) +
               "</span></td>" + cell("middle", voice.say(kpi["unit"]));
    for (const auto score : domain::kLevelScores) {
        const auto* level = find_level(kpi, score);
        const bool worded = level != nullptr && !(*level)["milestone"].is_null();
        row += cell(worded ? "small" : "number",
                    level == nullptr ? voice.say(Value()) : level_text(voice, *level));
    }
    const bool scored = text_of(kpi["kind"]) != "monitor";
    return row +
           cell("number", !scored            ? voice.say(Value())
                          : weight.is_null() ? voice.say(Value("not_stated"))
                                             : voice.percent(weight)) +
           "</tr>\n";
}

// Of part of the weights there is no total to tell.
std::string total_row(const Voice& voice, const Value& kpis, const Value& weights) {
    std::int64_t sum = 0;
    if (weights.members() == nullptr || weights.members()->empty()) return "";
    for (const auto& [code, weight] : *weights.members()) {
        if (kpis[code].is_null()) return "";
        sum += weight.integer() == nullptr ? 0 : *weight.integer();
    }
    return "<tr><th scope=\"row\" colspan=\"6\" class=\"number\">" +
           voice.say(Text{"รวมน้ำหนัก", "Total weight"}) + "</th>" +
           cell("number", "<b>" + voice.percent(Value(sum)) + "</b>") + "</tr>\n";
}

}  // namespace

std::string level_text(const Voice& voice, const Value& level) {
    if (!level["milestone"].is_null()) return voice.say(level["milestone"]);
    if (!level["from"].is_null())
        return voice.amount(level["from"]) + "–" + voice.amount(level["to"]);
    return level["value"].is_null() ? voice.say(Value("not_stated")) : voice.amount(level["value"]);
}

std::string kpi_table(const Voice& voice, const Text& caption, const Value& kpis,
                      const Value& weights_bp) {
    if (kpis.members() == nullptr) return "";
    std::string rows;
    for (const auto& [code, kpi] : *kpis.members())
        rows += row_of(voice, code, kpi, weights_bp[code]);
    return "<table><caption>" + voice.say(caption) + "</caption>" +
           heading(voice, {{"รหัส", "Code"},
                           {"ตัวชี้วัด", "KPI"},
                           {"หน่วย", "Unit"},
                           {"50", "50"},
                           {"75", "75"},
                           {"100", "100"},
                           {"น้ำหนัก (ร้อยละ)", "Weight (%)"}}) +
           "<tbody>" + rows + total_row(voice, kpis, weights_bp) + "</tbody></table>\n";
}

std::string illustrative_note(const Voice& voice, const Value& kpis) {
    if (kpis.members() == nullptr) return "";
    std::map<std::string, std::string> codes_by_scope;
    for (const auto& [code, kpi] : *kpis.members()) {
        if (!is_illustrative(kpi)) continue;
        auto& codes = codes_by_scope[text_of(kpi["source"]) + ": " + text_of(kpi["source_scope"])];
        codes += (codes.empty() ? "" : ", ") + code;
    }
    if (codes_by_scope.empty()) return "";
    std::string told;
    for (const auto& [scope, codes] : codes_by_scope)
        told += "<br>" + api::escaped(codes) + " – " + api::escaped(scope);
    return "<p class=\"small\">" +
           voice.say(Text{
               "“สมมุติ” คือเนื้อหาที่แต่งขึ้นเพื่อสาธิต ตามที่บัญชีบันทึกที่มาไว้ดังนี้",
               "“Illustrative” is content made up for demonstration; its source as recorded:"}) +
           told + "</p>\n";
}

}  // namespace banchi::paper
