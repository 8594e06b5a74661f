#include "api/openapi/components.hpp"
#include "ledger/domain/change/subcommittee.hpp"
#include "ledger/domain/committee/committee.hpp"

namespace banchi::api {
namespace {

Value codes(std::string_view description) {
    return described(schema_of<std::vector<KpiCode>>(), description);
}

std::vector<Member> head() {
    return {{"id", text_schema("change/<id> is its subject")},
            {"agreement", described(schema_of<std::string>(), "which agreement it changes")},
            {"agency", schema_of<AgencyId>()},
            {"name", told_schema("the agency's name")},
            {"fiscal_year", schema_of<FiscalYear>()},
            {"status", schema_of<domain::ChangeStatus>()},
            {"reason_code", statable(schema_of<Id<struct ReasonTag>>())},
            {"effective_from", described(schema_of<Date>(), "the day that the request names")},
            {"digest", described(schema_of<Digest>(), "SHA-256 of what /content serves")},
            {"requested", described(schema_of<Index>(), "the event that asks for it so")},
            {"cancelled", codes("KPIs that would go")},
            {"added", codes("KPIs that would come")},
            {"changed", codes("KPIs that would be otherwise")},
            {"weights", flag_schema("it carries a whole vector of weights")}};
}

Value considered_schema() {
    return object_schema(
        {{"item", described(schema_of<std::string>(), "item/<meeting>/<number>")},
         {"meeting", schema_of<MeetingId>()},
         {"title", statable(schema_of<Title>())},
         {"date", statable(schema_of<Date>())},
         {"cancelled", flag_schema("the meeting was not held")},
         {"outcome", described(nullable(schema_of<domain::Outcome>()), "null until concluded")},
         {"index", nullable(schema_of<Index>())},
         {"rescinded_by", described(nullable(schema_of<std::string>()), "the item that did so")}});
}

Value replaced_schema() {
    const auto each = object_schema(
        {{"entity", schema_of<std::string>()},
         {"field", schema_of<std::string>()},
         {"value", described(Value::object(), "as it was; absent where there was none"), false},
         {"origin", described(schema_of<Index>(), "the event that proposed it"), false}});
    return described(nullable(list_schema(each)), "what its values took the place of");
}

Value subcommittee_schema() {
    const auto decided =
        with_members(schema_of<domain::SubcommitteeDecided>(),
                     {{"index", schema_of<Index>()},
                      {"stands", flag_schema("of the content that was requested last")}});
    return described(nullable(decided), "what the sub-committee decided last; null: nothing");
}

Value view_schema() {
    auto members = head();
    const std::vector<Member> more{
        {"before", schema_of<domain::Part>()},
        {"after", schema_of<domain::Part>()},
        {"reason", schema_of<Line>()},
        {"proportional", described(nullable(flag_schema("the vector is the proportional one")),
                                   "null where no scored KPI comes or goes")},
        {"request", component_ref("Event")},
        {"joint", codes("joint KPIs that it touches")},
        {"subcommittee", subcommittee_schema()},
        {"considered", described(list_schema(considered_schema()), "items of agendas about it")},
        {"revision", described(nullable(component_ref("Revision")), "that it made; null: none")},
        {"replaced", replaced_schema()},
        {"irregular", list_schema(component_ref("Mark"))}};
    members.insert(members.end(), more.begin(), more.end());
    return placed(object_schema(members));
}

}  // namespace

Components change_components() {
    const auto item =
        with_members(object_schema(head()), {{"irregular", count_schema("how many marks")}});
    return {{"ChangeItem", item},
            {"ChangeList", dated(paged_schema(component_ref("ChangeItem")))},
            {"ChangeView", view_schema()}};
}

}  // namespace banchi::api
