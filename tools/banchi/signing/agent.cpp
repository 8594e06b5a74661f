#include "tools/banchi/signing/agent.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "ledger/base/ssh_wire.hpp"
#include "ledger/envelope/ssh_agent.hpp"
#include "ledger/envelope/sshsig.hpp"

namespace banchi::tools::signing {
namespace {

constexpr std::uint32_t kLargestAnswer = 256 * 1024;  // as OpenSSH's own

Error absent(const std::string& why) {
    return {ErrorKind::not_found,
            "agent_absent",
            {"ติดต่อ ssh-agent ไม่ได้ (" + why +
                 ") ให้เริ่มด้วย eval \"$(ssh-agent)\" แล้วเพิ่มกุญแจด้วย ssh-add หรือระบุแฟ้มกุญแจด้วย --key",
             "there is no ssh-agent to ask (" + why +
                 "); start one with eval \"$(ssh-agent)\" and add your key with ssh-add, or name "
                 "the key's file with --key"},
            {}};
}

// Both directions of one conversation; closed on every way out.
class Socket {
  public:
    explicit Socket(int descriptor) : descriptor_(descriptor) {}
    ~Socket() { ::close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    std::optional<std::string> receive(std::size_t size) const {
        std::string bytes(size, '\0');
        for (std::size_t have = 0; have < size;) {
            const auto count = ::recv(descriptor_, bytes.data() + have, size - have, 0);
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return std::nullopt;
            have += static_cast<std::size_t>(count);
        }
        return bytes;
    }

  private:
    const int descriptor_;
};

Result<std::string> ask_agent(const std::string& question) {
    const char* path = std::getenv("SSH_AUTH_SOCK");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path == nullptr || *path == '\0') return absent("SSH_AUTH_SOCK is not set");
    if (std::strlen(path) >= sizeof address.sun_path) return absent("SSH_AUTH_SOCK is too long");
    std::strcpy(address.sun_path, path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return absent(std::strerror(errno));
    const Socket socket(descriptor);
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return absent(std::string(path) + ": " + std::strerror(errno));
    if (!socket.send(ssh_string(question))) return absent("it does not listen");
    const auto head = socket.receive(4);
    if (!head) return absent("it does not answer");
    const auto size = SshReader(*head).uint32();
    if (*size > kLargestAnswer) return absent("its answer is too long");
    auto answer = socket.receive(*size);
    if (!answer) return absent("its answer breaks off");
    return std::move(*answer);
}

std::string listed(const std::vector<envelope::AgentKey>& keys) {
    std::string text;
    for (const auto& [key, comment] : keys)
        text += "\n  agent:" + key.id().fingerprint() + "  " + comment;
    return text;
}

Error holds_none() {
    return {ErrorKind::not_found,
            "agent_keys",
            {"ssh-agent ไม่มีกุญแจ Ed25519 หรือ FIDO (agent ที่ล็อกอยู่จะไม่แสดงกุญแจใด) ให้เพิ่มด้วย ssh-add "
             "หรือปลดล็อกด้วย ssh-add -X",
             "the ssh-agent holds no Ed25519 or FIDO key (a locked one shows none); add it with "
             "ssh-add, or unlock the agent with ssh-add -X"},
            {}};
}

Error holds_several(const std::vector<envelope::AgentKey>& keys) {
    return {ErrorKind::malformed,
            "agent_keys",
            {"ssh-agent มีหลายกุญแจ ให้ระบุกุญแจเดียวด้วย --key:" + listed(keys),
             "the ssh-agent holds several keys; name one of them with --key:" + listed(keys)},
            {}};
}

Error holds_others(const domain::KeyId& wanted, const std::vector<envelope::AgentKey>& keys) {
    return {
        ErrorKind::not_found,
        "agent_key",
        {"ssh-agent ไม่มีกุญแจ " + wanted.fingerprint() + " ให้เพิ่มด้วย ssh-add ที่มีอยู่คือ:" + listed(keys),
         "the ssh-agent does not hold the key " + wanted.fingerprint() +
             "; add it with ssh-add. It holds:" + listed(keys)},
        {{"keyid", wanted.fingerprint()}}};
}

Error fido_scheme() {
    return {ErrorKind::malformed,
            "key_scheme",
            {"กุญแจ FIDO ลงนามแบบ sshsig เท่านั้น ให้เอา ed25519: ออก",
             "a FIDO key signs as sshsig alone; leave ed25519: out"},
            {}};
}

Result<domain::PublicKey> choose(const std::vector<envelope::AgentKey>& keys,
                                 const std::optional<domain::KeyId>& wanted) {
    if (keys.empty()) return holds_none();
    if (!wanted && keys.size() > 1) return holds_several(keys);
    for (const auto& held : keys)
        if (!wanted || held.key.id() == *wanted) return held.key;
    return holds_others(*wanted, keys);
}

class AgentSigner : public envelope::Signer {
  public:
    explicit AgentSigner(domain::PublicKey key) : key_(std::move(key)) {}
    domain::PublicKey public_key() const override { return key_; }

    Result<std::string> sign(std::string_view message) override {
        if (!key_.application)
            return envelope::sign_by_scheme(key_, message, [this](std::string_view bytes) {
                const auto signature = ask(bytes);
                return signature ? envelope::plain_signature(*signature) : signature;
            });
        const auto signature = ask(envelope::sshsig_signed_bytes(message));
        if (!signature) return signature.error();
        return envelope::sshsig_blob(key_, *signature);
    }

  private:
    Result<std::string> ask(std::string_view bytes) const {
        const auto answer = ask_agent(envelope::agent_sign_request(key_, bytes));
        if (!answer) return answer.error();
        return envelope::read_agent_signature(*answer);
    }

    domain::PublicKey key_;
};

}  // namespace

Result<std::unique_ptr<envelope::Signer>> open_agent_key(const std::optional<domain::KeyId>& wanted,
                                                         domain::Scheme scheme) {
    const auto answer = ask_agent(envelope::agent_keys_request());
    if (!answer) return answer.error();
    const auto keys = envelope::read_agent_keys(*answer);
    if (!keys) return keys.error();
    auto key = choose(*keys, wanted);
    if (!key) return key.error();
    key->scheme = scheme;
    if (key->application && scheme != domain::Scheme::sshsig) return fido_scheme();
    return std::unique_ptr<envelope::Signer>(std::make_unique<AgentSigner>(std::move(*key)));
}

}  // namespace banchi::tools::signing
