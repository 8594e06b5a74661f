#include "tests/histories/planned.hpp"

// Agencies after they were registered.
namespace banchi::histories {
namespace {

// Those that still stand today.
std::vector<AgencyId> standing(const Model& model) {
    std::vector<AgencyId> agencies;
    for (const auto& [id, about] : model.agencies)
        if (!model.has_ended(id, model.today())) agencies.push_back(id);
    return agencies;
}

std::optional<Event> about_an_ended_one(const Model& model, const Event& event) {
    for (const auto& [id, end] : model.endings) {
        if (!model.has_ended(id, model.today())) continue;
        auto other = event;
        other.header.subject = "agency/" + id.text;
        return other;
    }
    return std::nullopt;
}

std::optional<Planned> plan_renamed(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders({Role::registrar, {}}));
    const auto agency = dice.maybe_one_of(standing(model));
    if (!registrar || !agency || !dice.chance(30)) return std::nullopt;
    const auto& now = model.agencies.at(*agency);
    const AgencyRenamed body{named(dice.fresh("The Department ")),
                             dice.chance(50) ? now.abbreviation : named(dice.fresh("D.")),
                             order_of(model, dice)};
    Planned planned{
        event_of(model, dice, *registrar, Capacity::registrar, "agency/" + agency->text, body)};
    planned.take = [id = *agency, body](Model& m) {
        m.agencies.at(id) = {body.name, body.abbreviation};
    };
    planned.wrong("nothing_changed", altered<AgencyRenamed>(planned.event, [&](AgencyRenamed& a) {
                      a.name = now.name;
                      a.abbreviation = now.abbreviation;
                  }));
    if (auto ended = about_an_ended_one(model, planned.event))
        planned.wrong("agency_ended", *ended);
    return planned;
}

std::optional<Planned> plan_ended(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders({Role::registrar, {}}));
    const auto agencies = standing(model);
    const auto agency = dice.maybe_one_of(agencies);
    if (!registrar || !agency || agencies.size() < 3 || !dice.chance(8)) return std::nullopt;
    const AgencyEnded body{
        model.today().plus_days(static_cast<std::int32_t>(dice.between(-10, 90))),
        {},
        order_of(model, dice)};
    auto ending = body;
    for (const auto& successor : dice.some_of(without(agencies, *agency), dice.below(3)))
        if (!model.has_ended(successor, body.until)) ending.successors.push_back(successor);
    Planned planned{
        event_of(model, dice, *registrar, Capacity::registrar, "agency/" + agency->text, ending)};
    if (model.endings.contains(*agency)) planned.labels.insert("an agency's end put right");
    planned.take = [id = *agency, ending](Model& m) { m.endings[id] = ending; };
    planned.wrong("successors", altered<AgencyEnded>(planned.event, [&](AgencyEnded& a) {
                      a.successors.push_back(*agency);
                  }));
    if (auto ended = about_an_ended_one(model, planned.event))
        planned.wrong("agency_ended", *ended);
    return planned;
}

}  // namespace

std::vector<Act> agency_acts() {
    return {{AgencyRenamed::type, 3, plan_renamed}, {AgencyEnded::type, 4, plan_ended}};
}

}  // namespace banchi::histories
