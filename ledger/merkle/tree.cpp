#include "ledger/merkle/tree.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace banchi::merkle {
namespace {

// Leaves [begin, end). Every one met here begins at a multiple of the smallest power of two that
// is not below its width, so perfect subtrees taken largest first are aligned.
struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

// RFC 6962's k: the largest power of two below the width, which must be over 1.
std::uint64_t middle(Range range) {
    return range.begin + std::bit_floor(range.end - range.begin - 1);
}

Result<std::vector<Digest>> perfect_roots(const NodeReader& nodes, Range range) {
    std::vector<Digest> roots;
    while (range.begin < range.end) {
        const auto level = static_cast<unsigned>(std::bit_width(range.end - range.begin)) - 1;
        const auto node = nodes(level, range.begin >> level);
        if (!node) return node.error();
        roots.push_back(*node);
        range.begin += std::uint64_t{1} << level;
    }
    return roots;
}

Digest fold(const std::vector<Digest>& roots) {
    if (roots.empty()) return empty_root();
    auto root = roots.back();
    for (std::size_t i = roots.size() - 1; i-- > 0;) root = node_hash(roots[i], root);
    return root;
}

Result<Digest> range_root(const NodeReader& nodes, Range range) {
    const auto roots = perfect_roots(nodes, range);
    if (!roots) return roots.error();
    return fold(*roots);
}

base::Error beyond_log() {
    return {base::ErrorKind::not_found,
            "beyond_log",
            {"ตำแหน่งนี้อยู่เลยขนาดของบันทึก ให้ขอตำแหน่งที่น้อยกว่าขนาด",
             "the position is beyond the log's size: ask for one below it"},
            {}};
}

// The two paths of RFC 9162's verifiers: from the last common node of two positions upwards.
struct Climb {
    std::uint64_t first;
    std::uint64_t last;

    bool sibling_is_left() const { return (first & 1) != 0 || first == last; }
    void up() {
        first >>= 1;
        last >>= 1;
    }
    // On the right edge a node without sibling is its own parent's hash.
    void skip_lone_levels() {
        while (first != 0 && (first & 1) == 0) up();
    }
};

}  // namespace

Digest leaf_hash(std::string_view leaf) {
    return base::sha256({std::string_view("\x00", 1), leaf});
}

Digest node_hash(const Digest& left, const Digest& right) {
    return base::sha256({std::string_view("\x01", 1), left.view(), right.view()});
}

Digest empty_root() {
    return base::sha256(std::string_view());
}

Frontier::Frontier(TreeSize size, std::vector<Digest> roots)
    : size_(size), roots_(std::move(roots)) {
    assert(static_cast<std::size_t>(std::popcount(size_.value)) == roots_.size());
}

void Frontier::append(const Digest& leaf) {
    auto merged = leaf;
    for (auto size = size_.value; (size & 1) != 0; size >>= 1) {
        merged = node_hash(roots_.back(), merged);
        roots_.pop_back();
    }
    roots_.push_back(merged);
    ++size_.value;
}

Digest Frontier::root() const {
    return fold(roots_);
}

Result<Digest> root_at(const NodeReader& nodes, TreeSize size) {
    return range_root(nodes, {0, size.value});
}

Result<Frontier> frontier_at(const NodeReader& nodes, TreeSize size) {
    auto roots = perfect_roots(nodes, {0, size.value});
    if (!roots) return roots.error();
    return Frontier(size, std::move(*roots));
}

Result<std::vector<Digest>> inclusion_proof(const NodeReader& nodes, Index index, TreeSize size) {
    if (!size.contains(index)) return beyond_log();
    std::vector<Digest> proof;
    Range range{0, size.value};
    while (range.end - range.begin > 1) {
        const Range left{range.begin, middle(range)};
        const Range right{left.end, range.end};
        const bool go_left = index.value < left.end;
        const auto sibling = range_root(nodes, go_left ? right : left);
        if (!sibling) return sibling.error();
        proof.push_back(*sibling);
        range = go_left ? left : right;
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

Result<std::vector<Digest>> consistency_proof(const NodeReader& nodes, TreeSize old_size,
                                              TreeSize size) {
    if (old_size > size) return beyond_log();
    std::vector<Digest> proof;
    if (old_size.value == 0) return proof;
    Range range{0, size.value};
    while (range.end != old_size.value) {
        const Range left{range.begin, middle(range)};
        const Range right{left.end, range.end};
        const bool go_left = old_size.value <= left.end;
        const auto sibling = range_root(nodes, go_left ? right : left);
        if (!sibling) return sibling.error();
        proof.push_back(*sibling);
        range = go_left ? left : right;
    }
    if (range.begin != 0) {  // otherwise it is the old root, which the verifier has
        const auto shared = range_root(nodes, range);
        if (!shared) return shared.error();
        proof.push_back(*shared);
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

bool verify_inclusion(const Digest& leaf, Index index, TreeSize size, const Digest& root,
                      const std::vector<Digest>& proof) {
    if (!size.contains(index)) return false;
    Climb climb{index.value, size.value - 1};
    auto hash = leaf;
    for (const auto& sibling : proof) {
        if (climb.last == 0) return false;
        if (climb.sibling_is_left()) {
            hash = node_hash(sibling, hash);
            climb.skip_lone_levels();
        } else {
            hash = node_hash(hash, sibling);
        }
        climb.up();
    }
    return climb.last == 0 && hash == root;
}

bool verify_consistency(TreeSize old_size, const Digest& old_root, TreeSize size,
                        const Digest& root, const std::vector<Digest>& proof) {
    if (old_size > size) return false;
    if (old_size.value == 0 && old_root != empty_root()) return false;
    if (old_size == size) return proof.empty() && old_root == root;
    if (old_size.value == 0) return proof.empty();

    // A perfect old tree is itself the first node of the path, so the proof leaves it out.
    const bool perfect = std::has_single_bit(old_size.value);
    if (!perfect && proof.empty()) return false;
    Climb climb{old_size.value - 1, size.value - 1};
    while ((climb.first & 1) != 0) climb.up();
    auto old_hash = perfect ? old_root : proof.front();
    auto hash = old_hash;
    for (std::size_t i = perfect ? 0 : 1; i < proof.size(); ++i) {
        if (climb.last == 0) return false;
        if (climb.sibling_is_left()) {
            old_hash = node_hash(proof[i], old_hash);
            hash = node_hash(proof[i], hash);
            climb.skip_lone_levels();
        } else {
            hash = node_hash(hash, proof[i]);
        }
        climb.up();
    }
    return climb.last == 0 && old_hash == old_root && hash == root;
}

}  // namespace banchi::merkle
