#pragma once

#include <optional>

#include "ledger/domain/framework.hpp"
#include "ledger/domain/record/restoration.hpp"
#include "ledger/domain/registry/registry.hpp"
#include "replay/entry_source.hpp"
#include "replay/page.hpp"

namespace banchi::replay {

// Is the ledger's clock simulated? Then every view, page and verdict says so.
bool is_demo(const domain::State& state);

// Every restoration on record, oldest first: [{index, lost: {size, root}, backup: {size, root,
// taken}}].
Value restorations_view(const domain::State& state);
Value restoration_value(const domain::Restoration& restoration);

// Items {id, name, abbreviation, ended: {until, successors, order, index}}; `ended` is null unless
// that is recorded.
Value agencies_view(const domain::State& state, const Page& page);
// The same with `earlier`: what it was called before, [{name, abbreviation, index}], oldest first.
Result<Value> agency_view(const AsOf& as_of, const AgencyId& id);

// Items {id, name, roles: [...], keys (count of valid ones)}. Roles have all their terms, or with a
// day those that cover it.
Value people_view(const domain::State& state, const Page& page,
                  const std::optional<Date>& day = {});
// {id, name, roles: [{role, agency, terms: [{from, until, holding, office, office_name, order}]}],
// delegations: {given, received: [{person, name, role, agency, terms: [{types?, from, until?,
// order}]}]}, keys (all that were ever theirs, or with a day those that could sign on it): [{id
// (fingerprint), scheme, public_key, enrolled, revoked, compromised_since}]}.
Result<Value> person_view(const AsOf& as_of, const PersonId& id,
                          const std::optional<Date>& day = {});

// Items {subject, fiscal_year, version, title, fiscal_years}; by fiscal year, then version. With a
// day, those for its fiscal year.
Value frameworks_view(const domain::State& state, const Page& page,
                      const std::optional<Date>& day = {});
// The members of framework.published, its windows as extended, and {subject, extensions: [{window,
// before, until, authority, index}]}.
Result<Value> framework_view(const domain::State& state, const std::string& subject);

// Items and one of {sha256, title, media_type, bytes, published, index}.
Value documents_view(const domain::State& state, const Page& page);
Result<Value> document_view(const domain::State& state, const Digest& sha256);

// What is marked irregular, of one subject or of all: items {index, rule, why, values, framework};
// with `fits` only of those events.
Value irregular_view(const domain::State& state, const std::optional<std::string>& subject,
                     const Page& page, const std::function<bool(Index)>& fits = {});
// The marks of one event, as above.
Value marks_of(const domain::State& state, Index index);

}  // namespace banchi::replay
