#include <cassert>

#include "ledger/envelope/keys.hpp"

namespace banchi::envelope {
namespace {

constexpr std::uint8_t kCosignature = 4;  // c2sp.org/tlog-cosignature, cosignature/v1
constexpr std::size_t kTimeBytes = 8;

Error not_signed(const merkle::VerifierKey& key, const Text& why) {
    return {ErrorKind::tampered,
            "checkpoint_signature",
            {"เช็กพอยต์นี้ไม่น่าเชื่อถือภายใต้กุญแจ " + key.text() + ": " + why.th,
             "this checkpoint can't be trusted under the key " + key.text() + ": " + why.en},
            {}};
}

bool verify_cosignature(const PublicKey& key, const std::string& body, std::string_view signature) {
    if (signature.size() < kTimeBytes) return false;
    std::uint64_t time = 0;
    for (const char c : signature.substr(0, kTimeBytes))
        time = time << 8 | static_cast<unsigned char>(c);
    const auto message = "cosignature/v1\ntime " + std::to_string(time) + "\n" + body;
    return verify(key, message, signature.substr(kTimeBytes));
}

bool verify_line(const merkle::VerifierKey& key, const std::string& body,
                 std::string_view signature) {
    PublicKey public_key;
    public_key.bytes.bytes = key.public_key;
    return key.type == kCosignature ? verify_cosignature(public_key, body, signature)
                                    : verify(public_key, body, signature);
}

}  // namespace

NoteSigner::NoteSigner(std::string origin, SigningKey key) : key_(std::move(key)) {
    verifier_.name = std::move(origin);
    verifier_.public_key = key_.public_key().bytes.bytes;
}

std::string NoteSigner::sign(const merkle::Checkpoint& checkpoint) const {
    assert(checkpoint.origin == verifier_.name);
    const auto body = merkle::checkpoint_body(checkpoint);
    return merkle::note_text(body, {{verifier_.name, verifier_.id(), key_.sign(body)}});
}

Result<merkle::Checkpoint> verify_checkpoint(std::string_view note,
                                             const merkle::VerifierKey& key) {
    auto parsed = merkle::parse_checkpoint(note);
    if (!parsed) return parsed.error();
    if (key.type != kCosignature && parsed->checkpoint.origin != key.name)
        return not_signed(key, {"เป็นของบันทึกอื่น: " + parsed->checkpoint.origin,
                                "it is another log's: " + parsed->checkpoint.origin});
    bool found = false;
    for (const auto& line : parsed->signatures) {
        // Lines of unknown signers are ignored, as c2sp.org/signed-note asks; a wrong one of a
        // known signer refuses the note, even next to a right one.
        if (line.name != key.name || line.key_id != key.id()) continue;
        if (!verify_line(key, parsed->body, line.signature))
            return not_signed(key, {"ลายเซ็นไม่ถูกต้อง", "its signature is wrong"});
        found = true;
    }
    if (!found) return not_signed(key, {"ไม่มีลายเซ็นของกุญแจนี้", "it has no signature of this key"});
    return std::move(parsed->checkpoint);
}

}  // namespace banchi::envelope
