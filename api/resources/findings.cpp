#include "api/resources/resources.hpp"
#include "replay/history.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

// What is marked irregular; `kinds` says so, for other kinds of finding are yet to be judged.
Result<Value> findings(const Viewing& viewing) {
    std::optional<std::string> subject;
    if (const auto* wished = viewing.call.parameter("subject")) {
        if (!valid_path(*wished))
            return no_such({"ไม่มี subject นี้ ใช้แบบ agreement/diw/2569",
                            "there is no such subject; name one as agreement/diw/2569"});
        subject = *wished;
    }
    const auto listed = subject ? "irregular/" + *subject : "irregular";
    if (const auto known = check_cursor(viewing, listed); !known) return known.error();
    const auto as_of = viewing.as_of();
    const auto on_day = [&](Index index) {
        return !viewing.effective || replay::counts_on(as_of, index, *viewing.effective);
    };
    auto view = replay::irregular_view(*viewing.state, subject, viewing.page, on_day);
    view.set("kinds", Value::array().push("irregular"));
    return view;
}

}  // namespace

std::vector<Route> finding_routes() {
    return {{.pattern = "/v1/findings",
             .summary = {"สิ่งที่ถูกทำเครื่องหมายว่าผิดขั้นตอน", "What is marked irregular"},
             .handler = findings,
             .answer = json("FindingList"),
             .parameters = {"subject"},
             .listing = true,
             .dated = true}};
}

}  // namespace banchi::api
