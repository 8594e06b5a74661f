#include "tools/paper/differences.hpp"

#include <algorithm>
#include <set>

#include "ledger/domain/agreement/agreement.hpp"
#include "tools/paper/parts.hpp"

namespace banchi::paper {
namespace {

using api::text_of;

std::set<std::string> names_in(const Value& left, const Value& right) {
    std::set<std::string> names;
    for (const auto* side : {&left, &right})
        if (const auto* members = side->members())
            for (const auto& [name, value] : *members) names.insert(name);
    return names;
}

const Value& level_of(const Value& levels, std::int64_t score) {
    static const Value none;
    if (levels.items() == nullptr) return none;
    for (const auto& level : *levels.items())
        if (level["score"] == Value(score)) return level;
    return none;
}

void add(std::vector<Difference>& all, const std::string& code, const std::string& field,
         const Value& before, const Value& after) {
    if (before != after) all.push_back({code, field, before, after});
}

// Levels one by one, each other field as a whole.
void add_kpi(std::vector<Difference>& all, const std::string& code, const Value& before,
             const Value& after) {
    if (before.is_null() || after.is_null()) return add(all, code, "kpi", before, after);
    for (const auto& field : names_in(before, after))
        if (field != "levels") add(all, code, field, before[field], after[field]);
    for (const auto score : domain::kLevelScores)
        add(all, code, "level/" + std::to_string(score), level_of(before["levels"], score),
            level_of(after["levels"], score));
}

// The other language shows only where nothing else tells the two apart.
std::string title_of(const Voice& voice, const Value& value, const Value& other) {
    auto said = voice.say(value);
    if (said != voice.say(other)) return said;
    return said + " / " +
           Voice{voice.language == Language::th ? Language::en : Language::th}.say(value);
}

std::string baseline_of(const Voice& voice, const Value& value) {
    return voice.amount(value["value"]) + voice.say(Text{" ปี ", ", year "}) +
           voice.say(value["year"]) + voice.say(Text{" ที่มา ", ", source "}) +
           voice.say(value["source"]);
}

std::string list_of(const Voice& voice, const Value& value) {
    std::string all;
    for (const auto& each : *value.items()) all += (all.empty() ? "" : ", ") + voice.say(each);
    return all;
}

std::string value_of(const Voice& voice, const std::string& field, const Value& value,
                     const Value& other) {
    if (value.is_null()) return voice.say(value);
    if (field == "kpi") return voice.say(value["title"]);
    if (field == "weight_bp") return voice.percent(value);
    if (field.starts_with("level/")) return level_text(voice, value);
    if (field == "baseline") return baseline_of(voice, value);
    if (field == "joint")
        return voice.say(value["id"]) + " (" + voice.word("part", value["role"]) + ")";
    if (value.items() != nullptr) return list_of(voice, value);
    if (!value["th"].is_null()) return title_of(voice, value, other);
    return voice.word(field, value);
}

std::string field_name(const Voice& voice, const Difference& difference) {
    if (difference.field != "kpi") return voice.word("field", Value(difference.field));
    return voice.say(difference.before.is_null() ? Text{"ตัวชี้วัดใหม่", "New KPI"}
                                                 : Text{"ยกเลิกตัวชี้วัด", "KPI cancelled"});
}

}  // namespace

std::vector<Difference> differences(const Value& before, const Value& after) {
    std::vector<Difference> all;
    for (const auto& name : names_in(before, after))
        if (name != "kpis" && name != "weights_bp") add(all, "", name, before[name], after[name]);
    for (const auto& code : names_in(before["kpis"], after["kpis"]))
        add_kpi(all, code, before["kpis"][code], after["kpis"][code]);
    for (const auto& code : names_in(before["weights_bp"], after["weights_bp"]))
        add(all, code, "weight_bp", before["weights_bp"][code], after["weights_bp"][code]);
    std::stable_sort(all.begin(), all.end(), [](const Difference& left, const Difference& right) {
        return left.code < right.code;
    });
    return all;
}

std::string difference_table(const Voice& voice, const Text& caption,
                             const std::vector<Difference>& all) {
    if (all.empty())
        return "<p>" + voice.say(caption) + ": " +
               voice.say(Text{"ไม่มีส่วนที่ต่าง", "nothing differs"}) + "</p>\n";
    std::string rows;
    for (const auto& each : all)
        rows += "<tr><th scope=\"row\" class=\"code\">" +
                (each.code.empty() ? voice.say(Text{"ทั้งฉบับ", "Whole"}) : api::escaped(each.code)) +
                "</th><td>" + field_name(voice, each) + "</td><td>" +
                value_of(voice, each.field, each.before, each.after) + "</td><td><b>" +
                value_of(voice, each.field, each.after, each.before) + "</b></td></tr>\n";
    return "<table class=\"differences\"><caption>" + voice.say(caption) + "</caption>" +
           heading(voice,
                   {{"รหัส", "Code"}, {"รายการ", "What"}, {"เดิม", "Before"}, {"ใหม่", "After"}}) +
           "<tbody>" + rows + "</tbody></table>\n";
}

}  // namespace banchi::paper
