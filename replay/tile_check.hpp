#pragma once

#include <optional>
#include <vector>

#include "ledger/store/log_reader.hpp"
#include "replay/findings.hpp"

namespace banchi::replay {

// Computes every tile of a tree from its leaf hashes, full and partial, on all levels, and compares
// each with the log's own. One thread's; keeps 256 hashes a level.
class TileCheck {
  public:
    TileCheck(const store::LogReader& log, Findings& findings) : log_(log), findings_(findings) {}
    void append(const Digest& leaf_hash);
    void finish();  // the partial tiles at the right edge
    std::uint64_t tiles() const { return tiles_; }
    // The first tile that could not be read for a reason outside the log.
    const std::optional<Error>& unreadable() const { return unreadable_; }

  private:
    struct Level {
        std::vector<Digest> hashes;
        std::uint64_t number = 0;
    };
    void append(unsigned level, const Digest& hash);
    void compare(unsigned level);
    const store::LogReader& log_;
    Findings& findings_;
    std::vector<Level> levels_;
    std::uint64_t tiles_ = 0;
    std::optional<Error> unreadable_;
};

}  // namespace banchi::replay
