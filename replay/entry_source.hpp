#pragma once

#include "ledger/domain/state.hpp"
#include "ledger/ledger.hpp"

namespace banchi::replay {

using namespace banchi::base;

// Where single events are read. Thread-safe where its implementation is.
class EntrySource {
  public:
    virtual ~EntrySource() = default;
    virtual Result<ledger::Entry> entry(Index index) const = 0;
};

// The entries of an open ledger. Refers to it; thread-safe.
class LedgerEntries : public EntrySource {
  public:
    explicit LedgerEntries(const ledger::Ledger& ledger) : ledger_(ledger) {}
    Result<ledger::Entry> entry(Index index) const override { return ledger_.entry(index); }

  private:
    const ledger::Ledger& ledger_;
};

// The entries of any log, each taken apart when asked for. Refers to the reader; thread-safe.
class LogEntries : public EntrySource {
  public:
    LogEntries(const store::LogReader& log, std::string origin)
        : log_(log), origin_(std::move(origin)) {}
    Result<ledger::Entry> entry(Index index) const override;

  private:
    const store::LogReader& log_;
    std::string origin_;
};

// Takes a leaf apart: strict, with `pae` and `signers` filled, no signature verified. An empty
// origin accepts any ledger's. Errors: those of wire::parse_leaf and wire::parse_payload.
Result<ledger::Entry> entry_of(Index index, std::string leaf, const std::string& origin);

// A ledger as it stood at one size. All references outlive it.
struct AsOf {
    const domain::State& state;        // facts of the first `size` events
    const domain::Versions& versions;  // may be newer: what is not below `size` is left out
    const EntrySource& entries;
    TreeSize size;
};

}  // namespace banchi::replay
