#include "tests/histories/planned.hpp"

// When what was decided before the ledger existed may be entered.
namespace banchi::histories {
namespace {

struct Signers {
    PersonId registrar;
    PersonId chair;
};

std::optional<Signers> signers_for(const Model& model, Dice& dice, const CommitteeId& id) {
    const auto& chair = model.committees.at(id).on(model.today()).chair;
    auto registrars = model.holders({Role::registrar, {}});
    std::erase(registrars, chair);
    const auto registrar = dice.maybe_one_of(registrars);
    if (!registrar || !model.can_sign(chair)) return std::nullopt;
    return Signers{*registrar, chair};
}

std::optional<Planned> plan_opened(const Model& model, Dice& dice) {
    if (model.committees.empty() || !dice.chance(20)) return std::nullopt;
    const auto id = std::next(model.committees.begin(), dice.below(model.committees.size()))->first;
    const auto by = signers_for(model, dice, id);
    if (!by) return std::nullopt;
    const auto until = model.began.plus_days(-static_cast<std::int32_t>(dice.below(30)));
    const BackfillOpened body{id, until.plus_days(-static_cast<std::int32_t>(dice.between(1, 400))),
                              until};
    Planned planned{event_of(model, dice, by->registrar, Capacity::registrar, "ledger", body)};
    add_cosigner(planned, by->chair, Capacity::chair);
    planned.take = [event_id = planned.event.header.id, body](Model& m) {
        m.backfills[event_id] = {body.committee, body.from, body.until, false};
    };
    using B = BackfillOpened;
    planned.wrong("backfill_period",
                  altered<B>(planned.event, [&](B& b) { b.until = model.began.plus_days(1); }));
    planned.wrong("backfill_period", altered<B>(planned.event, [](B& b) { b.from = b.until; }));
    return planned;
}

std::optional<Planned> plan_closed(const Model& model, Dice& dice) {
    std::vector<EventId> open;
    for (const auto& [id, each] : model.backfills)
        if (!each.closed) open.push_back(id);
    const auto id = dice.maybe_one_of(open);
    if (!id || !dice.chance(5)) return std::nullopt;
    const auto by = signers_for(model, dice, model.backfills.at(*id).committee);
    if (!by) return std::nullopt;
    Planned planned{
        event_of(model, dice, by->registrar, Capacity::registrar, "ledger", BackfillClosed{*id})};
    add_cosigner(planned, by->chair, Capacity::chair);
    planned.take = [which = *id](Model& m) { m.backfills.at(which).closed = true; };
    using B = BackfillClosed;
    planned.wrong("no_such_backfill", altered<B>(planned.event, [](B& b) {
                      b.backfill = EventId{"01J00000000000000000000009"};
                  }));
    for (const auto& [other, each] : model.backfills)
        if (each.closed && each.committee == model.backfills.at(*id).committee)
            planned.wrong("backfill_closed",
                          altered<B>(planned.event, [&](B& b) { b.backfill = other; }));
    return planned;
}

}  // namespace

std::vector<Act> backfill_acts() {
    return {{BackfillOpened::type, 3, plan_opened}, {BackfillClosed::type, 8, plan_closed}};
}

}  // namespace banchi::histories
