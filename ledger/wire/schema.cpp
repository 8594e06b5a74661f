#include "ledger/wire/attributes.hpp"
#include "ledger/wire/data.hpp"
#include "ledger/wire/payload.hpp"

namespace banchi::wire {
namespace {

constexpr const char* kDialect = "https://json-schema.org/draft/2020-12/schema";

Value constant(std::string_view text) {
    return Value::object().set("const", text);
}

// What the members' own types can't say: fixed values and narrower forms.
Value narrowed(Value properties, std::string_view type) {
    const auto count = Value::object().set("type", "integer").set("minimum", 0);
    const auto ulid = shape::text_schema("^[0-7][0-9A-HJKMNP-TV-Z]{25}$", "a ULID");
    return properties.set("specversion", constant("1.0"))
        .set("id", ulid)
        .set("source", shape::text_schema("^banchi://[A-Za-z0-9._/-]+/actors/[A-Za-z0-9._-]{1,64}$",
                                          "the ledger and the person who acts"))
        .set("type", constant(wire_type(type)))
        .set("datacontenttype", constant("application/json"))
        .set("backfill", ulid)
        .set("subjectversion", count)
        .set("basissize", count)
        .set("basisroot",
             shape::text_schema("^[A-Za-z0-9+/]{43}=$", "root hash as in a checkpoint"));
}

}  // namespace

Value data_schema(std::string_view type) {
    auto schema = data_shape(type);
    if (!schema) return {};
    return schema->set("$schema", kDialect).set("title", wire_type(type) + " data");
}

Value payload_schema(std::string_view type) {
    auto data = data_shape(type);
    if (!data) return {};
    auto schema = schema_of<Attributes>();
    auto properties = narrowed(schema["properties"], type);
    auto required = schema["required"];
    const auto& row = *domain::find_row(type);  // data_shape knows the type, so the catalogue does
    if (row.versioned) required.push("subjectversion");
    if (row.based) required.push("basissize").push("basisroot");
    const auto both = Value::object()
                          .set("basissize", Value::array().push("basisroot"))
                          .set("basisroot", Value::array().push("basissize"));
    return schema.set("$schema", kDialect)
        .set("title", wire_type(type))
        .set("properties", properties.set("data", std::move(*data)))
        .set("required", required.push("data"))
        .set("dependentRequired", both);
}

}  // namespace banchi::wire
