#include "ledger/envelope/admit.hpp"

#include <algorithm>

#include "ledger/envelope/signature.hpp"

namespace banchi::envelope {
namespace {

// A signature with the key that it verified under.
struct Verified {
    KeyId key;
    wire::Signature signature;
};

Error wrong_payload_type() {
    const std::string expected(wire::kPayloadType);
    return {ErrorKind::malformed,
            "payload_type",
            {"payloadType ต้องเป็น " + expected, "payloadType must be " + expected},
            {}};
}

Error unknown_key(const std::string& shown) {
    return {ErrorKind::denied,
            "unknown_key",
            {"ไม่รู้จักกุญแจที่ keyid ระบุ (" + shown + ") ให้ใส่ลายนิ้วมือ SHA256:... ของกุญแจที่ลงทะเบียนแล้ว",
             "no key is known by this keyid (" + shown +
                 "); give the fingerprint SHA256:... of an enrolled key"},
            {{"keyid", shown}}};
}

Error repeated_signature(const KeyId& key) {
    return {ErrorKind::denied,
            "repeated_signature",
            {"กุญแจ " + key.fingerprint() + " ลงนามมากกว่าหนึ่งครั้ง ให้เหลือครั้งเดียว",
             "the key " + key.fingerprint() + " signs more than once; keep one signature of it"},
            {}};
}

Result<void> check_form(const wire::Envelope& envelope) {
    if (envelope.payload_type != wire::kPayloadType) return wrong_payload_type();
    const auto count = envelope.signatures.size();
    if (count == 0 || count > wire::kMostSignatures)
        return Error{ErrorKind::malformed,
                     "envelope_signatures",
                     {"ต้องมีลายเซ็น 1 ถึง 8 รายการ", "an envelope holds 1 to 8 signatures"},
                     {}};
    return {};
}

// Keys that the event itself brings: nobody can have enrolled them before.
std::vector<PublicKey> keys_in(const domain::Event& event) {
    std::vector<PublicKey> keys;
    if (const auto* opened = std::get_if<domain::LedgerOpened>(&event.body))
        for (const auto& registrar : opened->registrars) keys.push_back(registrar.key);
    if (const auto* enrolled = std::get_if<domain::KeyEnrolled>(&event.body))
        keys.push_back(enrolled->key);
    return keys;
}

Result<PublicKey> find_key(const std::string& keyid, const std::vector<PublicKey>& brought,
                           const KeyFinder& keys) {
    const auto id = KeyId::parse(keyid);
    // What is no fingerprint is not echoed: it may be as long as a request.
    if (!id) return unknown_key("-");
    for (const auto& key : brought)
        if (key.id() == *id) return key;
    const auto enrolled = keys(*id);
    if (!enrolled) return unknown_key(id->fingerprint());
    return *enrolled;
}

Result<std::vector<Verified>> verify_all(const wire::Envelope& envelope,
                                         const std::string& signed_bytes,
                                         const std::vector<PublicKey>& brought,
                                         const KeyFinder& keys) {
    std::vector<Verified> verified;
    for (const auto& signature : envelope.signatures) {
        const auto key = find_key(signature.keyid, brought, keys);
        if (!key) return key.error();
        const auto id = key->id();
        for (const auto& earlier : verified)
            if (earlier.key == id) return repeated_signature(id);
        if (auto fits = check_signature(*key, signed_bytes, signature.sig); !fits)
            return fits.error();
        verified.push_back({id, {id.fingerprint(), signature.sig}});
    }
    std::sort(verified.begin(), verified.end(), [](const Verified& left, const Verified& right) {
        return left.signature < right.signature;
    });
    return verified;
}

}  // namespace

Result<Admitted> admit(wire::Envelope envelope, const std::string& origin, const KeyFinder& keys) {
    const auto form = check_form(envelope);
    if (!form) return form.error();
    auto event = wire::parse_payload(envelope.payload, origin);
    if (!event) return event.error();
    const auto brought = keys_in(*event);
    for (const auto& key : brought) {
        const auto sound = check_public_key(key);
        if (!sound) return sound.error();
    }
    const auto signed_bytes = wire::pae(envelope.payload_type, envelope.payload);
    auto verified = verify_all(envelope, signed_bytes, brought, keys);
    if (!verified) return verified.error();

    envelope.signatures.clear();
    for (auto& one : *verified) {
        event->header.signers.push_back(one.key);
        envelope.signatures.push_back(std::move(one.signature));
    }
    event->header.pae = sha256(signed_bytes);
    return Admitted{std::move(envelope), std::move(*event)};
}

wire::Envelope sign_payload(const std::string& payload,
                            const std::vector<const SigningKey*>& keys) {
    wire::Envelope envelope{payload, std::string(wire::kPayloadType), {}};
    const auto signed_bytes = wire::pae(envelope.payload_type, payload);
    for (const auto* key : keys)
        envelope.signatures.push_back({key->id().fingerprint(), key->sign(signed_bytes)});
    return envelope;
}

}  // namespace banchi::envelope
