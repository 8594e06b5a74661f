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
    return replay::agency_view(viewing.as_of(), {std::move(*id)});
}

}  // namespace

std::vector<Route> agency_routes() {
    return {{.pattern = "/v1/agencies",
             .summary = {"หน่วยงานที่ลงทะเบียน", "Registered agencies"},
             .handler = agencies,
             .answer = json("AgencyList"),
             .listing = true},
            {.pattern = "/v1/agencies/{agency}",
             .summary = {"หน่วยงานหนึ่ง และชื่อเดิม", "One agency, and what it was called before"},
             .handler = agency,
             .answer = json("Agency")}};
}

}  // namespace banchi::api
