#include "tools/banchi/demo/data.hpp"
#include "tools/banchi/demo/people.hpp"
#include "tools/banchi/demo/story.hpp"

namespace banchi::tools::demo {
namespace {

constexpr JsonLimits kDataLimits{1u << 20, 16};

std::string agreement(std::string_view agency) {
    return "agreement/" + std::string(agency) + "/2569";
}

// A stage that people describe has no value: both languages go into the one line that there is.
Value baseline_of(const Value& given) {
    if (given["text"].is_null()) return given;
    return Value::object()
        .set("value", *given["text"]["th"].text() + " / " + *given["text"]["en"].text())
        .set("year", given["year"])
        .set("source", given["source"]);
}

Value level_of(const Value& given) {
    if (given["text"].is_null()) return given;
    return Value::object().set("score", given["score"]).set("milestone", given["text"]);
}

Result<domain::Weights> weights_of(const Value& rows, std::string_view agency) {
    domain::Weights weights;
    for (const auto& row : *rows.items()) {
        if (row["agency"] != Value(agency)) continue;
        const auto weight = from_value<BasisPoints>(row["weight_bp"], "weight_bp");
        if (!weight) return weight.error();
        weights[KpiCode{*row["code"].text()}] = *weight;
    }
    return weights;
}

}  // namespace

Result<Value> kpi_rows() {
    return parse_json(kpis_json(), kDataLimits);
}

Result<domain::Kpi> kpi_of(const Value& row) {
    auto kpi = Value::object();
    for (const auto& [name, value] : *row.members())
        if (name != "agency" && name != "weight_bp") kpi.set(name, value);
    auto levels = Value::array();
    for (const auto& level : *row["levels"].items()) levels.push(level_of(level));
    kpi.set("levels", std::move(levels));
    if (!row["baseline"].is_null()) kpi.set("baseline", baseline_of(row["baseline"]));
    return from_value<domain::Kpi>(kpi, "kpi");
}

Result<void> tell_kpis(Story& story) {
    const auto rows = kpi_rows();
    if (!rows) return rows.error();
    if (auto done = story.from("2025-09-24T01:00:00Z"); !done) return done.error();
    for (const auto& row : *rows->items()) {
        auto kpi = kpi_of(row);
        if (!kpi) return kpi.error();
        const auto& agency = *row["agency"].text();
        auto done = story.enter_for(
            officer_of(agency).id, domain::Capacity::officer,
            {.subject = agreement(agency),
             .body = domain::KpiProposed{std::move(*kpi)},
             .reason = {
                 "เนื้อหาตามที่ source และ source_scope บอก ส่วนใหญ่เป็นค่าสมมุติ",
                 "Its contents are what source and source_scope say: mostly illustrative."}});
        if (!done) return done.error();
    }
    return {};
}

Result<void> tell_weights(Story& story) {
    const auto rows = kpi_rows();
    if (!rows) return rows.error();
    if (auto done = story.from("2025-10-01T02:00:00Z"); !done) return done.error();
    for (const auto& agency : kAgencies) {
        auto weights = weights_of(*rows, agency.id);
        if (!weights) return weights.error();
        auto done =
            story.enter_for(officer_of(agency.id).id, domain::Capacity::officer,
                            {.subject = agreement(agency.id),
                             .body = domain::WeightsProposed{std::move(*weights)},
                             .reason = {"น้ำหนักเป็นค่าสมมุติ", "The weights are illustrative."}});
        if (!done) return done.error();
    }
    for (const auto& agency : kAgencies) {
        const domain::AgreementId id{AgencyId{std::string(agency.id)}, FiscalYear{2569}};
        const auto digest =
            domain::content_digest(domain::content_of(*story.state(), id, domain::Side::draft));
        auto done =
            story.enter_for(officer_of(agency.id).id, domain::Capacity::officer,
                            {.subject = id.subject(), .body = domain::ProposalSubmitted{digest}});
        if (!done) return done.error();
    }
    return {};
}

}  // namespace banchi::tools::demo
