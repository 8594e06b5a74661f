#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

Result<Response> live(const Call&) {
    auto response = text_response("ok\n");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

// Ready to serve: not stopping, and the log's newest checkpoint can be read.
Result<Response> ready(const Call& call) {
    auto reasons = Value::array();
    if (call.service.stopping) reasons.push("stopping");
    if (const auto checkpoint = call.service.ledger.log().checkpoint(); !checkpoint)
        reasons.push(checkpoint.error().name);
    const bool good = reasons.items()->empty();
    auto response = json_response(
        good ? 200 : 503, Value::object().set("ready", good).set("reasons", std::move(reasons)));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace

std::vector<Route> health_routes() {
    return {{.pattern = "/livez", .handler = live, .access = Access::open},
            {.pattern = "/readyz", .handler = ready, .access = Access::open}};
}

}  // namespace banchi::api
