#pragma once

#include "ledger/envelope/keys.hpp"

namespace banchi::envelope {

// Checks a signature as the key's enrolment demands, whatever the signature says of itself. Refuses
// `signature_size` (malformed; ed25519), `bad_signature` (denied), what check_sshsig refuses, and
// `weak_key` (denied).
Result<void> check_signature(const PublicKey& key, std::string_view message,
                             std::string_view signature);

Error bad_signature(const PublicKey& tried, std::string_view message);

}  // namespace banchi::envelope
