#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

// What a client needs to begin: which log this is, its key (the log's own claim, no trust root) and
// the position that a signature may bind to; what was ever lost of it is told here for ever.
Result<Value> log(const Viewing& viewing) {
    const auto& ledger = viewing.call.service.ledger;
    return Value::object()
        .set("origin", ledger.origin())
        .set("vkey", ledger.vkey())
        .set("size", static_cast<std::int64_t>(viewing.size.value))
        .set("restored", replay::restorations_view(*viewing.state));
}

}  // namespace

std::vector<Route> log_routes() {
    return {{.pattern = "/v1/log",
             .summary = {"ชื่อ กุญแจ ขนาด และรากของบัญชี", "The log's name, key, size and root"},
             .handler = log,
             .answer = json("Log")}};
}

}  // namespace banchi::api
