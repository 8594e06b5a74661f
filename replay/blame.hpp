#pragma once

#include <optional>
#include <string>

#include "ledger/domain/agreement/agreement.hpp"
#include "replay/entry_source.hpp"

namespace banchi::replay {

// Who is answerable for each field of a view: {"fields": [{field, value, content:
// "draft"|"applied", entity, fact, index, origin, proposed_by: {person, name, capacity}, entered_by
// (the actor of a recorded act, else null), cosigners: [{person, name, capacity}], recorded_act,
// own_word (acts.hpp), correction ({subject, mistake, document, page} of a corrected value, else
// null), recorded, occurred, applied_by (the conclusion {index, subject, meeting, recorded,
// outcome, cosigners, summary} that put it in force, else null), reason, legal_basis, summary,
// irregular:
// [...], earlier: [{value, index, origin, content}]}]}. `field` and `value` are the view's:
// "targets", "weight_bp"; in an agreement's blame "kpis/DIW-69-01/targets". `index` is the event
// that put the value in force, `origin` the one in which a person proposed it. A weight belongs to
// the vector that last changed it. `earlier` holds one value an origin, oldest first, as applied
// where it ever was. With `only`, that field alone: by its name here or its fact's ("weights"); by
// the view's name of every KPI ("weight_bp"); of one KPI ("kpis/DIW-69-01/levels"), or all of it
// ("kpis/DIW-69-01"). `unknown_field` (not_found) names some that there are. `illustrative` is as
// in the view.
Result<Value> agreement_blame(const AsOf& as_of, const domain::AgreementId& id,
                              const std::optional<std::string>& only = {});
Result<Value> kpi_blame(const AsOf& as_of, const KpiCode& code,
                        const std::optional<std::string>& only = {});

}  // namespace banchi::replay
