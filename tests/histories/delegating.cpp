#include "tests/histories/delegating.hpp"

namespace banchi::histories {
namespace {

// What each role that can be delegated signs, of the types that there are acts for.
std::vector<Id<TypeTag>> types_of(Role role) {
    std::vector<Id<TypeTag>> types;
    const auto capacity = role == Role::officer ? Capacity::officer : Capacity::secretary;
    for (const auto& row : catalogue())
        if (contains(row.by, capacity)) types.push_back({std::string(row.type)});
    return types;
}

bool overlap(const Delegated& left, const Delegated& right) {
    const bool empty = left.until == left.from || right.until == right.from;
    return !empty && (!left.until || right.from < *left.until) &&
           (!right.until || left.from < *right.until);
}

bool is_free(const Model& model, const Delegated& wanted) {
    return std::none_of(model.delegations.begin(), model.delegations.end(),
                        [&](const Delegated& each) {
                            return each.from_whom == wanted.from_whom && each.to == wanted.to &&
                                   each.role == wanted.role && overlap(each, wanted);
                        });
}

// A term of a role that can be delegated, of somebody who can sign.
std::optional<Delegated> within_a_term(const Model& model, Dice& dice) {
    std::vector<Delegated> possible;
    for (const auto& person : model.signers())
        for (const auto& [role, terms] : model.people.at(person).roles) {
            if (role.role != Role::secretary && role.role != Role::officer) continue;
            for (const auto& term : terms)
                if (!term.until || *term.until > model.today())
                    possible.push_back({person, {}, role, {}, term.from, term.until});
        }
    auto chosen = dice.maybe_one_of(possible);
    if (!chosen) return std::nullopt;
    chosen->from = std::max(chosen->from, model.today());
    auto until = chosen->from.plus_days(static_cast<std::int32_t>(dice.between(1, 120)));
    if (chosen->until) until = std::min(until, *chosen->until);
    if (chosen->until || dice.chance(70)) chosen->until = until;
    if (chosen->until == chosen->from) return std::nullopt;
    return chosen;
}

DelegationGranted body_of(const Model& model, Dice& dice, const Delegated& wanted) {
    return {wanted.to,   wanted.role.role, wanted.role.agency,   wanted.types,
            wanted.from, wanted.until,     order_of(model, dice)};
}

std::optional<Planned> plan_granted(const Model& model, Dice& dice) {
    auto wanted = within_a_term(model, dice);
    if (!wanted || !dice.chance(40)) return std::nullopt;
    const auto delegator = wanted->from_whom;
    wanted->to = dice.one_of(without(model.everybody(), delegator));
    if (dice.chance(40)) wanted->types = dice.some_of(types_of(wanted->role.role), 3);
    if (!is_free(model, *wanted)) return std::nullopt;
    const auto body = body_of(model, dice, *wanted);
    Planned planned{
        event_of(model, dice, delegator, Capacity::holder, "person/" + delegator.text, body)};
    planned.take = [made = *wanted](Model& m) { m.delegations.push_back(made); };
    using D = DelegationGranted;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<D>(planned.event, change));
    };
    wrong("delegate_self", [&](D& d) { d.to = delegator; });
    wrong("delegation_term", [](D& d) { d.until = d.from; });
    wrong("delegation_types", [](D& d) { d.types = std::vector<Id<TypeTag>>{{"ballot.cast"}}; });
    wrong("role_not_held", [](D& d) { d.from = Date::from_civil(1990, 1, 1); });
    wrong("unknown_person", [](D& d) { d.to = PersonId{"nobody"}; });
    wrong("not_delegable", [](D& d) {
        d.role = Role::registrar;
        d.agency.reset();
    });
    for (const auto& each : model.delegations)
        if (each.from_whom == delegator && each.role == wanted->role && overlap(each, *wanted))
            wrong("delegation_held", [&](D& d) { d.to = each.to; });
    auto by_another = planned.event;
    by_another.header.actor = dice.one_of(without(model.signers(), delegator));
    planned.wrong("not_the_holder", by_another);
    return planned;
}

std::optional<Planned> plan_ended(const Model& model, Dice& dice) {
    std::vector<std::size_t> possible;
    for (std::size_t i = 0; i < model.delegations.size(); ++i) {
        const auto& each = model.delegations[i];
        const bool over = each.until && *each.until <= std::max(each.from, model.today());
        if (!over && model.can_sign(each.from_whom)) possible.push_back(i);
    }
    const auto chosen = dice.maybe_one_of(possible);
    if (!chosen || !dice.chance(15)) return std::nullopt;
    const auto& ended = model.delegations[*chosen];
    DelegationEnded body{ended.to, ended.role.role, ended.role.agency,
                         std::max(ended.from, model.today()), std::nullopt};
    if (dice.chance(50)) body.order = order_of(model, dice);
    Planned planned{event_of(model, dice, ended.from_whom, Capacity::holder,
                             "person/" + ended.from_whom.text, body)};
    planned.take = [which = *chosen, until = body.until](Model& m) {
        m.delegations[which].until = until;
    };
    planned.wrong("delegation_not_held",
                  altered<DelegationEnded>(planned.event, [](DelegationEnded& d) {
                      d.until = Date::from_civil(1990, 1, 1);
                  }));
    return planned;
}

}  // namespace

std::set<PersonId> maybe_on_behalf(const Model& model, Dice& dice, const RoleOf& role,
                                   Planned& planned) {
    auto& header = planned.event.header;
    const std::set<PersonId> own{header.acting()};
    if (header.common.recorded_for || !dice.chance(20)) return own;
    const auto parties = parties_of(planned.event);
    std::vector<Delegated> possible;
    for (const auto& each : model.delegations) {
        const bool of_type = !each.types || contains(*each.types, {header.type});
        const bool stranger = each.from_whom == header.actor || !parties.contains(each.from_whom);
        if (each.role == role && of_type && stranger && each.covers(model.today()) &&
            model.holds(each.from_whom, role, model.today()) && model.can_sign(each.to) &&
            (each.to == header.actor || !parties.contains(each.to)))
            possible.push_back(each);
    }
    const auto chosen = dice.maybe_one_of(possible);
    if (!chosen) return own;
    header.actor = chosen->to;
    header.on_behalf_of = chosen->from_whom;
    planned.labels.insert(role.role == Role::officer ? "an officer's act by delegation"
                                                     : "a secretary's act by delegation");
    return {chosen->to, chosen->from_whom};
}

std::vector<Act> delegation_acts() {
    return {{DelegationGranted::type, 8, plan_granted}, {DelegationEnded::type, 4, plan_ended}};
}

}  // namespace banchi::histories
