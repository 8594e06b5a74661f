#include "ledger/merkle/tiles.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

#include "ledger/merkle/number.hpp"

namespace banchi::merkle {
namespace {

constexpr unsigned kWidth = 256;       // hashes in a full tile: 8 tree levels
constexpr unsigned kLevels = 64 / 8;   // tile levels that a tree of 64-bit size can have
constexpr std::size_t kHashSize = 32;  // bytes
constexpr std::size_t kMaxEntry = 65'535;

// How many hashes a whole level holds.
std::uint64_t hash_count(unsigned level, TreeSize size) {
    return level < kLevels ? size.value >> (8 * level) : 0;
}

std::vector<Digest> split_hashes(std::string_view bytes) {
    std::vector<Digest> hashes;
    hashes.reserve(bytes.size() / kHashSize);
    for (; bytes.size() >= kHashSize; bytes.remove_prefix(kHashSize))
        hashes.push_back(Digest::from_raw(bytes.substr(0, kHashSize)));
    return hashes;
}

// The parents of neighbours; an odd last one has no parent yet.
std::vector<Digest> row_above(const std::vector<Digest>& row) {
    std::vector<Digest> above;
    above.reserve(row.size() / 2);
    for (std::size_t i = 0; i + 1 < row.size(); i += 2)
        above.push_back(node_hash(row[i], row[i + 1]));
    return above;
}

Digest full_tile_root(std::string_view bytes) {
    assert(bytes.size() == kWidth * kHashSize);
    auto row = split_hashes(bytes);
    while (row.size() > 1) row = row_above(row);
    return row.front();
}

Result<std::string> read_tile(const TileReader& tiles, TileId tile) {
    auto bytes = tiles(tile);
    if (!bytes || bytes->size() == tile.width * kHashSize) return bytes;
    return base::Error{
        base::ErrorKind::tampered,
        "tile_size",
        {"ไทล์ที่เก็บไว้มีขนาดไม่ตรงกับจำนวนแฮช ให้ตรวจด้วย banchi fsck",
         "a stored tile does not have the size of its hashes: run banchi fsck"},
        {{"tile", tile_path({false, tile})}, {"bytes", std::to_string(bytes->size())}}};
}

base::Error beyond_tree() {
    return {base::ErrorKind::not_found,
            "beyond_log",
            {"ต้นไม้แฮชขนาดนี้ไม่มีโหนดที่ขอ", "a tree of this size has no such node"},
            {}};
}

// One proof asks for up to eight nodes of a tile, and proofs of neighbouring leaves ask for the
// same ones; so the last tile of each level is kept, with the rows above its hashes that were
// needed.
class TileNodes {
  public:
    TileNodes(TileReader tiles, TreeSize size) : tiles_(std::move(tiles)), size_(size) {}

    Result<Digest> operator()(unsigned level, std::uint64_t number) {
        if (level >= 64 || number >= size_.value >> level) return beyond_tree();
        const auto row = level % 8;
        const auto first = number << row;  // the node's first hash, in the whole tile level
        const auto tile = load(level / 8, first / kWidth);
        if (!tile) return tile.error();
        auto& rows = (*tile)->rows;
        while (rows.size() <= row) rows.push_back(row_above(rows.back()));
        return rows[row][(first % kWidth) >> row];
    }

  private:
    struct Kept {
        std::uint64_t number = 0;
        std::vector<std::vector<Digest>> rows;  // rows[0] are the tile's own hashes
    };

    Result<Kept*> load(unsigned level, std::uint64_t number) {
        auto& kept = kept_[level];
        if (!kept.rows.empty() && kept.number == number) return &kept;
        const auto bytes = read_tile(tiles_, {level, number, tile_width(level, number, size_)});
        if (!bytes) return bytes.error();
        kept = {number, {split_hashes(*bytes)}};
        return &kept;
    }

    TileReader tiles_;
    TreeSize size_;
    std::array<Kept, kLevels> kept_{};
};

bool skip(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

// Up to the next slash, which is dropped.
std::string_view take_element(std::string_view& text) {
    const auto element = text.substr(0, text.find('/'));
    text.remove_prefix(std::min(element.size() + 1, text.size()));
    return element;
}

// "x001/x234/067": the groups joined are the number, with zeros only to fill up the first group.
std::optional<std::uint64_t> take_tile_number(std::string_view& text) {
    std::string digits;
    for (bool last = false; !last;) {
        last = !skip(text, "x");
        if (text.size() < 3 || digits.size() > 18) return std::nullopt;
        digits += text.substr(0, 3);
        text.remove_prefix(3);
        if (!last && !skip(text, "/")) return std::nullopt;
    }
    if (digits.size() > 3 && digits.starts_with("000")) return std::nullopt;
    const auto zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    return parse_number(std::string_view(digits).substr(zeros));
}

// What follows the number: nothing, or ".p/" and a width that is neither empty nor full.
std::optional<unsigned> parse_width(std::string_view text) {
    if (text.empty()) return kWidth;
    if (!skip(text, ".p/")) return std::nullopt;
    const auto width = parse_number(text);
    if (!width || *width == 0 || *width >= kWidth) return std::nullopt;
    return static_cast<unsigned>(*width);
}

std::string tile_number_text(std::uint64_t number) {
    auto digits = std::to_string(number);
    digits.insert(0, (3 - digits.size() % 3) % 3, '0');
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += 3) {
        const bool last = i + 3 == digits.size();
        text += (last ? "" : "x") + digits.substr(i, 3) + (last ? "" : "/");
    }
    return text;
}

}  // namespace

std::string tile_path(const TilePath& path) {
    auto text = "tile/" + (path.entries ? "entries" : std::to_string(path.tile.level)) + "/" +
                tile_number_text(path.tile.number);
    if (path.tile.width < kWidth) text += ".p/" + std::to_string(path.tile.width);
    return text;
}

std::optional<TilePath> parse_tile_path(std::string_view path) {
    if (!skip(path, "tile/")) return std::nullopt;
    const auto kind = take_element(path);
    const bool entries = kind == "entries";
    const auto level = entries ? 0 : parse_number(kind);
    if (!level || *level > 63) return std::nullopt;
    const auto number = take_tile_number(path);
    if (!number) return std::nullopt;
    const auto width = parse_width(path);
    if (!width) return std::nullopt;
    return TilePath{entries, {static_cast<unsigned>(*level), *number, *width}};
}

unsigned tile_width(unsigned level, std::uint64_t number, TreeSize size) {
    const auto count = hash_count(level, size);
    if (number < count / kWidth) return kWidth;
    return number == count / kWidth ? static_cast<unsigned>(count % kWidth) : 0;
}

std::vector<TileId> tiles_changed(TreeSize old_size, TreeSize new_size) {
    assert(old_size <= new_size);
    std::vector<TileId> tiles;
    for (unsigned level = 0; level < kLevels; ++level) {
        const auto count = hash_count(level, new_size);
        const auto old_count = hash_count(level, old_size);
        if (count == old_count) break;
        for (auto number = old_count / kWidth; number <= (count - 1) / kWidth; ++number)
            tiles.push_back({level, number, tile_width(level, number, new_size)});
    }
    return tiles;
}

void append_entry(std::string& bundle, std::string_view entry) {
    assert(entry.size() <= kMaxEntry);
    bundle.push_back(static_cast<char>(entry.size() >> 8));
    bundle.push_back(static_cast<char>(entry.size() & 0xff));
    bundle.append(entry);
}

std::optional<std::vector<std::string>> parse_entries(std::string_view bundle) {
    std::vector<std::string> entries;
    while (!bundle.empty()) {
        if (bundle.size() < 2 || entries.size() == kWidth) return std::nullopt;
        const auto high = static_cast<unsigned char>(bundle[0]);
        const auto low = static_cast<unsigned char>(bundle[1]);
        const std::size_t length = std::size_t{high} << 8 | low;
        bundle.remove_prefix(2);
        if (bundle.size() < length) return std::nullopt;
        entries.emplace_back(bundle.substr(0, length));
        bundle.remove_prefix(length);
    }
    if (entries.empty()) return std::nullopt;
    return entries;
}

NodeReader nodes_from_tiles(TileReader tiles, TreeSize size) {
    return TileNodes(std::move(tiles), size);
}

Result<TileWriter> TileWriter::open(const TileReader& tiles, TreeSize size) {
    auto frontier = frontier_at(nodes_from_tiles(tiles, size), size);
    if (!frontier) return frontier.error();
    TileWriter writer;
    writer.frontier_ = std::move(*frontier);
    writer.taken_ = size;
    for (unsigned level = 0; hash_count(level, size) != 0; ++level) {
        const auto number = hash_count(level, size) / kWidth;
        const auto width = tile_width(level, number, size);
        auto& edge = writer.edge_.emplace_back();
        if (width == 0) continue;
        auto bytes = read_tile(tiles, {level, number, width});
        if (!bytes) return bytes.error();
        edge = std::move(*bytes);
    }
    return writer;
}

void TileWriter::append(const Digest& leaf) {
    frontier_.append(leaf);
    auto hash = leaf;
    for (unsigned level = 0;; ++level) {
        if (edge_.size() == level) edge_.emplace_back();
        auto& edge = edge_[level];
        edge += hash.view();
        if (edge.size() < kWidth * kHashSize) return;
        const auto number = hash_count(level, frontier_.size()) / kWidth - 1;
        hash = full_tile_root(edge);
        full_.emplace_back(TileId{level, number, kWidth}, std::move(edge));
        edge.clear();
    }
}

std::vector<std::pair<TileId, std::string>> TileWriter::take() {
    auto tiles = std::exchange(full_, {});
    for (unsigned level = 0; level < edge_.size(); ++level) {
        const auto count = hash_count(level, frontier_.size());
        const auto width = static_cast<unsigned>(count % kWidth);
        if (width == 0 || count == hash_count(level, taken_)) continue;
        tiles.emplace_back(TileId{level, count / kWidth, width}, edge_[level]);
    }
    std::sort(tiles.begin(), tiles.end());  // in the order of tiles_changed()
    taken_ = frontier_.size();
    return tiles;
}

}  // namespace banchi::merkle
