#pragma once

#include <bit>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "ledger/merkle/tiles.hpp"
#include "ledger/merkle/tree.hpp"

namespace banchi::merkle::sample {

inline std::string read_vector(const std::string& name) {
    std::ifstream file(std::string(BANCHI_SOURCE_DIR) + "/tests/vectors/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no test vector " + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The entries of roots.json.
inline std::string entry(std::uint64_t i) {
    if (i == 3) return "";
    if (i == 5) return std::string(65535, '\xff');
    return "entry " + std::to_string(i) + " " + std::string(i % 37, 'x');
}

inline std::vector<Digest> leaves(std::uint64_t count) {
    std::vector<Digest> hashes;
    for (std::uint64_t i = 0; i < count; ++i) hashes.push_back(leaf_hash(std::to_string(i)));
    return hashes;
}

// RFC 6962 section 2.1, word for word: MTH(D[begin:end]).
inline Digest defined_root(const std::vector<Digest>& leaves, std::size_t begin, std::size_t end) {
    if (begin == end) return empty_root();
    if (end - begin == 1) return leaves[begin];
    const auto middle = begin + std::bit_floor(end - begin - 1);
    return node_hash(defined_root(leaves, begin, middle), defined_root(leaves, middle, end));
}

// Every complete node of a tree, by tree level: what tiles and proofs are compared with.
class WholeTree {
  public:
    explicit WholeTree(std::vector<Digest> leaves) : rows_{std::move(leaves)} {
        while (rows_.back().size() > 1) {
            std::vector<Digest> above;
            for (std::size_t i = 0; i + 1 < rows_.back().size(); i += 2)
                above.push_back(node_hash(rows_.back()[i], rows_.back()[i + 1]));
            rows_.push_back(std::move(above));
        }
    }

    const std::vector<Digest>& leaves() const { return rows_.front(); }
    Digest root(std::uint64_t size) const { return defined_root(leaves(), 0, size); }

    NodeReader nodes() const {
        return [this](unsigned level, std::uint64_t number) -> Result<Digest> {
            return rows_.at(level).at(number);
        };
    }

    std::string tile(TileId id) const {
        std::string bytes;
        for (unsigned i = 0; i < id.width; ++i)
            bytes += rows_.at(8 * id.level).at(id.number * 256 + i).view();
        return bytes;
    }

  private:
    std::vector<std::vector<Digest>> rows_;
};

// Tiles as a store keeps them; reading one that was never written is an error.
class MemoryTiles {
  public:
    void put(const std::vector<std::pair<TileId, std::string>>& tiles) {
        for (const auto& [id, bytes] : tiles) tiles_[id] = bytes;
    }
    std::string& at(TileId id) { return tiles_.at(id); }

    TileReader reader() const {
        return [this](TileId id) -> Result<std::string> {
            ++reads_;
            const auto found = tiles_.find(id);
            if (found == tiles_.end())
                return base::Error{
                    base::ErrorKind::io, "no_tile", {"", tile_path({false, id})}, {}};
            return found->second;
        };
    }
    int reads() const { return reads_; }

  private:
    std::map<TileId, std::string> tiles_;
    mutable int reads_ = 0;
};

}  // namespace banchi::merkle::sample
