#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "ledger/envelope/admit.hpp"

namespace banchi::envelope {

// A private key wherever it lives: in a file, with an agent, in a token. One thread's.
class Signer {
  public:
    virtual ~Signer() = default;
    // With the scheme that it signs by, as it is (to be) enrolled.
    virtual PublicKey public_key() const = 0;
    // The signature of a message as check_signature takes it from this key; may wait for a person.
    virtual Result<std::string> sign(std::string_view message) = 0;
    // Signing asks nobody for anything: no pass phrase, no PIN, no touch.
    virtual bool asks_nobody() const { return false; }
};
using Signers = std::vector<std::unique_ptr<Signer>>;

// A key in this process's memory, by the scheme that it is told.
class HeldKey : public Signer {
  public:
    HeldKey(SigningKey key, domain::Scheme scheme);
    PublicKey public_key() const override { return public_key_; }
    Result<std::string> sign(std::string_view message) override;
    bool asks_nobody() const override { return true; }

  private:
    SigningKey key_;
    PublicKey public_key_;
};

// A key's signature by its scheme, made of what gives 64 bytes of Ed25519 over any bytes.
Result<std::string> sign_by_scheme(
    const PublicKey& key, std::string_view message,
    const std::function<Result<std::string>(std::string_view bytes)>& ed25519);

// Signs a payload with each in turn and checks each signature before it is handed on: what refuses
// is check_signature's. What somebody presses, touches or types is asked for here.
Result<wire::Envelope> seal(const std::string& payload, const Signers& signers);

}  // namespace banchi::envelope
