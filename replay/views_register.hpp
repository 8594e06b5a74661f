#pragma once

#include "ledger/domain/register.hpp"
#include "replay/page.hpp"
#include "replay/views_agreement.hpp"

namespace banchi::replay {

// Items {id, kind, fiscal_year, title, status: "open"|"closed", agencies (count), adopted (count of
// agencies)}; by fiscal year, of one alone if so asked.
Value registers_view(const domain::State& state, const std::optional<FiscalYear>& year,
                     const Page& page);

// {id, kind, fiscal_year, title, unit, source, source_scope, status, closed: {reason, recorded,
// index}, agencies: [{agency, name, role}], adopted: [{agency, name, code, title, role,
// expected_role, weight_bp, content, status}], not_adopted: [{agency, name, role, reason}]}. What
// was adopted is read as agreement_view reads it; with a day, from the revisions in force then.
// `reason` is why an agency declined, null while nobody said; a role is null for what has none.
Result<Value> register_view(const domain::State& state, const RegisterId& id);
Result<Value> register_view(const domain::State& state, const RegisterId& id, Date effective,
                            const StateAt& states);

}  // namespace banchi::replay
