#include "tests/histories/effects.hpp"

// What becomes of resolutions: their conditions are met, or they are rescinded.
namespace banchi::histories {
namespace {

struct Waiting {
    Place place;
    std::size_t number = 0;  // of the condition, from 0
    Digest digest;           // of what meets it
};

Value content_now(const Model& model, const std::string& subject) {
    const auto change = model.changes.find(subject);
    return change != model.changes.end() ? change_content(change->second)
                                         : draft_content(model, matter_of(model, subject).value());
}

// Does it differ from what was approved only where this condition or one met before says?
bool differs_where_it_may(const Model& model, const Item& item, std::size_t number) {
    const auto& resolution = *item.resolution;
    std::set<std::string> open{resolution.conditions[number].condition.field};
    for (const auto& each : resolution.conditions)
        if (each.met) open.insert(each.condition.field);
    auto now = parts_of(content_now(model, item.agenda.subject));
    auto before = resolution.parts;
    for (const auto& field : open) {
        now.erase(field);
        before.erase(field);
    }
    return now == before;
}

bool still_leads_somewhere(const Model& model, const Place& place) {
    const auto& item = model.item(place);
    if (item.resolution->conditions.empty() || item.resolution->rescinded_by) return false;
    if (!matter_of(model, item.agenda.subject)) return true;
    return model.newest_resolution.at(item.agenda.subject) == place.subject();
}

std::optional<Waiting> a_waiting_condition(const Model& model, Dice& dice) {
    std::vector<Waiting> waiting;
    for (const auto& [id, meeting] : model.meetings)
        for (std::size_t at = 0; at < meeting.items.size(); ++at) {
            const auto& item = meeting.items[at];
            const Place place{id, at};
            if (!item.resolution || !still_leads_somewhere(model, place)) continue;
            const bool matter = matter_of(model, item.agenda.subject).has_value();
            const auto digest =
                matter ? submitted(model, item.agenda.subject).value() : item.agenda.digest;
            if (matter && !stands(model, item.agenda.subject, digest)) continue;
            for (std::size_t i = 0; i < item.resolution->conditions.size(); ++i)
                if (!item.resolution->conditions[i].met &&
                    (!matter || differs_where_it_may(model, item, i)))
                    waiting.push_back({place, i, digest});
        }
    return dice.maybe_one_of(waiting);
}

bool completes(const Model& model, const Item& item) {
    const auto& conditions = item.resolution->conditions;
    return matter_of(model, item.agenda.subject) &&
           std::count_if(conditions.begin(), conditions.end(),
                         [](const StatedCondition& each) { return !each.met; }) == 1;
}

void take_met(Model& model, const Waiting& waiting, bool complete) {
    auto& item = model.item(waiting.place);
    auto& resolution = *item.resolution;
    resolution.conditions[waiting.number].met = model.next;
    if (!complete) return;
    const auto& subject = item.agenda.subject;
    take_effect(model, subject, waiting.place.subject(),
                effective_from(model, subject, resolution.effective, model.today()));
}

std::optional<Planned> plan_met(const Model& model, Dice& dice) {
    auto waiting = a_waiting_condition(model, dice);
    if (!waiting || !dice.chance(60)) return std::nullopt;
    const auto& item = model.item(waiting->place);
    const bool matter = matter_of(model, item.agenda.subject).has_value();
    if (!matter && !model.documents.empty() && dice.chance(50))
        waiting->digest = dice.one_of(std::vector(model.documents.begin(), model.documents.end()));
    const auto& confirmer = item.resolution->conditions[waiting->number].condition.confirmed_by;
    const auto secretary = secretary_but(model, dice, {confirmer});
    if (!secretary) return std::nullopt;
    ConditionMet body{static_cast<std::int64_t>(waiting->number) + 1, waiting->digest,
                      std::nullopt};
    const auto& meeting = model.meetings.at(waiting->place.meeting);
    const bool complete = completes(model, item);
    const bool excepted = complete && irregularities(model, item.agenda.subject) > 0;
    if (excepted) body.exception = order_of(model, dice);
    Planned planned{
        event_of(model, dice, *secretary, Capacity::secretary, waiting->place.subject(), body)};
    planned.framework = &framework_of(model, meeting);
    if (!sign_with(model, dice, planned, confirmer, Capacity::holder, &meeting))
        return std::nullopt;
    if (excepted) planned.marks.insert("exception_cited");
    if (complete) mark_joint(model, item.agenda.subject, planned);
    planned.labels.insert(!matter ? "met of a document" : complete ? "met the last" : "met one");
    if (waiting->digest != item.resolution->decided) planned.labels.insert("met by a new content");
    planned.take = [=, what = *waiting](Model& m) { take_met(m, what, complete); };
    using C = ConditionMet;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<C>(planned.event, change));
    };
    wrong("no_such_condition", [](C& c) { c.condition = 99; });
    wrong(matter ? "draft_edited" : "no_such_document",
          [&](C& c) { c.digest = some_digest(dice); });
    if (excepted) wrong("exception_missing", [](C& c) { c.exception.reset(); });
    for (std::size_t i = 0; i < item.resolution->conditions.size(); ++i)
        if (item.resolution->conditions[i].met)
            wrong("already_met", [&](C& c) { c.condition = static_cast<std::int64_t>(i) + 1; });
    return planned;
}

// The earlier item that one on an agenda would rescind, if that can be done now.
std::optional<Place> rescindable(const Model& model, const Place& place) {
    const auto& item = model.item(place);
    if (item.agenda.purpose == Purpose::information) return std::nullopt;
    const auto earlier = model.place_of(item.agenda.subject);
    if (!earlier || model.item(*earlier).resolution->rescinded_by) return std::nullopt;
    const auto& rescinded = model.item(*earlier);
    if (!took_effect(model, rescinded)) return earlier;
    const auto id = matter_of(model, rescinded.agenda.subject).value();
    const auto& agreement = model.agreements.at(id);
    const auto& applied = agreement.applied;
    if (!applied || applied->timeline.back().conclusion != earlier->subject()) return std::nullopt;
    if (!model.changes.contains(rescinded.agenda.subject)) return earlier;
    // Leads of main joint KPIs come back only where nobody else has them since.
    const auto& back = agreement.replaced.back().kpis;
    const bool free = std::all_of(back.begin(), back.end(), [&](const auto& each) {
        return lead_is_free(model, id, each.second, &back);
    });
    return free ? earlier : std::nullopt;
}

std::vector<Index> dependents_of(const Model& model, const Place& earlier) {
    std::vector<Index> dependents;
    const auto& item = model.item(earlier);
    for (const auto& each : item.resolution->conditions)
        if (each.met) dependents.push_back(*each.met);
    if (took_effect(model, item)) {
        const auto& agreement = model.agreements.at(matter_of(model, item.agenda.subject).value());
        const auto since = agreement.applied->since;
        for (const auto& each : agreement.signatures)
            if (each.index > since) dependents.push_back(each.index);
        for (const auto each : agreement.corrections)
            if (each > since) dependents.push_back(each);
    }
    std::sort(dependents.begin(), dependents.end());
    return dependents;
}

void take_rescission(Model& model, const Place& place, const Place& earlier) {
    const auto own = place.subject();
    const bool effect = took_effect(model, model.item(earlier));
    auto& item = model.item(place);
    item.resolution = Resolution{Outcome::approved, item.agenda.digest, {}, true, {}, {}, {}};
    model.item(earlier).resolution->rescinded_by = own;
    const auto subject = model.item(earlier).agenda.subject;
    if (!matter_of(model, subject)) return;
    const auto newest = model.newest_resolution.find(subject);
    if (newest != model.newest_resolution.end() && newest->second == earlier.subject())
        newest->second = own;
    if (effect) take_back(model, subject);
}

std::optional<Planned> plan_rescission(const Model& model, Dice& dice) {
    std::vector<std::pair<Place, Place>> possible;
    for (const auto& place : open_items(model))
        if (const auto earlier = rescindable(model, place)) possible.push_back({place, *earlier});
    const auto chosen = dice.maybe_one_of(possible);
    if (!chosen || !dice.chance(50) || !has_quorum(model, chosen->first)) return std::nullopt;
    const auto& [place, earlier] = *chosen;
    const auto& item = model.item(place);
    const auto secretary = secretary_but(model, dice, {});
    if (!secretary) return std::nullopt;
    const auto carried =
        decide_by(model, dice, place, *secretary, Outcome::approved, item.agenda.digest);
    if (!carried) return std::nullopt;
    const ResolutionRescinded body{earlier.subject(),  dependents_of(model, earlier),
                                   carried->way.mode,  item.agenda.digest,
                                   carried->way.tally, carried->dissents};
    Planned planned{
        reasoned(event_of(model, dice, *secretary, Capacity::secretary, place.subject(), body),
                 "it was resolved in error")};
    const auto& meeting = model.meetings.at(place.meeting);
    planned.framework = &framework_of(model, meeting);
    cosign(planned, *carried);
    planned.marks.insert("rescinded");
    mark_late(model, meeting, planned);
    const bool effect = took_effect(model, model.item(earlier));
    const bool change = model.changes.contains(model.item(earlier).agenda.subject);
    planned.labels.insert(!effect  ? "rescinded what had no effect"
                          : change ? "rescinded a change"
                                   : "rescinded an agreement");
    planned.take = [where = place, what = earlier](Model& m) { take_rescission(m, where, what); };
    using R = ResolutionRescinded;
    const auto wrong = [&](const char* rule, auto alter) {
        planned.wrong(rule, altered<R>(planned.event, alter));
    };
    wrong("not_a_rescission", [&](R& r) { r.item = place.subject(); });
    wrong("dependents_differ", [](R& r) { r.dependents.push_back(Index{0}); });
    wrong("digest_differs", [&](R& r) { r.digest = some_digest(dice); });
    planned.wrong("reason_missing", unreasoned(planned.event));
    return planned;
}

}  // namespace

std::vector<Act> resolution_acts() {
    return {{ConditionMet::type, 20, plan_met}, {ResolutionRescinded::type, 25, plan_rescission}};
}

}  // namespace banchi::histories
