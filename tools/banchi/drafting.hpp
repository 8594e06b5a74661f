#pragma once

#include "tools/banchi/place.hpp"

namespace banchi::tools {

// Leaves an event that lacks signatures at a ledger. Gives the draft or, where it lacked none, the
// receipt of what is recorded now.
Result<Value> post_draft(Place& place, const ledger::Sent& sent);
Result<Value> post_signatures(Place& place, const Digest& id,
                              const std::vector<wire::Signature>& signatures);

// The draft by its id or its beginning, at least four digits of it, if one alone has it:
// `no_draft`.
Result<Value> find_draft(Place& place, const std::string& id);

// Drafts on stdout: as they are, or in a table who has signed and whose signature each waits for.
void show_drafts(const Value& view, Format format, const Session& session);
// On stderr, as the ledger says it: who has signed, who is missing, and what the rules refuse.
void tell_standing(const Value& draft, const Session& session);
// What a posting gave, and what comes next; a receipt's proof goes into the file.
Result<void> show_drafted(const Value& answer, Format format, const std::string& proof,
                          const Session& session);

}  // namespace banchi::tools
