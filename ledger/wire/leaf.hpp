#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/domain/header.hpp"

namespace banchi::wire {

using namespace banchi::base;

// The one payload type of this ledger's envelopes.
inline constexpr std::string_view kPayloadType = "application/vnd.banchi.event.v1+json";

// One signature of a DSSE envelope. `keyid` is a hint as submitted; in a leaf it is the fingerprint
// that the server computed.
struct Signature {
    std::string keyid;
    std::string sig;  // raw bytes
    auto operator<=>(const Signature&) const = default;
};

// A DSSE envelope: exact payload bytes, never re-encoded.
struct Envelope {
    std::string payload;
    std::string payload_type;
    std::vector<Signature> signatures;
};

inline constexpr std::size_t kMostSignatures = 8;

// Strict. Refuses members other than payload, payloadType and signatures[keyid, sig], missing ones
// and ones of another type (`envelope_members`), what is neither standard nor URL-safe base64
// (`envelope_base64`), and none or more than 8 signatures (`envelope_signatures`).
Result<Envelope> parse_envelope(const Value& json);
Value envelope_json(const Envelope& envelope);
// {"signatures": [...]} alone, as strict: signatures that join an envelope that is there already.
Result<std::vector<Signature>> parse_signatures(const Value& json);
Value signatures_json(const std::vector<Signature>& signatures);

// DSSE's pre-authentication encoding: the bytes that are signed.
std::string pae(std::string_view payload_type, std::string_view payload);

// What the log stores of one event: the envelope and the ledger's time.
struct Leaf {
    Envelope envelope;
    Instant recorded;
};
inline constexpr std::size_t kLargestLeaf = 65'535;

// Compact JSON, members in alphabetical order, standard padded base64, signatures sorted by keyid:
// the one byte string of a leaf. `leaf_size` (too_large) over kLargestLeaf.
Result<std::string> leaf_bytes(const Leaf& leaf);
// Refuses (`leaf_form`) any bytes that leaf_bytes would not give back.
Result<Leaf> parse_leaf(std::string_view bytes);

}  // namespace banchi::wire
