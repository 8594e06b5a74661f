#include "tests/histories/planned.hpp"

// Committees, as constituted and as composed since.
namespace banchi::histories {
namespace {

CommitteeConstituted random_committee(const Model& model, Dice& dice) {
    CommitteeConstituted body;
    body.name = named(dice.fresh("Committee "));
    const auto people = dice.some_of(model.signers(), 5 + dice.below(3));
    for (const auto& person : people)
        body.seats.push_back({person, named("seat of " + person.text)});
    body.chair = people[0];
    body.vice_chairs = {people[1], people[2]};
    body.quorum_base = static_cast<std::int64_t>(people.size()) - (dice.chance(30) ? 1 : 0);
    body.representatives = {dice.chance(70), dice.chance(40)};
    body.order = order_of(model, dice);
    return body;
}

std::optional<Planned> plan_committee(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders({Role::registrar, {}}));
    if (!registrar || model.committees.size() >= 4 || model.signers().size() < 8)
        return std::nullopt;
    const CommitteeId id{dice.fresh("committee-")};
    const auto body = random_committee(model, dice);
    Planned planned{
        event_of(model, dice, *registrar, Capacity::registrar, "committee/" + id.text, body)};
    planned.take = [=](Model& m) { m.committees[id] = {body, {}, {}}; };
    using C = CommitteeConstituted;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<C>(planned.event, change));
    };
    wrong("seats", [](C& c) { c.seats.push_back(c.seats.front()); });
    wrong("leaders", [](C& c) { c.vice_chairs.push_back(c.chair); });
    wrong("quorum_base", [](C& c) { c.quorum_base = 99; });
    wrong("unknown_person", [](C& c) { c.seats.front().person = PersonId{"nobody"}; });
    return planned;
}

std::optional<Planned> plan_amended(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders({Role::registrar, {}}));
    if (!registrar || model.committees.empty()) return std::nullopt;
    const auto chosen = std::next(model.committees.begin(), dice.below(model.committees.size()));
    const auto& [id, committee] = *chosen;
    auto from = model.today().plus_days(static_cast<std::int32_t>(dice.between(-20, 30)));
    if (committee.sat) from = std::max(from, committee.sat->plus_days(1));
    CommitteeAmended body{random_committee(model, dice), from};
    // Mostly a few people change.
    const auto& before = committee.on(from);
    if (dice.chance(70)) {
        body.committee.seats = before.seats;
        body.committee.chair = before.chair;
        body.committee.vice_chairs = before.vice_chairs;
        body.committee.quorum_base = before.quorum_base;
        const auto person = dice.one_of(model.signers());
        if (std::any_of(before.seats.begin(), before.seats.end(),
                        [&](const Seat& seat) { return seat.person == person; }))
            return std::nullopt;
        body.committee.seats.push_back({person, named("a further seat")});
    }
    Planned planned{
        event_of(model, dice, *registrar, Capacity::registrar, "committee/" + id.text, body)};
    planned.take = [which = id, body](Model& m) {
        m.committees.at(which).amended[body.from] = body.committee;
    };
    using C = CommitteeAmended;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<C>(planned.event, change));
    };
    wrong("nothing_changed", [&](C& c) { c.committee = before; });
    if (committee.sat) wrong("already_sat", [&](C& c) { c.from = *committee.sat; });
    wrong("seats", [](C& c) { c.committee.seats.push_back(c.committee.seats.front()); });
    wrong("leaders", [](C& c) { c.committee.vice_chairs.push_back(c.committee.chair); });
    return planned;
}

}  // namespace

std::vector<Act> committee_acts() {
    return {{CommitteeConstituted::type, 6, plan_committee},
            {CommitteeAmended::type, 3, plan_amended}};
}

}  // namespace banchi::histories
