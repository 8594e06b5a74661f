#include "api/openapi/components.hpp"
#include "ledger/domain/agreement/agreement.hpp"
#include "ledger/domain/framework.hpp"
#include "ledger/domain/register.hpp"
#include "ledger/domain/registry/agencies.hpp"
#include "ledger/domain/registry/delegation.hpp"
#include "ledger/domain/window.hpp"

namespace banchi::api {
namespace {

Value agency_item() {
    return object_schema({{"id", schema_of<AgencyId>()},
                          {"name", statable(schema_of<Title>())},
                          {"abbreviation", statable(schema_of<Title>())},
                          {"ended", nullable(with_members(schema_of<domain::AgencyEnded>(),
                                                          {{"index", schema_of<Index>()}}))}});
}

Value agency_schema() {
    const auto earlier = object_schema({{"name", schema_of<Title>()},
                                        {"abbreviation", schema_of<Title>()},
                                        {"index", schema_of<Index>()}});
    return placed(with_members(
        agency_item(),
        {{"earlier", described(list_schema(earlier), "what it was called before, oldest first")}}));
}

Value role_schema() {
    return object_schema({{"role", schema_of<domain::Role>()},
                          {"agency", nullable(schema_of<AgencyId>())},
                          {"terms", list_schema(schema_of<domain::Term>())}});
}

Value delegation_schema() {
    return object_schema({{"person", described(schema_of<PersonId>(), "the other one")},
                          {"name", told_schema("as registered")},
                          {"role", schema_of<domain::Role>()},
                          {"agency", nullable(schema_of<AgencyId>())},
                          {"terms", list_schema(schema_of<domain::Delegation>())}});
}

Value key_schema() {
    return object_schema({{"id", text_schema("OpenSSH fingerprint, SHA256:...")},
                          {"scheme", schema_of<domain::Scheme>()},
                          {"public_key", described(schema_of<Digest>(), "32 bytes in hexadecimal")},
                          {"application", described(nullable(schema_of<Line>()), "of a FIDO key")},
                          {"enrolled", schema_of<Index>()},
                          {"revoked", nullable(schema_of<Index>())},
                          {"compromised_since", nullable(schema_of<Index>())}});
}

Value person_head() {
    return object_schema({{"id", schema_of<PersonId>()},
                          {"name", statable(schema_of<Title>())},
                          {"roles", list_schema(component_ref("RoleHeld"))}});
}

Value person_schema() {
    const auto delegations = object_schema({{"given", list_schema(component_ref("Delegated"))},
                                            {"received", list_schema(component_ref("Delegated"))}});
    return dated(with_members(person_head(), {{"delegations", delegations},
                                              {"keys", list_schema(component_ref("Key"))}}));
}

Value framework_item() {
    return object_schema({{"subject", schema_of<std::string>()},
                          {"fiscal_year", schema_of<FiscalYear>()},
                          {"version", count_schema("from 1")},
                          {"title", schema_of<Title>()},
                          {"fiscal_years", schema_of<std::vector<FiscalYear>>()}});
}

Value framework_schema() {
    const auto extension =
        with_members(schema_of<domain::WindowExtended>(),
                     {{"before", schema_of<Date>()}, {"index", schema_of<Index>()}});
    return placed(with_members(
        schema_of<domain::FrameworkPublished>(),
        {{"subject", schema_of<std::string>()}, {"extensions", list_schema(extension)}}));
}

Value status_schema() {
    return Value::object().set("enum", Value::array().push("open").push("closed"));
}

Value entry_head() {
    return object_schema({{"id", schema_of<RegisterId>()},
                          {"kind", schema_of<domain::RegisterKind>()},
                          {"fiscal_year", schema_of<FiscalYear>()},
                          {"title", schema_of<Title>()},
                          {"status", status_schema()}});
}

// A role of a joint entry: lead or contributor.
Value joint_role() {
    return nullable(schema_of<Id<domain::JointRoleTag>>());
}

Value entry_schema() {
    const auto agency = object_schema({{"agency", schema_of<AgencyId>()},
                                       {"name", told_schema("as registered")},
                                       {"role", joint_role()}});
    const auto adopted = with_members(
        agency,
        {{"code", schema_of<KpiCode>()},
         {"title", schema_of<Title>()},
         {"expected_role", described(joint_role(), "as the entry has it")},
         {"weight_bp", statable(schema_of<BasisPoints>())},
         {"content", Value::object().set("enum", Value::array().push("draft").push("applied"))},
         {"status", statable(schema_of<domain::AgreementStatus>())}});
    const auto declined = with_members(
        agency, {{"reason", described(nullable(schema_of<Line>()), "why it declined, if said")}});
    const auto closed = object_schema({{"reason", schema_of<Line>()},
                                       {"recorded", schema_of<Instant>()},
                                       {"index", schema_of<Index>()}});
    return dated(with_members(entry_head(), {{"unit", statable(schema_of<Title>())},
                                             {"source", schema_of<Line>()},
                                             {"source_scope", statable(schema_of<Line>())},
                                             {"closed", nullable(closed)},
                                             {"agencies", list_schema(agency)},
                                             {"adopted", list_schema(adopted)},
                                             {"not_adopted", list_schema(declined)}}));
}

Value document_schema() {
    return object_schema({{"sha256", schema_of<Digest>()},
                          {"title", statable(schema_of<Title>())},
                          {"media_type", statable(schema_of<Line>())},
                          {"bytes", statable(count_schema("its size"))},
                          {"published", statable(schema_of<Line>())},
                          {"index", schema_of<Index>(), false}});
}

}  // namespace

Components registry_components() {
    return {
        {"Agency", agency_schema()},
        {"AgencyItem", agency_item()},
        {"AgencyList", paged_schema(component_ref("AgencyItem"))},
        {"Delegated", delegation_schema()},
        {"Document", document_schema()},
        {"DocumentList", paged_schema(component_ref("Document"))},
        {"Framework", framework_schema()},
        {"FrameworkItem", framework_item()},
        {"FrameworkList", dated(paged_schema(component_ref("FrameworkItem")))},
        {"Key", key_schema()},
        {"Person", person_schema()},
        {"PersonItem", with_members(person_head(), {{"keys", count_schema("how many are valid")}})},
        {"PersonList", dated(paged_schema(component_ref("PersonItem")))},
        {"RegisterEntry", entry_schema()},
        {"RegisterItem",
         with_members(entry_head(), {{"agencies", count_schema("that it is for")},
                                     {"adopted", count_schema("agencies that adopted it")}})},
        {"RegisterList", paged_schema(component_ref("RegisterItem"))},
        {"RoleHeld", role_schema()}};
}

}  // namespace banchi::api
