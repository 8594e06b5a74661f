#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> agencies(const Viewing& viewing) {
    if (const auto known = check_cursor(viewing, "index/agencies"); !known) return known.error();
    return replay::agencies_view(*viewing.state, viewing.page);
}

Result<Value> agency(const Viewing& viewing) {
    auto id = slug(viewing.capture(0));
    if (!id) return id.error();
    return replay::agency_view(*viewing.state, {std::move(*id)});
}

}  // namespace

std::vector<Route> agency_routes() {
    return {{.pattern = "/v1/agencies", .handler = agencies, .listing = true},
            {.pattern = "/v1/agencies/{agency}", .handler = agency}};
}

}  // namespace banchi::api
