#include "tools/paper/parts.hpp"

namespace banchi::paper {
namespace {

using api::number_of;

std::string roles_of(const Voice& voice, const Value& concerned) {
    std::string roles;
    for (const auto& role : *concerned["roles"].items())
        roles += (roles.empty() ? "" : voice.say(Text{" และ", " and "})) + voice.word("role", role);
    return roles + voice.say(Text{"ของ", " of the "}) + voice.say(concerned["agency_name"]);
}

bool some(const Value& list) {
    return list.items() != nullptr && !list.items()->empty();
}

// "ปลัดกระทรวง (ประธานกรรมการ) เป็นหัวหน้าส่วนราชการของ…"
std::string who(const Voice& voice, const Sources& sources, const Value& concerned) {
    const bool chair = concerned["person"] == sources.committee["chair"];
    return voice.say(concerned["name"]) +
           (chair ? " <b>(" + voice.word("capacity", Value("chair")) + ")</b>" : std::string()) +
           voice.say(Text{" เป็น", ", "}) + roles_of(voice, concerned);
}

}  // namespace

std::string conflicts_part(const Voice& voice, const Sources& sources, const Item& item) {
    const auto& concerned = item.view["concerned"];
    const auto& interests = item.view["interests"];
    if (item.content.is_null() && !some(concerned) && !some(interests)) return "";
    std::string rows;
    if (some(concerned))
        for (const auto& each : *concerned.items())
            rows += "<li>" + who(voice, sources, each) +
                    voice.say(Text{": ต้องแจ้งส่วนได้เสีย ทำหน้าที่ประธานในวาระนี้ไม่ได้ "
                                   "และต้องมีคำวินิจฉัยก่อนจึงลงคะแนนได้",
                                   ": has to declare it, can't preside over this item, and votes "
                                   "only after a ruling"}) +
                    "</li>\n";
    if (some(interests))
        for (const auto& each : *interests.items())
            rows += "<li>" + voice.say(each["name"]) + voice.say(Text{" แจ้งแล้ว: ", " declared: "}) +
                    voice.say(each["interest"]) + voice.say(Text{" (เหตุการณ์ที่ ", " (event "}) +
                    number_of(each["index"]) + ")</li>\n";
    const auto heading =
        "<h3>" + voice.say(Text{"ส่วนได้เสียที่ต้องแจ้ง", "Interests to declare"}) + "</h3>\n";
    if (!rows.empty()) return heading + "<ul>" + rows + "</ul>\n";
    return heading + "<p>" +
           voice.say(Text{"ตามทะเบียนในบัญชี ไม่มีกรรมการที่เป็นหัวหน้าหรือเจ้าหน้าที่ของหน่วยงานเจ้าของเรื่อง",
                          "By the ledger's registry no member heads, or is an officer of, the "
                          "agency that it is about"}) +
           "</p>\n";
}

std::string all_conflicts(const Voice& voice, const Sources& sources) {
    std::string rows;
    for (const auto& item : sources.items) {
        if (!some(item.view["concerned"])) continue;
        for (const auto& each : *item.view["concerned"].items())
            rows += "<li>" + voice.say(Text{"วาระที่ ", "Item "}) + number_of(item.view["number"]) +
                    ": " + who(voice, sources, each) + "</li>\n";
    }
    if (rows.empty()) return "";
    return "<section><h2>" + voice.say(Text{"ส่วนได้เสียที่ต้องแจ้ง", "Interests to declare"}) +
           "</h2>\n<ul>" + rows + "</ul></section>\n";
}

}  // namespace banchi::paper
