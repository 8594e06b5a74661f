#pragma once

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {

// "role/officer/diw": the field of person/<id> that lists the terms of the role.
std::string role_field(Role role, const std::optional<AgencyId>& agency);
// Every term ever granted, oldest grant first; an ended one shortened, never taken out.
std::vector<Term> terms_of(const State& state, const PersonId& person, const std::string& field);
// Do the half-open ranges share a day? A term that ended on its first day shares none.
bool overlap(const Term& left, const Term& right);

// The first day, `from` or later, on which no registrar with a valid key is in term, and the ledger
// could never again enrol a key or grant a role; nothing if there is always one.
std::optional<Date> first_day_without_registrar(const State& state, Date from);

// The facts of a key that becomes the person's own, for ever.
// `key_application` unless what was given for the key's kind and scheme fits together.
Result<void> check_key(const PublicKey& key);
void put_key(const PersonId& person, const PublicKey& key, Changes& changes);

// The person that a subject person/<id> names.
PersonId subject_person(const Header& header);

}  // namespace banchi::domain
