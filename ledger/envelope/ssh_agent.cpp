#include "ledger/envelope/ssh_agent.hpp"

#include "ledger/base/ssh_wire.hpp"
#include "ledger/envelope/sshsig.hpp"

namespace banchi::envelope {
namespace {

// Message numbers of section 7.1.
constexpr char kFailure = 5;
constexpr char kRequestKeys = 11;
constexpr char kKeys = 12;
constexpr char kRequestSignature = 13;
constexpr char kSignature = 14;

Error bad_answer() {
    return {ErrorKind::malformed,
            "agent_answer",
            {"สิ่งที่ตอบที่ SSH_AUTH_SOCK ไม่ใช่ ssh-agent ให้ตรวจค่านั้น หรือเริ่ม ssh-agent ใหม่",
             "what answers at SSH_AUTH_SOCK is no ssh-agent; check that variable, or start a new "
             "ssh-agent"},
            {}};
}

std::string number(char message) {
    return std::string(1, message);
}

}  // namespace

std::string agent_keys_request() {
    return number(kRequestKeys);
}

std::string agent_sign_request(const PublicKey& key, std::string_view bytes) {
    return number(kRequestSignature) + ssh_string(key.ssh_blob()) + ssh_string(bytes) +
           ssh_uint32(0);
}

Result<std::vector<AgentKey>> read_agent_keys(std::string_view answer) {
    SshReader reader(answer);
    if (!reader.takes(number(kKeys))) return bad_answer();
    const auto count = reader.uint32();
    std::vector<AgentKey> keys;
    for (std::uint32_t i = 0; count && i < *count; ++i) {
        const auto blob = reader.string();
        const auto comment = reader.string();
        if (!comment) return bad_answer();
        const auto key = read_ssh_blob(*blob);
        if (!key) continue;
        const bool shows = valid_line(*comment) && comment->find('\n') == std::string_view::npos;
        keys.push_back({*key, shows ? std::string(*comment) : std::string()});
    }
    if (!reader.ended()) return bad_answer();
    return keys;
}

Result<std::string> read_agent_signature(std::string_view answer) {
    if (answer == number(kFailure))
        return Error{
            ErrorKind::denied,
            "agent_refused",
            {"ssh-agent ไม่ลงนาม อาจถูกล็อก กุญแจถูกนำออก หรือไม่มีผู้แตะกุญแจ ให้ปลดล็อกด้วย ssh-add -X "
             "หรือเพิ่มกุญแจใหม่ด้วย ssh-add แล้วลองอีกครั้ง",
             "the ssh-agent did not sign: it may be locked, the key removed, or nobody "
             "touched it; unlock it with ssh-add -X, or add the key again with ssh-add, "
             "and try once more"},
            {}};
    SshReader reader(answer);
    const bool signs = reader.takes(number(kSignature));
    const auto signature = reader.string();
    if (!signs || !reader.ended()) return bad_answer();
    return std::string(*signature);
}

Result<std::string> plain_signature(std::string_view ssh_signature) {
    SshReader reader(ssh_signature);
    const bool plain = reader.takes_string("ssh-ed25519");
    const auto bytes = reader.string();
    if (!plain || !reader.ended() || bytes->size() != 64) return bad_answer();
    return std::string(*bytes);
}

}  // namespace banchi::envelope
