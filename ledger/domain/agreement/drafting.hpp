#pragma once

#include <set>

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::domain {

// What the rules of all proposal events begin with; for this folder and the committee's.

// A draft that may be changed, and the framework that judges it now.
struct Drafting {
    AgreementId id;
    Framework framework;
};
// The draft of the event's subject. Refuses `agreement_decided` once a committee has approved it,
// `agency_ended` once there is no such agency.
Result<Drafting> open_draft(const Judging& judging);
// `outside_proposal_period`, judged on the recorded day: marks the events of a KPI alone.
Result<Marks> judge_period(const Judging& judging, const Framework& framework);
// The facts of every change of a draft: it is listed, and is a draft again, so that what was
// submitted before no longer stands; whoever acts is among its proposers.
void edit_draft(const Judging& judging, const AgreementId& id, Changes& changes);
// Whoever acts on what is proposed is among its proposers, a withdrawal included, and so is who is
// acted for by delegation; of a draft until it is applied.
void put_proposer(const Judging& judging, const std::string& subject, Changes& changes);
std::string proposers_entity(const std::string& subject);  // "index/proposers/agreement/diw/2569"

std::string kpi_entity(const KpiCode& code, Side side);  // "draft/kpi/DIW-69-01"
std::string member_field(const KpiCode& code);           // "kpi/DIW-69-01"
// The present facts of a KPI's template, a look-up each: a draft is read for every ballot on it.
std::vector<Fact> template_facts(const State& state, const KpiCode& code, Side side);
std::vector<KpiCode> scored_codes(const State& state, const AgreementId& id, Side side);
// Puts each field of the template that differs, so that an unchanged one keeps its author.
void put_template(const State& state, const Kpi& kpi, Side side, Index origin, Changes& changes);
// The title, also of a KPI that was withdrawn; nothing for an unknown code.
std::optional<Title> title_of(const State& state, const KpiCode& code);

// The vector against the KPIs that it has to cover: `weights_cover`, `weights_sum`, `weight_range`.
Result<void> check_weights(const Framework& framework, const std::vector<KpiCode>& scored,
                           const Weights& weights);
// All that check_weights would refuse, not only the first; without a framework, its limits are not
// judged.
std::vector<Error> weights_faults(const Framework* framework, const std::vector<KpiCode>& scored,
                                  const Weights& weights);
// `kpi_count`: the framework allows so many scored ones.
Result<void> check_count(const Framework& framework, std::size_t scored);
// `code_taken`: a code names one KPI for ever, in whichever agreement, withdrawn ones too.
Result<void> check_code_free(const State& state, const KpiCode& code);
// A KPI by itself: its kind, its template and where it says that it comes from.
Result<void> check_kpi(const State& state, const AgreementId& id, const Framework& framework,
                       const Kpi& kpi);
// `kpi_kind`: the framework has KPIs of this kind.
Result<void> check_kind(const Framework& framework, const KpiCode& code, KpiKind kind);
// `template_incomplete`, `baseline_missing`, `levels_order`: what holds of a template whatever the
// framework says.
Result<void> check_template(const Kpi& kpi);
// The first fault of each of its parts: the joint part, what it adopts, the baseline, the
// levels.
std::vector<Error> template_faults(const Kpi& kpi);
// Every code that a KPI names as where it comes from.
std::set<KpiCode> lineage_of(const Kpi& kpi);
// `lineage_empty`: a list of codes is left out when there are none. `lineage_unknown`: each code is
// of another KPI of the same fiscal year or the one before, of whichever agency.
Result<void> check_lineage(const State& state, const AgreementId& id, const Kpi& kpi);

// The drafted parts of a year's main joint KPIs, index/joint/<fiscal year>/<joint id>: a field
// <agency>/<code> each, its role. Refuses a second lead: `joint_lead_taken`.
Result<void> check_lead(const State& state, const AgreementId& id, const Kpi& kpi);
// Replaces the part that the code had by the one that it has now; nothing: none.
void put_joint(const AgreementId& id, const KpiCode& code, const std::optional<JointPart>& before,
               const std::optional<JointPart>& part, Changes& changes);
std::optional<JointPart> part_of(const State& state, const AgreementId& id, const KpiCode& code,
                                 Side side);

std::string joint_entity(FiscalYear year, const JointId& joint);

// The entry of the register that a KPI names, as it adopts it or shares it.
std::optional<RegisterId> entry_of(const Kpi& kpi);
// One that the KPI did not name before is there, open, of its kind and year, and gives the agency
// that role: `no_such_entry`, `entry_closed`, `entry_differs`, `joint_role_differs`. A main joint
// KPI needs no entry while the year's register has no joint ones.
Result<void> check_adoption(const State& state, const AgreementId& id, const Kpi& kpi,
                            const std::optional<Kpi>& before);
// The KPIs that adopt an entry, index/adopted/<entry>: a field <agency>/<code> each, as put_joint.
std::string adopted_entity(const RegisterId& id);
void put_adopted(const AgreementId& id, const KpiCode& code,
                 const std::optional<RegisterId>& before, const std::optional<RegisterId>& after,
                 Changes& changes);
std::optional<RegisterId> adopted_of(const State& state, const AgreementId& id, const KpiCode& code,
                                     Side side);

// The facts of a revision of the agreement: its content's digest, its number, the timeline, in
// which it replaces what is dated on or after it.
void put_revision(const State& state, const AgreementId& id, const Revision& revision,
                  Changes& changes);

// Does the draft stand as submitted, waiting for a committee?
bool stands_submitted(const State& state, const AgreementId& id);
std::optional<Digest> submitted_digest(const State& state, const AgreementId& id);  // the newest
// Names what has the digest that was expected: "the draft as it is now".
Error digest_differs(const Text& of_what, const Digest& given, const Digest& expected);
// Everybody who proposed, revised or withdrew part of what has this subject, weighed or submitted
// it; of an agreement's draft since it was last applied.
std::set<PersonId> proposers_of(const State& state, const std::string& subject);

// "กรมโรงงานอุตสาหกรรม ปีงบประมาณ พ.ศ. 2569", for sentences; any other subject as it is, since a
// sentence may also tell what is refused.
Text agreement_for_people(const State& state, const std::string& subject);

}  // namespace banchi::domain
