#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/merkle/tree.hpp"

namespace banchi::merkle {

// A verifier key of c2sp.org/signed-note: "<name>+<8 hex>+<base64(type || key)>", type 1 = Ed25519.
struct VerifierKey {
    std::string name;
    std::array<std::uint8_t, 32> public_key{};
    std::uint8_t type = 1;  // 1 = Ed25519 log key, 4 = cosignature/v1
    auto operator<=>(const VerifierKey&) const = default;

    std::uint32_t id() const;  // first 4 bytes, big-endian, of SHA-256(name \n type key)
    std::string text() const;
    // `malformed` unless the id is the key's own and the type is 1 or 4.
    static Result<VerifierKey> parse(std::string_view text);
};

// c2sp.org/tlog-checkpoint: origin, size, root; no extension lines.
struct Checkpoint {
    std::string origin;
    TreeSize size;
    Digest root;
    auto operator<=>(const Checkpoint&) const = default;
};

// "origin\nsize\nbase64 root\n": the bytes that are signed.
std::string checkpoint_body(const Checkpoint& checkpoint);

struct NoteSignature {
    std::string name;
    std::uint32_t key_id = 0;
    std::string signature;  // raw bytes after the key id
};

// A signed note taken apart; nothing is verified here (envelope/ does that). `body` is the exact
// signed text with its final newline.
struct SignedCheckpoint {
    Checkpoint checkpoint;
    std::string body;
    std::vector<NoteSignature> signatures;
};

// Refuses extension lines, sizes with leading zeros, base64 that is not canonical, a body without
// final newline, names with spaces or plus signs (the origin too: it is the log's key name), and
// no or more than 16 signatures.
Result<SignedCheckpoint> parse_checkpoint(std::string_view note);
std::string note_text(std::string_view body, const std::vector<NoteSignature>& signatures);

// c2sp.org/tlog-proof@v1: an inclusion proof with the checkpoint that it leads to, as text.
struct TlogProof {
    Index index;
    std::vector<Digest> hashes;
    std::string checkpoint;  // the signed note, as it was signed
};
std::string tlog_proof_text(const TlogProof& proof);
// The checkpoint must parse and its size must contain the index; an `extra` line is skipped.
Result<TlogProof> parse_tlog_proof(std::string_view text);

}  // namespace banchi::merkle
