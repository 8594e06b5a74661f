#include "ledger/envelope/signer.hpp"

#include "ledger/base/ssh_wire.hpp"
#include "ledger/envelope/signature.hpp"
#include "ledger/envelope/sshsig.hpp"

namespace banchi::envelope {

HeldKey::HeldKey(SigningKey key, domain::Scheme scheme)
    : key_(std::move(key)), public_key_(key_.public_key()) {
    public_key_.scheme = scheme;
}

Result<std::string> HeldKey::sign(std::string_view message) {
    return sign_by_scheme(public_key_, message, [this](std::string_view bytes) {
        return Result<std::string>(key_.sign(bytes));
    });
}

Result<std::string> sign_by_scheme(
    const PublicKey& key, std::string_view message,
    const std::function<Result<std::string>(std::string_view bytes)>& ed25519) {
    if (key.scheme == domain::Scheme::ed25519) return ed25519(message);
    const auto signature = ed25519(sshsig_signed_bytes(message));
    if (!signature) return signature.error();
    return sshsig_blob(key, ssh_string("ssh-ed25519") + ssh_string(*signature));
}

Result<wire::Envelope> seal(const std::string& payload, const Signers& signers) {
    wire::Envelope envelope{payload, std::string(wire::kPayloadType), {}};
    const auto signed_bytes = wire::pae(envelope.payload_type, payload);
    for (const auto& signer : signers) {
        const auto key = signer->public_key();
        auto signature = signer->sign(signed_bytes);
        if (!signature) return signature.error();
        if (auto fits = check_signature(key, signed_bytes, *signature); !fits) return fits.error();
        envelope.signatures.push_back({key.id().fingerprint(), std::move(*signature)});
    }
    return envelope;
}

}  // namespace banchi::envelope
