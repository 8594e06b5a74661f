#include "api/page/sections.hpp"
#include "replay/history.hpp"

namespace banchi::api {
namespace {

constexpr std::size_t kShown = 20;

std::string when(const Reader& reader, const Value& recorded) {
    const auto instant = Instant::parse(text_of(recorded));
    return instant ? one(reader, for_people(*instant)) : "";
}

// The mark's own sentence; the rule's name where there is none.
Text why_of(const Value& mark) {
    const auto rule = text_of(mark["rule"]);
    const Text why{text_of(mark["why"]["th"]), text_of(mark["why"]["en"])};
    return {why.th.empty() ? rule : why.th, why.en.empty() ? rule : why.en};
}

// A recorded act is never shown as that person's own signature.
std::string tags_of(const Reader& reader, const Value& event) {
    std::string tags;
    const auto tag = [&](const Text& text) {
        tags += " <span class=\"tag\">" + one(reader, text) + "</span>";
    };
    const auto* recorded_act = event["recorded_act"].boolean();
    if (recorded_act != nullptr && *recorded_act)
        tag({"บันทึกแทน ไม่ใช่ลายมือชื่อของเจ้าตัว", "recorded act, not own signature"});
    const auto* bound = event["bound"].boolean();
    if (bound != nullptr && !*bound)
        tag({text_of(event["binding"]["th"]), text_of(event["binding"]["en"])});
    if (const auto* marks = event["irregular"].items())
        for (const auto& mark : *marks) {
            const auto why = why_of(mark);
            tag({"ผิดขั้นตอน: " + why.th, "irregular: " + why.en});
        }
    return tags;
}

std::string row(const Reader& reader, const Value& event) {
    const auto index = number_of(event["index"]);
    return "<tr><th scope=\"row\" class=\"number\">" + link("/v1/events/" + index, index) +
           "</th><td>" + when(reader, event["recorded"]) + "</td><td>" +
           both(reader, event["summary"]) + tags_of(reader, event) + "</td></tr>\n";
}

}  // namespace

Result<std::string> changes_section(const Reader& reader, const replay::AsOf& as_of) {
    const auto events = replay::latest_events(as_of, kShown);
    if (!events) return events.error();
    std::string section = "<section><h2>" +
                          both(reader, Text{"การเปลี่ยนแปลงล่าสุด", "Latest changes"}) +
                          "</h2>\n<table><thead><tr><th scope=\"col\">" +
                          one(reader, {"ลำดับ", "Index"}) + "</th><th scope=\"col\">" +
                          one(reader, {"บันทึกเมื่อ", "Recorded"}) + "</th><th scope=\"col\">" +
                          one(reader, {"เหตุการณ์", "What happened"}) + "</th></tr></thead><tbody>\n";
    for (const auto& event : *events->items()) section += row(reader, event);
    return section + "</tbody></table></section>\n";
}

}  // namespace banchi::api
