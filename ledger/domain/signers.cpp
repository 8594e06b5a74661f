#include "ledger/domain/signers.hpp"

#include <algorithm>

namespace banchi::domain {
namespace {

// Who has to have signed, and under which key if the event itself brings it.
struct Party {
    PersonId person;
    std::optional<KeyId> brought;
};

std::vector<Party> parties_of(const Event& event) {
    std::vector<Party> parties;
    if (const auto* opened = std::get_if<LedgerOpened>(&event.body)) {
        for (const auto& registrar : opened->registrars)
            parties.push_back({registrar.person, registrar.key.id()});
        return parties;
    }
    parties.push_back({event.header.actor, std::nullopt});
    const auto* enrolled = std::get_if<KeyEnrolled>(&event.body);
    for (const auto& cosigner : event.header.common.cosigners) {
        const bool brings = enrolled != nullptr && cosigner.capacity == Capacity::new_key;
        parties.push_back(
            {cosigner.actor, brings ? std::optional(enrolled->key.id()) : std::nullopt});
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

// Takes the party that the key stands for out of `open`.
Result<void> match(const Judging& judging, const KeyId& key, std::vector<Party>& open) {
    const std::vector<std::pair<std::string, std::string>> facts{{"keyid", key.fingerprint()}};
    auto party = std::find_if(open.begin(), open.end(),
                              [&](const Party& each) { return each.brought == key; });
    if (party == open.end()) {
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
        party = std::find_if(open.begin(), open.end(), [&](const Party& each) {
            return !each.brought && each.person == known->person;
        });
    }
    if (party == open.end())
        return denied("signer_extra",
                      {"กุญแจ " + key.fingerprint() +
                           " ไม่ใช่ของผู้กระทำหรือผู้ลงนามร่วมที่ระบุไว้ หรือคนนั้นลงนามแล้ว "
                           "ให้เอาลายมือชื่อนี้ออก หรือระบุเจ้าของเป็นผู้ลงนามร่วมแล้วลงนามใหม่",
                       "the key " + key.fingerprint() +
                           " belongs to nobody whom the event names as actor or cosigner, or to "
                           "somebody who has signed already; take this signature out, or name "
                           "its owner as a cosigner and sign again"},
                      facts);
    open.erase(party);
    return {};
}

}  // namespace

Result<void> check_signers(const Judging& judging, const Event& event) {
    if (auto fits = check_cosigner_list(event); !fits) return fits.error();
    auto open = parties_of(event);
    for (const auto& key : event.header.signers)
        if (auto matched = match(judging, key, open); !matched) return matched.error();
    if (!open.empty())
        return denied("signer_missing",
                      {"ขาดลายมือชื่อของ " + open.front().person.text + " ให้ลงนามเพิ่มก่อนส่ง",
                       "the signature of " + open.front().person.text +
                           " is missing; add it before sending the event"},
                      {{"person", open.front().person.text}});
    return {};
}

}  // namespace banchi::domain
