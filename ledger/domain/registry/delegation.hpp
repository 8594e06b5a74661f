#pragma once

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {

// A role that somebody else exercises in its holder's name (มอบอำนาจ, ปฏิบัติราชการแทน). Subject of
// both events: person/<delegator>, who signs as holder.
//
// What can be delegated is the work of a secretariat, an officer, an adviser or a reviewer. Not a
// registrar's: whom the ledger takes for whom rests on people whom an order names, and where one
// is away an order names another. Not an adjudicator's or a head's, who answer in person: in their
// place somebody acts, by an order too (Holding::acting). Not a recorder's, who is a second person
// on purpose. And no seat in a committee: a member who is away has a representative.

// The holder has the role throughout the term themself, so nobody hands on what was only delegated
// to them. It ends with the role.
struct DelegationGranted {
    static constexpr std::string_view type = "delegation.granted";
    PersonId to;
    Role role = Role::officer;
    std::optional<AgencyId> agency;                        // officers are of one
    std::optional<std::vector<Id<struct TypeTag>>> types;  // absent: all that the role signs
    Date from;
    std::optional<Date> until;  // half-open
    Citation order;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("to", self.to);
        m("role", self.role);
        m("agency", self.agency);
        m("types", self.types);
        m("from", self.from);
        m("until", self.until);
        m("order", self.order);
    }
};

struct DelegationEnded {
    static constexpr std::string_view type = "delegation.ended";
    PersonId to;
    Role role = Role::officer;
    std::optional<AgencyId> agency;
    Date until;  // the first day on which it no longer covers
    std::optional<Citation> order;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("to", self.to);
        m("role", self.role);
        m("agency", self.agency);
        m("until", self.until);
        m("order", self.order);
    }
};

// One term, as the facts keep it with both people: person/<delegator>
// delegated/to/<person>/<role>[/<agency>] and person/<delegate> delegated/by/<person>/... are the
// same list of these.
struct Delegation {
    std::optional<std::vector<Id<TypeTag>>> types;
    Date from;
    std::optional<Date> until;
    Citation order;
    bool covers(Date date) const { return from <= date && (!until || date < *until); }
    bool covers(Date date, std::string_view event_type) const;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("types", self.types);
        m("from", self.from);
        m("until", self.until);
        m("order", self.order);
    }
};

bool may_be_delegated(Role role);
// `delegation_types`: each is a type that the role signs, and there is one.
Result<void> check_types(Role role, const std::optional<std::vector<Id<TypeTag>>>& types);
// Does a delegation of the role let the person sign this type in the delegator's name that day?
// Whether the delegator holds the role is asked apart.
bool is_delegated(const State& state, const PersonId& delegator, const PersonId& person, Role role,
                  const std::optional<AgencyId>& agency, std::string_view event_type, Date day);
// Does the person act in the role for anybody who holds it that day, in any type?
bool acts_for_another(const State& state, const PersonId& person, Role role,
                      const std::optional<AgencyId>& agency, Date day);

// Refuse: `not_the_holder`, `role_scope`, `not_delegable`, `unknown_person`, `delegate_self`,
// `delegation_term`, `delegation_types`, `role_not_held` (not throughout the term) and
// `delegation_held`; to end it, `not_the_holder` and `delegation_not_held`.
Result<Marks> decide(const Judging& judging, const DelegationGranted& event);
Result<Marks> decide(const Judging& judging, const DelegationEnded& event);

void evolve(const Judging& judging, const DelegationGranted& event, Changes& changes);
void evolve(const Judging& judging, const DelegationEnded& event, Changes& changes);

Text tell(const Judging& judging, const DelegationGranted& event);
Text tell(const Judging& judging, const DelegationEnded& event);

}  // namespace banchi::domain
