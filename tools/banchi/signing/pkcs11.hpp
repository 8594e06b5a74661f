#pragma once

#include "ledger/envelope/signer.hpp"
#include "tools/banchi/command.hpp"

namespace banchi::tools::signing {

// The Ed25519 key on a token that a URI of RFC 7512 names ("pkcs11:token=...;object=..."), through
// the library at `module` ("": of the URI's module-path, else all that p11-kit knows). The PIN is
// asked for when it is first needed (README.md of this folder says where it comes from).
// `pkcs11_uri`, `pkcs11_module`, `pkcs11_token` (none such), `pkcs11_key` (none such, or several),
// `pkcs11_pin` (denied), `nobody_to_ask`, `pkcs11` (whatever else the token says).
Result<std::unique_ptr<envelope::Signer>> open_pkcs11_key(const std::string& uri,
                                                          const std::string& module,
                                                          domain::Scheme scheme,
                                                          api::Language language);

}  // namespace banchi::tools::signing
