#pragma once

#include "ledger/domain/judging.hpp"

namespace banchi::domain {

// Subject of both: item/<meeting>/<number>.

// Whoever acts, a member or who sits for one, has an interest of their own in the item. From when
// the meeting is convened until the item's first ballot; once each.
struct InterestDeclared {
    static constexpr std::string_view type = "interest.declared";
    Line interest;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("interest", self.interest);
    }
};

// Whether somebody who attends takes part in the item. Who is recused does not vote or preside, and
// counts towards the quorum only as the framework says. Ruled by who presides, or whose turn it is,
// never by the person concerned; a later ruling replaces it until they have voted.
struct RecusalRuled {
    static constexpr std::string_view type = "recusal.ruled";
    PersonId person;
    bool recused = true;
    Line ruling;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("recused", self.recused);
        m("ruling", self.ruling);
    }
};

// What the facts keep of a declared interest.
struct Interest {
    Line interest;
    bool recorded = false;  // a recorded act, not the member's own signature
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("interest", self.interest);
        m("recorded", self.recorded);
    }
};

Result<Marks> decide(const Judging& judging, const InterestDeclared& event);
Result<Marks> decide(const Judging& judging, const RecusalRuled& event);

void evolve(const Judging& judging, const InterestDeclared& event, Changes& changes);
void evolve(const Judging& judging, const RecusalRuled& event, Changes& changes);

Text tell(const Judging& judging, const InterestDeclared& event);
Text tell(const Judging& judging, const RecusalRuled& event);

}  // namespace banchi::domain
