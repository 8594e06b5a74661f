#include "replay/views_registry.hpp"

#include "ledger/domain/record/documents.hpp"
#include "ledger/domain/registry/delegation.hpp"
#include "ledger/domain/subject.hpp"
#include "ledger/domain/window.hpp"
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
        .set("abbreviation", registered(state, entity, "abbreviation"))
        .set("ended", with_index(state.fact(entity, "ended")));
}

// Each pair of names that a later event replaced, with the event that gave it.
Value earlier_names(const AsOf& as_of, const AgencyId& id) {
    Value earlier = Value::array();
    Value names = Value::object();
    std::optional<Index> since;
    for (const auto& fact : as_of.versions.of_entity("agency/" + id.text)) {
        const bool named = fact.field == "name" || fact.field == "abbreviation";
        if (!named || !as_of.size.contains(fact.index)) continue;
        if (since && *since != fact.index) earlier.push(names);
        since = fact.index;
        names.set(fact.field, fact.value.value_or(Value())).set("index", number(fact.index));
    }
    return earlier;
}

// All terms, of a role or of a delegation, past ones included, or those that cover the day.
template <class Term>
Value terms_on(const Value& terms, const std::optional<Date>& day) {
    if (!day) return terms;
    Value covering = Value::array();
    for (const auto& term : *terms.items())
        if (from_value<Term>(term).value().covers(*day)) covering.push(term);
    return covering;
}

// One field a role, "role/officer/diw".
Value roles_of(const State& state, const std::string& person_entity,
               const std::optional<Date>& day) {
    Value roles = Value::array();
    for (const auto& fact : domain::list(state, person_entity, "role/")) {
        const auto parts = domain::split_path(fact.field);
        auto terms = terms_on<domain::Term>(*fact.value, day);
        if (terms.items()->empty()) continue;
        roles.push(Value::object()
                       .set("role", parts.at(1))
                       .set("agency", parts.size() > 2 ? Value(parts[2]) : Value())
                       .set("terms", std::move(terms)));
    }
    return roles;
}

// One field an other person and role, "delegated/to/ann/officer/diw".
Value delegations_of(const State& state, const std::string& person_entity,
                     const std::string& prefix, const std::optional<Date>& day) {
    Value delegations = Value::array();
    for (const auto& fact : domain::list(state, person_entity, prefix)) {
        const auto parts = domain::split_path(fact.field);
        auto terms = terms_on<domain::Delegation>(*fact.value, day);
        if (terms.items()->empty()) continue;
        delegations.push(Value::object()
                             .set("person", parts.at(2))
                             .set("name", told(domain::name_of(state, PersonId{parts.at(2)})))
                             .set("role", parts.at(3))
                             .set("agency", parts.size() > 4 ? Value(parts[4]) : Value())
                             .set("terms", std::move(terms)));
    }
    return delegations;
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
        .set("application", or_null(key->key.application))
        .set("enrolled", number(key->enrolled))
        .set("revoked", or_null(key->revoked))
        .set("compromised_since", or_null(key->compromised_since));
}

// Could it sign on that day: enrolled by its end, not revoked before it? What cannot be read is
// never hidden.
bool could_sign(const AsOf& as_of, const std::string& hex, Date day) {
    const auto recorded = [&](const char* field) -> std::optional<Date> {
        const auto index = get<Index>(as_of.state, "key/" + hex, field);
        const auto entry = index ? as_of.entries.entry(*index) : Result<ledger::Entry>(Error{});
        if (!entry) return std::nullopt;
        return Date::of(entry->recorded);
    };
    const auto revoked = recorded("revoked");
    return recorded("enrolled").value_or(day) <= day && (!revoked || *revoked >= day);
}

// A revoked key is no longer a field of the person: only the versions tell that it was theirs. A
// key is enrolled once for ever, so each has one version that is present.
Value keys_ever(const AsOf& as_of, const std::string& person_entity,
                const std::optional<Date>& day) {
    constexpr std::string_view kPrefix = "key/";
    Value keys = Value::array();
    for (const auto& fact : as_of.versions.of_entity(person_entity)) {
        if (!fact.value || !fact.field.starts_with(kPrefix) || !as_of.size.contains(fact.index))
            continue;
        const auto hex = fact.field.substr(kPrefix.size());
        if (!day || could_sign(as_of, hex, *day)) keys.push(key_value(as_of.state, hex));
    }
    return keys;
}

Value person_item(const State& state, const PersonId& id, const std::optional<Date>& day) {
    const auto entity = "person/" + id.text;
    return Value::object()
        .set("id", id.text)
        .set("name", registered(state, entity, "name"))
        .set("roles", roles_of(state, entity, day))
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

// Framework/<fiscal year>/<version>, which covers that year and may cover others.
Value framework_item(const State& state, const std::string& subject) {
    const auto parts = domain::split_path(subject);
    const auto fields = fields_of(state, subject);
    return Value::object()
        .set("subject", subject)
        .set("fiscal_year", Value(std::int64_t{std::stoi(parts.at(1))}))
        .set("version", Value(std::int64_t{std::stoi(parts.back())}))
        .set("title", fields["title"])
        .set("fiscal_years", fields["fiscal_years"]);
}

Error no_framework(const State& state, const std::string& subject) {
    const auto some = state.next("index/frameworks", "");
    const auto known = some ? Text{"ที่มีเช่น " + *some->value->text() + " ดูทั้งหมดที่ /v1/frameworks",
                                   "one is " + *some->value->text() + "; /v1/frameworks lists all"}
                            : Text{"ยังไม่มีการประกาศกรอบใด", "none is published yet"};
    return not_found("unknown_framework",
                     {"ไม่มีกรอบการประเมิน " + subject + " ในตำแหน่งนี้ " + known.th,
                      "there is no framework " + subject + " at this position; " + known.en});
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

Value restorations_view(const State& state) {
    Value all = Value::array();
    for (const auto& each : domain::restorations_of(state)) all.push(restoration_value(each));
    return all;
}

Value restoration_value(const domain::Restoration& restoration) {
    return to_value(restoration.event).set("index", number(restoration.index));
}

Value agencies_view(const State& state, const Page& page) {
    return paged(state, "index/agencies", "", page,
                 [&](const Fact& fact) { return agency_item(state, AgencyId{fact.field}); });
}

Result<Value> agency_view(const AsOf& as_of, const AgencyId& id) {
    if (!valid_slug(id.text) || !domain::has(as_of.state, "agency/" + id.text, "name"))
        return not_found(
            "unknown_agency",
            {"ไม่มีหน่วยงานรหัส " + id.text + " ในตำแหน่งนี้ ดูรายการที่ /v1/agencies",
             "no agency has the id " + id.text + " at this position; /v1/agencies lists them"});
    return agency_item(as_of.state, id).set("earlier", earlier_names(as_of, id));
}

Value people_view(const State& state, const Page& page, const std::optional<Date>& day) {
    return paged(state, "index/people", "", page,
                 [&](const Fact& fact) { return person_item(state, PersonId{fact.field}, day); });
}

Result<Value> person_view(const AsOf& as_of, const PersonId& id, const std::optional<Date>& day) {
    const auto entity = "person/" + id.text;
    if (!valid_slug(id.text) || !domain::has(as_of.state, entity, "name"))
        return not_found(
            "unknown_person",
            {"ไม่มีบุคคลรหัส " + id.text + " ในตำแหน่งนี้ ดูรายการที่ /v1/people",
             "no person has the id " + id.text + " at this position; /v1/people lists them"});
    const auto delegations =
        Value::object()
            .set("given", delegations_of(as_of.state, entity, "delegated/to/", day))
            .set("received", delegations_of(as_of.state, entity, "delegated/by/", day));
    return person_item(as_of.state, id, day)
        .set("delegations", delegations)
        .set("keys", keys_ever(as_of, entity, day));
}

Value frameworks_view(const State& state, const Page& page, const std::optional<Date>& day) {
    const auto prefix = day ? FiscalYear::of(*day).text() + "/" : std::string();
    return paged(state, "index/frameworks", prefix, page, [&](const Fact& fact) {
        const auto subject = *fact.value->text();
        // Listed under each fiscal year that it covers: of all years, it is shown under its own.
        const auto own = domain::split_path(subject).at(1) + "/";
        return day || fact.field.starts_with(own) ? framework_item(state, subject) : Value();
    });
}

Result<Value> framework_view(const State& state, const std::string& subject) {
    if (!subject.starts_with("framework/") || !valid_path(subject) ||
        !domain::has(state, subject, "title"))
        return no_framework(state, subject);
    Value extensions = Value::array();
    for (const auto& fact : domain::list(state, domain::extensions_entity(subject)))
        extensions.push(with_index(fact));
    return fields_of(state, subject)
        .set("subject", subject)
        .set("extensions", std::move(extensions));
}

Value documents_view(const State& state, const Page& page) {
    return paged(state, "index/documents", "", page,
                 [&](const Fact& fact) { return document_value(state, fact.field); });
}

Result<Value> document_view(const State& state, const Digest& sha256) {
    if (!domain::has(state, "document/" + sha256.hex(), "title"))
        return not_found("unknown_document",
                         {"ไม่มีเอกสาร " + sha256.hex() + " ในทะเบียน ดูรายการที่ /v1/documents",
                          "no document " + sha256.hex() +
                              " is registered at this position; /v1/documents lists them"});
    return document_value(state, sha256.hex());
}

Value irregular_view(const State& state, const std::optional<std::string>& subject,
                     const Page& page, const std::function<bool(Index)>& fits) {
    return paged(
        state, subject ? "irregular/" + *subject : "irregular", "", page,
        [&](const Fact& fact) { return !fits || fits(fact.index) ? mark_value(fact) : Value(); });
}

Value marks_of(const State& state, Index index) {
    Value marks = Value::array();
    for (const auto& fact : domain::list(state, "irregular", padded(index) + "/"))
        marks.push(mark_value(fact));
    return marks;
}

}  // namespace banchi::replay
