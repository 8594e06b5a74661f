#include "ledger/domain/signers.hpp"

#include <algorithm>

namespace banchi::domain {
namespace {

std::vector<Party> named_in(const Event& event) {
    std::vector<Party> parties;
    if (const auto* opened = std::get_if<LedgerOpened>(&event.body)) {
        for (const auto& registrar : opened->registrars)
            parties.push_back({registrar.person, Capacity::registrar, registrar.key.id()});
        return parties;
    }
    parties.push_back({event.header.actor, event.header.capacity});
    const auto* enrolled = std::get_if<KeyEnrolled>(&event.body);
    for (const auto& [person, capacity] : event.header.common.cosigners) {
        const bool brings = enrolled != nullptr && capacity == Capacity::new_key;
        parties.push_back(
            {person, capacity, brings ? std::optional(enrolled->key.id()) : std::nullopt});
    }
    return parties;
}

Result<void> check_cosigner_list(const Event& event) {
    const auto& cosigners = event.header.common.cosigners;
    const auto twice = [&](const Cosigner& cosigner) {
        return cosigner.capacity != Capacity::new_key &&
               (cosigner.actor == event.header.actor ||
                cosigner.actor == event.header.on_behalf_of ||
                std::count_if(cosigners.begin(), cosigners.end(), [&](const Cosigner& other) {
                    return other.actor == cosigner.actor;
                }) > 1);
    };
    if (cosigners.size() > 7 || std::any_of(cosigners.begin(), cosigners.end(), twice))
        return denied("cosigners",
                      {"ผู้ลงนามร่วมต้องเป็นคนละคนกัน ไม่ใช่ผู้กระทำหรือผู้มอบอำนาจ และลงนามรวมไม่เกินแปดคน "
                       "ให้เอาคนที่ซ้ำหรือเกินออก แล้วลงนามใหม่",
                       "cosigners are distinct people, none of them the actor or "
                       "whom the actor acts for, at most eight signers in all; take "
                       "out who is repeated or too many, and sign again"});
    return {};
}

// Notes with the party that the key stands for that it has signed.
Result<void> match(const Judging& judging, const KeyId& key, std::vector<Party>& parties) {
    const std::vector<std::pair<std::string, std::string>> facts{{"keyid", key.fingerprint()}};
    auto party = std::find_if(parties.begin(), parties.end(), [&](const Party& each) {
        return !each.signed_with && each.brought == key;
    });
    if (party == parties.end()) {
        const auto known = find_key(judging.state, key);
        if (!known)
            return denied("unknown_key",
                          {"ไม่มีการลงทะเบียนกุญแจ " + key.fingerprint() +
                               " ให้นายทะเบียนลงทะเบียนก่อน หรือลงนามด้วยกุญแจที่ลงทะเบียนแล้ว",
                           "the key " + key.fingerprint() +
                               " is not enrolled; enrol it first or sign with an enrolled key"},
                          facts);
        if (known->revoked)
            return denied("revoked_key",
                          {"กุญแจ " + key.fingerprint() + " ถูกเพิกถอนแล้ว ใช้กุญแจอื่น",
                           "the key " + key.fingerprint() + " is revoked; sign with another"},
                          facts);
        party = std::find_if(parties.begin(), parties.end(), [&](const Party& each) {
            return !each.signed_with && !each.brought && each.person == known->person;
        });
    }
    if (party == parties.end())
        return denied("signer_extra",
                      {"กุญแจ " + key.fingerprint() +
                           " ไม่ใช่ของผู้กระทำหรือผู้ลงนามร่วมที่ระบุไว้ หรือคนนั้นลงนามแล้ว "
                           "ให้เอาลายมือชื่อนี้ออก หรือระบุเจ้าของเป็นผู้ลงนามร่วมแล้วลงนามใหม่",
                       "the key " + key.fingerprint() +
                           " belongs to nobody whom the event names as actor or cosigner, or to "
                           "somebody who has signed already; take this signature out, or name "
                           "its owner as a cosigner and sign again"},
                      facts);
    party->signed_with = key;
    return {};
}

Error no_key(const PersonId& person) {
    return broken("no_key",
                  {person.text + " ไม่มีกุญแจที่ใช้ลงนามได้ ให้นายทะเบียนลงทะเบียนกุญแจก่อน หรือระบุผู้ลงนามคนอื่น",
                   person.text + " has no key to sign with; have a registrar enrol one, or name "
                                 "somebody else as a signer"},
                  {{"person", person.text}});
}

Result<KeyId> some_key_of(const State& state, const Party& party) {
    if (party.brought) return *party.brought;
    constexpr std::string_view kPrefix = "key/";
    const auto keys = list(state, "person/" + party.person.text, std::string(kPrefix));
    if (keys.empty()) return no_key(party.person);
    const auto digest = Digest::from_hex(keys.front().field.substr(kPrefix.size()));
    if (!digest) return digest.error();
    return KeyId{*digest};
}

}  // namespace

Result<std::vector<Party>> parties_of(const Judging& judging, const Event& event) {
    if (auto fits = check_cosigner_list(event); !fits) return fits.error();
    auto parties = named_in(event);
    for (const auto& key : event.header.signers)
        if (auto matched = match(judging, key, parties); !matched) return matched.error();
    return parties;
}

Result<Event> as_if_signed(const Judging& judging, Event event) {
    const auto parties = parties_of(judging, event);
    if (!parties) return parties.error();
    for (const auto& party : *parties) {
        if (party.signed_with) continue;
        const auto key = some_key_of(judging.state, party);
        if (!key) return key.error();
        event.header.signers.push_back(*key);
    }
    return event;
}

Result<void> check_signers(const Judging& judging, const Event& event) {
    const auto parties = parties_of(judging, event);
    if (!parties) return parties.error();
    for (const auto& party : *parties)
        if (!party.signed_with)
            return denied("signer_missing",
                          {"ขาดลายมือชื่อของ " + party.person.text + " ให้ลงนามเพิ่มก่อนส่ง",
                           "the signature of " + party.person.text +
                               " is missing; add it before sending the event"},
                          {{"person", party.person.text}});
    return {};
}

}  // namespace banchi::domain
