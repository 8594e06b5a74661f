#pragma once

#include <string>

#include "ledger/base/value.hpp"
#include "tools/banchi/command.hpp"

namespace banchi::tools {

// What a person is told and asked, on stderr, before anything is signed or sent.

void tell(const Session& session, const Text& label, const std::string& text);
// What whoever signs a payload that somebody else may have made has to know.
void tell_payload(const std::string& payload, const Session& session);
void tell_bytes(const std::string& payload, const Session& session);

// True for a yes, at the terminal or as --yes; `usage` where there is nobody to ask.
Result<bool> agreed(bool yes, const Session& session, const Text& question);
Exit nothing_sent(const Session& session);  // what is said, and the code, after a no

// A receipt's proof into a file; nowhere for "".
Result<void> write_proof(const std::string& path, const Value& receipt);

}  // namespace banchi::tools
