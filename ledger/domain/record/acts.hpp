#pragma once

#include "ledger/domain/judging.hpp"

namespace banchi::domain {

// What the person says of an act that was entered for them. Subject: act/<index of the act>, which
// is also the entity of its facts. Each is said once; neither undoes anything, and both may come:
// the newer one is where the person stands now.
struct ActConfirmed {
    static constexpr std::string_view type = "act.confirmed";
    std::optional<Line> note;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("note", self.note);
    }
};

// Always marked `contested`; why is the event's reason.
struct ActContested {
    static constexpr std::string_view type = "act.contested";
    std::optional<Line> note;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("note", self.note);
    }
};

// "act/77": the entity that bookkeeping fills for each recorded act.
std::string act_entity(Index index);

// Refuse: `no_such_act` (the index is of no recorded act), `not_own_act` (of another's),
// `already_confirmed`, `already_contested`, `reason_missing`.
Result<Marks> decide(const Judging& judging, const ActConfirmed& event);
Result<Marks> decide(const Judging& judging, const ActContested& event);

void evolve(const Judging& judging, const ActConfirmed& event, Changes& changes);
void evolve(const Judging& judging, const ActContested& event, Changes& changes);

Text tell(const Judging& judging, const ActConfirmed& event);
Text tell(const Judging& judging, const ActContested& event);

}  // namespace banchi::domain
