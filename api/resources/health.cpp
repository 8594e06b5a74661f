#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

Result<Response> live(const Call&) {
    return text_response("ok\n");
}

// Ready to serve: not stopping, and the log's newest checkpoint can be read.
Result<Response> ready(const Call& call) {
    auto reasons = Value::array();
    if (call.service.stopping) reasons.push("stopping");
    if (const auto checkpoint = call.service.ledger.log().checkpoint(); !checkpoint)
        reasons.push(checkpoint.error().name);
    const bool good = reasons.items()->empty();
    return json_response(good ? 200 : 503,
                         Value::object().set("ready", good).set("reasons", std::move(reasons)));
}

}  // namespace

std::vector<Route> health_routes() {
    return {{.pattern = "/livez",
             .summary = {"โปรเซสทำงานอยู่", "The process is alive"},
             .handler = live,
             .answer = kPlainText,
             .right = std::nullopt,
             .fleeting = true},
            {.pattern = "/readyz",
             .summary = {"พร้อมให้บริการหรือไม่ พร้อมเหตุผล", "Ready to serve or not, and why"},
             .handler = ready,
             .answer = json("Readiness"),
             .right = std::nullopt,
             .fleeting = true,
             .statuses = {200, 503}}};
}

}  // namespace banchi::api
