#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> people(const Viewing& viewing) {
    return replay::people_view(*viewing.state, viewing.page);
}

Result<Value> person(const Viewing& viewing) {
    auto id = slug(viewing.capture(0));
    if (!id) return id.error();
    return replay::person_view(*viewing.state, {std::move(*id)});
}

}  // namespace

std::vector<Route> person_routes() {
    return {{.pattern = "/v1/people", .handler = people, .listing = true},
            {.pattern = "/v1/people/{person}", .handler = person}};
}

}  // namespace banchi::api
