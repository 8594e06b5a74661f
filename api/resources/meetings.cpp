#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> meetings(const Viewing& viewing) {
    if (const auto known = check_cursor(viewing, "index/meetings"); !known) return known.error();
    return replay::meetings_view(*viewing.state, viewing.page, viewing.effective);
}

Result<Value> meeting(const Viewing& viewing) {
    auto id = slug(viewing.capture(0));
    if (!id) return id.error();
    return replay::meeting_view(*viewing.state, {std::move(*id)}, states_of(viewing),
                                viewing.effective);
}

}  // namespace

std::vector<Route> meeting_routes() {
    return {{.pattern = "/v1/meetings",
             .summary = {"การประชุม", "Meetings"},
             .handler = meetings,
             .answer = json("MeetingList"),
             .listing = true,
             .dated = true},
            {.pattern = "/v1/meetings/{meeting}",
             .summary = {"การประชุมหนึ่ง: ผู้เข้าประชุม วาระ คะแนนเสียง และมติ",
                         "One meeting: attendance, agenda, ballots and conclusions"},
             .handler = meeting,
             .answer = json("Meeting"),
             .dated = true}};
}

}  // namespace banchi::api
