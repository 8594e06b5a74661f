#include "replay/waiting.hpp"
#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

Result<Value> waiting(const Viewing& viewing) {
    replay::WaitingFor wish{{}, viewing.effective};
    if (const auto* person = viewing.call.parameter("person")) {
        auto id = slug(*person);
        if (!id) return id.error();
        wish.person = PersonId{std::move(*id)};
    }
    return replay::waiting_view(viewing.as_of(), wish, viewing.page);
}

}  // namespace

std::vector<Route> waiting_routes() {
    return {{.pattern = "/v1/waiting",
             .summary = {"อะไรรอใคร ตั้งแต่เมื่อใด", "What waits for whom, and since when"},
             .handler = waiting,
             .answer = json("WaitingList"),
             .parameters = {"person"},
             .listing = true,
             .dated = true}};
}

}  // namespace banchi::api
