#pragma once

#include "ledger/envelope/signer.hpp"
#include "tools/banchi/command.hpp"

namespace banchi::tools::signing {

// The keys that a command signs with, as a person names them (README.md of this folder).
struct KeyOptions {
    std::vector<std::string> names;
    std::string module;  // PKCS#11's library; "" for those that p11-kit knows
};
void add_module(CLI::App& command, std::string& module);  // `--pkcs11-module`
// `--key` (BANCHI_KEY), given again for each signer, and `--pkcs11-module`
// (BANCHI_PKCS11_MODULE). `whose` begins the help: "Your key". Gives the option `--key`.
CLI::Option* add_keys(CLI::App& command, KeyOptions& options, const std::string& whose);

// Finds each key; none has signed yet, and nobody was asked for anything but a PIN that a token
// wants before it tells its public keys. Errors say what to do: `key_file`, `key_pem`,
// `openssh_key`, `key_scheme`, `agent_*`, `pkcs11_*`.
Result<envelope::Signers> open_keys(const KeyOptions& options, const Session& session);
Result<std::unique_ptr<envelope::Signer>> open_key(const std::string& name,
                                                   const std::string& module,
                                                   const Session& session);

}  // namespace banchi::tools::signing
