#pragma once

#include "ledger/drafts.hpp"

namespace banchi::ledger {

// A draft as it is kept, and what it says.
std::string draft_bytes(const Draft& draft);
// `tampered` (draft_form) for bytes that draft_bytes would not give.
Result<Draft> read_draft(const Digest& id, const std::string& bytes);
// Its event, with the keys that have signed as `signers`: they were verified when they came.
Result<domain::Event> event_of(const Draft& draft, const std::string& origin);
// Takes out the signatures of keys that are revoked now.
void drop_revoked(wire::Envelope& envelope, const domain::State& state);
// What the rules say of it, and of the tree that its signer had seen, as if everybody had signed.
Result<domain::Marks> judge_as_if_signed(const domain::Judging& judging, const domain::Event& event,
                                         const Ledger& ledger);

}  // namespace banchi::ledger
