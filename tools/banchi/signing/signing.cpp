#include "tools/banchi/signing/signing.hpp"

#include <cstdlib>

#include "ledger/envelope/key_file.hpp"
#include "ledger/envelope/openssh_key.hpp"
#include "ledger/envelope/sshsig.hpp"
#include "tools/banchi/signing/agent.hpp"
#include "tools/banchi/signing/pkcs11.hpp"
#include "tools/banchi/signing/ssh_keygen.hpp"

namespace banchi::tools::signing {
namespace {

using domain::Scheme;
using Opened = Result<std::unique_ptr<envelope::Signer>>;

bool take_prefix(std::string& text, std::string_view prefix) {
    if (text.rfind(prefix, 0) != 0) return false;
    text.erase(0, prefix.size());
    return true;
}

std::optional<Scheme> take_scheme(std::string& name) {
    if (take_prefix(name, "ed25519:")) return Scheme::ed25519;
    if (take_prefix(name, "sshsig:")) return Scheme::sshsig;
    return std::nullopt;
}

Opened held(envelope::SigningKey key, Scheme scheme) {
    return std::unique_ptr<envelope::Signer>(
        std::make_unique<envelope::HeldKey>(std::move(key), scheme));
}

Opened open_agent(const std::string& fingerprint, std::optional<Scheme> scheme) {
    std::optional<domain::KeyId> wanted;
    if (!fingerprint.empty()) {
        const auto id = domain::KeyId::parse(fingerprint);
        if (!id) return id.error();
        wanted = *id;
    }
    return open_agent_key(wanted, scheme.value_or(Scheme::sshsig));
}

// A shell leaves the tilde of "ed25519:~/..." alone.
std::string at_home(const std::string& path) {
    const char* home = std::getenv("HOME");
    return path.rfind("~/", 0) == 0 && home != nullptr ? home + path.substr(1) : path;
}

Opened open_file(const std::string& path, std::optional<Scheme> scheme) {
    const auto text = envelope::read_key_file(path);
    if (!text) return text.error();
    if (const auto line = envelope::read_ssh_line(text->view()))
        return open_agent_key(line->id(), scheme.value_or(Scheme::sshsig));
    if (!envelope::is_openssh_key(text->view())) {
        auto key = envelope::SigningKey::from_pem(text->view());
        if (!key) return envelope::in_key_file(path, key.error());
        return held(std::move(*key), scheme.value_or(Scheme::ed25519));
    }
    auto key = envelope::read_openssh_key(text->view());
    if (!key) return envelope::in_key_file(path, key.error());
    if (key->key) return held(std::move(*key->key), scheme.value_or(Scheme::sshsig));
    return open_with_ssh_keygen(path, key->public_key, scheme.value_or(Scheme::sshsig));
}

}  // namespace

void add_module(CLI::App& command, std::string& module) {
    command
        .add_option("--pkcs11-module", module,
                    "PKCS#11 library of a token; default: those that p11-kit knows")
        ->option_text("FILE")
        ->envname("BANCHI_PKCS11_MODULE");
}

CLI::Option* add_keys(CLI::App& command, KeyOptions& options, const std::string& whose) {
    add_module(command, options.module);
    return command
        .add_option("--key", options.names,
                    whose + ": a PEM or OpenSSH file, agent:[SHA256:...] or pkcs11:...")
        ->option_text("KEY")
        ->allow_extra_args(false)
        ->envname("BANCHI_KEY");
}

Opened open_key(const std::string& name, const std::string& module, const Session& session) {
    auto place = name;
    const auto scheme = take_scheme(place);
    if (take_prefix(place, "agent:")) return open_agent(place, scheme);
    if (place.rfind("pkcs11:", 0) == 0)
        return open_pkcs11_key(place, module, scheme.value_or(Scheme::ed25519), session.language);
    return open_file(at_home(place), scheme);
}

Result<envelope::Signers> open_keys(const KeyOptions& options, const Session& session) {
    envelope::Signers signers;
    for (const auto& name : options.names) {
        auto signer = open_key(name, options.module, session);
        if (!signer) return signer.error();
        signers.push_back(std::move(*signer));
    }
    return signers;
}

}  // namespace banchi::tools::signing
