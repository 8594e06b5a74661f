#pragma once

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {

// What becomes of an agency after it was registered. Subject of both: agency/<id>.

// Its name from now on; the id stays, and what it was called before stays in its history.
struct AgencyRenamed {
    static constexpr std::string_view type = "agency.renamed";
    Title name;
    Title abbreviation;
    Citation order;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("name", self.name);
        m("abbreviation", self.abbreviation);
        m("order", self.order);
    }
};

// It ends, and its work passes to its successors, if it has any. From that day on it takes no new
// officer or head and proposes nothing; what it proposed before is still decided. Until the day has
// come, a second one puts it right.
struct AgencyEnded {
    static constexpr std::string_view type = "agency.ended";
    Date until;  // the first day on which there is no such agency
    std::vector<AgencyId> successors;
    Citation order;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("until", self.until);
        m("successors", self.successors);
        m("order", self.order);
    }
};

// How the agency ended or will end; nothing while that is not recorded.
std::optional<AgencyEnded> end_of(const State& state, const AgencyId& agency);
bool has_ended(const State& state, const AgencyId& agency, Date day);
// `agency_ended`: says since when, who succeeds it and what to do instead.
Error agency_ended(const State& state, const AgencyId& agency, const AgencyEnded& end,
                   const Text& next);
// An agency that has ended by that day proposes nothing: `agency_ended`.
Result<void> check_may_propose(const State& state, const AgencyId& agency, Date day);

Result<Marks> decide(const Judging& judging, const AgencyRenamed& event);
Result<Marks> decide(const Judging& judging, const AgencyEnded& event);

void evolve(const Judging& judging, const AgencyRenamed& event, Changes& changes);
void evolve(const Judging& judging, const AgencyEnded& event, Changes& changes);

Text tell(const Judging& judging, const AgencyRenamed& event);
Text tell(const Judging& judging, const AgencyEnded& event);

}  // namespace banchi::domain
