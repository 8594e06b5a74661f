#include "ledger/envelope/keys.hpp"

#include <sodium.h>

#include <cassert>
#include <stdexcept>

namespace banchi::envelope {
namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// libsodium picks its implementation and its random source once a process.
void ready_sodium() {
    static const int ready = sodium_init();
    if (ready < 0) throw std::runtime_error("libsodium does not start: no random source");
}

}  // namespace

SigningKey SigningKey::generate() {
    ready_sodium();
    SigningKey key;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    crypto_sign_keypair(public_key.data(), key.secret_.data());
    return key;
}

SigningKey SigningKey::from_seed(std::string_view seed) {
    assert(seed.size() == crypto_sign_SEEDBYTES);
    ready_sodium();
    SigningKey key;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    crypto_sign_seed_keypair(public_key.data(), key.secret_.data(), bytes_of(seed));
    return key;
}

PublicKey SigningKey::public_key() const {
    PublicKey key;
    std::copy(secret_.begin() + 32, secret_.end(), key.bytes.bytes.begin());
    return key;
}

std::string SigningKey::sign(std::string_view message) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         bytes_of(message), message.size(), secret_.data());
    return signature;
}

Result<void> check_public_key(const PublicKey& key) {
    ready_sodium();
    // Canonical, on the curve, of no small order and in the prime-order subgroup. OpenSSL 3.0
    // checks none of this, and under a small-order key anything verifies.
    if (crypto_core_ed25519_is_valid_point(key.bytes.bytes.data()) == 1) return {};
    return Error{ErrorKind::denied,
                 "weak_key",
                 {"กุญแจสาธารณะนี้ไม่ปลอดภัย ใครก็ปลอมลายเซ็นได้ ให้สร้างใหม่ด้วย banchi keygen",
                  "this public key is weak: anybody could sign with it; make a new one with "
                  "banchi keygen"},
                 {{"public_key", key.bytes.hex()}}};
}

bool verify(const PublicKey& key, std::string_view message, std::string_view signature) {
    ready_sodium();
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(),
                                       key.bytes.bytes.data()) == 0;
}

}  // namespace banchi::envelope
