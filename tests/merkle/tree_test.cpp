#include "ledger/merkle/tree.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "tests/merkle/sample.hpp"

namespace banchi::merkle {
namespace {

// Takes the quoted strings of roots.json in pairs: a size, and a root after it.
std::map<std::uint64_t, std::string> published_roots() {
    const auto text = sample::read_vector("roots.json");
    std::vector<std::string> strings;
    for (auto at = text.find('"', text.find("\"roots\": {") + 8); at != std::string::npos;) {
        const auto end = text.find('"', at + 1);
        strings.push_back(text.substr(at + 1, end - at - 1));
        at = text.find('"', end + 1);
    }
    std::map<std::uint64_t, std::string> roots;
    for (std::size_t i = 0; i + 1 < strings.size(); i += 2)
        roots[std::stoull(strings[i])] = strings[i + 1];
    return roots;
}

TEST(Tree, HasThePublishedRoots) {
    const auto roots = published_roots();
    ASSERT_EQ(roots.size(), 16U);
    Frontier frontier;
    for (const auto& [size, root] : roots) {
        while (frontier.size().value < size)
            frontier.append(leaf_hash(sample::entry(frontier.size().value)));
        EXPECT_EQ(frontier.root().base64(), root) << size;
    }
}

TEST(Tree, HashesTheRfc6962EmptyTree) {
    EXPECT_EQ(empty_root().hex(),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(Frontier().root(), empty_root());
    EXPECT_EQ(leaf_hash("").hex(),
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(Tree, HashesThePublishedEntryToItsRoot) {
    EXPECT_EQ(leaf_hash(sample::read_vector("entry.json")).hex(),
              "1437f6cf2aaba804628d56e8b2acf801d9adc48f812246d3c2e4afc47bbe1c40");
}

TEST(Frontier, EqualsTheDefinitionAtEverySmallSize) {
    const auto leaves = sample::leaves(300);
    Frontier frontier;
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        ASSERT_EQ(frontier.size(), TreeSize{size});
        ASSERT_EQ(frontier.root(), sample::defined_root(leaves, 0, size)) << size;
        if (size < leaves.size()) frontier.append(leaves[size]);
    }
}

RC_GTEST_PROP(Frontier, EqualsTheDefinitionForAnyLeaves, (const std::vector<std::string>& texts)) {
    std::vector<Digest> leaves;
    Frontier frontier;
    for (const auto& text : texts) {
        leaves.push_back(leaf_hash(text));
        frontier.append(leaves.back());
    }
    RC_ASSERT(frontier.root() == sample::defined_root(leaves, 0, leaves.size()));
}

RC_GTEST_PROP(Frontier, ReadFromNodesGrowsLikeTheOriginal, ()) {
    static const sample::WholeTree tree(sample::leaves(3000));
    const auto begin = *rc::gen::inRange<std::uint64_t>(0, 3000);
    const auto end = *rc::gen::inRange<std::uint64_t>(begin, 3001);
    const auto root = root_at(tree.nodes(), TreeSize{begin});
    auto read = frontier_at(tree.nodes(), TreeSize{begin});
    RC_ASSERT(root.has_value() && read.has_value() && read->root() == *root);
    auto frontier = Frontier(read->size(), read->roots());
    for (auto i = begin; i < end; ++i) frontier.append(tree.leaves()[i]);
    RC_ASSERT(frontier.root() == tree.root(end));
}

TEST(Frontier, IsAValueThatCanBeTriedAndDropped) {
    Frontier kept;
    kept.append(leaf_hash("a"));
    auto tried = kept;
    tried.append(leaf_hash("b"));
    EXPECT_EQ(kept.root(), leaf_hash("a"));
    EXPECT_EQ(tried.root(), node_hash(leaf_hash("a"), leaf_hash("b")));
}

TEST(Tree, PassesAReadersErrorThrough) {
    const NodeReader broken = [](unsigned, std::uint64_t) -> Result<Digest> {
        return base::Error{base::ErrorKind::io, "broken_disk", {}, {}};
    };
    EXPECT_EQ(root_at(broken, TreeSize{3}).error().name, "broken_disk");
    EXPECT_EQ(frontier_at(broken, TreeSize{3}).error().name, "broken_disk");
    EXPECT_EQ(inclusion_proof(broken, Index{1}, TreeSize{3}).error().name, "broken_disk");
    EXPECT_EQ(consistency_proof(broken, TreeSize{1}, TreeSize{3}).error().name, "broken_disk");
    EXPECT_EQ(*root_at(broken, TreeSize{0}), empty_root());
}

}  // namespace
}  // namespace banchi::merkle
