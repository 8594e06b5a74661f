#include "ledger/domain/committee/aftermath.hpp"
#include "ledger/domain/committee/committee.hpp"
#include "ledger/domain/committee/interest.hpp"
#include "ledger/domain/committee/meeting.hpp"

#include "api/openapi/components.hpp"

namespace banchi::api {
namespace {

Value marks_schema() {
    return described(list_schema(component_ref("Mark")), "which procedure rules were not kept");
}

// A recorded fact of an item, with the event that recorded it.
Value recorded_as(const Value& what, const std::vector<Member>& more = {}) {
    auto members = more;
    members.push_back({"index", schema_of<Index>()});
    return nullable(with_members(what, members));
}

Value committee_item() {
    return object_schema({{"id", schema_of<CommitteeId>()},
                          {"name", schema_of<Title>()},
                          {"chair", schema_of<PersonId>()},
                          {"seats", count_schema("how many seats")}});
}

Value committee_schema() {
    const auto seat =
        with_members(schema_of<domain::Seat>(), {{"name", told_schema("the person's name")}});
    const auto composition = object_schema({{"from", nullable(schema_of<Date>())},
                                            {"order", schema_of<domain::Citation>()},
                                            {"index", schema_of<Index>()}});
    return dated(with_members(schema_of<domain::CommitteeConstituted>(),
                              {{"id", schema_of<CommitteeId>()},
                               {"seats", list_schema(seat)},
                               {"compositions", described(list_schema(composition),
                                                          "by first day; null: constituted")}}));
}

std::vector<Member> meeting_head() {
    return {{"id", schema_of<MeetingId>()},
            {"committee", schema_of<CommitteeId>()},
            {"committee_name", statable(schema_of<Title>())},
            {"fiscal_year", schema_of<FiscalYear>()},
            {"title", schema_of<Title>()},
            {"date", schema_of<Date>()},
            {"place", schema_of<Title>()},
            {"amended", recorded_as(object_schema({{"recorded", schema_of<Instant>()}}))},
            {"cancelled", recorded_as(object_schema({{"reason", schema_of<Line>()},
                                                     {"recorded", schema_of<Instant>()}}))}};
}

Value attendee_schema() {
    return object_schema({{"person", schema_of<PersonId>()},
                          {"name", told_schema("the person's name")},
                          {"capacity", schema_of<domain::Sat>()},
                          {"mode", schema_of<domain::Mode>()},
                          {"counts", flag_schema("towards the quorum")},
                          {"votes", flag_schema("by capacity, whatever the item is about")},
                          {"for", nullable(schema_of<PersonId>())},
                          {"for_name", nullable(told_schema("whom a representative represents"))},
                          {"index", schema_of<Index>()}});
}

Value ballots_schema() {
    const auto counted = object_schema({{"own", count_schema("signed by the members themselves")},
                                        {"recorded", count_schema("entered for them")},
                                        {"total", count_schema("of both")}});
    const auto cast = object_schema({{"person", schema_of<PersonId>()},
                                     {"name", told_schema("the member's name")},
                                     {"choice", schema_of<domain::Choice>()},
                                     {"recorded", flag_schema("a recorded act, no own signature")},
                                     {"own_word", component_ref("OwnWord")},
                                     {"index", schema_of<Index>()}});
    return object_schema({{"digest", described(schema_of<Digest>(), "what was voted on")},
                          {"in_favour", counted},
                          {"against", counted},
                          {"abstain", counted},
                          {"contested", count_schema("of the recorded, by the members")},
                          {"summary", told_schema("the tally in words")},
                          {"cast", list_schema(cast)}});
}

Value conclusion_schema() {
    return recorded_as(schema_of<domain::ItemConcluded>(),
                       {{"own", described(schema_of<domain::Tally>(), "own signatures alone")},
                        {"recorded", described(schema_of<domain::Tally>(), "recorded acts alone")},
                        {"reason", schema_of<Line>(), false},
                        {"effective_from",
                         described(schema_of<Date>(), "where it applies: from which day"), false}});
}

// One a person, with who it is and the event that recorded it.
Value by_person_schema(const Value& what) {
    return list_schema(with_members(what, {{"person", schema_of<PersonId>()},
                                           {"name", told_schema("the person's name")},
                                           {"index", schema_of<Index>()}}));
}

Value condition_schema() {
    return with_members(schema_of<domain::StandingCondition>(),
                        {{"number", count_schema("from 1, as in the conclusion")},
                         {"confirmed_by_name", told_schema("the name of who confirms it")},
                         {"met", nullable(schema_of<domain::Fulfilment>())},
                         {"index", schema_of<Index>()}});
}

// An item is named by its subject, "item/m1/9".
Value rescinds_schema() {
    return recorded_as(object_schema(
        {{"item", schema_of<std::string>()}, {"dependents", list_schema(schema_of<Index>())}}));
}

Value quorum_schema() {
    const auto people = list_schema(schema_of<PersonId>());
    return described(
        nullable(object_schema({{"counted", people},
                                {"recused", described(people, "would count otherwise")},
                                {"present", count_schema("how many count")},
                                {"base", count_schema("what the quorum is a share of")},
                                {"needed", schema_of<domain::Share>()},
                                {"reached", flag_schema("enough count")},
                                {"framework", schema_of<std::string>()}})),
        "as when it was concluded, else as it stands; null before attendance is recorded");
}

Value concerned_schema() {
    const auto one = object_schema({{"person", schema_of<PersonId>()},
                                    {"name", told_schema("the person's name")},
                                    {"agency", schema_of<AgencyId>()},
                                    {"agency_name", told_schema("the agency's name")},
                                    {"roles", list_schema(schema_of<domain::Role>())}});
    return described(list_schema(one), "members and others there whose own agency it is about");
}

Value earlier_schema() {
    const auto one =
        object_schema({{"item", schema_of<std::string>()},
                       {"date", statable(schema_of<Date>())},
                       {"outcome", schema_of<domain::Outcome>()},
                       {"digest", described(schema_of<Digest>(), "of what was decided")},
                       {"at", described(schema_of<Index>(), "where its subject's content has it")},
                       {"index", described(schema_of<Index>(), "of the conclusion")}});
    return described(list_schema(one), "what was concluded about it before, oldest first");
}

Value item_schema() {
    const auto presiding = recorded_as(schema_of<domain::PresidingRecorded>(),
                                       {{"name", told_schema("of who presides")}});
    return with_members(
        schema_of<domain::AgendaItem>(),
        {{"meeting", schema_of<MeetingId>()},
         {"subject_name", told_schema("what its subject is called")},
         {"concerned", concerned_schema()},
         {"earlier", earlier_schema()},
         {"quorum", quorum_schema()},
         {"on_agenda",
          described(schema_of<Index>(), "the event that put it there: the digest is of then")},
         {"interests", by_person_schema(schema_of<domain::Interest>())},
         {"recusals", by_person_schema(schema_of<domain::RecusalRuled>())},
         {"presiding", presiding},
         {"ballots", described(list_schema(component_ref("Ballots")), "one a digest")},
         {"conclusion", conclusion_schema()},
         {"conditions", list_schema(condition_schema())},
         {"rescinds", rescinds_schema()},
         {"rescinded", recorded_as(object_schema({{"by", schema_of<std::string>()}}))},
         {"irregular", marks_schema()}});
}

Value waiting_item() {
    const auto who = object_schema({{"person", schema_of<PersonId>(), false},
                                    {"role", schema_of<domain::Role>(), false},
                                    {"agency", nullable(schema_of<AgencyId>()), false},
                                    {"office", text_schema("head/<agency>, or its id"), false}});
    const auto since =
        object_schema({{"index", schema_of<Index>()}, {"recorded", schema_of<Instant>()}});
    return object_schema(
        {{"key", text_schema("what a cursor names")},
         {"kind", text_schema("what has yet to be done")},
         {"subject", text_schema("about what")},
         {"who", described(list_schema(who), "people, or whoever holds the role or the office")},
         {"since", since},
         {"summary", told_schema("in words")}});
}

}  // namespace

Components committee_components() {
    return {{"AgendaItem", item_schema()},
            {"Attendee", attendee_schema()},
            {"Ballots", ballots_schema()},
            {"Committee", committee_schema()},
            {"CommitteeItem", committee_item()},
            {"CommitteeList", dated(paged_schema(component_ref("CommitteeItem")))},
            {"Meeting",
             placed(with_members(object_schema(meeting_head()),
                                 {{"attendance", list_schema(component_ref("Attendee"))},
                                  {"agenda", list_schema(component_ref("AgendaItem"))},
                                  {"held", flag_schema("with `effective`: by then"), false},
                                  {"minutes", recorded_as(schema_of<domain::MinutesCertified>())},
                                  {"irregular", marks_schema()}}))},
            {"MeetingItem",
             with_members(object_schema(meeting_head()), {{"items", count_schema("on the agenda")},
                                                          {"concluded", count_schema("of them")}})},
            {"MeetingList", paged_schema(component_ref("MeetingItem"))},
            {"WaitingItem", waiting_item()},
            {"WaitingList", dated(with_members(paged_schema(component_ref("WaitingItem")),
                                               {{"day", schema_of<Date>()}}))}};
}

}  // namespace banchi::api
