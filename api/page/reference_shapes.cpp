#include "api/openapi/components.hpp"
#include "api/page/reference.hpp"

namespace banchi::api {
namespace {

std::string joined(const Value& parts, const std::string& between) {
    std::string out;
    for (const auto& part : *parts.items())
        out += (out.empty() ? "" : between) +
               (part.text() != nullptr ? escaped(*part.text()) : canonical(part));
    return out;
}

std::string kind_of(const Value& schema);

std::string either(const Value& choices) {
    std::string out;
    for (const auto& choice : *choices.items()) out += (out.empty() ? "" : " | ") + kind_of(choice);
    return out;
}

std::string kind_of(const Value& schema) {
    if (const auto* target = schema["$ref"].text()) {
        const auto name = target->substr(target->rfind('/') + 1);
        return link("#" + name, name);
    }
    for (const auto* choice : {"anyOf", "oneOf"})
        if (schema[choice].items() != nullptr) return either(schema[choice]);
    if (schema["enum"].items() != nullptr) return joined(schema["enum"], ", ");
    if (!schema["const"].is_null()) return escaped(canonical(schema["const"]));
    if (schema["items"].members() != nullptr) return kind_of(schema["items"]) + "[]";
    if (schema["type"].items() != nullptr) return joined(schema["type"], " | ");
    const auto type = text_of(schema["type"]);
    const auto pattern = text_of(schema["pattern"]);
    return (type.empty() ? "JSON" : escaped(type)) +
           (pattern.empty() ? "" : " <code>" + escaped(pattern) + "</code>");
}

bool is_required(const Value& schema, const std::string& name) {
    const auto* names = schema["required"].items();
    if (names == nullptr) return false;
    return std::find(names->begin(), names->end(), Value(name)) != names->end();
}

// The object that a member holds, itself or as its items; null for none, or one described apart.
const Value& object_within(const Value& schema) {
    if (schema["items"].members() != nullptr) return object_within(schema["items"]);
    if (const auto* choices = schema["anyOf"].items())
        for (const auto& choice : *choices)
            if (!object_within(choice)["properties"].is_null()) return object_within(choice);
    return schema;
}

bool is_sentence(const Value& properties) {
    const auto* members = properties.members();
    return members != nullptr && members->size() == 2 && !properties["th"].is_null() &&
           !properties["en"].is_null();
}

std::string row(const Reader& reader, const Value& member, const std::string& path, bool required) {
    const bool sentence = is_sentence(object_within(member)["properties"]);
    return "<tr><th scope=\"row\"><code>" + escaped(path) + "</code></th><td>" +
           (sentence ? "{th, en}" : kind_of(member)) + "</td><td>" +
           (required ? one(reader, {"ต้องมี", "required"}) : "") + "</td><td lang=\"en\">" +
           escaped(text_of(member["description"])) + "</td></tr>\n";
}

std::string shape_part(const Reader& reader, const std::string& name, const Value& schema) {
    auto part = "<h3 id=\"" + escaped(name) + "\">" + escaped(name) + "</h3>\n";
    if (schema["properties"].is_null()) return part + "<p>" + kind_of(schema) + "</p>\n";
    return part +
           table_head(reader,
                      {{"สมาชิก", "Member"}, {"ชนิด", "Kind"}, {"", ""}, {"ความหมาย", "Meaning"}}) +
           member_rows(reader, schema) + "</tbody></table>\n";
}

}  // namespace

std::string member_rows(const Reader& reader, const Value& schema, const std::string& path) {
    std::string rows;
    for (const auto& [name, member] : *schema["properties"].members()) {
        const bool list = member["items"].members() != nullptr;
        const auto at = path + name + (list ? "[]" : "");
        rows += row(reader, member, at, is_required(schema, name));
        const auto& within = object_within(member);
        const auto& properties = within["properties"];
        if (!properties.is_null() && !is_sentence(properties))
            rows += member_rows(reader, within, at + ".");
    }
    return rows;
}

std::string shapes_section(const Reader& reader) {
    auto section = "<section><h2>" + both(reader, Text{"รูปแบบของคำตอบ", "Shapes"}) + "</h2>\n";
    for (const auto& [name, schema] : components())
        if (name.rfind("banchi.", 0) != 0) section += shape_part(reader, name, schema);
    return section + "</section>\n";
}

}  // namespace banchi::api
