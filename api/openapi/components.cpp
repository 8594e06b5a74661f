#include "api/openapi/components.hpp"

#include "ledger/domain/record/restoration.hpp"
#include "ledger/domain/registry/registry.hpp"

namespace banchi::api {
namespace {

Value root_schema() {
    return shape::text_schema("^[A-Za-z0-9+/]{43}=$",
                              "the tree's root hash in base64, as in a checkpoint");
}

Value problem_schema() {
    const auto facts =
        Value::object().set("type", "object").set("additionalProperties", text_schema("as told"));
    return object_schema(
        {{"type", shape::text_schema("^urn:banchi:problem:[A-Za-z0-9_]+$", "its name")},
         {"title", text_schema("the kind of problem, in the language that was asked for")},
         {"status", described(schema_of<std::int64_t>(), "the HTTP status")},
         {"detail", text_schema("what is wrong and what to do, in the language asked for")},
         {"rule", text_schema("the rule that refuses, of a 422"), false},
         {"facts", described(facts, "the values that it was judged on"), false}});
}

Value log_schema() {
    const auto restoration =
        with_members(schema_of<domain::LedgerRestored>(), {{"index", schema_of<Index>()}});
    return placed(object_schema(
        {{"origin", text_schema("the log's name: first line of its checkpoints")},
         {"vkey", text_schema("the log's key as it claims it: a trust root only if you pin it")},
         {"size", count_schema("how many events the tree has")},
         {"restored", described(list_schema(restoration),
                                "restorations from a backup that was behind what was signed")}}));
}

Value backup_schema() {
    return object_schema({{"number", count_schema("of the backup, from 1")},
                          {"size", count_schema("the size of the tree that it holds at least")},
                          {"checkpoint", text_schema("the signed note of that tree")},
                          {"bytes", count_schema("of all its files")},
                          {"files", count_schema("some are shared with earlier backups")}});
}

Value liveness_schema() {
    return object_schema({{"alive", Value::object().set("const", true)}});
}

Value readiness_schema() {
    const auto check = object_schema(
        {{"name", text_schema("store, head, restoration, disk, clock, writer or serving")},
         {"ok", flag_schema("nothing is amiss")},
         {"note", text_schema("what stays worth knowing, such as a restoration"), false},
         {"problem", text_schema("its name, of a check that fails"), false},
         {"detail", text_schema("why, and what to do, in the language asked for"), false}});
    return object_schema({{"ready", flag_schema("every check is ok; false with status 503")},
                          {"checks", list_schema(check)}});
}

Value description_schema() {
    return object_schema({{"openapi", Value::object().set("const", "3.1.0")}})
        .set("description", "an OpenAPI 3.1 document, as its own specification describes it")
        .set("additionalProperties", true);
}

}  // namespace

Value placed(const Value& view) {
    return with_members(
        view,
        {{"position", count_schema("the tree's size that the view speaks of; as Banchi-Position")},
         {"root", root_schema()},
         {"effective", described(schema_of<Date>(), "the day that was asked for"), false},
         {"clock", described(nullable(schema_of<domain::Clock>()),
                             "`simulated` in a demo; null before the log is opened")}});
}

Value dated(const Value& view) {
    return with_members(placed(view),
                        {{"applied_index",
                          described(schema_of<Index>(),
                                    "with `effective`: the event that applied what is in force"),
                          false}});
}

Value paged_schema(Value item) {
    return placed(
        object_schema({{"items", list_schema(std::move(item))},
                       {"next", described(nullable(text_schema("a cursor")),
                                          "cursor of the next page; null when there is none")}}));
}

Value told_schema(std::string_view description) {
    return described(
        object_schema({{"th", text_schema("in Thai")}, {"en", text_schema("in English")}}),
        description);
}

const Components& components() {
    static const Components all = [] {
        Components gathered{{"Backup", backup_schema()},     {"Description", description_schema()},
                            {"Liveness", liveness_schema()}, {"Log", log_schema()},
                            {"Problem", problem_schema()},   {"Readiness", readiness_schema()}};
        for (const auto topic : {agreement_components, change_components, committee_components,
                                 draft_components, event_components, registry_components})
            for (auto& component : topic()) gathered.push_back(std::move(component));
        return gathered;
    }();
    return all;
}

const Value* find_component(std::string_view name) {
    for (const auto& [known, schema] : components())
        if (known == name) return &schema;
    return nullptr;
}

}  // namespace banchi::api
