#pragma once

#include "api/message.hpp"
#include "ledger/ledger.hpp"

namespace banchi::api {

// What is sent to the ledger, and what comes back, wherever it is sent.

// The body as JSON; `content_type` (unsupported_media), and what parse_json refuses.
Result<Value> read_json_body(const Request& request);

Value marks_json(const domain::Marks& marks);
Value receipt_json(const ledger::Receipt& receipt);

}  // namespace banchi::api
