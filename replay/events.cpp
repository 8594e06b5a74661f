#include <algorithm>

#include "replay/acts.hpp"
#include "replay/answer.hpp"
#include "replay/history.hpp"
#include "replay/views_registry.hpp"

namespace banchi::replay {
namespace {

using domain::name_of;

// Asked of the facts for one page; what is sparse goes on with the next page's cursor.
constexpr std::size_t kMostSeeks = 4096;

// The facts that list the events of each thing asked for; none for all events.
std::vector<std::string> listings(const EventFilter& filter) {
    std::vector<std::string> entities;
    if (filter.subject) entities.push_back("index/subject/" + *filter.subject);
    if (filter.actor) entities.push_back("index/actor/" + filter.actor->text);
    if (filter.type) entities.push_back("index/type/" + *filter.type);
    return entities;
}

// The first index, `from` or later, that is listed.
std::optional<Index> first_listed(const domain::State& state, const std::string& listing,
                                  Index from) {
    const auto before = from.value == 0 ? std::string() : padded({from.value - 1});
    const auto fact = state.next(listing, before);
    if (!fact) return std::nullopt;
    return Index{std::stoull(fact->field)};
}

struct Selected {
    std::vector<Index> indexes;
    Value next;
};

// The indexes that are in every listing. Each in turn is asked for its first at or after what
// another one holds, so that the shortest decides how far the others leap.
Selected selected(const AsOf& as_of, const std::vector<std::string>& entities, Index from,
                  std::size_t limit) {
    Selected found;
    std::size_t agreeing = 0;
    for (std::size_t seeks = 0; as_of.size.contains(from);) {
        if (agreeing == entities.size()) {
            if (found.indexes.size() == limit) {
                found.next = padded(found.indexes.back());
                break;
            }
            found.indexes.push_back(from);
            ++from.value;
            agreeing = 0;
            continue;
        }
        const auto& listing = entities[seeks % entities.size()];
        const auto listed = first_listed(as_of.state, listing, from);
        if (!listed) break;
        agreeing = *listed == from ? agreeing + 1 : 1;
        from = *listed;
        if (++seeks < kMostSeeks || agreeing == entities.size() || from.value == 0) continue;
        found.next = padded({from.value - 1});
        break;
    }
    return found;
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

// By the tree that was seen when signing, as people read it.
Text told_basis(const std::optional<domain::Basis>& basis) {
    if (!basis) return {"ไม่ผูกกับประวัติที่เห็น", "not bound to a seen history"};
    const auto size = std::to_string(basis->size.value);
    return {"ผูกกับประวัติที่เห็น " + size + " เหตุการณ์",
            "bound to the history of " + size + " events that was seen"};
}

}  // namespace

bool counts_on(const AsOf& as_of, Index index, Date day) {
    const auto entry = as_of.entries.entry(index);
    if (!entry) return true;
    const auto& header = entry->event.header;
    return header.effective.value_or(Date::of(header.occurred)) <= day;
}

Value cosigners_of(const domain::State& state, const domain::Header& header) {
    Value cosigners = Value::array();
    for (const auto& cosigner : header.common.cosigners)
        cosigners.push(Value::object()
                           .set("person", cosigner.actor.text)
                           .set("name", told(name_of(state, cosigner.actor)))
                           .set("capacity", to_value(cosigner.capacity)));
    return cosigners;
}

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
        .set("on_behalf_of", or_null(header.on_behalf_of))
        .set("on_behalf_of_name",
             header.on_behalf_of ? told(name_of(state, *header.on_behalf_of)) : Value())
        .set("capacity", to_value(header.acting_capacity()))
        .set("cosigners", cosigners_of(state, header))
        .set("recorded_act", common.recorded_for.has_value())
        .set("evidence", common.recorded_for ? Value(common.recorded_for->evidence.hex()) : Value())
        .set("own_word", own_word_on(state, entry.index))
        .set("reason", or_null(common.reason))
        .set("legal_basis", or_null(common.legal_basis))
        .set("bound", header.basis.has_value())
        .set("binding", told(told_basis(header.basis)))
        .set("summary", told(domain::tell(judging, entry.event)))
        .set("irregular", marks_of(state, entry.index));
}

Result<Value> events_view(const AsOf& as_of, const EventFilter& filter, const Page& page) {
    const auto after = first_after(page, as_of.size);
    if (!after) return after.error();
    const auto entities = listings(filter);
    const bool askable = std::all_of(entities.begin(), entities.end(),
                                     [](const auto& entity) { return valid_path(entity); });
    const auto limit = std::clamp<std::size_t>(page.limit, 1, kLargestPage);
    const auto found =
        askable ? selected(as_of, entities, std::max(filter.from, *after), limit) : Selected();
    Value items = Value::array();
    for (const auto index : found.indexes) {
        if (filter.day && !counts_on(as_of, index, *filter.day)) continue;
        auto view = event_at(as_of, index);
        if (!view) return view.error();
        items.push(std::move(*view));
    }
    return Value::object().set("items", std::move(items)).set("next", found.next);
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
