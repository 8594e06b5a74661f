#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/merkle/tree.hpp"

namespace banchi::merkle {

// One tile of c2sp.org/tlog-tiles: `width` (1..256) hashes of tree level 8*level, from hash number
// number*256; width 256 is a full tile.
struct TileId {
    unsigned level = 0;
    std::uint64_t number = 0;
    unsigned width = 256;
    auto operator<=>(const TileId&) const = default;
};

// A path below the log's prefix: "tile/0/x001/067" (full) or "tile/0/x001/067.p/8" or
// "tile/entries/000". parse refuses everything that is not the one canonical form (.p/0, .p/256,
// leading zeros in the level, level over 63, "x000/000", more digits than needed, over 64 bits).
struct TilePath {
    bool entries = false;  // an entry bundle: level is 0
    TileId tile;
};
std::string tile_path(const TilePath& path);
std::optional<TilePath> parse_tile_path(std::string_view path);

// The hash tiles whose content changes when a tree grows from old_size to new_size, at their final
// widths, with full tiles at their full width: what a commit must store. By level, then number.
std::vector<TileId> tiles_changed(TreeSize old_size, TreeSize new_size);
// The width that tile (level, number) has in a tree of this size; 0 if it has no hash yet.
unsigned tile_width(unsigned level, std::uint64_t number, TreeSize size);

// Entry bundle: uint16 big-endian length and bytes, one after the other.
void append_entry(std::string& bundle, std::string_view entry);  // asserts at most 65,535 bytes
// 1 to 256 entries and nothing after them; there are no empty bundles.
std::optional<std::vector<std::string>> parse_entries(std::string_view bundle);

// Reads the hashes of one tile (width of them, 32 bytes each).
using TileReader = std::function<Result<std::string>(TileId tile)>;
// A NodeReader for proofs in a tree of `size`: reads only tiles of that tree, hashes upwards.
// `not_found` for a node that is not complete in that tree, `tampered` for a tile of the wrong
// length. It remembers the last tile of each level: one thread's, made anew for each request or
// batch.
NodeReader nodes_from_tiles(TileReader tiles, TreeSize size);

// Extends a tree over stored tiles: gives every tile that changes, as bytes, for the batch. Made
// without open() it begins an empty tree. A value: copy it to try a batch that may be dropped.
class TileWriter {
  public:
    // Reads the partial tiles at the right edge of the stored tree; the frontier follows from them.
    static Result<TileWriter> open(const TileReader& tiles, TreeSize size);
    void append(const Digest& leaf);
    const Frontier& frontier() const { return frontier_; }
    // Tiles changed since open() or the last take(), full and partial, at their present widths:
    // those of tiles_changed(), in its order.
    std::vector<std::pair<TileId, std::string>> take();

  private:
    Frontier frontier_;
    TreeSize taken_;
    std::vector<std::string> edge_;  // by tile level: the hashes of the rightmost, unfilled tile
    std::vector<std::pair<TileId, std::string>> full_;
};

}  // namespace banchi::merkle
