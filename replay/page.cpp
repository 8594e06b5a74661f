#include "replay/page.hpp"

#include <algorithm>

namespace banchi::replay {

Value paged(const domain::State& state, const std::string& entity, const std::string& prefix,
            const Page& page, const std::function<Value(const domain::Fact&)>& item) {
    const auto limit = std::clamp<std::size_t>(page.limit, 1, kLargestPage);
    Value items = Value::array();
    Value next;
    // No field can come after what is no path: a store must never be asked for such a key.
    const bool askable = valid_path(entity) && (page.after.empty() || valid_path(page.after));
    std::string last;
    auto step = askable ? state.next(entity, std::max(prefix, page.after)) : std::nullopt;
    for (; step && step->field.starts_with(prefix); step = state.next(entity, last)) {
        if (items.items()->size() == limit) {
            next = last;
            break;
        }
        auto shown = item(*step);
        if (!shown.is_null()) items.push(std::move(shown));
        last = step->field;
    }
    return Value::object().set("items", std::move(items)).set("next", std::move(next));
}

Result<void> check_cursor(const domain::State& state, const std::string& entity, const Page& page) {
    if (page.after.empty()) return {};
    const bool askable = valid_path(entity) && valid_path(page.after);
    if (!askable || !state.fact(entity, page.after)) return bad_cursor();
    return {};
}

Result<Index> first_after(const Page& page, TreeSize size) {
    const auto& after = page.after;
    if (after.empty()) return Index{0};
    // Twenty nines do not fit a number; no log is that long.
    const bool digits = after.size() == 20 && std::all_of(after.begin(), after.end(), [](char c) {
                            return c >= '0' && c <= '9';
                        });
    if (!digits || after >= padded({size.value})) return bad_cursor();
    return Index{std::stoull(after) + 1};
}

Error bad_cursor() {
    return {ErrorKind::malformed,
            "cursor",
            {"cursor ต้องเป็นค่า next ของหน้าก่อนของรายการเดียวกัน หากไม่มีให้เริ่มใหม่โดยไม่ใส่ cursor",
             "cursor is the `next` of the page before, of the same list at the same position; "
             "leave it out to begin anew"},
            {}};
}

}  // namespace banchi::replay
