#include "api/page/reference.hpp"
#include "ledger/domain/event.hpp"
#include "ledger/wire/attributes.hpp"
#include "ledger/wire/data.hpp"
#include "replay/history.hpp"

namespace banchi::api {
namespace {

std::string names_of_all(const std::vector<domain::Capacity>& capacities) {
    std::string names;
    for (const auto capacity : capacities)
        names += (names.empty() ? "" : ", ") + *to_value(capacity).text();
    return names;
}

std::string fact_line(const Reader& reader, const Text& term, const std::string& html) {
    return html.empty() ? "" : "<dt>" + one(reader, term) + "</dt><dd>" + html + "</dd>\n";
}

Text recording_of(domain::Recordable recordable) {
    switch (recordable) {
        case domain::Recordable::yes:
            return {"เมื่อกรอบการประเมินอนุญาต", "where the framework lists it"};
        case domain::Recordable::in_demo:
            return {"เฉพาะบัญชีตัวอย่าง", "in a demo alone"};
        case domain::Recordable::never:
            break;
    }
    return {"ไม่ได้", "never"};
}

Text stated_with(const domain::Row& row) {
    Text stated;
    const auto add = [&](bool wanted, const Text& what) {
        if (!wanted) return;
        stated.th += (stated.th.empty() ? "" : ", ") + what.th;
        stated.en += (stated.en.empty() ? "" : ", ") + what.en;
    };
    add(row.versioned, {"subjectversion", "subjectversion"});
    add(row.based, {"basissize และ basisroot", "basissize and basisroot"});
    return stated;
}

// What the first event of this type did in this ledger, in the words that tell every such event.
std::string sentence(const Reader& reader, std::string_view type, const replay::AsOf& as_of) {
    const auto first = as_of.state.next("index/type/" + std::string(type), "");
    if (!first) return both(reader, Text{"ยังไม่มีในบัญชีนี้", "none in this ledger yet"});
    const auto entry = as_of.entries.entry(first->index);
    if (!entry) return escaped(entry.error().name);
    const auto view = replay::event_view(as_of.state, *entry);
    const auto index = std::to_string(entry->index.value);
    return both(reader, view["summary"]) + " (" + link("/v1/events/" + index, index) + ")";
}

std::string type_part(const Reader& reader, const domain::Row& row, const replay::AsOf* as_of) {
    const auto wire_name = wire::wire_type(row.type);
    const auto type = std::string(row.type);
    const auto with = names_of_all(row.with);
    const auto stated = stated_with(row);
    auto part =
        "<h3 id=\"" + wire_name + "\"><code>" + wire_name + "</code></h3>\n<dl>\n" +
        fact_line(reader, {"เรื่อง", "Subject"}, "<code>" + escaped(row.subject) + "</code>") +
        fact_line(reader, {"ผู้ลงนาม", "Signed by"}, names_of_all(row.by)) +
        fact_line(reader, {"ผู้ลงนามร่วม (หนึ่งใน)", "Cosigned by one of"}, with) +
        fact_line(reader, {"ผู้ลงนามต้องบอก", "The actor states"}, one(reader, stated)) +
        fact_line(reader, {"บันทึกแทนได้", "May be a recorded act"},
                  both(reader, recording_of(row.recordable)));
    if (as_of != nullptr)
        part += fact_line(reader, {"ประโยค", "Sentence"}, sentence(reader, row.type, *as_of));
    return part + "<dt>JSON Schema</dt><dd>" + link("/v1/schemas/" + type, "/v1/schemas/" + type) +
           "</dd>\n</dl>\n" +
           table_head(reader, {{"สมาชิกของ data", "Member of data"},
                               {"ชนิด", "Kind"},
                               {"", ""},
                               {"ความหมาย", "Meaning"}}) +
           member_rows(reader, wire::data_shape(row.type).value_or(Value())) + "</tbody></table>\n";
}

}  // namespace

std::string types_section(const Reader& reader, const replay::AsOf* as_of) {
    auto section = "<section><h2>" + both(reader, Text{"ชนิดเหตุการณ์", "Types of event"}) + "</h2>\n";
    for (const auto& row : domain::catalogue()) section += type_part(reader, row, as_of);
    return section + "</section>\n";
}

}  // namespace banchi::api
