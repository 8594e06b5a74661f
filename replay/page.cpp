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
        items.push(item(*step));
        last = step->field;
    }
    return Value::object().set("items", std::move(items)).set("next", std::move(next));
}

}  // namespace banchi::replay
