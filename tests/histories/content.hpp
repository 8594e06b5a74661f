#pragma once

#include "tests/histories/planned.hpp"

namespace banchi::histories {

// What is decided, and its digest: SHA-256 of "banchi-content-v1", a line feed and the RFC 8785
// JSON of the content, put together here from the model alone.
Digest digest_of(const Value& content);
Value draft_content(const Model& model, const AgreementId& id);
Value applied_content(const AgreementId& id, const Applied& applied);
Value change_content(const Change& change);
Digest draft_digest(const Model& model, const AgreementId& id);
// The agreement whose targets the subject is about; nothing where it decides none.
std::optional<AgreementId> matter_of(const Model& model, const std::string& subject);

// Does this content wait for a committee and fit what it changes, so that it could be approved?
bool stands(const Model& model, const std::string& subject, const Digest& digest);
// The digest under which it was last submitted or requested.
std::optional<Digest> submitted(const Model& model, const std::string& subject);
std::set<PersonId> proposers(const Model& model, const std::string& subject);
// How many marks stand against what waits.
std::size_t irregularities(const Model& model, const std::string& subject);
// Does the requested change fit the agreement and its framework as they are now?
bool fits(const Model& model, const Change& change);
// The agreement's content once the change is made.
Applied with_change(const Applied& applied, const Change& change);
std::set<KpiCode> codes_in_one_alone(const Part& here, const Part& there);

std::vector<KpiCode> scored(const std::map<KpiCode, Kpi>& kpis);
bool allows(const Framework& framework, const std::map<KpiCode, Kpi>& kpis, const Weights& weights);
// Whether a KPI may lead its main joint KPI, if it does: nobody else of its year leads it. `own`
// are the KPIs of its own agreement, where they would be others than now.
bool lead_is_free(const Model& model, const AgreementId& id, const Kpi& kpi,
                  const std::map<KpiCode, Kpi>* own = nullptr);
// Does it come only from KPIs that it may name?
bool well_linked(const Model& model, FiscalYear year, const Kpi& kpi);
// Does it name no entry of the register, or the one that it named before, or one that it may?
bool well_adopted(const Model& model, const AgreementId& id, const Kpi& kpi, const Kpi* before);
// Does the year's register list any joint entry?
bool lists_joint(const Model& model, FiscalYear year);
// May a KPI of this year name the code as one that it comes from?
bool may_come_from(const Model& model, FiscalYear year, const KpiCode& code);

std::optional<Weights> random_weights(Dice& dice, const std::vector<KpiCode>& codes,
                                      const Range& range);
// A template of any kind, method and direction, whole and in order.
Kpi random_kpi(const Model& model, Dice& dice, const AgreementId& id, const KpiCode& code);
std::vector<std::pair<std::string, Kpi>> wrong_kpis(const Kpi& kpi);

}  // namespace banchi::histories
