#include "ledger/base/ssh_wire.hpp"
#include "ledger/domain/registry/terms.hpp"

namespace banchi::domain {
namespace {

std::string key_entity(const Digest& digest) {
    return "key/" + digest.hex();
}

}  // namespace

std::string PublicKey::ssh_blob() const {
    if (!application) return ssh_string("ssh-ed25519") + ssh_string(bytes.view());
    return ssh_string("sk-ssh-ed25519@openssh.com") + ssh_string(bytes.view()) +
           ssh_string(application->text);
}

KeyId PublicKey::id() const {
    return KeyId{sha256(ssh_blob())};
}

Result<void> check_key(const PublicKey& key) {
    constexpr std::size_t kLongest = 200;
    if (!key.application ||
        (key.scheme == Scheme::sshsig && key.application->text.size() <= kLongest))
        return {};
    return broken("key_application",
                  {"เฉพาะกุญแจ FIDO ซึ่งลงทะเบียนเป็น sshsig เท่านั้นที่มี application และยาวไม่เกิน 200 ไบต์ "
                   "ให้ตั้ง scheme เป็น sshsig หรือเอา application ออก",
                   "only a FIDO key, enrolled as sshsig, has an application, of at most 200 bytes; "
                   "set the scheme to sshsig or take the application out"},
                  {{"keyid", key.id().fingerprint()}, {"scheme", *to_value(key.scheme).text()}});
}

std::optional<EnrolledKey> find_key(const State& state, const KeyId& id) {
    const auto entity = key_entity(id.digest);
    const auto person = get<PersonId>(state, entity, "person");
    if (!person) return std::nullopt;
    return EnrolledKey{*person, get<PublicKey>(state, entity, "key").value(),
                       get<Index>(state, entity, "enrolled").value(),
                       get<Index>(state, entity, "revoked"),
                       get<Index>(state, entity, "compromised_since")};
}

void put_key(const PersonId& person, const PublicKey& key, Changes& changes) {
    const auto digest = key.id().digest;
    changes.put("person/" + person.text, "key/" + digest.hex(), true);
    changes.put(key_entity(digest), "person", person.text);
    changes.put(key_entity(digest), "key", to_value(key));
    changes.put(key_entity(digest), "enrolled", to_value(changes.index()));
}

Result<Marks> decide(const Judging& judging, const KeyEnrolled& event) {
    if (auto fits = check_key(event.key); !fits) return fits.error();
    const auto id = event.key.id();
    if (find_key(judging.state, id))
        return broken(
            "key_known",
            {"กุญแจ " + id.fingerprint() + " เคยลงทะเบียนแล้ว ให้สร้างกุญแจใหม่ กุญแจใช้ซ้ำไม่ได้แม้เพิกถอนแล้ว",
             "the key " + id.fingerprint() +
                 " was enrolled before; make a new one: a key is never enrolled twice, "
                 "not even after its revocation"},
            {{"keyid", id.fingerprint()}});
    const auto& cosigners = judging.header.common.cosigners;
    const Cosigner owner{subject_person(judging.header), Capacity::new_key};
    if (cosigners.size() != 1 || cosigners.front() != owner)
        return denied(
            "new_key",
            {"กุญแจใหม่ต้องลงนามร่วมหนึ่งครั้งโดย " + owner.actor.text + " ในฐานะ new_key",
             "the new key cosigns once, with actor " + owner.actor.text + " and capacity new_key"},
            {{"person", owner.actor.text}});
    return Marks{};
}

void evolve(const Judging& judging, const KeyEnrolled& event, Changes& changes) {
    put_key(subject_person(judging.header), event.key, changes);
}

Text tell(const Judging& judging, const KeyEnrolled& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto owner = name_of(judging.state, subject_person(judging.header));
    const auto key = event.key.id().fingerprint();
    return {actor.th + " ลงทะเบียนกุญแจ " + key + " ของ" + owner.th,
            actor.en + " enrolled the key " + key + " of " + owner.en};
}

}  // namespace banchi::domain
