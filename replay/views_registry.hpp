#pragma once

#include <optional>

#include "ledger/domain/framework.hpp"
#include "ledger/domain/registry/registry.hpp"
#include "replay/page.hpp"

namespace banchi::replay {

// Is the ledger's clock simulated? Then every view, page and verdict says so.
bool is_demo(const domain::State& state);

// Items {id, name, abbreviation}.
Value agencies_view(const domain::State& state, const Page& page);
Result<Value> agency_view(const domain::State& state, const AgencyId& id);

// Items {id, name, roles: [...], keys (count of valid ones)}.
Value people_view(const domain::State& state, const Page& page);
// {id, name, roles: [{role, agency, terms: [{from, until, holding, office, office_name, order}]}],
// keys: [{id (fingerprint), scheme, public_key, enrolled, revoked, compromised_since}]}.
Result<Value> person_view(const domain::State& state, const PersonId& id);

// Items {subject, fiscal_year, version, title, fiscal_years}; by fiscal year, then version.
Value frameworks_view(const domain::State& state, const Page& page);
// The members of framework.published and {subject}.
Result<Value> framework_view(const domain::State& state, const std::string& subject);

// Items and one of {sha256, title, media_type, bytes, published, index}.
Value documents_view(const domain::State& state, const Page& page);
Result<Value> document_view(const domain::State& state, const Digest& sha256);

// What is marked irregular, of one subject or of all: items {index, rule, why, values, framework}.
Value irregular_view(const domain::State& state, const std::optional<std::string>& subject,
                     const Page& page);
// The marks of one event, as above.
Value marks_of(const domain::State& state, Index index);

}  // namespace banchi::replay
