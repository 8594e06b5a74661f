#include "tests/histories/signing.hpp"

namespace banchi::histories {
namespace {

bool opens(const Event& event) {
    return std::holds_alternative<LedgerOpened>(event.body);
}

KeyId a_key(const Model& model, Dice& dice, const PersonId& person) {
    std::vector<KeyId> valid;
    const auto known = model.people.find(person);
    if (known != model.people.end())
        for (const auto& key : known->second.keys)
            if (!key.revoked) valid.push_back(key.id);
    // Nobody's key: whoever asks for one to sign with sees that it is refused.
    return valid.empty() ? KeyId{sha256(person.text)} : dice.one_of(valid);
}

struct Situation {
    const Model& model;
    Dice& dice;
    const Planned& planned;
    const std::vector<Event>& earlier;
    const Event& event() const { return planned.event; }
    const Row& row() const { return row_of(planned.event); }
    Wrong wrong(std::string rule, Event made) const { return {std::move(rule), std::move(made)}; }
    std::vector<KeyId> signers() const { return signers_of(model, dice, planned.event); }
};

using Answer = std::optional<Wrong>;

Answer stale(const Situation& now) {
    if (!now.row().versioned) return std::nullopt;
    auto event = now.event();
    *event.header.subject_version += now.dice.chance(50) ? 1 : -1;
    return now.wrong("stale_version", event);
}

Answer unversioned(const Situation& now) {
    if (!now.row().versioned) return std::nullopt;
    auto event = now.event();
    event.header.subject_version.reset();
    return now.wrong("subjectversion_missing", event);
}

Answer baseless(const Situation& now) {
    if (!now.row().based) return std::nullopt;
    auto event = now.event();
    event.header.basis.reset();
    return now.wrong("basis_missing", event);
}

Answer ahead(const Situation& now) {
    auto event = now.event();
    event.header.occurred = now.model.now.plus_seconds(301);
    return now.wrong("occurred_ahead", event);
}

Answer back_in_time(const Situation& now) {
    if (now.earlier.empty()) return std::nullopt;
    auto wrong = now.wrong("recorded_decreases", now.event());
    wrong.recorded = Instant::parse("2025-07-01T00:00:00Z").value();
    return wrong;
}

Answer signer_missing(const Situation& now) {
    auto wrong = now.wrong("signer_missing", now.event());
    wrong.signers = now.signers();
    wrong.signers->erase(wrong.signers->begin() + now.dice.below(wrong.signers->size()));
    return wrong;
}

Answer signer_extra(const Situation& now) {
    auto people = now.model.signers();
    if (people.empty()) return std::nullopt;
    auto wrong = now.wrong("signer_extra", now.event());
    wrong.signers = now.signers();
    const auto parties = parties_of(now.event());
    std::erase_if(people, [&](const PersonId& person) { return parties.contains(person); });
    if (people.empty()) return std::nullopt;
    wrong.signers->push_back(a_key(now.model, now.dice, now.dice.one_of(people)));
    return wrong;
}

Answer unknown_key(const Situation& now) {
    auto wrong = now.wrong("unknown_key", now.event());
    wrong.signers = now.signers();
    wrong.signers->front() = KeyId{some_digest(now.dice)};
    return wrong;
}

Answer revoked_key(const Situation& now) {
    std::vector<KeyId> revoked;
    for (const auto& [person, about] : now.model.people)
        for (const auto& key : about.keys)
            if (key.revoked) revoked.push_back(key.id);
    if (revoked.empty()) return std::nullopt;
    auto wrong = now.wrong("revoked_key", now.event());
    wrong.signers = now.signers();
    wrong.signers->front() = now.dice.one_of(revoked);
    return wrong;
}

Answer cosigner_missing(const Situation& now) {
    auto event = now.event();
    if (event.header.common.cosigners.empty() || opens(event)) return std::nullopt;
    event.header.common.cosigners.clear();
    return now.wrong("cosigner_missing", event);
}

Answer role_missing(const Situation& now) {
    auto event = now.event();
    const auto capacity = event.header.capacity;
    const bool by_role = capacity == Capacity::registrar || capacity == Capacity::secretary ||
                         capacity == Capacity::officer;
    if (!by_role || opens(event) || event.header.on_behalf_of) return std::nullopt;
    const auto parties = parties_of(event);
    for (const auto& person : now.dice.shuffled(now.model.signers())) {
        const auto& roles = now.model.people.at(person).roles;
        const auto name = *to_value(capacity).text();
        const bool ever = std::any_of(roles.begin(), roles.end(), [&](const auto& each) {
            return *to_value(each.first.role).text() == name;
        });
        if (ever || parties.contains(person)) continue;
        event.header.actor = person;
        return now.wrong("role", event);
    }
    return std::nullopt;
}

Answer wrong_capacity(const Situation& now) {
    auto event = now.event();
    if (contains(now.row().by, Capacity::adjudicator)) return std::nullopt;
    event.header.capacity = Capacity::adjudicator;
    return now.wrong("capacity", event);
}

Answer own_cosigner(const Situation& now) {
    auto event = now.event();
    event.header.common.cosigners.push_back({event.header.actor, Capacity::present});
    return now.wrong("cosigners", event);
}

Answer repeated(const Situation& now) {
    if (now.earlier.empty()) return std::nullopt;
    auto wrong = now.wrong("repeated", now.event());
    wrong.pae = now.dice.one_of(now.earlier).header.pae;
    return wrong;
}

Answer id_taken(const Situation& now) {
    if (now.earlier.empty()) return std::nullopt;
    auto event = now.event();
    const auto before = now.dice.one_of(now.earlier);
    event.header.actor = before.header.actor;
    event.header.id = before.header.id;
    return now.wrong("id_taken", event);
}

Answer needless_date(const Situation& now) {
    auto event = now.event();
    if (event.header.type == ItemConcluded::type || event.header.type == ChangeRequested::type)
        return std::nullopt;
    event.header.effective = now.model.today();
    return now.wrong("effective_unused", event);
}

Answer not_recordable(const Situation& now) {
    auto event = now.event();
    const auto& type = event.header.type;
    if (event.header.common.recorded_for || type == FrameworkPublished::type || opens(event) ||
        may_be_entered(now.model, now.planned.framework, type))
        return std::nullopt;
    event.header.common.recorded_for =
        RecordedFor{now.dice.one_of(without(now.model.everybody(), event.header.actor)),
                    event.header.capacity, some_digest(now.dice), std::nullopt};
    return now.wrong("not_recordable", event);
}

// Somebody acts for a secretary or officer who has not let them, or for whom nobody can.
Answer not_delegated(const Situation& now) {
    auto event = now.event();
    auto& header = event.header;
    auto others = now.model.everybody();
    const auto parties = parties_of(event);
    std::erase_if(others, [&](const PersonId& person) {
        return parties.contains(person) ||
               std::any_of(now.model.delegations.begin(), now.model.delegations.end(),
                           [&](const Delegated& each) { return each.from_whom == person; });
    });
    const auto other = now.dice.maybe_one_of(others);
    if (opens(event) || !other) return std::nullopt;
    header.on_behalf_of = other;
    if (header.common.recorded_for) return now.wrong("delegated_recording", event);
    if (header.capacity != Capacity::secretary && header.capacity != Capacity::officer &&
        header.capacity != Capacity::adviser)
        return now.wrong("not_delegable", event);
    if (header.capacity != Capacity::officer) {
        const auto role = header.capacity == Capacity::secretary ? Role::secretary : Role::adviser;
        const bool holds = now.model.holds(*other, {role, {}}, now.model.today());
        return now.wrong(holds ? "not_delegated" : "delegator_role", event);
    }
    if (!now.model.people.at(*other).roles.empty()) return std::nullopt;
    return now.wrong("delegator_role", event);
}

Answer no_subject(const Situation& now) {
    auto event = now.event();
    event.header.subject = "something/else";
    return now.wrong("subject", event);
}

Answer opened_again(const Situation& now) {
    if (now.earlier.empty()) return std::nullopt;
    return now.wrong("already_opened", now.earlier.front());
}

constexpr std::array kShared = {
    stale,          unversioned,    baseless,     ahead,        back_in_time,
    signer_missing, signer_extra,   unknown_key,  revoked_key,  cosigner_missing,
    role_missing,   wrong_capacity, own_cosigner, repeated,     id_taken,
    needless_date,  not_recordable, no_subject,   opened_again, not_delegated,
};

}  // namespace

std::vector<KeyId> signers_of(const Model& model, Dice& dice, const Event& event) {
    std::vector<KeyId> keys;
    if (const auto* opened = std::get_if<LedgerOpened>(&event.body)) {
        for (const auto& registrar : opened->registrars) keys.push_back(registrar.key.id());
        return keys;
    }
    keys.push_back(a_key(model, dice, event.header.actor));
    const auto* enrolled = std::get_if<KeyEnrolled>(&event.body);
    for (const auto& cosigner : event.header.common.cosigners)
        keys.push_back(enrolled != nullptr && cosigner.capacity == Capacity::new_key
                           ? enrolled->key.id()
                           : a_key(model, dice, cosigner.actor));
    return keys;
}

std::optional<std::string> name_of_key(const Model& model, const KeyId& id) {
    for (const auto& [person, about] : model.people)
        for (const auto& key : about.keys)
            if (key.id == id) return key.name;
    return std::nullopt;
}

std::optional<Wrong> shared_wrong(const Model& model, Dice& dice, const Planned& planned,
                                  const std::vector<Event>& earlier) {
    return kShared[dice.below(kShared.size())](Situation{model, dice, planned, earlier});
}

}  // namespace banchi::histories
