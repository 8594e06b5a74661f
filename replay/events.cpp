#include <algorithm>

#include "replay/answer.hpp"
#include "replay/history.hpp"
#include "replay/views_registry.hpp"

namespace banchi::replay {
namespace {

using domain::name_of;

// One past the index that a cursor or `from` names: where the list begins.
std::string starting_after(const EventFilter& filter, const Page& page) {
    const auto before = filter.from.value == 0 ? std::string() : padded({filter.from.value - 1});
    return std::max(before, page.after);
}

std::optional<std::string> listing(const EventFilter& filter) {
    if (filter.subject) return "index/subject/" + *filter.subject;
    if (filter.actor) return "index/actor/" + filter.actor->text;
    if (filter.type) return "index/type/" + *filter.type;
    return std::nullopt;
}

// What can be said of an entry whose type a newer program wrote.
Value unknown_event(Index index, const Error& error) {
    return Value::object()
        .set("index", number(index))
        .set("type", "unknown")
        .set("summary", told(error.detail));
}

Result<Value> event_at(const AsOf& as_of, Index index) {
    const auto entry = as_of.entries.entry(index);
    if (entry) return event_view(as_of.state, *entry);
    if (entry.error().name == "unknown_type") return unknown_event(index, entry.error());
    return entry.error();
}

// The indexes of every event, as fields of a listing that nobody needs to store.
Value all_indexes(TreeSize size, const std::string& after, std::size_t limit) {
    Value indexes = Value::array();
    Value next;
    std::uint64_t index = 0;
    if (!after.empty()) {
        const bool digits =
            after.size() == 20 &&
            std::all_of(after.begin(), after.end(), [](char c) { return c >= '0' && c <= '9'; });
        // Twenty nines do not fit; no log is that long.
        index = digits && after < padded({size.value}) ? std::stoull(after) + 1 : size.value;
    }
    for (; index < size.value && indexes.items()->size() < limit; ++index)
        indexes.push(padded({index}));
    if (index < size.value && !indexes.items()->empty()) next = indexes.items()->back();
    return Value::object().set("items", std::move(indexes)).set("next", std::move(next));
}

}  // namespace

Value event_view(const domain::State& state, const ledger::Entry& entry) {
    const auto& header = entry.event.header;
    const auto& common = header.common;
    const domain::Judging judging{state, header, entry.recorded, entry.index};
    return Value::object()
        .set("index", number(entry.index))
        .set("recorded", entry.recorded.text())
        .set("occurred", header.occurred.text())
        .set("type", header.type)
        .set("subject", header.subject)
        .set("actor", header.actor.text)
        .set("actor_name", told(name_of(state, header.actor)))
        .set("acting", header.acting().text)
        .set("acting_name", told(name_of(state, header.acting())))
        .set("capacity", to_value(header.acting_capacity()))
        .set("recorded_act", common.recorded_for.has_value())
        .set("evidence", common.recorded_for ? Value(common.recorded_for->evidence.hex()) : Value())
        .set("reason", or_null(common.reason))
        .set("legal_basis", or_null(common.legal_basis))
        .set("bound", header.basis.has_value())
        .set("summary", told(domain::tell(judging, entry.event)))
        .set("irregular", marks_of(state, entry.index));
}

Result<Value> events_view(const AsOf& as_of, const EventFilter& filter, const Page& page) {
    const auto limit = std::clamp<std::size_t>(page.limit, 1, kLargestPage);
    const auto after = starting_after(filter, page);
    const auto entity = listing(filter);
    const auto found = entity ? paged(as_of.state, *entity, "", {after, limit},
                                      [](const domain::Fact& fact) { return Value(fact.field); })
                              : all_indexes(as_of.size, after, limit);
    Value items = Value::array();
    for (const auto& field : *found["items"].items()) {
        auto view = event_at(as_of, Index{std::stoull(*field.text())});
        if (!view) return view.error();
        items.push(std::move(*view));
    }
    return Value::object().set("items", std::move(items)).set("next", found["next"]);
}

Result<Value> latest_events(const AsOf& as_of, std::size_t wanted) {
    Value items = Value::array();
    for (auto index = as_of.size.value; index > 0 && items.items()->size() < wanted;) {
        auto view = event_at(as_of, Index{--index});
        if (!view) return view.error();
        items.push(std::move(*view));
    }
    return items;
}

}  // namespace banchi::replay
