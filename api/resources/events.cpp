#include "api/resources/resources.hpp"
#include "ledger/wire/attributes.hpp"
#include "replay/history.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Error bad_filter(const std::string& name, const Text& why) {
    return {ErrorKind::malformed, name, why, {}};
}

Result<Value> events(const Viewing& viewing) {
    auto filter = filter_of(viewing.call);
    if (!filter) return filter.error();
    filter->day = viewing.effective;
    return replay::events_view(viewing.as_of(), *filter, viewing.page);
}

Result<Index> event_index(const Call& call, TreeSize size) {
    const auto index = index_of(call.captures[0]);
    if (!index || size.contains(*index)) return index;
    return no_event("event", std::to_string(index->value), size);
}

// The event told for people, and the exact bytes that were signed and stored.
Result<Value> event(const Viewing& viewing) {
    const auto index = event_index(viewing.call, viewing.size);
    if (!index) return index.error();
    const auto entry = viewing.call.service.ledger.entry(*index);
    if (!entry) return entry.error();
    const auto payload = parse_json(entry->envelope.payload);
    if (!payload) return payload.error();
    auto view = replay::event_view(*viewing.state, *entry);
    view.set("leaf", entry->leaf);
    view.set("payload", *payload);
    return view;
}

Result<Response> proof(const Call& call) {
    const auto& ledger = call.service.ledger;
    const auto index = event_index(call, ledger.position().size);
    if (!index) return index.error();
    auto text = ledger.proof(*index);
    if (!text) return text.error();
    auto response = text_response(std::move(*text));
    response.headers.emplace_back("Cache-Control", revalidated(call.service));
    return response;
}

}  // namespace

Result<replay::EventFilter> filter_of(const Call& call) {
    replay::EventFilter filter;
    for (const auto* name : {"subject", "actor", "type"}) {
        const auto* value = call.parameter(name);
        if (value == nullptr) continue;
        if (!valid_path(*value))
            return bad_filter(name,
                              {"ค่าของ " + std::string(name) + " ใช้ได้เฉพาะ A-Z a-z 0-9 . _ / -",
                               std::string(name) + " is made of A-Z a-z 0-9 . _ / -"});
    }
    if (const auto* subject = call.parameter("subject")) filter.subject = *subject;
    if (const auto* actor = call.parameter("actor")) filter.actor = PersonId{*actor};
    if (const auto* type = call.parameter("type"))
        filter.type = wire::from_wire_type(*type).value_or(*type);
    if (const auto* from = call.parameter("from")) {
        const auto index = index_of(*from);
        if (!index) return index.error();
        filter.from = *index;
    }
    return filter;
}

std::vector<Route> event_routes() {
    return {{.pattern = "/v1/events",
             .summary = {"เหตุการณ์ เก่าสุดก่อน", "Events, oldest first"},
             .handler = events,
             .answer = json("EventList"),
             .parameters = {"from", "subject", "actor", "type"},
             .listing = true,
             .dated = true},
            {.pattern = "/v1/events/{index}",
             .summary = {"เหตุการณ์หนึ่ง พร้อมไบต์ที่ลงนามและเก็บไว้",
                         "One event, with the bytes that were signed and stored"},
             .handler = event,
             .answer = json("StoredEvent")},
            {.pattern = "/v1/events/{index}/proof",
             .summary = {"หลักฐานว่าเหตุการณ์อยู่ในบัญชี (c2sp.org/tlog-proof@v1)",
                         "Proof that the event is in the log (c2sp.org/tlog-proof@v1)"},
             .handler = proof,
             .answer = kPlainText}};
}

}  // namespace banchi::api
