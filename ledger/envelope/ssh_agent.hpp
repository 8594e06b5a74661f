#pragma once

#include "ledger/envelope/keys.hpp"

namespace banchi::envelope {

// The two questions that signing asks an SSH agent (draft-miller-ssh-agent sections 4.4 and 4.5)
// and its answers, without the length that goes before each on the socket. Pure functions of bytes.

struct AgentKey {
    PublicKey key;        // of scheme sshsig
    std::string comment;  // as whoever added it wrote it; "" where it is no line for people
};

std::string agent_keys_request();
std::string agent_sign_request(const PublicKey& key, std::string_view bytes);

// The Ed25519 and FIDO keys that the agent holds, in its order; keys of other types are passed
// over. `agent_answer` (malformed) for what is no such answer.
Result<std::vector<AgentKey>> read_agent_keys(std::string_view answer);
// The SSH signature that it made. `agent_refused` (denied) where it made none: locked, removed, or
// not agreed to.
Result<std::string> read_agent_signature(std::string_view answer);
// The 64 bytes of Ed25519 in the SSH signature of a plain key; `agent_answer`.
Result<std::string> plain_signature(std::string_view ssh_signature);

}  // namespace banchi::envelope
