#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<Value> people(const Viewing& viewing) {
    if (const auto known = check_cursor(viewing, "index/people"); !known) return known.error();
    return replay::people_view(*viewing.state, viewing.page, viewing.effective);
}

Result<Value> person(const Viewing& viewing) {
    auto id = slug(viewing.capture(0));
    if (!id) return id.error();
    return replay::person_view(viewing.as_of(), {std::move(*id)}, viewing.effective);
}

}  // namespace

std::vector<Route> person_routes() {
    return {{.pattern = "/v1/people",
             .summary = {"บุคคลที่ลงทะเบียน และบทบาท", "Registered people and their roles"},
             .handler = people,
             .answer = json("PersonList"),
             .listing = true,
             .dated = true},
            {.pattern = "/v1/people/{person}",
             .summary = {"บุคคลหนึ่ง: บทบาท การมอบอำนาจ และกุญแจ",
                         "One person: roles, delegations and keys"},
             .handler = person,
             .answer = json("Person"),
             .dated = true}};
}

}  // namespace banchi::api
