#pragma once

#include "ledger/envelope/signer.hpp"

namespace banchi::tools::signing {

using namespace banchi::base;

// A key whose file OpenSSH alone can use: one with a pass phrase, or of a FIDO key. Signs by
// running `ssh-keygen -Y sign`, which asks for the pass phrase or the touch itself, at the
// terminal. `key_scheme` (such a key signs as sshsig alone); signing refuses `ssh_keygen`.
Result<std::unique_ptr<envelope::Signer>> open_with_ssh_keygen(const std::string& file,
                                                               domain::PublicKey key,
                                                               domain::Scheme scheme);

}  // namespace banchi::tools::signing
