#pragma once

#include "ledger/envelope/keys.hpp"

namespace banchi::envelope {

// An OpenSSH private key file (PROTOCOL.key, "openssh-key-v1"), as far as it tells without its pass
// phrase. Pure functions of bytes.
struct OpensshKey {
    PublicKey public_key;  // of scheme sshsig
    // Nothing where the file is encrypted, or is a FIDO key's, whose private half is in its token.
    std::optional<SigningKey> key;
};

// Does the text begin as such a file? What follows may still be anything.
bool is_openssh_key(std::string_view file);
// Refuses (`openssh_key`, malformed) what is cut short, holds several keys, or whose halves do not
// belong together; `ssh_key` for a key of another type, as RSA.
Result<OpensshKey> read_openssh_key(std::string_view file);

}  // namespace banchi::envelope
