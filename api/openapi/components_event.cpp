#include "api/openapi/components.hpp"
#include "ledger/domain/event.hpp"
#include "ledger/wire/attributes.hpp"
#include "ledger/wire/payload.hpp"

namespace banchi::api {
namespace {

Value any_value(std::string_view description) {
    return described(Value::object(), description);
}

Value named_person() {
    return object_schema(
        {{"person", schema_of<PersonId>()}, {"name", told_schema("as registered")}});
}

Value signing_person() {
    return with_members(named_person(), {{"capacity", schema_of<domain::Capacity>()}});
}

std::vector<Member> marked() {
    const auto values = Value::object().set("type", "object");
    return {{"rule", text_schema("the procedure rule that was not kept")},
            {"why", told_schema("in words")},
            {"values", described(values, "what it was judged on")}};
}

// A mark as the record keeps it.
Value mark_schema() {
    return with_members(
        object_schema(marked()),
        {{"framework", text_schema("subject of the framework that judged it, or `none`")},
         {"index", schema_of<Index>()},
         {"subject", schema_of<std::string>(), false}});
}

// What the person says of an act that was entered for them.
Value own_word_schema() {
    const auto confirmed =
        object_schema({{"index", schema_of<Index>()}, {"note", nullable(schema_of<Line>())}});
    const auto contested = with_members(confirmed, {{"reason", schema_of<Line>()}});
    return described(nullable(object_schema(
                         {{"confirmed", nullable(confirmed)}, {"contested", nullable(contested)}})),
                     "what the person has said of a recorded act since");
}

Value event_schema() {
    return object_schema(
        {{"index", schema_of<Index>()},
         {"recorded", schema_of<Instant>()},
         {"occurred", schema_of<Instant>()},
         {"type", text_schema("as kpi.proposed")},
         {"subject", schema_of<std::string>()},
         {"actor", described(schema_of<PersonId>(), "who signed as source")},
         {"actor_name", told_schema("as registered")},
         {"acting", described(schema_of<PersonId>(), "whose act it is")},
         {"acting_name", told_schema("as registered")},
         {"on_behalf_of", described(nullable(schema_of<PersonId>()), "of a delegate: whose role")},
         {"on_behalf_of_name", nullable(told_schema("as registered"))},
         {"capacity", schema_of<domain::Capacity>()},
         {"cosigners", list_schema(component_ref("Signer"))},
         {"recorded_act", flag_schema("entered for the person: never their signature")},
         {"own_word", component_ref("OwnWord")},
         {"evidence", nullable(schema_of<Digest>())},
         {"reason", nullable(schema_of<Line>())},
         {"legal_basis", nullable(schema_of<Line>())},
         {"bound", flag_schema("a history that was seen is signed with it")},
         {"binding", told_schema("the same in words")},
         {"summary", told_schema("what the event did")},
         {"irregular", list_schema(component_ref("Mark"))}});
}

// What a page shows of a type that a newer program wrote.
Value unknown_event_schema() {
    return object_schema({{"index", schema_of<Index>()},
                          {"type", Value::object().set("const", "unknown")},
                          {"summary", told_schema("what can be said of it")}});
}

Value change_schema() {
    return object_schema({{"entity", text_schema("what the fact is about")},
                          {"field", text_schema("which of its fields")},
                          {"before", any_value("null for none")},
                          {"after", any_value("null for none")},
                          {"origin", schema_of<Index>()}});
}

std::vector<Member> version_members() {
    return {{"value", any_value("as the view shows it")},
            {"index", described(schema_of<Index>(), "the event that put it in force")},
            {"origin", described(schema_of<Index>(), "the event in which it was proposed")},
            {"content", Value::object().set("enum", Value::array().push("draft").push("applied"))}};
}

Value conclusion_schema() {
    return object_schema({{"index", schema_of<Index>()},
                          {"subject", schema_of<std::string>()},
                          {"meeting", schema_of<MeetingId>()},
                          {"recorded", schema_of<Instant>()},
                          {"outcome", schema_of<domain::Outcome>()},
                          {"cosigners", list_schema(component_ref("Signer"))},
                          {"summary", told_schema("what was concluded")}});
}

// Of a value that was set right.
Value correction_of_schema() {
    return described(nullable(object_schema({{"subject", schema_of<std::string>()},
                                             {"mistake", schema_of<domain::Mistake>()},
                                             {"document", schema_of<domain::Citation>()},
                                             {"page", nullable(schema_of<Line>())}})),
                     "of a corrected value");
}

Value answerable_schema() {
    return with_members(
        object_schema(version_members()),
        {{"field", text_schema("as the view names it")},
         {"entity", text_schema("of the fact")},
         {"fact", text_schema("the fact's own name for it")},
         {"proposed_by", component_ref("Signer")},
         {"on_behalf_of", described(nullable(named_person()), "whom a delegate acted for")},
         {"entered_by", described(nullable(named_person()), "the actor of a recorded act")},
         {"cosigners", list_schema(component_ref("Signer"))},
         {"recorded_act", flag_schema("entered for the person: never their signature")},
         {"own_word", component_ref("OwnWord")},
         {"correction", correction_of_schema()},
         {"recorded", schema_of<Instant>()},
         {"occurred", schema_of<Instant>()},
         {"applied_by", described(nullable(conclusion_schema()), "the conclusion, if any")},
         {"reason", nullable(schema_of<Line>())},
         {"legal_basis", nullable(schema_of<Line>())},
         {"summary", told_schema("of the event in which it was proposed")},
         {"irregular", list_schema(component_ref("Mark"))},
         {"earlier", list_schema(object_schema(version_members()))}});
}

Value blame_schema() {
    const auto illustrative =
        Value::object().set("type", Value::array().push("integer").push("boolean"));
    return dated(object_schema(
        {{"fields", list_schema(component_ref("AnswerableField"))},
         {"illustrative", described(illustrative, "of an agreement a count, of a KPI a flag")}}));
}

Value envelope_schema() {
    const auto signature = object_schema({{"keyid", text_schema("SHA256:...; a hint")},
                                          {"sig", text_schema("base64")}})
                               .set("additionalProperties", false);
    return object_schema({{"payload", text_schema("base64 of the CloudEvents payload's bytes")},
                          {"payloadType",
                           Value::object().set("const", "application/vnd.banchi.event.v1+json")},
                          {"signatures", list_schema(signature).set("minItems", 1)}})
        .set("additionalProperties", false);
}

Value text_body() {
    return object_schema({{"salt", text_schema("base64 of 32 bytes")},
                          {"text", text_schema("UTF-8, at most 64 KiB")}});
}

// An envelope by itself, or with the texts that its event names.
Value sent_schema() {
    const auto text = text_body().set("additionalProperties", false);
    const auto with_texts = object_schema({{"envelope", component_ref("Envelope")},
                                           {"texts", list_schema(text), false}})
                                .set("additionalProperties", false);
    return Value::object().set("anyOf",
                               Value::array().push(component_ref("Envelope")).push(with_texts));
}

Value submission_schema() {
    const auto several = list_schema(component_ref("Sent")).set("minItems", 1).set("maxItems", 256);
    return Value::object().set("anyOf", Value::array().push(component_ref("Sent")).push(several));
}

Value receipt_schema() {
    const auto marks = described(list_schema(object_schema(marked())), "which rules were not kept");
    return object_schema(
        {{"index", schema_of<Index>()},
         {"leaf", text_schema("the exact bytes that were stored")},
         {"recorded", schema_of<Instant>()},
         {"summary", told_schema("what the event did")},
         {"marks", marks},
         {"repeated", flag_schema("the log had it already: the first receipt comes back")},
         {"proof", text_schema("c2sp.org/tlog-proof@v1; none of a dry run"), false}});
}

Value catalogue_schema() {
    const auto names = schema_of<std::vector<domain::Capacity>>();
    const auto recordable =
        Value::object().set("enum", Value::array().push("never").push("in_demo").push("yes"));
    const auto row =
        object_schema({{"type", text_schema("as kpi.proposed")},
                       {"subject", text_schema("its pattern")},
                       {"by", described(names, "the actor signs in one of these")},
                       {"with", described(names, "one cosigner in one of these, if any are named")},
                       {"subjectversion", flag_schema("the actor states the subject's version")},
                       {"basis", flag_schema("the actor states the tree that was seen")},
                       {"recordable", recordable},
                       {"schema", text_schema("where its JSON Schema is")}});
    auto list = with_members(paged_schema(row), {{"next", Value::object().set("type", "null")}});
    // Who may not read is not told the position.
    for (const auto* name : {"position", "root", "clock"})
        list = with_members(list, {{name, list["properties"][name], false}});
    return list;
}

std::string payload_name(std::string_view type) {
    return wire::wire_type(type);
}

// Any payload: which one, its `type` says.
Value payload_schema() {
    auto each = Value::array();
    for (const auto& row : domain::catalogue()) each.push(component_ref(payload_name(row.type)));
    return Value::object().set("oneOf", std::move(each));
}

}  // namespace

Components event_components() {
    const auto event = Value::object().set(
        "anyOf", Value::array().push(component_ref("Event")).push(component_ref("UnknownEvent")));
    const auto history =
        with_members(event_schema(), {{"changes", list_schema(component_ref("Change"))}});
    const auto stored =
        with_members(event_schema(), {{"leaf", text_schema("the exact bytes that were stored")},
                                      {"payload", component_ref("Payload")}});
    const auto kinds = list_schema(Value::object().set("const", "irregular"));
    Components all{
        {"AnswerableField", answerable_schema()},
        {"Blame", blame_schema()},
        {"Catalogue", catalogue_schema()},
        {"Change", change_schema()},
        {"Envelope", envelope_schema()},
        {"Event", event_schema()},
        {"EventList", paged_schema(event)},
        {"FindingList", with_members(paged_schema(component_ref("Mark")), {{"kinds", kinds}})},
        {"History", dated(paged_schema(history))},
        {"Mark", mark_schema()},
        {"OwnWord", own_word_schema()},
        {"Payload", payload_schema()},
        {"Receipt", receipt_schema()},
        {"Receipts",
         Value::object().set("anyOf", Value::array()
                                          .push(component_ref("Receipt"))
                                          .push(list_schema(component_ref("Receipt"))))},
        {"Sent", sent_schema()},
        {"Signer", signing_person()},
        {"StoredEvent", placed(stored)},
        {"Submission", submission_schema()},
        {"Text", with_members(text_body(), {{"digest", schema_of<TextDigest>()}})},
        {"UnknownEvent", unknown_event_schema()}};
    for (const auto& row : domain::catalogue())
        all.emplace_back(payload_name(row.type), wire::payload_schema(row.type));
    return all;
}

}  // namespace banchi::api
