#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "ledger/merkle/tree.hpp"
#include "tests/merkle/sample.hpp"

namespace banchi::merkle {
namespace {

using Proof = std::vector<Digest>;

const sample::WholeTree& tree() {
    static const sample::WholeTree whole(sample::leaves(5000));
    return whole;
}

Digest with_flipped_bit(Digest digest, std::size_t bit) {
    digest.bytes[bit / 8 % 32] ^= static_cast<std::uint8_t>(1U << bit % 8);
    return digest;
}

// Every proof that differs by one hash: changed, left out, doubled, added or exchanged.
std::vector<Proof> mutations(const Proof& proof) {
    std::vector<Proof> all;
    const auto at = [](Proof& p, std::size_t i) { return p.begin() + static_cast<long>(i); };
    for (std::size_t i = 0; i < proof.size(); ++i) {
        all.push_back(proof);
        all.back()[i] = with_flipped_bit(proof[i], i * 37);
        all.push_back(proof);
        all.back().erase(at(all.back(), i));
        all.push_back(proof);
        all.back().insert(at(all.back(), i), proof[i]);
        if (i == 0) continue;
        all.push_back(proof);
        std::swap(all.back()[i - 1], all.back()[i]);
    }
    for (const auto& extra : {Digest{}, empty_root()}) {
        all.push_back(proof);
        all.back().push_back(extra);
        all.push_back(proof);
        all.back().insert(all.back().begin(), extra);
    }
    return all;
}

// RFC 6962 section 2.1.1, word for word: PATH(m, D[begin:end]).
Proof defined_path(const std::vector<Digest>& leaves, std::size_t m, std::size_t begin,
                   std::size_t end) {
    if (end - begin == 1) return {};
    const auto k = std::bit_floor(end - begin - 1);
    const auto middle = begin + k;
    auto path =
        m < k ? defined_path(leaves, m, begin, middle) : defined_path(leaves, m - k, middle, end);
    path.push_back(m < k ? sample::defined_root(leaves, middle, end)
                         : sample::defined_root(leaves, begin, middle));
    return path;
}

// RFC 6962 section 2.1.2: SUBPROOF(m, D[begin:end], whole).
Proof defined_subproof(const std::vector<Digest>& leaves, std::size_t m, std::size_t begin,
                       std::size_t end, bool whole) {
    if (m == end - begin) return whole ? Proof{} : Proof{sample::defined_root(leaves, begin, end)};
    const auto k = std::bit_floor(end - begin - 1);
    const auto middle = begin + k;
    auto path = m <= k ? defined_subproof(leaves, m, begin, middle, whole)
                       : defined_subproof(leaves, m - k, middle, end, false);
    path.push_back(m <= k ? sample::defined_root(leaves, middle, end)
                          : sample::defined_root(leaves, begin, middle));
    return path;
}

bool some_inclusion_mutation_passes(const Digest& leaf, Index index, TreeSize size,
                                    const Digest& root, const Proof& proof) {
    for (const auto& mutated : mutations(proof))
        if (verify_inclusion(leaf, index, size, root, mutated)) return true;
    if (verify_inclusion(with_flipped_bit(leaf, 255), index, size, root, proof)) return true;
    if (verify_inclusion(leaf, index, size, with_flipped_bit(root, 0), proof)) return true;
    return verify_inclusion(leaf, Index{index.value + 1}, size, root, proof) ||
           verify_inclusion(leaf, Index{index.value - 1}, size, root, proof);
}

bool some_consistency_mutation_passes(TreeSize old_size, const Digest& old_root, TreeSize size,
                                      const Digest& root, const Proof& proof) {
    for (const auto& mutated : mutations(proof))
        if (verify_consistency(old_size, old_root, size, root, mutated)) return true;
    return verify_consistency(old_size, with_flipped_bit(old_root, 9), size, root, proof) ||
           verify_consistency(old_size, old_root, size, with_flipped_bit(root, 9), proof);
}

TEST(Inclusion, HoldsForAllPairsAndFailsForEveryMutation) {
    for (std::uint64_t size = 1; size <= 130; ++size) {
        const auto root = tree().root(size);
        for (std::uint64_t i = 0; i < size; ++i) {
            const auto& leaf = tree().leaves()[i];
            const auto proof = inclusion_proof(tree().nodes(), Index{i}, TreeSize{size});
            ASSERT_TRUE(proof.has_value());
            ASSERT_EQ(*proof, defined_path(tree().leaves(), i, 0, size));
            ASSERT_TRUE(verify_inclusion(leaf, Index{i}, TreeSize{size}, root, *proof));
            ASSERT_FALSE(
                some_inclusion_mutation_passes(leaf, Index{i}, TreeSize{size}, root, *proof))
                << i << " in " << size;
        }
    }
}

TEST(Inclusion, HoldsAtNoOtherIndex) {
    for (std::uint64_t size = 1; size <= 33; ++size)
        for (std::uint64_t i = 0; i < size; ++i) {
            const auto proof = inclusion_proof(tree().nodes(), Index{i}, TreeSize{size});
            for (std::uint64_t other = 0; other <= size + 1; ++other)
                EXPECT_EQ(verify_inclusion(tree().leaves()[i], Index{other}, TreeSize{size},
                                           tree().root(size), *proof),
                          other == i);
        }
}

TEST(Consistency, HoldsForAllPairsAndFailsForEveryMutation) {
    for (std::uint64_t size = 0; size <= 130; ++size) {
        const auto root = tree().root(size);
        for (std::uint64_t old = 0; old <= size; ++old) {
            const auto old_root = tree().root(old);
            const auto proof = consistency_proof(tree().nodes(), TreeSize{old}, TreeSize{size});
            ASSERT_TRUE(proof.has_value());
            if (old > 0) {
                ASSERT_EQ(*proof, defined_subproof(tree().leaves(), old, 0, size, true));
            }
            ASSERT_TRUE(verify_consistency({old}, old_root, {size}, root, *proof));
            // From the empty tree there is nothing to prove, whatever the new root.
            if (old == 0 && size > 0) continue;
            ASSERT_FALSE(some_consistency_mutation_passes({old}, old_root, {size}, root, *proof))
                << old << " to " << size;
        }
    }
}

TEST(Consistency, FromTheEmptyTreeNeedsTheEmptyRootAndNoProof) {
    const auto root = tree().root(5);
    EXPECT_TRUE(verify_consistency({0}, empty_root(), {5}, root, {}));
    EXPECT_FALSE(verify_consistency({0}, root, {5}, root, {}));
    EXPECT_FALSE(verify_consistency({0}, empty_root(), {5}, root, {root}));
    EXPECT_FALSE(verify_consistency({0}, Digest{}, {0}, Digest{}, {}));
}

TEST(Consistency, RefusesAForkOfTheSameSize) {
    EXPECT_FALSE(verify_consistency({5}, tree().root(5), {5}, tree().root(6), {}));
}

// A root that was made for it can't carry a proof longer or shorter than its sizes ask for.
TEST(Proofs, OfTheWrongLengthFailEvenWhereTheHashesFit) {
    const auto extra = leaf_hash("extra");
    for (std::uint64_t size = 1; size <= 65; ++size)
        for (std::uint64_t old = 1; old < size; ++old) {
            const auto root = tree().root(size);
            const auto& leaf = tree().leaves()[old];
            auto path = *inclusion_proof(tree().nodes(), Index{old}, TreeSize{size});
            EXPECT_FALSE(verify_inclusion(leaf, Index{old}, TreeSize{size * 4}, root, path));
            path.push_back(extra);
            for (const auto& above : {node_hash(extra, root), node_hash(root, extra)})
                EXPECT_FALSE(verify_inclusion(leaf, Index{old}, TreeSize{size}, above, path));

            const auto old_root = tree().root(old);
            auto proof = *consistency_proof(tree().nodes(), TreeSize{old}, TreeSize{size});
            EXPECT_FALSE(verify_consistency({old}, old_root, {size * 4}, root, proof));
            proof.push_back(extra);
            for (const auto& above : {node_hash(extra, root), node_hash(root, extra)})
                for (const auto& below : {old_root, node_hash(extra, old_root)})
                    EXPECT_FALSE(verify_consistency({old}, below, {size}, above, proof));
        }
}

TEST(Proofs, BeyondTheLogAreNotFound) {
    using base::ErrorKind;
    const auto nodes = tree().nodes();
    EXPECT_EQ(inclusion_proof(nodes, Index{5}, TreeSize{5}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(inclusion_proof(nodes, Index{0}, TreeSize{0}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(consistency_proof(nodes, TreeSize{6}, TreeSize{5}).error().kind,
              ErrorKind::not_found);
    EXPECT_FALSE(verify_consistency({6}, tree().root(6), {5}, tree().root(5), {}));
    EXPECT_FALSE(verify_inclusion(empty_root(), Index{0}, TreeSize{0}, empty_root(), {}));
}

TEST(Proofs, OfTheLargestSizesEndAndFail) {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    const auto root = empty_root();
    for (const std::size_t length : {0, 1, 63, 64, 65, 200}) {
        const Proof proof(length, root);
        for (const std::uint64_t value : {std::uint64_t{0}, most / 2, most / 2 + 1, most - 1}) {
            EXPECT_FALSE(verify_inclusion(root, Index{value}, TreeSize{most}, root, proof));
            EXPECT_FALSE(verify_consistency({value + 1}, root, {most}, empty_root(),
                                            Proof(length + 1, Digest{})));
        }
    }
}

RC_GTEST_PROP(Inclusion, HoldsInLargerTrees, ()) {
    const auto size = *rc::gen::inRange<std::uint64_t>(1, 5001);
    const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
    const auto root = tree().root(size);
    const auto& leaf = tree().leaves()[index];
    const auto proof = inclusion_proof(tree().nodes(), Index{index}, TreeSize{size});
    RC_ASSERT(proof.has_value());
    RC_ASSERT(verify_inclusion(leaf, Index{index}, TreeSize{size}, root, *proof));
    RC_ASSERT(!some_inclusion_mutation_passes(leaf, Index{index}, TreeSize{size}, root, *proof));
}

RC_GTEST_PROP(Consistency, HoldsInLargerTrees, ()) {
    const auto size = *rc::gen::inRange<std::uint64_t>(1, 5001);
    const auto old = *rc::gen::inRange<std::uint64_t>(1, size + 1);
    const auto proof = consistency_proof(tree().nodes(), TreeSize{old}, TreeSize{size});
    RC_ASSERT(proof.has_value());
    RC_ASSERT(verify_consistency({old}, tree().root(old), {size}, tree().root(size), *proof));
    RC_ASSERT(!some_consistency_mutation_passes({old}, tree().root(old), {size}, tree().root(size),
                                                *proof));
}

}  // namespace
}  // namespace banchi::merkle
