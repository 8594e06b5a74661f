#pragma once

#include <string>
#include <vector>

#include "ledger/base/index.hpp"
#include "ledger/merkle/tiles.hpp"

namespace banchi::store {

using namespace banchi::base;

// An ordered log as anybody may read it: a folder, a server's tiles or a bundle. Everything that it
// gives is to be checked by whoever reads. Thread-safe.
class LogReader {
  public:
    virtual ~LogReader() = default;
    virtual Result<std::string> checkpoint() const = 0;  // the newest signed note
    virtual Result<std::string> vkey() const = 0;        // the log's own claim, no trust root
    // Leaves [from, from + count), fewer only at the end of the log.
    virtual Result<std::vector<std::string>> leaves(Index from, std::uint64_t count) const = 0;
    virtual Result<std::string> tile(merkle::TileId tile) const = 0;
};

}  // namespace banchi::store
