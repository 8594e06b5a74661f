#pragma once

#include "ledger/envelope/keys.hpp"
#include "ledger/wire/payload.hpp"

namespace banchi::envelope {

// An enrolled key's bytes by its id; nothing for an unknown one. Must be thread-safe.
using KeyFinder = std::function<std::optional<PublicKey>(const KeyId&)>;

// An event whose signatures' mathematics hold: `event.header.signers` are the keys (in the order of
// `envelope.signatures`, whose keyids are now the computed fingerprints, sorted) and `pae` the
// digest. Whether those keys may sign this is decide's to say.
struct Admitted {
    wire::Envelope envelope;
    domain::Event event;
};

// Parses an envelope and checks each signature under the key that its keyid finds, or, for
// ledger.opened and key.enrolled, under the key of that id in the payload. Refuses, in this order:
// malformed: `payload_type`, `envelope_signatures` (none or more than 8), and what parse_payload
// refuses; denied: `weak_key` (in the payload), and of each signature `unknown_key` (an id that
// neither finds), `repeated_signature`, and what check_signature refuses. Pure but for `keys`; may
// run on any thread.
Result<Admitted> admit(wire::Envelope envelope, const std::string& origin, const KeyFinder& keys);

// Signs a payload with each key in turn: what clients send.
wire::Envelope sign_payload(const std::string& payload, const std::vector<const SigningKey*>& keys);

}  // namespace banchi::envelope
