#pragma once

#include "ledger/domain/registry/terms.hpp"

namespace banchi::domain {

// Who holds an office, as the facts keep it: office/<id> `holders` is a list of these.
struct OfficeHolder {
    PersonId person;
    Date from;
    std::optional<Date> until;
    Holding holding = Holding::substantive;
    bool covers(Date date) const { return from <= date && (!until || date < *until); }
    auto operator<=>(const OfficeHolder&) const = default;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("from", self.from);
        m("until", self.until);
        m("holding", self.holding);
    }
};
std::vector<OfficeHolder> holders_of(const State& state, const OfficeId& office);
bool holds_office(const State& state, const PersonId& person, const OfficeId& office, Date day);

// The office of heading an agency, "head/<agency>", by whichever office that is.
OfficeId head_office(const AgencyId& agency);
// The offices whose one substantive holder a term makes: the one named, and for a head the agency's
// own, "head/<agency>".
std::vector<OfficeId> offices_of(Role role, const std::optional<AgencyId>& agency,
                                 const std::optional<OfficeId>& office);

// Officers and heads are of a registered agency, no other role is: `role_scope`, `unknown_agency`.
Result<void> check_role_scope(const State& state, Role role, const std::optional<AgencyId>& agency);

// "เจ้าหน้าที่ กรมโรงงานอุตสาหกรรม", "officer of Department of Industrial Works".
Text role_name(const State& state, Role role, const std::optional<AgencyId>& agency);

}  // namespace banchi::domain
