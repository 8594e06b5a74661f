#include "tests/histories/planned.hpp"
#include "tests/ledger/sealed.hpp"

// Agencies, people and their keys.
namespace banchi::histories {
namespace {

const RoleOf kRegistrar{Role::registrar, std::nullopt};

std::optional<Planned> plan_agency(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders(kRegistrar));
    if (!registrar || model.agencies.size() - model.endings.size() >= 4) return std::nullopt;
    const AgencyId id{dice.fresh("agency-")};
    const AgencyRegistered body{named("The " + id.text), named(id.text)};
    const auto registered = [&](const AgencyId& which) {
        return event_of(model, dice, *registrar, Capacity::registrar, "agency/" + which.text, body);
    };
    Planned planned{registered(id)};
    planned.take = [=](Model& m) { m.agencies[id] = body; };
    if (!model.agencies.empty())
        planned.wrong("agency_exists", registered(model.agencies.begin()->first));
    return planned;
}

std::optional<Planned> plan_person(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders(kRegistrar));
    if (!registrar || model.people.size() >= 60) return std::nullopt;
    const PersonId id{dice.fresh("person-")};
    const auto registered = [&](const PersonId& which) {
        return event_of(model, dice, *registrar, Capacity::registrar, "person/" + which.text,
                        PersonRegistered{named(which.text)});
    };
    Planned planned{registered(id)};
    planned.take = [=](Model& m) { m.people[id]; };
    planned.wrong("person_exists", registered(dice.one_of(model.everybody())));
    return planned;
}

// Who needs a key most, or has few enough to be given a newer one.
std::optional<PersonId> whom_to_enrol(const Model& model, Dice& dice) {
    std::vector<PersonId> without_key;
    std::vector<PersonId> with_few;
    for (const auto& [person, about] : model.people) {
        const auto valid = std::count_if(about.keys.begin(), about.keys.end(),
                                         [](const HeldKey& key) { return !key.revoked; });
        if (valid == 0) without_key.push_back(person);
        if (valid > 0 && valid < 3) with_few.push_back(person);
    }
    if (!without_key.empty() && !dice.chance(20)) return dice.one_of(without_key);
    if (!dice.chance(25)) return std::nullopt;
    return dice.maybe_one_of(with_few);
}

Event enrolment(const Model& model, Dice& dice, const PersonId& registrar, const PersonId& person,
                const PublicKey& key) {
    auto event = event_of(model, dice, registrar, Capacity::registrar, "person/" + person.text,
                          KeyEnrolled{key});
    event.header.common.cosigners.push_back({person, Capacity::new_key});
    return event;
}

std::optional<Planned> plan_enrolment(const Model& model, Dice& dice) {
    const auto registrar = dice.maybe_one_of(model.holders(kRegistrar));
    const auto person = whom_to_enrol(model, dice);
    if (!registrar || !person) return std::nullopt;
    const auto name = dice.fresh(person->text + "/key-");
    const auto key = envelope::key_for(name).public_key();
    Planned planned{enrolment(model, dice, *registrar, *person, key)};
    planned.take = [=](Model& m) {
        m.people.at(*person).keys.push_back({name, key.id(), m.next, std::nullopt, std::nullopt});
    };
    planned.new_keys = {name};
    if (model.people.at(*person).keys.size() > 0) planned.labels.insert("a further key");
    const auto& known = model.people.at(*registrar).keys.front();
    planned.wrong("key_known", enrolment(model, dice, *registrar, *person,
                                         envelope::key_for(known.name).public_key()));
    auto claimed = enrolment(model, dice, *registrar, *person, key);
    claimed.header.common.cosigners.push_back(claimed.header.common.cosigners.front());
    planned.wrong("new_key", claimed);
    auto foreign = enrolment(model, dice, *registrar, *person,
                             PublicKey{Scheme::ed25519, key.bytes, Line{"ssh:"}});
    planned.wrong("key_application", foreign);
    return planned;
}

bool registrar_stays(const Model& model, const KeyId& revoked) {
    for (const auto& person : model.holders(kRegistrar))
        for (const auto& key : model.people.at(person).keys)
            if (!key.revoked && key.id != revoked) return true;
    return false;
}

struct Revocation {
    PersonId person;
    HeldKey key;
    KeyRevoked body;
};

std::optional<Revocation> what_to_revoke(const Model& model, Dice& dice) {
    std::vector<Revocation> possible;
    for (const auto& [person, about] : model.people)
        for (const auto& key : about.keys)
            if (!key.revoked ? registrar_stays(model, key.id)
                             : !key.compromised_since || key.compromised_since->value > 0)
                possible.push_back({person, key, {key.id.digest, std::nullopt}});
    auto chosen = dice.maybe_one_of(possible);
    if (!chosen) return std::nullopt;
    const auto last =
        chosen->key.compromised_since ? chosen->key.compromised_since->value - 1 : model.next.value;
    if (chosen->key.revoked || dice.chance(40))
        chosen->body.compromised_since =
            Index{last - dice.below(std::min<std::size_t>(last, 40) + 1)};
    return chosen;
}

std::optional<Planned> plan_revocation(const Model& model, Dice& dice) {
    const auto chosen = what_to_revoke(model, dice);
    if (!chosen) return std::nullopt;
    const auto& [person, key, body] = *chosen;
    const bool by_holder = model.can_sign(person) && dice.chance(50);
    const auto actor = by_holder ? person : dice.one_of(model.holders(kRegistrar));
    const auto revoked = [&](const PersonId& by, const PersonId& whose, const KeyRevoked& which) {
        return event_of(model, dice, by, by_holder ? Capacity::holder : Capacity::registrar,
                        "person/" + whose.text, which);
    };
    Planned planned{revoked(actor, person, body)};
    if (body.compromised_since) planned.marks.insert("compromise");
    planned.labels.insert(by_holder ? "key.revoked by its holder" : "key.revoked by a registrar");
    if (key.revoked) planned.labels.insert("key.revoked again");
    planned.take = [whose = person, body = body](Model& m) {
        for (auto& each : m.people.at(whose).keys) {
            if (each.id.digest != body.key) continue;
            if (!each.revoked) each.revoked = m.next;
            if (body.compromised_since) each.compromised_since = body.compromised_since;
        }
    };
    if (key.revoked && !key.compromised_since)
        planned.wrong("already_revoked", revoked(actor, person, {body.key, std::nullopt}));
    planned.wrong("no_such_key", revoked(actor, person, {some_digest(dice), std::nullopt}));
    if (!key.revoked)
        planned.wrong("compromised_since", revoked(actor, person, {body.key, Index{1'000'000}}));
    const auto other = dice.one_of(without(model.everybody(), person));
    planned.wrong(by_holder ? "not_the_holder" : "key_of_another", revoked(actor, other, body));
    return planned;
}

}  // namespace

Planned plan_opening(const Model& model, Dice& dice) {
    LedgerOpened body;
    body.clock = model.clock;
    body.origin = model.demo() ? "demo.histories" : "histories.example/log";
    std::vector<HeldKey> keys;
    for (int i = 0; i < 2; ++i) {
        const PersonId person{dice.fresh("person-")};
        keys.push_back({person.text + "/key-0", {}, {}, {}, {}});
        const auto key = envelope::key_for(keys.back().name).public_key();
        keys.back().id = key.id();
        body.registrars.push_back({person, named(person.text), key});
    }
    Planned planned{
        event_of(model, dice, body.registrars.front().person, Capacity::registrar, "ledger", body)};
    add_cosigner(planned, body.registrars.back().person, Capacity::registrar);
    for (const auto& each : keys) planned.new_keys.push_back(each.name);
    planned.take = [=](Model& m) {
        m.began = m.today();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            Term term;
            term.from = m.today();
            auto& person = m.people[body.registrars[i].person];
            person.keys.push_back(keys[i]);
            person.roles[kRegistrar].push_back(term);
        }
    };
    planned.wrong("registrars", altered<LedgerOpened>(planned.event, [](LedgerOpened& opened) {
                      opened.registrars.back().person = opened.registrars.front().person;
                  }));
    planned.wrong("simulated_clock", altered<LedgerOpened>(planned.event, [](LedgerOpened& opened) {
                      opened.origin = "x" + opened.origin;
                      opened.clock = domain::Clock::simulated;
                  }));
    return planned;
}

std::vector<Act> registry_acts() {
    return {{AgencyRegistered::type, 4, plan_agency},
            {PersonRegistered::type, 6, plan_person},
            {KeyEnrolled::type, 12, plan_enrolment},
            {KeyRevoked::type, 5, plan_revocation}};
}

}  // namespace banchi::histories
