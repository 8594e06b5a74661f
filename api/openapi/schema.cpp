#include "api/openapi/schema.hpp"

namespace banchi::api {

Value object_schema(const std::vector<Member>& members) {
    const auto empty = Value::object()
                           .set("type", "object")
                           .set("properties", Value::object())
                           .set("required", Value::array());
    return with_members(empty, members);
}

Value with_members(const Value& object, const std::vector<Member>& members) {
    auto properties = object["properties"];
    Value::Array required;
    for (const auto& name : *object["required"].items()) {
        const bool told = std::any_of(members.begin(), members.end(),
                                      [&](const Member& m) { return m.name == *name.text(); });
        if (!told) required.push_back(name);
    }
    for (const auto& member : members) {
        properties.set(member.name, member.schema);
        if (member.required) required.emplace_back(member.name);
    }
    // A view of a struct may show more one day.
    auto opened = *object.members();
    opened.erase("additionalProperties");
    return Value(std::move(opened))
        .set("properties", std::move(properties))
        .set("required", std::move(required));
}

Value without_member(const Value& object, const std::string& name) {
    auto properties = *object["properties"].members();
    properties.erase(name);
    Value::Array required;
    for (const auto& each : *object["required"].items())
        if (*each.text() != name) required.push_back(each);
    auto rest = object;
    return rest.set("properties", std::move(properties)).set("required", std::move(required));
}

Value component_ref(std::string_view component) {
    return Value::object().set("$ref", "#/components/schemas/" + std::string(component));
}

Value list_schema(Value item) {
    return Value::object().set("type", "array").set("items", std::move(item));
}

Value nullable(const Value& schema) {
    return Value::object().set(
        "anyOf", Value::array().push(schema).push(Value::object().set("type", "null")));
}

Value statable(const Value& schema) {
    return Value::object().set(
        "anyOf", Value::array().push(Value::object().set("const", "not_stated")).push(schema));
}

Value described(Value schema, std::string_view description) {
    return schema.set("description", description);
}

Value text_schema(std::string_view description) {
    return described(Value::object().set("type", "string"), description);
}

Value count_schema(std::string_view description) {
    return described(Value::object().set("type", "integer").set("minimum", 0), description);
}

Value flag_schema(std::string_view description) {
    return described(Value::object().set("type", "boolean"), description);
}

}  // namespace banchi::api
