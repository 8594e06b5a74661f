#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> frameworks(const Viewing& viewing) {
    if (const auto known = check_cursor(viewing, "index/frameworks"); !known) return known.error();
    return replay::frameworks_view(*viewing.state, viewing.page, viewing.effective);
}

Result<Value> framework(const Viewing& viewing) {
    const auto year = FiscalYear::parse(viewing.capture(0));
    if (!year) return year.error();
    const auto version = slug(viewing.capture(1));
    if (!version) return version.error();
    return replay::framework_view(*viewing.state, "framework/" + year->text() + "/" + *version);
}

}  // namespace

std::vector<Route> framework_routes() {
    return {{.pattern = "/v1/frameworks",
             .summary = {"กรอบการประเมินที่ประกาศ", "Published frameworks"},
             .handler = frameworks,
             .answer = json("FrameworkList"),
             .listing = true,
             .dated = true},
            {.pattern = "/v1/frameworks/{fiscal_year}/{version}",
             .summary = {"กรอบการประเมินหนึ่งฉบับ", "One framework: the rules of its fiscal years"},
             .handler = framework,
             .answer = json("Framework")}};
}

}  // namespace banchi::api
