#include "tests/histories/reference.hpp"

#include "ledger/domain/subject.hpp"

namespace banchi::histories {
namespace {

AgreementThen then(const Agreement& agreement) {
    AgreementThen kept;
    kept.status = agreement.status;
    if (!agreement.applied) return kept;
    kept.revision = agreement.applied->revision;
    for (const auto& each : agreement.applied->timeline) {
        auto entry = Value::object()
                         .set("number", each.number)
                         .set("effective_from", each.from.text())
                         .set("index", static_cast<std::int64_t>(each.index.value))
                         .set("conclusion", each.conclusion);
        if (each.change) entry.set("change", *each.change);
        if (each.correction) entry.set("correction", to_value(*each.correction));
        kept.timeline.push_back(std::move(entry));
        kept.from.push_back(each.from);
        kept.index.push_back(each.index);
        kept.contents.push_back(each.content);
    }
    return kept;
}

PersonThen then(const Person& person) {
    PersonThen kept;
    for (const auto& [role, terms] : person.roles)
        for (const auto& term : terms) kept.roles[role].push_back(to_value(term));
    for (const auto& key : person.keys)
        kept.keys.push_back(
            {key.id.fingerprint(), key.enrolled, key.revoked, key.compromised_since});
    return kept;
}

MeetingThen then(const Meeting& meeting) {
    MeetingThen kept{to_value(meeting.title),
                     to_value(meeting.place),
                     Value::array(),
                     Value::array(),
                     meeting.date,
                     meeting.amended,
                     meeting.cancelled,
                     meeting.minutes,
                     {},
                     {},
                     {}};
    for (const auto& attendee : meeting.attendees) kept.attendees.push(to_value(attendee));
    for (const auto& item : meeting.items) {
        kept.agenda.push(to_value(item.agenda));
        const auto& resolution = item.resolution;
        kept.outcomes.push_back(resolution ? std::optional(resolution->outcome) : std::nullopt);
        kept.rescinded_by.push_back(resolution ? resolution->rescinded_by : std::nullopt);
        std::size_t ballots = 0;
        for (const auto& [digest, each] : item.ballots) ballots += each.size();
        kept.ballots.push_back(ballots);
    }
    return kept;
}

bool covers(const Value& term, Date day) {
    const auto from = Date::parse(*term["from"].text()).value();
    return from <= day &&
           (term["until"].is_null() || day < Date::parse(*term["until"].text()).value());
}

}  // namespace

std::optional<std::size_t> AgreementThen::in_force(Date day) const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < from.size(); ++i)
        if (from[i] <= day) found = i;
    return found;
}

Value PersonThen::roles_on(std::optional<Date> day) const {
    std::map<std::string, Value> shown;  // by the name of the role and its agency
    for (const auto& [role, terms] : roles) {
        auto covering = Value::array();
        for (const auto& term : terms)
            if (!day || covers(term, *day)) covering.push(term);
        if (covering.items()->empty()) continue;
        const auto name = *to_value(role.role).text();
        shown[name + "/" + (role.agency ? role.agency->text : "")] =
            Value::object()
                .set("role", name)
                .set("agency", role.agency ? Value(role.agency->text) : Value())
                .set("terms", std::move(covering));
    }
    auto list = Value::array();
    for (const auto& [name, role] : shown) list.push(role);
    return list;
}

void Reference::keep(const Model& model, Index index, const Event& event) {
    for (const auto& [id, agreement] : model.agreements)
        agreements[id].keep(index, then(agreement));
    const auto keep_meeting = [&](const std::string& subject) {
        const MeetingId id{split_path(subject).at(1)};
        meetings[id].keep(index, then(model.meetings.at(id)));
    };
    const auto& subject = event.header.subject;
    const auto kind = split_path(subject).front();
    if (kind == "meeting" || kind == "item" || kind == "ballot") keep_meeting(subject);
    if (const auto* rescinded = std::get_if<ResolutionRescinded>(&event.body))
        keep_meeting(rescinded->item);
    for (const auto& [id, person] : model.people)
        if (kind == "ledger" || subject == "person/" + id.text)
            people[id].keep(index, then(person));
}

}  // namespace banchi::histories
