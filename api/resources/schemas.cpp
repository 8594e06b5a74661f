#include "api/resources/resources.hpp"
#include "ledger/wire/attributes.hpp"
#include "ledger/wire/payload.hpp"

namespace banchi::api {
namespace {

std::string_view name_of(domain::Recordable recordable) {
    switch (recordable) {
        case domain::Recordable::never:
            return "never";
        case domain::Recordable::in_demo:
            return "in_demo";
        case domain::Recordable::yes:
            return "yes";
    }
    return "never";
}

// The catalogue as this build judges it, at whatever position: one item a type of event.
Result<Value> schemas(const Viewing&) {
    auto items = Value::array();
    for (const auto& row : domain::catalogue())
        items.push(Value::object()
                       .set("type", row.type)
                       .set("subject", row.subject)
                       .set("by", to_value(row.by))
                       .set("with", to_value(row.with))
                       .set("subjectversion", row.versioned)
                       .set("basis", row.based)
                       .set("recordable", name_of(row.recordable))
                       .set("schema", "/v1/schemas/" + std::string(row.type)));
    return Value::object().set("items", std::move(items)).set("next", Value());
}

Result<Response> schema(const Call& call) {
    const auto& given = call.captures[0];
    const auto type = wire::from_wire_type(given).value_or(given);
    const auto schema = wire::payload_schema(type);
    if (schema.is_null())
        return no_such({"ไม่มีชนิดเหตุการณ์ " + given + "; ดูรายการที่ /v1/schemas",
                        "there is no event type " + given + "; /v1/schemas lists them"});
    auto response = json_response(200, schema);
    response.content_type = "application/schema+json";
    return response;
}

}  // namespace

std::vector<Route> schema_routes() {
    return {{.pattern = "/v1/schemas",
             .summary = {"ชนิดเหตุการณ์ที่รับ", "The types of event that are accepted"},
             .handler = schemas,
             .answer = json("Catalogue"),
             .right = std::nullopt},
            {.pattern = "/v1/schemas/{type}",
             .summary = {"JSON Schema ของเหตุการณ์ชนิดหนึ่ง", "The JSON Schema of one type of event"},
             .handler = schema,
             .answer = Answer("application/schema+json"),
             .right = std::nullopt}};
}

}  // namespace banchi::api
