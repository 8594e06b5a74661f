#pragma once

#include <string>
#include <vector>

#include "ledger/base/clock.hpp"
#include "ledger/sent.hpp"
#include "tools/banchi/place.hpp"

namespace banchi::tools {

// The whole file, or stdin for "-"; `io` says which file and why.
Result<std::string> read_file(const std::string& path);
Result<Value> read_json_file(const std::string& path);
// Into a new file, never over one that is there (`exists`); to stdout for "".
Result<void> put_bytes(const std::string& path, const std::string& bytes);

// A ULID of this instant with 80 random bits.
domain::EventId fresh_id(Instant instant);
// A ULID of the instant and of the first 80 bits of a digest: the same for the same input.
domain::EventId id_of(Instant instant, const Digest& digest);

// A text with 32 random bytes of salt, for an event to name. `text_form`, `text_size`.
Result<wire::SaltedText> fresh_text(const std::string& text);

// The header of an event that is composed now against a ledger as it stands: fresh id, time now
// (by a demo's own clock where the ledger is one), the basis, and the subject's version where the
// type states it. Actor, capacity and what Common holds are the caller's.
struct Composed {
    std::string origin;
    domain::Event event;
    std::vector<wire::SaltedText> texts{};  // that it names
};
Result<Composed> compose(Place& place, const std::string& subject, domain::Body body);

// What the event says, told from the event alone: ids stand where a ledger would know names. What a
// person reads before signing must come from nobody else.
Text own_words(const domain::Event& event);

// Values as people type them: "officer", "somchai:present".
Result<domain::Capacity> parse_capacity(const std::string& text);
Result<domain::Cosigner> parse_cosigner(const std::string& text);

}  // namespace banchi::tools
