#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/registry/registry.hpp"
#include "ledger/merkle/note.hpp"

namespace banchi::envelope {

using namespace banchi::base;
using domain::KeyId;
using domain::PublicKey;

// An Ed25519 private key. Signs; its bytes leave it only by pem(). Thread-safe for signing.
class SigningKey {
  public:
    static SigningKey generate();
    static SigningKey from_seed(std::string_view seed);  // 32 bytes: demos and tests
    // PKCS#8 "PRIVATE KEY" without a pass phrase; `key_pem` for anything else.
    static Result<SigningKey> from_pem(std::string_view pem);
    // As from_pem; `key_file` (not_found or io) if the file can't be read.
    static Result<SigningKey> load(const std::string& path);
    std::string pem() const;
    // Creates the file with mode 0600, durably; refuses (`key_exists`, conflict) to overwrite;
    // `key_file` (io) if it can't be written.
    Result<void> save(const std::string& path) const;
    PublicKey public_key() const;
    KeyId id() const { return public_key().id(); }
    std::string sign(std::string_view message) const;  // 64 bytes

  private:
    std::array<unsigned char, 64> secret_{};  // libsodium's form: seed || public key
};

// `weak_key` (denied) for small-order, mixed-order and non-canonical points: with the first,
// anything verifies.
Result<void> check_public_key(const PublicKey& key);
// Strict Ed25519 (libsodium): false for small-order or non-canonical keys and signatures.
bool verify(const PublicKey& key, std::string_view message, std::string_view signature);

// Signs checkpoints under the log's name (c2sp signed-note, Ed25519).
class NoteSigner {
  public:
    NoteSigner(std::string origin, SigningKey key);
    std::string sign(const merkle::Checkpoint& checkpoint) const;  // the whole note
    const merkle::VerifierKey& verifier() const { return verifier_; }

  private:
    SigningKey key_;
    merkle::VerifierKey verifier_;
};

// The checkpoint in a note that this key signed: a log key (then it is the origin's own) or a
// witness's cosignature/v1. `checkpoint_signature` (tampered) if it did not, or if any of its lines
// is wrong; lines of other signers are ignored. What doesn't parse is merkle's error.
Result<merkle::Checkpoint> verify_checkpoint(std::string_view note, const merkle::VerifierKey& key);

}  // namespace banchi::envelope
