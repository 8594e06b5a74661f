#include "ledger/domain/registry/terms.hpp"

namespace banchi::domain {
namespace {

std::string fingerprint(const Digest& digest) {
    return KeyId{digest}.fingerprint();
}

Error no_such_key(const Digest& key) {
    return broken("no_such_key",
                  {"ไม่มีกุญแจ " + fingerprint(key) + " ในบัญชี ให้ตรวจลายนิ้วมือของกุญแจ",
                   "the ledger has no key " + fingerprint(key) + "; check the fingerprint"},
                  {{"keyid", fingerprint(key)}});
}

// A revoked key is revoked again only to say since when it was compromised, or since an earlier
// event than was said: what is found out later.
bool adds_compromise(const EnrolledKey& key, const KeyRevoked& event) {
    return event.compromised_since &&
           (!key.compromised_since || *event.compromised_since < *key.compromised_since);
}

Error already_revoked(const EnrolledKey& key, const Digest& digest) {
    const auto known = key.compromised_since ? std::to_string(key.compromised_since->value) : "";
    const Text next = known.empty() ? Text{"ให้ส่งอีกได้เฉพาะเมื่อระบุ compromised_since",
                                           "state `compromised_since` to add a compromise"}
                                    : Text{"ให้ส่งอีกได้เฉพาะเมื่อ compromised_since น้อยกว่า " + known,
                                           "state a `compromised_since` before " + known +
                                               " to move the compromise earlier"};
    return broken(
        "already_revoked",
        {"กุญแจ " + fingerprint(digest) + " ถูกเพิกถอนแล้ว ไม่ต้องเพิกถอนซ้ำ " + next.th,
         "the key " + fingerprint(digest) + " is revoked already and needs no more; " + next.en},
        {{"keyid", fingerprint(digest)}, {"revoked", std::to_string(key.revoked->value)}});
}

// Is this the person's own key, and is there something left to say of it?
Result<void> check_revocable(const EnrolledKey& key, const KeyRevoked& event,
                             const PersonId& person) {
    if (key.person != person)
        return broken("key_of_another",
                      {"กุญแจ " + fingerprint(event.key) + " เป็นของ " + key.person.text +
                           " ไม่ใช่ของ " + person.text + " ให้ระบุเจ้าของกุญแจเป็น subject",
                       "the key " + fingerprint(event.key) + " is " + key.person.text + "'s, not " +
                           person.text + "'s; name its owner as the subject"},
                      {{"keyid", fingerprint(event.key)}, {"owner", key.person.text}});
    if (key.revoked && !adds_compromise(key, event)) return already_revoked(key, event.key);
    return {};
}

Result<void> check_compromise(const Judging& judging, const KeyRevoked& event) {
    if (!event.compromised_since || *event.compromised_since <= judging.index) return {};
    return broken(
        "compromised_since",
        {"compromised_since เป็นลำดับของเหตุการณ์ที่มีแล้ว ต้องไม่เกิน " + std::to_string(judging.index.value),
         "compromised_since is the index of an event in the log, at most " +
             std::to_string(judging.index.value)},
        {{"compromised_since", std::to_string(event.compromised_since->value)}});
}

// The sentence may be told under a later state, which knows this very revocation.
bool was_revoked_before(const Judging& judging, const KeyRevoked& event) {
    const auto key = find_key(judging.state, KeyId{event.key});
    return event.compromised_since && key && key->revoked && *key->revoked < judging.index;
}

// Without a registrar who can sign, nobody could enrol a key or grant a role ever again.
Result<void> check_registrar_stays(const Judging& judging, const KeyRevoked& event) {
    const auto today = judging.day();
    Changes changes(judging.index);
    evolve(judging, event, changes);
    Overlay after(judging.state);
    after.add(changes.facts());
    const bool before_today = first_day_without_registrar(judging.state, today) == today;
    if (before_today || first_day_without_registrar(after, today) != today) return {};
    return broken("last_registrar_key",
                  {"นี่เป็นกุญแจสุดท้ายของนายทะเบียนที่ลงนามได้ ให้ลงทะเบียนกุญแจใหม่หรือแต่งตั้งนายทะเบียนเพิ่มก่อน",
                   "this is the last key that a registrar can sign with; enrol another key or "
                   "grant the role to another person first"},
                  {{"keyid", fingerprint(event.key)}});
}

}  // namespace

Result<Marks> decide(const Judging& judging, const KeyRevoked& event) {
    const auto& header = judging.header;
    const auto person = subject_person(header);
    const auto key = find_key(judging.state, KeyId{event.key});
    if (!key) return no_such_key(event.key);
    if (header.capacity == Capacity::holder && header.actor != person)
        return denied("not_the_holder",
                      {"ผู้ถือกุญแจเพิกถอนได้เฉพาะกุญแจของตนเอง กุญแจของผู้อื่นให้นายทะเบียนเพิกถอน",
                       "a holder revokes their own keys; a registrar revokes another's"},
                      {{"person", person.text}, {"actor", header.actor.text}});
    if (auto fits = check_revocable(*key, event, person); !fits) return fits.error();
    if (auto fits = check_compromise(judging, event); !fits) return fits.error();
    if (auto fits = check_registrar_stays(judging, event); !fits) return fits.error();
    Marks marks;
    if (event.compromised_since) {
        const auto since = std::to_string(event.compromised_since->value);
        marks.push_back(
            {"compromise",
             {"กุญแจรั่วไหลตั้งแต่เหตุการณ์ที่ " + since + " เหตุการณ์ที่ลงนามด้วยกุญแจนี้ตั้งแต่นั้นยังมีผลแต่ควรตรวจ",
              "the key is compromised since event " + since +
                  "; what it signed since stands, and deserves a look"},
             Value::object()
                 .set("keyid", fingerprint(event.key))
                 .set("compromised_since", to_value(*event.compromised_since))});
    }
    return marks;
}

void evolve(const Judging& judging, const KeyRevoked& event, Changes& changes) {
    const auto entity = "key/" + event.key.hex();
    if (!has(judging.state, entity, "revoked")) {
        changes.remove("person/" + subject_person(judging.header).text, "key/" + event.key.hex());
        changes.put(entity, "revoked", to_value(judging.index));
    }
    if (event.compromised_since)
        changes.put(entity, "compromised_since", to_value(*event.compromised_since));
}

Text tell(const Judging& judging, const KeyRevoked& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto owner = name_of(judging.state, subject_person(judging.header));
    const auto key = fingerprint(event.key);
    const auto since =
        event.compromised_since ? std::to_string(event.compromised_since->value) : "";
    if (was_revoked_before(judging, event))
        return {actor.th + " แจ้งว่ากุญแจ " + key + " ของ" + owner.th +
                    " ซึ่งเพิกถอนไปแล้ว รั่วไหลตั้งแต่เหตุการณ์ที่ " + since,
                actor.en + " stated that the key " + key + " of " + owner.en +
                    ", revoked before, is compromised since event " + since};
    Text text{actor.th + " เพิกถอนกุญแจ " + key + " ของ" + owner.th,
              actor.en + " revoked the key " + key + " of " + owner.en};
    if (since.empty()) return text;
    return {text.th + " ซึ่งรั่วไหลตั้งแต่เหตุการณ์ที่ " + since,
            text.en + ", compromised since event " + since};
}

}  // namespace banchi::domain
