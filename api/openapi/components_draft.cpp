#include "api/openapi/components.hpp"
#include "ledger/domain/event.hpp"

namespace banchi::api {
namespace {

Value verdict_schema() {
    const auto mark =
        object_schema({{"rule", text_schema("the procedure rule that was not kept")},
                       {"why", told_schema("in words")},
                       {"values", described(Value::object().set("type", "object"), "judged on")}});
    return described(
        object_schema({{"accepted", flag_schema("the rules would take it now; else it is stale")},
                       {"marks", list_schema(mark), false},
                       {"rule", text_schema("that refuses it, of a stale one"), false},
                       {"why", told_schema("it is stale, and what to do"), false}}),
        "judged at the newest position, as if everybody had signed");
}

Value draft_schema() {
    const auto signer = component_ref("Signer");
    const auto present = with_members(object_schema({{"person", schema_of<PersonId>()},
                                                     {"name", told_schema("as registered")},
                                                     {"capacity", schema_of<domain::Capacity>()}}),
                                      {{"keyid", text_schema("of the key that they signed with")}});
    return object_schema(
        {{"id", described(schema_of<Digest>(), "SHA-256 of what is signed: DSSE's PAE")},
         {"type", text_schema("as key.enrolled")},
         {"subject", schema_of<std::string>()},
         {"summary", told_schema("what the event will have done")},
         {"by", described(schema_of<PersonId>(), "who began it")},
         {"posted", schema_of<Instant>()},
         {"expires", schema_of<Instant>()},
         {"signed", list_schema(present)},
         {"missing", list_schema(signer)},
         {"verdict", verdict_schema()},
         {"sent", component_ref("Sent")}});
}

Value signatures_schema() {
    const auto signature = object_schema({{"keyid", text_schema("SHA256:...; a hint")},
                                          {"sig", text_schema("base64")}})
                               .set("additionalProperties", false);
    return object_schema({{"signatures", list_schema(signature).set("minItems", 1)}})
        .set("additionalProperties", false);
}

}  // namespace

Components draft_components() {
    const auto drafted = Value::array().push(component_ref("Draft")).push(component_ref("Receipt"));
    return {{"Draft", draft_schema()},
            {"DraftList", object_schema({{"items", list_schema(component_ref("Draft"))},
                                         {"next", Value::object().set("type", "null")}})},
            {"Drafted", Value::object().set("anyOf", drafted)},
            {"Signatures", signatures_schema()}};
}

}  // namespace banchi::api
