#include "api/openapi/document.hpp"
#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

// The same for everybody and for the life of the program.
Result<Response> openapi(const Call&) {
    static const auto bytes = canonical(describe(routes()).document) + "\n";
    Response response{200, "application/json", bytes, {}};
    response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

}  // namespace

std::vector<Route> openapi_routes() {
    return {{.pattern = "/openapi.json",
             .summary = {"คำบรรยาย API นี้ (OpenAPI 3.1)", "This API's description (OpenAPI 3.1)"},
             .handler = openapi,
             .answer = json("Description"),
             .right = std::nullopt}};
}

}  // namespace banchi::api
