#pragma once

#include <functional>
#include <memory>

#include "ledger/domain/agreement/agreement.hpp"
#include "replay/page.hpp"

namespace banchi::replay {

// The facts of the first `size` events, as Ledger::state gives them.
using StateAt = std::function<std::unique_ptr<domain::State>(TreeSize size)>;

// Items {agency, fiscal_year, name, abbreviation, status, revision, content, kpis (count),
// weights_total_bp, illustrative (how many KPIs say so)}, by agency.
Value agreements_view(const domain::State& state, FiscalYear year, const Page& page);

// {agency, fiscal_year, name, abbreviation, status, revision, content: "draft"|"applied",
// content_digest, framework, weights_total_bp, illustrative, timeline, kpis: [...], signatures:
// [{party, person, name, office, office_name, holding, recorded_act, own_word, digest, revision,
// index}] in the order of signing, signed_digest (of the content that both parties signed, else
// null), approved_digest (of the content that a committee approved; it differs from content_digest
// where corrections took its place since)}. Before an approval content is the draft's and revision
// is null. `not_found` if nothing was ever proposed.
Result<Value> agreement_view(const domain::State& state, const domain::AgreementId& id);
// The same as in force on a day, by the timeline that `state` knows: the content as of the applying
// index, with `effective` and `applied_index`, and the status and signatures that `state` knows.
// `not_found` (`not_in_force`) before the first revision.
Result<Value> agreement_view(const domain::State& state, const domain::AgreementId& id,
                             Date effective, const StateAt& states);
// The revision in force on a day, by the timeline that the state knows; nothing before the first.
std::optional<domain::Revision> revision_on(const domain::State& state,
                                            const domain::AgreementId& id, Date effective);
// The exact bytes whose SHA-256 is content_digest.
Result<std::string> agreement_content(const domain::State& state, const domain::AgreementId& id);
Result<std::string> agreement_content(const domain::State& state, const domain::AgreementId& id,
                                      Date effective, const StateAt& states);

// One KPI of an agreement: {code, kind, title, weight_bp, targets (its levels), method, direction,
// scale, unit, baseline, definition, formula, data_source, responsible, joint, adopts, source,
// source_scope, illustrative}.
Value kpi_value(const domain::Kpi& kpi, const domain::Weights& weights);
// kpi_value with {agreement (subject), agency, fiscal_year, status, revision, content, withdrawn}.
// As applied, else as in the draft; `not_found` if the code was never proposed.
Result<Value> kpi_view(const domain::State& state, const KpiCode& code);
Result<Value> kpi_view(const domain::State& state, const KpiCode& code, Date effective,
                       const StateAt& states);
// RFC 8785 of what of the KPI is decided, as it stands in its agreement's content.
Result<std::string> kpi_content(const domain::State& state, const KpiCode& code);
// The agreement that a KPI belongs to, applied or draft; `not_found` for an unknown code.
Result<domain::AgreementId> agreement_of(const domain::State& state, const KpiCode& code);

// Does a KPI's source, or its scope, say that content is made up to illustrate?
bool is_illustrative(const Line& source, const std::optional<Line>& scope);
// How many KPIs of the agreement say so, on this side.
std::int64_t illustrative_in(const domain::State& state, const domain::AgreementId& id,
                             domain::Side side);
// For an agreement of which nothing was ever proposed.
Error no_agreement(const domain::AgreementId& id);

// Where an agreement's content is read: applied once there is a revision, the draft before.
domain::Side side_of(const domain::State& state, const domain::AgreementId& id);

}  // namespace banchi::replay
