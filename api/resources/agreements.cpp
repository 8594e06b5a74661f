#include "api/resources/resources.hpp"
#include "replay/blame.hpp"
#include "replay/history.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Result<domain::AgreementId> id_of(const Viewing& viewing) {
    auto agency = slug(viewing.capture(0));
    if (!agency) return agency.error();
    const auto year = FiscalYear::parse(viewing.capture(1));
    if (!year) return year.error();
    return domain::AgreementId{{std::move(*agency)}, *year};
}

Result<Value> view_of(const Viewing& viewing, const domain::AgreementId& id) {
    if (!viewing.effective) return replay::agreement_view(*viewing.state, id);
    return replay::agreement_view(*viewing.state, id, *viewing.effective, states_of(viewing));
}

// An agreement that was not in force on that day is listed as such, not left out.
Value in_force_item(const Viewing& viewing, const domain::AgreementId& id) {
    const auto view = view_of(viewing, id);
    auto item = Value::object()
                    .set("agency", id.agency.text)
                    .set("fiscal_year", to_value(id.year))
                    .set("effective", viewing.effective->text())
                    .set("in_force", view.has_value());
    if (!view) return item;
    for (const auto* member : {"name", "abbreviation", "status", "revision", "content",
                               "content_digest", "weights_total_bp", "illustrative"})
        item.set(member, (*view)[member]);
    const auto* kpis = (*view)["kpis"].items();
    item.set("kpis", static_cast<std::int64_t>(kpis == nullptr ? 0 : kpis->size()));
    return item;
}

Result<Value> agreements(const Viewing& viewing) {
    const auto year = wanted_year(viewing.call);
    if (!year) return year.error();
    const auto listed = "index/agreements/" + year->text();
    if (const auto known = check_cursor(viewing, listed); !known) return known.error();
    if (!viewing.effective) return replay::agreements_view(*viewing.state, *year, viewing.page);
    return replay::paged(*viewing.state, listed, "", viewing.page, [&](const domain::Fact& fact) {
        return in_force_item(viewing, {{fact.field}, *year});
    });
}

Result<Value> agreement(const Viewing& viewing) {
    const auto id = id_of(viewing);
    if (!id) return id.error();
    return view_of(viewing, *id);
}

Result<Value> history(const Viewing& viewing) {
    const auto id = id_of(viewing);
    if (!id) return id.error();
    if (!viewing.effective) return replay::agreement_history(viewing.as_of(), *id, viewing.page);
    const auto view = view_of(viewing, *id);
    if (!view) return view.error();
    return in_force(viewing, *view, [&](const replay::AsOf& then) {
        return replay::agreement_history(then, *id, viewing.page);
    });
}

Result<Value> blame(const Viewing& viewing) {
    const auto id = id_of(viewing);
    if (!id) return id.error();
    const auto only = viewing.call.wish("field");
    if (!viewing.effective) return replay::agreement_blame(viewing.as_of(), *id, only);
    const auto view = view_of(viewing, *id);
    if (!view) return view.error();
    return in_force(viewing, *view, [&](const replay::AsOf& then) {
        return replay::agreement_blame(then, *id, only);
    });
}

// Exactly the bytes whose SHA-256 is the content digest: `curl … | sha256sum` is the check.
Result<Response> content(const Viewing& viewing) {
    const auto id = id_of(viewing);
    if (!id) return id.error();
    auto bytes =
        viewing.effective
            ? replay::agreement_content(*viewing.state, *id, *viewing.effective, states_of(viewing))
            : replay::agreement_content(*viewing.state, *id);
    if (!bytes) return bytes.error();
    return octets_response(std::move(*bytes));
}

}  // namespace

std::vector<Route> agreement_routes() {
    return {{.pattern = "/v1/agreements",
             .summary = {"คำรับรองของปีงบประมาณหนึ่ง", "The agreements of a fiscal year"},
             .handler = agreements,
             .answer = json("AgreementList"),
             .required = {"fiscal_year"},
             .listing = true,
             .dated = true},
            {.pattern = "/v1/agreements/{agency}/{fiscal_year}",
             .summary = {"คำรับรองทั้งฉบับ พร้อมตัวชี้วัด น้ำหนัก และค่าเป้าหมาย",
                         "One agreement: its KPIs, weights and targets"},
             .handler = agreement,
             .answer = json("Agreement"),
             .dated = true},
            {.pattern = "/v1/agreements/{agency}/{fiscal_year}/history",
             .summary = {"ทุกการเปลี่ยนแปลงของคำรับรอง และใครทำ",
                         "Every change of an agreement, and whose it was"},
             .handler = history,
             .answer = json("History"),
             .listing = true,
             .dated = true},
            {.pattern = "/v1/agreements/{agency}/{fiscal_year}/blame",
             .summary = {"ใครรับผิดชอบค่าของแต่ละฟิลด์", "Who is answerable for each field's value"},
             .handler = blame,
             .answer = json("Blame"),
             .parameters = {"field"},
             .dated = true},
            {.pattern = "/v1/agreements/{agency}/{fiscal_year}/content",
             .summary = {"ไบต์ที่ค่าแฮช SHA-256 คือ content_digest",
                         "The bytes whose SHA-256 is content_digest"},
             .handler = content,
             .answer = kOctets,
             .dated = true}};
}

}  // namespace banchi::api
