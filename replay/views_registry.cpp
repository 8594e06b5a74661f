#include "replay/views_registry.hpp"

#include "ledger/domain/record.hpp"
#include "ledger/domain/subject.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {
namespace {

using domain::Fact;
using domain::get;
using domain::State;

Value registered(const State& state, const std::string& entity, const std::string& field) {
    return stated(get<Title>(state, entity, field));
}

Value agency_item(const State& state, const AgencyId& id) {
    const auto entity = "agency/" + id.text;
    return Value::object()
        .set("id", id.text)
        .set("name", registered(state, entity, "name"))
        .set("abbreviation", registered(state, entity, "abbreviation"));
}

// One field a role, "role/officer/diw": its terms, past ones included.
Value roles_of(const State& state, const std::string& person_entity) {
    Value roles = Value::array();
    for (const auto& fact : domain::list(state, person_entity, "role/")) {
        const auto parts = domain::split_path(fact.field);
        roles.push(Value::object()
                       .set("role", parts.at(1))
                       .set("agency", parts.size() > 2 ? Value(parts[2]) : Value())
                       .set("terms", *fact.value));
    }
    return roles;
}

Value key_value(const State& state, const std::string& hex) {
    const auto digest = Digest::from_hex(hex);
    if (!digest) return Value();
    const domain::KeyId id{*digest};
    const auto key = domain::find_key(state, id);
    if (!key) return Value();
    return Value::object()
        .set("id", id.fingerprint())
        .set("scheme", to_value(key->key.scheme))
        .set("public_key", key->key.bytes.hex())
        .set("enrolled", number(key->enrolled))
        .set("revoked", or_null(key->revoked))
        .set("compromised_since", or_null(key->compromised_since));
}

Value keys_of(const State& state, const std::string& person_entity) {
    constexpr std::string_view kPrefix = "key/";
    Value keys = Value::array();
    for (const auto& fact : domain::list(state, person_entity, std::string(kPrefix)))
        keys.push(key_value(state, fact.field.substr(kPrefix.size())));
    return keys;
}

Value person_item(const State& state, const PersonId& id) {
    const auto entity = "person/" + id.text;
    return Value::object()
        .set("id", id.text)
        .set("name", registered(state, entity, "name"))
        .set("roles", roles_of(state, entity))
        .set("keys", count(domain::list(state, entity, "key/").size()));
}

// The fields of an entity as one object, in which a lacking `name` is not stated.
Value fields_of(const State& state, const std::string& entity) {
    Value out = Value::object();
    for (auto& fact : domain::list(state, entity)) out.set(fact.field, std::move(*fact.value));
    return out;
}

Value document_value(const State& state, const std::string& sha256_hex) {
    const auto entity = "document/" + sha256_hex;
    const auto title = state.fact(entity, "title");
    auto document = Value::object()
                        .set("sha256", sha256_hex)
                        .set("title", registered(state, entity, "title"))
                        .set("media_type", stated(get<Line>(state, entity, "media_type")))
                        .set("bytes", stated(get<std::int64_t>(state, entity, "bytes")))
                        .set("published", stated(get<Line>(state, entity, "published")));
    if (title) document.set("index", number(title->index));
    return document;
}

Value framework_item(const State& state, const Fact& listed) {
    const auto subject = *listed.value->text();
    const auto parts = domain::split_path(subject);
    const auto fields = fields_of(state, subject);
    // Listed under each fiscal year that it covers, by the version that it is of its subject.
    const auto year = domain::split_path(listed.field).front();
    return Value::object()
        .set("subject", subject)
        .set("fiscal_year", Value(std::int64_t{std::stoi(year)}))
        .set("version", Value(std::int64_t{std::stoi(parts.back())}))
        .set("title", fields["title"])
        .set("fiscal_years", fields["fiscal_years"]);
}

// Marks are kept under "<index in twenty digits>/<rule>".
Value mark_value(const Fact& fact) {
    Value mark = *fact.value;
    return mark.set("index", number(fact.index));
}

}  // namespace

bool is_demo(const State& state) {
    return get<domain::Clock>(state, "ledger", "clock") == domain::Clock::simulated;
}

Value agencies_view(const State& state, const Page& page) {
    return paged(state, "index/agencies", "", page,
                 [&](const Fact& fact) { return agency_item(state, AgencyId{fact.field}); });
}

Result<Value> agency_view(const State& state, const AgencyId& id) {
    if (!valid_slug(id.text) || !domain::has(state, "agency/" + id.text, "name"))
        return not_found("unknown_agency", {"ไม่มีหน่วยงานรหัส " + id.text + " ในตำแหน่งนี้",
                                            "no agency has the id " + id.text + " here"});
    return agency_item(state, id);
}

Value people_view(const State& state, const Page& page) {
    return paged(state, "index/people", "", page,
                 [&](const Fact& fact) { return person_item(state, PersonId{fact.field}); });
}

Result<Value> person_view(const State& state, const PersonId& id) {
    const auto entity = "person/" + id.text;
    if (!valid_slug(id.text) || !domain::has(state, entity, "name"))
        return not_found("unknown_person", {"ไม่มีบุคคลรหัส " + id.text + " ในตำแหน่งนี้",
                                            "no person has the id " + id.text + " here"});
    return person_item(state, id).set("keys", keys_of(state, entity));
}

Value frameworks_view(const State& state, const Page& page) {
    return paged(state, "index/frameworks", "", page,
                 [&](const Fact& fact) { return framework_item(state, fact); });
}

Result<Value> framework_view(const State& state, const std::string& subject) {
    if (!subject.starts_with("framework/") || !valid_path(subject) ||
        !domain::has(state, subject, "title"))
        return not_found("unknown_framework",
                         {"ไม่มีกรอบการประเมิน " + subject + " ในตำแหน่งนี้",
                          "there is no framework " + subject + " here; one is framework/2569/1"});
    return fields_of(state, subject).set("subject", subject);
}

Value documents_view(const State& state, const Page& page) {
    return paged(state, "index/documents", "", page,
                 [&](const Fact& fact) { return document_value(state, fact.field); });
}

Result<Value> document_view(const State& state, const Digest& sha256) {
    if (!domain::has(state, "document/" + sha256.hex(), "title"))
        return not_found("unknown_document", {"ไม่มีเอกสาร " + sha256.hex() + " ในทะเบียน",
                                              "no document " + sha256.hex() + " is registered"});
    return document_value(state, sha256.hex());
}

Value irregular_view(const State& state, const std::optional<std::string>& subject,
                     const Page& page) {
    return paged(state, subject ? "irregular/" + *subject : "irregular", "", page, mark_value);
}

Value marks_of(const State& state, Index index) {
    Value marks = Value::array();
    for (const auto& fact : domain::list(state, "irregular", padded(index) + "/"))
        marks.push(mark_value(fact));
    return marks;
}

}  // namespace banchi::replay
