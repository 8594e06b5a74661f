#pragma once

#include "ledger/domain/judging.hpp"

namespace banchi::domain {

// A head of the log: so many events, with this root.
struct KnownHead {
    std::int64_t size = 0;
    Digest root;
    auto operator<=>(const KnownHead&) const = default;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("size", self.size);
        m("root", self.root);
    }
};

struct RestoredBackup {
    KnownHead head;
    Instant taken;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        KnownHead::members(self.head, m);
        m("taken", self.taken);
    }
};

// The log was brought back from a backup that is behind a head which it had signed: what lies
// between is lost, though it was acknowledged. The first event after that, always marked
// `restored`. Two registrars sign, so that nobody shortens the record alone: a ledger whose backup
// knows only one registrar who can sign is not continued. It stays readable and verifiable; a new
// ledger registers its last checkpoint as a document. Subject: ledger.
struct LedgerRestored {
    static constexpr std::string_view type = "ledger.restored";
    KnownHead lost;         // the newest head that anybody is known to have kept
    RestoredBackup backup;  // what this log holds now: the basis of this event
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("lost", self.lost);
        m("backup", self.backup);
    }
};

// Every restoration on record, oldest first, with its index.
struct Restoration {
    Index index;
    LedgerRestored event;
};
std::vector<Restoration> restorations_of(const State& state);

// Refuses `nothing_lost`, `backup_differs` (the backup is what the log holds at this position, as
// the basis has it) and `backup_taken` (after the newest event that it holds, and before now).
Result<Marks> decide(const Judging& judging, const LedgerRestored& event);
void evolve(const Judging& judging, const LedgerRestored& event, Changes& changes);
Text tell(const Judging& judging, const LedgerRestored& event);

}  // namespace banchi::domain
