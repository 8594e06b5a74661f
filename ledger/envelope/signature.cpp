#include "ledger/envelope/signature.hpp"

#include "ledger/envelope/sshsig.hpp"

namespace banchi::envelope {
namespace {

constexpr std::size_t kEd25519SignatureBytes = 64;

Error signature_size(std::size_t bytes) {
    return {ErrorKind::malformed,
            "signature_size",
            {"ลายเซ็นของกุญแจที่ลงทะเบียนเป็น ed25519 ต้องยาว 64 ไบต์ ให้ลงนามบน PAE โดยตรง (banchi --key "
             "ed25519:...)",
             "a signature of a key enrolled as ed25519 is 64 bytes; sign the PAE itself (banchi "
             "--key ed25519:...)"},
            {{"bytes", std::to_string(bytes)}}};
}

}  // namespace

Error bad_signature(const PublicKey& tried, std::string_view message) {
    const auto id = tried.id().fingerprint();
    return {
        ErrorKind::denied,
        "bad_signature",
        {"ลายเซ็นไม่ถูกต้องภายใต้กุญแจ " + id +
             " ให้ลงนามบนไบต์ PAE ของ DSSE: \"DSSEv1 <ความยาว> <payloadType> <ความยาว> "
             "<payload>\" โดย payload เป็นไบต์เดียวกับที่ส่งทุกประการ",
         "the signature does not verify under the key " + id +
             "; sign DSSE's PAE, \"DSSEv1 <length> <payloadType> <length> <payload>\", over "
             "exactly the payload bytes that you send"},
        {{"keyid", id}, {"public_key", tried.bytes.hex()}, {"pae_sha256", sha256(message).hex()}}};
}

Result<void> check_signature(const PublicKey& key, std::string_view message,
                             std::string_view signature) {
    Result<void> checked;
    if (key.scheme == domain::Scheme::sshsig) {
        checked = check_sshsig(key, message, signature);
    } else if (signature.size() != kEd25519SignatureBytes) {
        checked = signature_size(signature.size());
    } else if (!verify(key, message, signature)) {
        checked = bad_signature(key, message);
    }
    if (checked) return {};
    const auto sound = check_public_key(key);
    return sound ? checked.error() : sound.error();
}

}  // namespace banchi::envelope
