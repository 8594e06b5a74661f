#pragma once

#include "ledger/envelope/signer.hpp"

namespace banchi::tools::signing {

using namespace banchi::base;

// A key that the ssh-agent at SSH_AUTH_SOCK holds; the only one there, if none is named.
// `agent_absent`, `agent_key` (it does not hold this one), `agent_keys` (it holds several, or
// none), `key_scheme` (a FIDO key signs as sshsig alone), and what the answers refuse.
Result<std::unique_ptr<envelope::Signer>> open_agent_key(const std::optional<domain::KeyId>& wanted,
                                                         domain::Scheme scheme);

}  // namespace banchi::tools::signing
