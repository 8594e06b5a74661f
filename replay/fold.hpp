#pragma once

#include "ledger/domain/event.hpp"

namespace banchi::replay {

using namespace banchi::base;

// Folds a log's events into facts in memory, each judged by the very rules that a server judges
// by. One thread's.
class Fold {
  public:
    domain::Memory::At state() const { return facts_.now(); }
    const domain::Memory& facts() const { return facts_; }
    Index next() const { return next_; }

    Result<domain::Marks> judge(const domain::Event& event, Instant recorded) const;
    // The next event, as judged.
    void take(const domain::Event& event, Instant recorded, const domain::Marks& marks);
    // An event that the rules refuse and the log holds all the same: its facts are taken where they
    // leave the state one that rules can go on judging; true if so. The index advances either way.
    bool take_refused(const domain::Event& event, Instant recorded);
    // An event that this program does not know: it leaves no facts.
    void skip() { ++next_.value; }

  private:
    domain::Memory facts_;
    Index next_;
};

}  // namespace banchi::replay
