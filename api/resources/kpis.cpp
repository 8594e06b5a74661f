#include "api/resources/resources.hpp"
#include "replay/blame.hpp"
#include "replay/history.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<KpiCode> code_of(const Viewing& viewing) {
    auto code = slug(viewing.capture(0));
    if (!code) return code.error();
    return KpiCode{std::move(*code)};
}

Result<Value> view_of(const Viewing& viewing, const KpiCode& code) {
    if (!viewing.effective) return replay::kpi_view(*viewing.state, code);
    return replay::kpi_view(*viewing.state, code, *viewing.effective, states_of(viewing));
}

Result<Value> kpi(const Viewing& viewing) {
    const auto code = code_of(viewing);
    if (!code) return code.error();
    return view_of(viewing, *code);
}

Result<Value> history(const Viewing& viewing) {
    const auto code = code_of(viewing);
    if (!code) return code.error();
    if (!viewing.effective) return replay::kpi_history(viewing.as_of(), *code, viewing.page);
    const auto view = view_of(viewing, *code);
    if (!view) return view.error();
    return in_force(viewing, *view, [&](const replay::AsOf& then) {
        return replay::kpi_history(then, *code, viewing.page);
    });
}

Result<Value> blame(const Viewing& viewing) {
    const auto code = code_of(viewing);
    if (!code) return code.error();
    const auto only = viewing.call.wish("field");
    if (!viewing.effective) return replay::kpi_blame(viewing.as_of(), *code, only);
    const auto view = view_of(viewing, *code);
    if (!view) return view.error();
    return in_force(viewing, *view,
                    [&](const replay::AsOf& then) { return replay::kpi_blame(then, *code, only); });
}

Result<Response> content(const Viewing& viewing) {
    const auto code = code_of(viewing);
    if (!code) return code.error();
    // As of the event that applied it, the content is what it was when it came into force.
    auto state = viewing.call.service.ledger.state(viewing.size);
    if (viewing.effective) {
        const auto view = view_of(viewing, *code);
        if (!view) return view.error();
        const auto applied = from_value<Index>((*view)["applied_index"], "applied_index");
        if (!applied) return applied.error();
        state = viewing.call.service.ledger.state({applied->value + 1});
    }
    auto bytes = replay::kpi_content(*state, *code);
    if (!bytes) return bytes.error();
    return octets_response(std::move(*bytes));
}

}  // namespace

std::vector<Route> kpi_routes() {
    return {
        {.pattern = "/v1/kpis/{code}",
         .summary = {"ตัวชี้วัดหนึ่ง", "One KPI"},
         .handler = kpi,
         .answer = json("KpiView"),
         .dated = true},
        {.pattern = "/v1/kpis/{code}/history",
         .summary = {"ทุกการเปลี่ยนแปลงของตัวชี้วัด และใครทำ", "Every change of a KPI, and whose it was"},
         .handler = history,
         .answer = json("History"),
         .listing = true,
         .dated = true},
        {.pattern = "/v1/kpis/{code}/blame",
         .summary = {"ใครรับผิดชอบค่าของแต่ละฟิลด์", "Who is answerable for each field's value"},
         .handler = blame,
         .answer = json("Blame"),
         .parameters = {"field"},
         .dated = true},
        {.pattern = "/v1/kpis/{code}/content",
         .summary = {"สิ่งที่ตัดสินของตัวชี้วัดนี้ ตาม RFC 8785",
                     "What of the KPI is decided, as RFC 8785 JSON"},
         .handler = content,
         .answer = kOctets,
         .dated = true}};
}

}  // namespace banchi::api
