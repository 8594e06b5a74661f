#include "replay/sitting.hpp"

#include <map>
#include <set>

#include "ledger/domain/committee/tally.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {
namespace {

using domain::State;

Value people_value(const std::vector<PersonId>& people) {
    Value all = Value::array();
    for (const auto& person : people) all.push(person.text);
    return all;
}

Value quorum_now(const State& state, const domain::ItemId& id) {
    const auto sitting = domain::sitting_of(state, id);
    if (!sitting || domain::attendees_of(state, id.meeting).empty()) return Value();
    const auto quorum = domain::quorum_of(state, *sitting);
    return Value::object()
        .set("counted", people_value(quorum.counted))
        .set("recused", people_value(quorum.recused))
        .set("present", count(quorum.counted.size()))
        .set("base", quorum.base)
        .set("needed", to_value(quorum.needed))
        .set("reached", quorum.reached)
        .set("framework", sitting->framework.subject);
}

std::string agenda_field(const domain::ItemId& id) {
    return "item/" + std::to_string(id.number);
}

// What another item concluded before `until`; null where it did not.
Value concluded_before(const State& state, const domain::ItemId& id, Index until) {
    const auto meeting = "meeting/" + id.meeting.text;
    const auto put = state.fact(meeting, agenda_field(id));
    const auto conclusion = state.fact(id.subject(), "conclusion");
    if (!put || !conclusion || !conclusion->value || conclusion->index >= until) return Value();
    const auto& told = *conclusion->value;
    const bool amended = !told["amended_digest"].is_null();
    return Value::object()
        .set("item", id.subject())
        .set("date", stated(domain::get<Date>(state, meeting, "date")))
        .set("outcome", told["outcome"])
        .set("digest", told[amended ? "amended_digest" : "digest"])
        .set("at", number(amended ? conclusion->index : put->index))
        .set("index", number(conclusion->index));
}

}  // namespace

Value earlier_value(const State& state, const domain::ItemId& id) {
    const auto item = domain::find_item(state, id);
    const auto put = state.fact("meeting/" + id.meeting.text, agenda_field(id));
    std::map<std::int64_t, Value> by_index;
    if (!item || !put) return Value::array();
    for (const auto& fact : domain::list(state, "index/agenda/" + item->subject)) {
        const auto other = domain::ItemId::parse(fact.field);
        if (!other || *other == id) continue;
        auto earlier = concluded_before(state, *other, put->index);
        if (!earlier.is_null()) by_index.emplace(*earlier["index"].integer(), std::move(earlier));
    }
    Value all = Value::array();
    for (auto& [index, earlier] : by_index) all.push(std::move(earlier));
    return all;
}

Value quorum_value(const State& state, const domain::ItemId& id, const StateAt& states) {
    const auto conclusion = state.fact(id.subject(), "conclusion");
    if (!conclusion || !conclusion->value) return quorum_now(state, id);
    return quorum_now(*states(TreeSize{conclusion->index.value}), id);
}

Value concerned_value(const State& state, const domain::ItemId& id) {
    Value all = Value::array();
    const auto sitting = domain::sitting_of(state, id);
    if (!sitting || !sitting->about) return all;
    std::set<PersonId> people;
    for (const auto& seat : sitting->committee.seats) people.insert(seat.person);
    for (const auto& attendee : domain::attendees_of(state, id.meeting))
        people.insert(attendee.person);
    const auto& agency = sitting->about->agreement.agency;
    for (const auto& person : people) {
        const auto roles = domain::concerns(state, *sitting, person, sitting->date);
        if (roles.empty()) continue;
        all.push(Value::object()
                     .set("person", person.text)
                     .set("name", told(domain::name_of(state, person)))
                     .set("agency", agency.text)
                     .set("agency_name", told(domain::name_of(state, agency)))
                     .set("roles", to_value(roles)));
    }
    return all;
}

Text subject_name(const State& state, const std::string& subject) {
    if (const auto change = domain::find_change(state, subject)) {
        const auto of = domain::agreement_for_people(state, change->agreement.subject());
        return {"คำขอเปลี่ยนแปลงคำรับรองของ" + of.th, "requested change of the agreement of " + of.en};
    }
    if (domain::AgreementId::parse(subject)) {
        const auto of = domain::agreement_for_people(state, subject);
        return {"คำรับรองของ" + of.th, "agreement of " + of.en};
    }
    if (subject.starts_with("item/")) {
        const auto item = domain::item_for_people(state, subject);
        return {"มติของ" + item.th, "resolution of " + item.en};
    }
    return domain::get<Title>(state, subject, "title").value_or(Title{subject, subject});
}

}  // namespace banchi::replay
