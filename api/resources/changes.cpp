#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> changes(const Viewing& viewing) {
    replay::ChangeFilter filter;
    if (const auto* label = viewing.call.parameter("fiscal_year")) {
        const auto year = FiscalYear::parse(*label);
        if (!year) return year.error();
        filter.year = *year;
    }
    if (const auto* agency = viewing.call.parameter("agency")) {
        auto id = slug(*agency);
        if (!id) return id.error();
        filter.agency = AgencyId{std::move(*id)};
    }
    if (const auto* status = viewing.call.parameter("status")) {
        const auto known = from_value<domain::ChangeStatus>(Value(*status), "status");
        if (!known) return known.error();
        filter.status = *known;
    }
    filter.day = viewing.effective;
    return replay::changes_view(*viewing.state, filter, viewing.page);
}

Result<Value> change(const Viewing& viewing) {
    return replay::change_view(viewing.as_of(), viewing.capture(0));
}

Result<Value> history(const Viewing& viewing) {
    return replay::change_history(viewing.as_of(), viewing.capture(0), viewing.page);
}

// Exactly the bytes whose SHA-256 is the digest: `curl … | sha256sum` is the check.
Result<Response> content(const Viewing& viewing) {
    auto bytes = replay::change_content(*viewing.state, viewing.capture(0));
    if (!bytes) return bytes.error();
    return octets_response(std::move(*bytes));
}

}  // namespace

std::vector<Route> change_routes() {
    return {{.pattern = "/v1/changes",
             .summary = {"คำขอเปลี่ยนแปลงคำรับรอง", "Requested changes of agreements"},
             .handler = changes,
             .answer = json("ChangeList"),
             .parameters = {"fiscal_year", "agency", "status"},
             .listing = true,
             .dated = true},
            {.pattern = "/v1/changes/{change}",
             .summary = {"คำขอเปลี่ยนแปลงหนึ่ง: ก่อนและหลัง เหตุผล มติ และฉบับที่ทำให้เกิด",
                         "One change: before and after, why, its resolutions and its revision"},
             .handler = change,
             .answer = json("ChangeView")},
            {.pattern = "/v1/changes/{change}/history",
             .summary = {"ทุกสิ่งที่เกิดกับคำขอ และใครทำ",
                         "Everything that became of the request, and whose act it was"},
             .handler = history,
             .answer = json("History"),
             .listing = true},
            {.pattern = "/v1/changes/{change}/content",
             .summary = {"ไบต์ที่ค่าแฮช SHA-256 คือ digest", "The bytes whose SHA-256 is digest"},
             .handler = content,
             .answer = kOctets}};
}

}  // namespace banchi::api
