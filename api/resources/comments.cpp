#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<std::optional<bool>> wanted_answered(const Call& call) {
    const auto* text = call.parameter("answered");
    if (text == nullptr) return std::optional<bool>();
    if (*text == "0" || *text == "1") return std::optional(*text == "1");
    return Error{ErrorKind::malformed,
                 "answered",
                 {"answered เป็น 1 (ตอบแล้ว) หรือ 0 (ยังไม่ตอบ)", "answered is 1 or 0"},
                 {}};
}

Result<Value> comments(const Viewing& viewing) {
    const auto year = wanted_year(viewing.call);
    if (!year) return year.error();
    auto agency = wanted_agency(viewing.call);
    if (!agency) return agency.error();
    const auto answered = wanted_answered(viewing.call);
    if (!answered) return answered.error();
    if (const auto known = check_cursor(viewing, "index/comments/" + year->text()); !known)
        return known.error();
    return replay::comments_view(*viewing.state, {*year, std::move(*agency), *answered},
                                 viewing.page);
}

}  // namespace

std::vector<Route> comment_routes() {
    return {{.pattern = "/v1/comments",
             .summary = {"ความเห็นต่อข้อเสนอและคำขอเปลี่ยนแปลง และคำตอบ",
                         "Comments on what is proposed or requested, and their answers"},
             .handler = comments,
             .answer = json("CommentList"),
             .parameters = {"agency", "answered"},
             .required = {"fiscal_year"},
             .listing = true}};
}

}  // namespace banchi::api
