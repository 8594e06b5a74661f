#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> registers(const Viewing& viewing) {
    if (const auto known = check_cursor(viewing, domain::kRegisters); !known) return known.error();
    const auto* label = viewing.call.parameter("fiscal_year");
    if (label == nullptr) return replay::registers_view(*viewing.state, std::nullopt, viewing.page);
    const auto year = FiscalYear::parse(*label);
    if (!year) return year.error();
    return replay::registers_view(*viewing.state, *year, viewing.page);
}

Result<Value> entry(const Viewing& viewing) {
    auto id = slug(viewing.capture(0));
    if (!id) return id.error();
    if (!viewing.effective) return replay::register_view(*viewing.state, {std::move(*id)});
    return replay::register_view(*viewing.state, {std::move(*id)}, *viewing.effective,
                                 states_of(viewing));
}

}  // namespace

std::vector<Route> register_routes() {
    return {{.pattern = "/v1/registers",
             .summary = {"รายการทะเบียนตัวชี้วัดเชิงยุทธศาสตร์ ติดตาม และตัวชี้วัดร่วม",
                         "The register's strategic, monitor and main joint KPIs"},
             .handler = registers,
             .answer = json("RegisterList"),
             .parameters = {"fiscal_year"},
             .listing = true},
            {.pattern = "/v1/registers/{register}",
             .summary = {"รายการหนึ่งในทะเบียน และหน่วยงานใดรับไปแล้วหรือยังไม่รับเพราะเหตุใด",
                         "One entry: which agencies adopted it, and which did not and why"},
             .handler = entry,
             .answer = json("RegisterEntry"),
             .dated = true}};
}

}  // namespace banchi::api
