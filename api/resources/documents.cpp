#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

// Which documents are registered; their bytes are no part of the log.
Result<Value> documents(const Viewing& viewing) {
    if (const auto known = check_cursor(viewing, "index/documents"); !known) return known.error();
    return replay::documents_view(*viewing.state, viewing.page);
}

}  // namespace

std::vector<Route> document_routes() {
    return {{.pattern = "/v1/documents",
             .summary = {"เอกสารที่ลงทะเบียน", "Registered documents"},
             .handler = documents,
             .answer = json("DocumentList"),
             .listing = true}};
}

}  // namespace banchi::api
