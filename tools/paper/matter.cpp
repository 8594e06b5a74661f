#include "tools/paper/differences.hpp"
#include "tools/paper/parts.hpp"

// What an item decides: the content of an agreement or of a requested change.
namespace banchi::paper {
namespace {

using api::text_of;

// Of the KPIs of `after`, those that `before` does not have.
Value added(const Value& before, const Value& after) {
    Value all = Value::object();
    if (after.members() == nullptr) return all;
    for (const auto& [code, kpi] : *after.members())
        if (before[code].is_null()) all.set(code, kpi);
    return all;
}

std::string reason_row(const Voice& voice, const Value& reason) {
    const auto code = reason["code"];
    const auto coded = code.is_null() ? voice.say(Text{"ไม่ได้ระบุรหัส", "no code given"})
                                      : voice.word("reason_code", code) + " (<code>" +
                                            voice.say(code) + "</code>)";
    return "<dt>" + voice.say(Text{"เหตุผลตามรหัส", "Reason code"}) + "</dt><dd>" + coded +
           "</dd><dt>" + voice.say(Text{"เหตุผล", "Reason"}) + "</dt><dd>" +
           voice.say(reason["text"]) + "</dd>";
}

std::string change_part(const Voice& voice, const Value& content) {
    const auto& before = content["before"];
    const auto& after = content["after"];
    const auto fresh = added(before["kpis"], after["kpis"]);
    const auto table =
        fresh.members()->empty()
            ? std::string()
            : kpi_table(voice, {"ตัวชี้วัดที่เพิ่ม", "KPIs that are added"}, fresh, after["weights_bp"]);
    return "<dl>" + reason_row(voice, content["reason"]) + "<dt>" +
           voice.say(Text{"มีผลตั้งแต่", "In effect from"}) + "</dt><dd>" +
           voice.day(content["effective"]) + "</dd></dl>\n" +
           difference_table(voice, {"สิ่งที่ขอเปลี่ยน เดิมและใหม่", "What is to change, before and after"},
                            differences(before, after)) +
           table + illustrative_note(voice, after["kpis"]);
}

std::string agreement_part(const Voice& voice, const Item& item) {
    const auto& content = item.content;
    const auto table = kpi_table(voice, {"ตัวชี้วัดและค่าเป้าหมาย", "KPIs and targets"}, content["kpis"],
                                 content["weights_bp"]) +
                       illustrative_note(voice, content["kpis"]);
    if (item.earlier.is_null()) return table;
    return table + difference_table(voice,
                                    {"ส่วนที่ต่างจากฉบับที่ที่ประชุมพิจารณาครั้งก่อน",
                                     "What differs from the version that a meeting had before"},
                                    differences(item.earlier, content));
}

std::string proposed_by(const Voice& voice, const Value& proposal) {
    if (proposal.is_null()) return "";
    const auto* recorded = proposal["recorded_act"].boolean();
    const auto how = recorded != nullptr && *recorded
                         ? voice.say(Text{" (บันทึกแทน ไม่ใช่ลายมือชื่อของเจ้าตัว)",
                                          " (a recorded act, not their own signature)"})
                         : std::string();
    const auto why = proposal["reason"].is_null()
                         ? std::string()
                         : "<dt>" + voice.say(Text{"เหตุผลที่เสนอ", "Reason given"}) + "</dt><dd>" +
                               voice.say(proposal["reason"]) + "</dd>";
    return "<dt>" + voice.say(Text{"ผู้เสนอ", "Proposed by"}) + "</dt><dd>" +
           voice.say(proposal["acting_name"]) + how + voice.say(Text{" เมื่อ ", ", "}) +
           voice.day(proposal["recorded"]) + "</dd>" + why;
}

}  // namespace

std::string matter_head(const Voice& voice, const Item& item) {
    const bool change = text_of(item.content["kind"]) == "change";
    // A request's reason is part of what is decided and stands there.
    auto proposal = item.proposal;
    if (change && !proposal.is_null()) proposal.set("reason", Value());
    return "<dl><dt>" + voice.say(Text{"เรื่อง", "About"}) + "</dt><dd>" +
           voice.say(item.view["subject_name"]) + "</dd>" + proposed_by(voice, proposal) +
           "</dl>\n";
}

std::string matter_part(const Voice& voice, const Item& item) {
    if (item.content.is_null()) return "";
    return text_of(item.content["kind"]) == "change" ? change_part(voice, item.content)
                                                     : agreement_part(voice, item);
}

}  // namespace banchi::paper
