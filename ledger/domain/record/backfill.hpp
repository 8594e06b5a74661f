#pragma once

#include "ledger/domain/judging.hpp"

namespace banchi::domain {

// Opens a backfill, in which what was decided before the ledger existed is entered. Its id is the
// event's own, and the extension `backfill` of what is entered names it. A registrar acts, and the
// chair of the committee whose decisions these are cosigns. Subject of both: ledger.
struct BackfillOpened {
    static constexpr std::string_view type = "backfill.opened";
    CommitteeId committee;
    Date from;
    Date until;  // half-open; no later than the day on which the ledger was opened
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("committee", self.committee);
        m("from", self.from);
        m("until", self.until);
    }
};

// Nothing more is entered in it, for ever.
struct BackfillClosed {
    static constexpr std::string_view type = "backfill.closed";
    EventId backfill;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("backfill", self.backfill);
    }
};

struct Backfill {
    CommitteeId committee;
    Date from;
    Date until;
    std::optional<Index> closed;
};
std::optional<Backfill> find_backfill(const State& state, const EventId& id);
// Refuses `no_such_backfill`, `backfill_closed`.
Result<Backfill> open_backfill(const State& state, const EventId& id);

// Refuses `no_such_committee`, `backfill_period`, and `backfill_taken` where another actor's
// opening has the same id.
Result<Marks> decide(const Judging& judging, const BackfillOpened& event);
Result<Marks> decide(const Judging& judging, const BackfillClosed& event);

void evolve(const Judging& judging, const BackfillOpened& event, Changes& changes);
void evolve(const Judging& judging, const BackfillClosed& event, Changes& changes);

Text tell(const Judging& judging, const BackfillOpened& event);
Text tell(const Judging& judging, const BackfillClosed& event);

}  // namespace banchi::domain
