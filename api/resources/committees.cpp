#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> committees(const Viewing& viewing) {
    if (const auto known = check_cursor(viewing, "index/committees"); !known) return known.error();
    return replay::committees_view(*viewing.state, viewing.page, viewing.effective);
}

Result<Value> committee(const Viewing& viewing) {
    auto id = slug(viewing.capture(0));
    if (!id) return id.error();
    return replay::committee_view(*viewing.state, {std::move(*id)}, viewing.effective);
}

}  // namespace

std::vector<Route> committee_routes() {
    return {{.pattern = "/v1/committees",
             .summary = {"คณะกรรมการที่ตั้งแล้ว", "Constituted committees"},
             .handler = committees,
             .answer = json("CommitteeList"),
             .listing = true,
             .dated = true},
            {.pattern = "/v1/committees/{committee}",
             .summary = {"คณะกรรมการหนึ่ง", "One committee: its seats and chair"},
             .handler = committee,
             .answer = json("Committee"),
             .dated = true}};
}

}  // namespace banchi::api
