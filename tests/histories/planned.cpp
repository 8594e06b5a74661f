#include "tests/histories/planned.hpp"

namespace banchi::histories {
namespace {

bool takes_recorders(const Framework* framework) {
    return framework != nullptr && framework->rules.cosigned_by == CosignedBy::second_recorder;
}

std::vector<PersonId> not_among(std::vector<PersonId> people, const std::set<PersonId>& parties) {
    std::erase_if(people, [&](const PersonId& person) { return parties.contains(person); });
    return people;
}

}  // namespace

std::vector<Act> all_acts() {
    std::vector<Act> all;
    for (const auto& topic :
         {registry_acts(), agency_acts(), role_acts(), delegation_acts(), committee_acts(),
          framework_acts(), register_acts(), drafting_acts(), meeting_acts(), attending_acts(),
          deliberating_acts(), concluding_acts(), resolution_acts(), change_acts(), signing_acts(),
          correction_acts(), comment_acts(), record_acts(), backfill_acts()})
        all.insert(all.end(), topic.begin(), topic.end());
    return all;
}

Event event_of(const Model& model, Dice& dice, const PersonId& actor, Capacity capacity,
               const std::string& subject, Body body) {
    Event event{{}, std::move(body)};
    auto& header = event.header;
    const auto& row = row_of(event);
    const auto number = dice.fresh("");
    header.id = EventId{"01J" + std::string(23 - number.size(), '0') + number};
    header.actor = actor;
    header.capacity = capacity;
    header.type = std::string(row.type);
    header.subject = subject;
    header.occurred = model.now.plus_seconds(dice.chance(80) ? 0 : dice.between(-900'000, 300));
    const auto version = model.versions.find(subject);
    if (row.versioned)
        header.subject_version = version == model.versions.end() ? 0 : version->second;
    // What somebody has seen may be a little older than what there is.
    const auto seen = model.next.value - std::min<std::uint64_t>(model.next.value, dice.below(4));
    if (row.based) header.basis = Basis{TreeSize{seen}, Digest{}};
    return event;
}

Title named(const std::string& text) {
    return {text + " (ไทย)", text};
}

Digest some_digest(Dice& dice) {
    return sha256(dice.fresh("digest "));
}

Citation order_of(const Model& model, Dice& dice) {
    const auto title = dice.fresh("order ");
    return {sha256(title), Line{title},
            model.today().plus_days(-static_cast<std::int32_t>(dice.below(60)))};
}

Event reasoned(Event event, const std::string& reason) {
    event.header.common.reason = Line{reason};
    return event;
}

Event unreasoned(Event event) {
    event.header.common.reason.reset();
    return event;
}

bool may_be_entered(const Model& model, const Framework* framework, std::string_view type) {
    if (framework == nullptr) return false;
    const auto& list = framework->rules.recordable;
    const auto* row = find_row(type);
    return (row->recordable == Recordable::yes ||
            (row->recordable == Recordable::in_demo && model.demo())) &&
           std::any_of(list.begin(), list.end(), [&](const auto& id) { return id.text == type; });
}

std::set<PersonId> parties_of(const Event& event) {
    std::set<PersonId> parties{event.header.actor};
    for (const auto& cosigner : event.header.common.cosigners) parties.insert(cosigner.actor);
    if (event.header.common.recorded_for) parties.insert(event.header.common.recorded_for->person);
    return parties;
}

void add_cosigner(Planned& planned, const PersonId& person, Capacity capacity) {
    planned.event.header.common.cosigners.push_back({person, capacity});
}

bool add_witness(const Model& model, Dice& dice, Planned& planned, const Meeting* meeting) {
    const auto parties = parties_of(planned.event);
    auto there = not_among(model.signers(), parties);
    if (meeting != nullptr)
        std::erase_if(there, [&](const PersonId& person) { return !meeting->attendee(person); });
    const auto recorders = takes_recorders(planned.framework)
                               ? not_among(model.holders({Role::recorder, {}}), parties)
                               : std::vector<PersonId>{};
    if (!recorders.empty() && (there.empty() || dice.chance(40))) {
        add_cosigner(planned, dice.one_of(recorders), Capacity::recorder);
        planned.marks.insert("second_recorder");
        return true;
    }
    if (there.empty()) return false;
    add_cosigner(planned, dice.one_of(there), Capacity::present);
    return true;
}

bool enter_for(const Model& model, Dice& dice, Planned& planned, const Meeting* meeting) {
    if (!may_be_entered(model, planned.framework, planned.event.header.type)) return false;
    auto entered = planned;
    auto& header = entered.event.header;
    const auto secretary = dice.maybe_one_of(
        not_among(model.holders({Role::secretary, {}}), parties_of(entered.event)));
    if (!secretary) return false;
    header.common.recorded_for =
        RecordedFor{header.actor, header.capacity, some_digest(dice), std::nullopt};
    if (dice.chance(20)) header.common.recorded_for->note = Line{"from the tape"};
    header.actor = *secretary;
    header.capacity = Capacity::secretary;
    if (!add_witness(model, dice, entered, meeting)) return false;
    entered.labels.insert(header.type + " recorded");
    planned = std::move(entered);
    return true;
}

bool sign_with(const Model& model, Dice& dice, Planned& planned, const PersonId& person,
               Capacity capacity, const Meeting* meeting) {
    const auto& type = planned.event.header.type;
    const bool enter = may_be_entered(model, planned.framework, type) && dice.chance(30);
    if (!enter && !model.can_sign(person)) return false;
    if (!enter) {
        add_cosigner(planned, person, capacity);
        return true;
    }
    planned.event.header.common.recorded_for =
        RecordedFor{person, capacity, some_digest(dice), std::nullopt};
    planned.labels.insert(type + " recorded");
    return add_witness(model, dice, planned, meeting);
}

}  // namespace banchi::histories
