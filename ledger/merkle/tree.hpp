#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "ledger/base/digest.hpp"
#include "ledger/base/index.hpp"

namespace banchi::merkle {

using base::Digest;
using base::Index;
using base::Result;
using base::TreeSize;

// RFC 6962 section 2.1: SHA-256(0x00 || leaf) and SHA-256(0x01 || left || right).
Digest leaf_hash(std::string_view leaf);
Digest node_hash(const Digest& left, const Digest& right);
Digest empty_root();

// The right edge of a tree: the roots of its perfect subtrees, largest first. Appending a leaf and
// reading the root cost O(log n). A value: copy it to try an append.
class Frontier {
  public:
    Frontier() = default;
    // `roots` as roots() gives them for `size`; asserts that the count fits the size.
    Frontier(TreeSize size, std::vector<Digest> roots);
    void append(const Digest& leaf);
    TreeSize size() const { return size_; }
    Digest root() const;
    const std::vector<Digest>& roots() const { return roots_; }

  private:
    TreeSize size_;
    std::vector<Digest> roots_;
};

// Where proofs find their hashes: the root of the perfect subtree of 2^level leaves that begins at
// leaf number << level. An implementation reads tiles; an error is passed through.
using NodeReader = std::function<Result<Digest>(unsigned level, std::uint64_t number)>;

// The root of the first `size` leaves. This and what follows pass the reader's errors through.
Result<Digest> root_at(const NodeReader& nodes, TreeSize size);
// The frontier of the first `size` leaves.
Result<Frontier> frontier_at(const NodeReader& nodes, TreeSize size);
// RFC 6962 2.1.1, leaf's sibling first; `not_found` unless index < size.
Result<std::vector<Digest>> inclusion_proof(const NodeReader& nodes, Index index, TreeSize size);
// RFC 6962 2.1.2; empty for old size 0 or equal sizes; `not_found` if old size > size.
Result<std::vector<Digest>> consistency_proof(const NodeReader& nodes, TreeSize old_size,
                                              TreeSize size);

// RFC 9162 2.1.3.2 and 2.1.4.2. False for any proof of the wrong length. From old size 0 only the
// empty root and the empty proof are consistent.
bool verify_inclusion(const Digest& leaf, Index index, TreeSize size, const Digest& root,
                      const std::vector<Digest>& proof);
bool verify_consistency(TreeSize old_size, const Digest& old_root, TreeSize size,
                        const Digest& root, const std::vector<Digest>& proof);

}  // namespace banchi::merkle
