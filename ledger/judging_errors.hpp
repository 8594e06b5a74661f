#pragma once

#include "ledger/domain/header.hpp"

namespace banchi::ledger {

using namespace banchi::base;

// What the sequencer itself refuses: duplicates, the tree that an actor had seen, the clock.
Error partly_recorded(Index first);
Error id_taken(const domain::Header& header, Index index);
Error foreign_opening(const std::string& named, const std::string& origin);
Error foreign_basis(const domain::Basis& basis, TreeSize size);
// Nothing while the clock is at most 60 seconds behind the newest event (domain.md, "Time").
std::optional<Error> clock_behind(Instant now, Instant newest);
// What every submission gets once a write has failed: `disk_full` or `read_only`.
Error no_more_writes(const Error& cause);

}  // namespace banchi::ledger
