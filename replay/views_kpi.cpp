#include <cassert>

#include "ledger/domain/agreement/drafting.hpp"
#include "replay/answer.hpp"
#include "replay/views_agreement.hpp"

namespace banchi::replay {
namespace {

using domain::AgreementId;
using domain::get;
using domain::Kpi;
using domain::Side;
using domain::State;

// A KPI where it is read: as applied, else as drafted, else as it was when it was withdrawn.
struct Found {
    AgreementId agreement;
    Side side = Side::draft;
    bool withdrawn = false;
};

Error no_kpi(const KpiCode& code) {
    return not_found("unknown_kpi",
                     {"ไม่มีตัวชี้วัดรหัส " + code.text + " ในตำแหน่งนี้ ให้ตรวจรหัสกับรายการ kpis ของคำรับรอง",
                      "no KPI has the code " + code.text +
                          " at this position; check it against the agreement's `kpis`"});
}

Result<Found> find(const State& state, const KpiCode& code) {
    const auto id = agreement_of(state, code);
    if (!id) return id.error();
    const auto member = domain::member_field(code);
    if (domain::has(state, id->subject(), member)) return Found{*id, Side::applied, false};
    // A draft beside an agreement that has been applied without the KPI is only a proposal.
    const bool drafted = domain::has(state, id->draft(), member);
    const bool ever_applied =
        domain::has(state, domain::kpi_entity(code, Side::applied), "agreement");
    return Found{*id, !drafted && ever_applied ? Side::applied : Side::draft, !drafted};
}

// As domain::find_kpi, and of a withdrawn KPI too: its facts stay.
Kpi stored_kpi(const State& state, const KpiCode& code, Side side) {
    Value fields = Value::object();
    for (auto& fact : domain::list(state, domain::kpi_entity(code, side)))
        if (fact.field != "agreement") fields.set(fact.field, std::move(*fact.value));
    auto kpi = from_value<Kpi>(fields, code.text);
    assert(kpi);
    return std::move(*kpi);
}

Value view_of(const State& state, const KpiCode& code, const Found& found) {
    const auto& id = found.agreement;
    const auto weights = domain::weights_of(state, id, found.side);
    return kpi_value(stored_kpi(state, code, found.side), weights)
        .set("agreement", id.subject())
        .set("agency", id.agency.text)
        .set("fiscal_year", to_value(id.year))
        .set("status", stated(domain::status_of(state, id)))
        .set("revision", or_null(get<std::int64_t>(state, id.subject(), "revision")))
        .set("content", found.side == Side::draft ? "draft" : "applied")
        .set("withdrawn", found.withdrawn);
}

Value weight_of(const Kpi& kpi, const domain::Weights& weights) {
    const auto found = weights.find(kpi.code);
    if (found != weights.end()) return to_value(found->second);
    if (kpi.kind == domain::KpiKind::monitor) return 0;
    return kNotStated;
}

}  // namespace

Value kpi_value(const Kpi& kpi, const domain::Weights& weights) {
    const bool milestones = kpi.method == domain::Method::milestone;
    auto view = to_value(kpi);
    view.set("weight_bp", weight_of(kpi, weights))
        .set("targets", kpi.levels.empty() ? Value(kNotStated) : to_value(kpi.levels))
        .set("direction", milestones ? or_null(kpi.direction) : stated(kpi.direction))
        .set("scale", milestones ? or_null(kpi.scale) : stated(kpi.scale))
        .set("baseline", stated(kpi.baseline))
        .set("joint", kpi.kind == domain::KpiKind::joint ? stated(kpi.joint) : or_null(kpi.joint))
        .set("adopts", or_null(kpi.adopts))
        .set("source_scope", stated(kpi.source_scope))
        .set("illustrative", is_illustrative(kpi.source, kpi.source_scope));
    // The view calls the levels what users call them.
    Value shown = Value::object();
    for (const auto& [name, value] : *view.members())
        if (name != "levels") shown.set(name, value);
    return shown;
}

Result<AgreementId> agreement_of(const State& state, const KpiCode& code) {
    if (!valid_slug(code.text)) return no_kpi(code);
    for (const auto side : {Side::applied, Side::draft}) {
        const auto subject = get<std::string>(state, domain::kpi_entity(code, side), "agreement");
        if (subject) return AgreementId::parse(*subject);
    }
    return no_kpi(code);
}

Result<Value> kpi_view(const State& state, const KpiCode& code) {
    const auto found = find(state, code);
    if (!found) return found.error();
    return view_of(state, code, *found);
}

Result<Value> kpi_view(const State& state, const KpiCode& code, Date effective,
                       const StateAt& states) {
    const auto id = agreement_of(state, code);
    if (!id) return id.error();
    auto view = agreement_view(state, *id, effective, states);
    if (!view) return view.error();
    const auto applied = (*view)["applied_index"];
    const auto then = states(TreeSize{static_cast<std::uint64_t>(*applied.integer()) + 1});
    if (!domain::find_kpi(*then, code, Side::applied)) return no_kpi(code);
    return view_of(*then, code, {*id, Side::applied, false})
        .set("effective", effective.text())
        .set("applied_index", applied);
}

Result<std::string> kpi_content(const State& state, const KpiCode& code) {
    const auto found = find(state, code);
    if (!found) return found.error();
    return canonical(to_value(stored_kpi(state, code, found->side)));
}

}  // namespace banchi::replay
