#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> corrections(const Viewing& viewing) {
    const auto year = wanted_year(viewing.call);
    if (!year) return year.error();
    const auto agency = wanted_agency(viewing.call);
    if (!agency) return agency.error();
    if (const auto known = check_cursor(viewing, "index/corrections/" + year->text()); !known)
        return known.error();
    return replay::corrections_view(*viewing.state, *year, *agency, viewing.page);
}

}  // namespace

std::vector<Route> correction_routes() {
    return {
        {.pattern = "/v1/corrections",
         .summary = {"การแก้คำผิดและตัวเลขที่คัดลอกผิด พร้อมเอกสาร",
                     "Corrections of wording and of transcribed numbers, each with its document"},
         .handler = corrections,
         .answer = json("CorrectionList"),
         .parameters = {"agency"},
         .required = {"fiscal_year"},
         .listing = true}};
}

}  // namespace banchi::api
