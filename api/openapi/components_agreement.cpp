#include "api/openapi/components.hpp"
#include "ledger/domain/agreement/correction.hpp"
#include "ledger/domain/agreement/signing.hpp"

namespace banchi::api {
namespace {

Value side_schema() {
    return described(
        Value::object().set("enum", Value::array().push("draft").push("applied")),
        "before an approval the draft's content, afterwards what a conclusion applied");
}

Value revision_number() {
    return described(nullable(count_schema("counted from 1")), "null before the first approval");
}

Value status_schema() {
    return statable(schema_of<domain::AgreementStatus>());
}

Value total_schema() {
    return statable(count_schema("sum of the scored KPIs' weights in basis points"));
}

Value illustrative_count() {
    return count_schema("how many of its KPIs say that they are made up to illustrate");
}

// What a list and a whole view both show.
std::vector<Member> head() {
    return {{"agency", schema_of<AgencyId>()},
            {"fiscal_year", schema_of<FiscalYear>()},
            {"name", statable(schema_of<Title>())},
            {"abbreviation", statable(schema_of<Title>())},
            {"status", status_schema()},
            {"revision", revision_number()},
            {"content", side_schema()},
            {"weights_total_bp", total_schema()},
            {"illustrative", illustrative_count()}};
}

Value item_schema() {
    return with_members(object_schema(head()), {{"kpis", count_schema("how many KPIs")}});
}

// In a list as of a day; what was not in force then has no more than its name.
Value in_force_schema() {
    auto members = head();
    for (auto& member : members)
        member.required = member.name == "agency" || member.name == "fiscal_year";
    return with_members(object_schema(members), {{"effective", schema_of<Date>()},
                                                 {"in_force", flag_schema("on that day")},
                                                 {"content_digest", schema_of<Digest>(), false},
                                                 {"kpis", count_schema("how many KPIs"), false}});
}

Value framework_schema() {
    return statable(described(schema_of<std::string>(), "subject of its framework"));
}

Value signature_schema() {
    const auto party = Value::object().set("enum", Value::array().push("maker").push("receiver"));
    return object_schema(
        {{"party", party},
         {"person", schema_of<PersonId>()},
         {"name", told_schema("as registered")},
         {"office", text_schema("head/<agency>, or the office that the framework names")},
         {"office_name", nullable(schema_of<Title>())},
         {"holding", described(schema_of<domain::Holding>(), "on the day of signing")},
         {"recorded_act", flag_schema("a scan entered for the person: never their signature")},
         {"own_word", component_ref("OwnWord")},
         {"digest", described(schema_of<Digest>(), "of the content that was signed")},
         {"revision", count_schema("whose content that is")},
         {"index", schema_of<Index>()}});
}

Value agreement_schema() {
    const auto weights = described(schema_of<domain::Weights>(), "by KPI, in basis points");
    return dated(with_members(
        object_schema(head()),
        {{"content_digest", described(schema_of<Digest>(), "SHA-256 of what /content serves")},
         {"framework", framework_schema()},
         {"weights_bp", statable(weights)},
         {"timeline",
          described(list_schema(component_ref("Revision")), "revisions by their first day")},
         {"kpis", list_schema(component_ref("Kpi"))},
         {"signatures", described(list_schema(component_ref("Signature")), "in their order")},
         {"approved_digest", described(nullable(schema_of<Digest>()),
                                       "of the content that a committee approved; corrections "
                                       "since have given content_digest")},
         {"signed_digest", described(nullable(schema_of<Digest>()),
                                     "of the content that both parties signed; null before")}}));
}

Value correction_schema() {
    return with_members(schema_of<domain::CorrectionRecorded>(),
                        {{"id", text_schema("of its subject correction/<id>")},
                         {"agreement", schema_of<std::string>()},
                         {"page", nullable(schema_of<Line>())},
                         {"content_before", schema_of<Digest>()},
                         {"content_after", schema_of<Digest>()},
                         {"index", schema_of<Index>()},
                         {"revoked", described(nullable(schema_of<Index>()),
                                               "the event that rescinded what was corrected")},
                         {"irregular", list_schema(component_ref("Mark"))}});
}

// Who said what, of which the text itself is read apart.
Value said_schema() {
    return object_schema(
        {{"person", schema_of<PersonId>()},
         {"name", told_schema("as registered")},
         {"capacity", schema_of<domain::Capacity>()},
         {"recorded_act", flag_schema("entered for the person: never their signature")},
         {"own_word", component_ref("OwnWord")},
         {"text", described(schema_of<TextDigest>(), "digest; the text is at /v1/texts/{digest}")},
         {"index", schema_of<Index>()}});
}

Value comment_schema() {
    const auto answer =
        with_members(said_schema(), {{"led_to", described(nullable(schema_of<Index>()),
                                                          "the event that came of the comment")}});
    return object_schema(
        {{"id", text_schema("of its subject comment/<id>")},
         {"about", described(schema_of<std::string>(), "an agreement, or a change of one")},
         {"agreement", schema_of<std::string>()},
         {"digest", described(nullable(schema_of<Digest>()), "of the content that was read")},
         {"pinned", described(nullable(schema_of<Index>()), "or the event that it is about")},
         {"kpi", nullable(schema_of<KpiCode>())},
         {"made", said_schema()},
         {"answer", nullable(answer)}});
}

Value kpi_schema() {
    const auto decimals = count_schema("decimal places of the levels");
    return with_members(
        without_member(schema_of<domain::Kpi>(), "levels"),
        {{"weight_bp", statable(schema_of<BasisPoints>())},
         {"targets", described(statable(schema_of<std::vector<domain::Level>>()),
                               "what must be reached for a score of 50, 75 and 100")},
         {"direction",
          described(nullable(statable(schema_of<domain::Direction>())), "null for milestones")},
         {"scale", described(nullable(statable(decimals)), "null for milestones")},
         {"baseline", statable(schema_of<domain::Baseline>())},
         {"joint", described(nullable(statable(schema_of<domain::JointPart>())),
                             "null for what is no joint KPI")},
         {"adopts", described(nullable(schema_of<RegisterId>()), "the register's entry, if any")},
         {"source_scope", statable(schema_of<Line>())},
         {"illustrative", flag_schema("its contents are made up to illustrate")}});
}

Value kpi_view_schema() {
    return dated(with_members(kpi_schema(), {{"agreement", schema_of<std::string>()},
                                             {"agency", schema_of<AgencyId>()},
                                             {"fiscal_year", schema_of<FiscalYear>()},
                                             {"status", status_schema()},
                                             {"revision", revision_number()},
                                             {"content", side_schema()},
                                             {"withdrawn", flag_schema("no longer proposed")}}));
}

}  // namespace

Components agreement_components() {
    const auto item = Value::object().set("anyOf", Value::array()
                                                       .push(component_ref("AgreementItem"))
                                                       .push(component_ref("AgreementInForce")));
    return {{"Agreement", agreement_schema()},
            {"AgreementItem", item_schema()},
            {"AgreementInForce", in_force_schema()},
            {"AgreementList", dated(paged_schema(item))},
            {"Comment", comment_schema()},
            {"CommentList", paged_schema(component_ref("Comment"))},
            {"Correction", correction_schema()},
            {"CorrectionList", paged_schema(component_ref("Correction"))},
            {"Kpi", kpi_schema()},
            {"KpiView", kpi_view_schema()},
            {"Revision", schema_of<domain::Revision>()},
            {"Signature", signature_schema()}};
}

}  // namespace banchi::api
