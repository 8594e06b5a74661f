#pragma once

#include "ledger/domain/event.hpp"
#include "ledger/wire/leaf.hpp"

namespace banchi::wire {

inline constexpr std::size_t kLargestPayload = 32 * 1024;

// The payload as CloudEvents 1.0, strict to wire.md. Fills the header (but neither `pae` nor
// `signers`) and the body. An empty origin accepts any ledger's (readers of an unopened log,
// tests). Errors: `payload_size` (too_large; over 32 KiB); those of parse_json (duplicate members,
// floats, NUL, UTF-8, depth); and, all malformed:
// - `unknown_attribute`; `attribute` for one that is missing or not in its form (`id` a ULID,
//   `source` banchi://<origin>/actors/<actor>, `time` RFC 3339, basissize with basisroot);
// - `foreign_ledger`: `source` names another ledger than this;
// - `fiscal_year`: the subject's, as in agreement/diw/2026 ("did you mean 2569?");
// - `unknown_type`: not banchi.<name>.v1 of a catalogued name;
// - `member`, or the name of a base format (`digest`, `date`, `decimal`, `time`, `fiscal_year`):
//   something within `data`, its path in the detail.
Result<domain::Event> parse_payload(std::string_view payload, const std::string& origin);

// The payload that parse_payload reads back to the same event; canonical JSON. For clients.
std::string payload_of(const domain::Event& event, const std::string& origin);

// JSON Schema 2020-12 of a type's `data`, the common members included; null for unknown types.
Value data_schema(std::string_view type);
// The same of the whole payload (CloudEvents attributes and data).
Value payload_schema(std::string_view type);

}  // namespace banchi::wire
