#include "replay/waiting.hpp"

#include "replay/answer.hpp"
#include "replay/gathering.hpp"

namespace banchi::replay {
namespace {

Result<Value> shown(const AsOf& as_of, const std::string& key, const Task& task) {
    const auto entry = as_of.entries.entry(task.since);
    if (!entry) return entry.error();
    return Value::object()
        .set("key", key)
        .set("kind", task.kind)
        .set("subject", task.subject)
        .set("who", task.who.value())
        .set("since", Value::object()
                          .set("index", number(task.since))
                          .set("recorded", entry->recorded.text()))
        .set("summary", told(task.summary));
}

}  // namespace

Result<Value> waiting_view(const AsOf& as_of, const WaitingFor& wish, const Page& page) {
    const auto day = day_of(as_of.state, wish.day);
    const auto tasks = Gathering(as_of.state, day).run();
    if (!page.after.empty() && !tasks.contains(page.after)) return bad_cursor();
    auto items = Value::array();
    Value next;
    std::string last;
    for (auto task = tasks.upper_bound(page.after); task != tasks.end(); ++task) {
        if (wish.person && !task->second.who.means(as_of.state, *wish.person, day)) continue;
        if (items.items()->size() == page.limit) {
            next = last;
            break;
        }
        auto item = shown(as_of, task->first, task->second);
        if (!item) return item.error();
        items.push(std::move(*item));
        last = task->first;
    }
    return Value::object()
        .set("day", day.text())
        .set("items", std::move(items))
        .set("next", std::move(next));
}

}  // namespace banchi::replay
