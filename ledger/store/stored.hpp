#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ledger/store/database.hpp"
#include "ledger/wire/text.hpp"

namespace banchi::store {

// What the database holds of the log. Nothing here is checked against the tree.

// The hashes of a tile, cut to the width asked for; `not_found` if fewer are stored.
Result<std::string> read_tile(const Database& database, merkle::TileId tile);
// A reader of stored tiles; refers to the database.
merkle::TileReader tile_reader(const Database& database);

// Leaves [from, from + count), which must be there: `tampered` (entry_missing) names the gap.
Result<std::vector<std::string>> read_leaves(const Database& database, Index from,
                                             std::uint64_t count);

// `no_text` (not_found) if there is none; `tampered` (text_differs) if it is not what has the
// digest.
Result<wire::SaltedText> read_text(const Database& database, const TextDigest& digest);

// The value of a key of the meta column; `tampered` (meta_missing) if there is none.
Result<std::string> read_meta(const Database& database, std::string_view key);
Result<TreeSize> read_size(const Database& database);

}  // namespace banchi::store
