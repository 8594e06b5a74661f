#include "ledger/merkle/tiles.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/merkle/sample.hpp"

namespace banchi::merkle {
namespace {

constexpr std::uint64_t kLeaves = 70'000;

const sample::WholeTree& tree() {
    static const sample::WholeTree whole(sample::leaves(kLeaves));
    return whole;
}

// The tiles that a tree of this size consists of.
std::vector<TileId> all_tiles(std::uint64_t size) {
    return tiles_changed(TreeSize{0}, TreeSize{size});
}

std::vector<TileId> ids(const std::vector<std::pair<TileId, std::string>>& tiles) {
    std::vector<TileId> result;
    for (const auto& tile : tiles) result.push_back(tile.first);
    return result;
}

sample::MemoryTiles stored_tiles(std::uint64_t size) {
    sample::MemoryTiles stored;
    std::vector<std::pair<TileId, std::string>> tiles;
    for (const auto& id : all_tiles(size)) tiles.emplace_back(id, tree().tile(id));
    stored.put(tiles);
    return stored;
}

TEST(Tiles, OfTheSpecificationsExamplesHaveItsWidths) {
    const TreeSize size{70'000};  // c2sp.org/tlog-tiles, "Partial Tiles"
    EXPECT_EQ(all_tiles(70'000).size(), 273U + 1 + 1 + 1 + 1);
    EXPECT_EQ(tile_width(0, 272, size), 256U);
    EXPECT_EQ(tile_width(0, 273, size), 112U);
    EXPECT_EQ(tile_width(0, 274, size), 0U);
    EXPECT_EQ(tile_width(1, 0, size), 256U);
    EXPECT_EQ(tile_width(1, 1, size), 17U);
    EXPECT_EQ(tile_width(2, 0, size), 1U);
    EXPECT_EQ(tile_width(3, 0, size), 0U);
    EXPECT_EQ(all_tiles(256), (std::vector<TileId>{{0, 0, 256}, {1, 0, 1}}));
}

TEST(Tiles, WidthsHoldAtTheEdgesOfSixtyFourBits) {
    const TreeSize most{~std::uint64_t{0}};
    EXPECT_EQ(tile_width(7, 0, most), 255U);
    EXPECT_EQ(tile_width(8, 0, most), 0U);
    EXPECT_EQ(tile_width(63, 0, most), 0U);
    EXPECT_EQ(tile_width(0, most.value, most), 0U);
    EXPECT_EQ(tile_width(0, most.value >> 8, most), 255U);
    EXPECT_EQ(tile_width(0, 0, TreeSize{0}), 0U);
}

TEST(Tiles, ChangeOnlyWhereTheTreeGrew) {
    const auto changed = [](std::uint64_t a, std::uint64_t b) {
        return tiles_changed(TreeSize{a}, TreeSize{b});
    };
    using Ids = std::vector<TileId>;
    EXPECT_EQ(changed(7, 7), Ids{});
    EXPECT_EQ(changed(0, 1), (Ids{{0, 0, 1}}));
    EXPECT_EQ(changed(255, 256), (Ids{{0, 0, 256}, {1, 0, 1}}));
    EXPECT_EQ(changed(256, 257), (Ids{{0, 1, 1}}));
    EXPECT_EQ(changed(250, 520), (Ids{{0, 0, 256}, {0, 1, 256}, {0, 2, 8}, {1, 0, 2}}));
    EXPECT_EQ(changed(65535, 65536), (Ids{{0, 255, 256}, {1, 0, 256}, {2, 0, 1}}));
}

TEST(TileWriter, CrossesEveryBoundaryWithTheTilesOfTheWholeTree) {
    sample::MemoryTiles stored;
    TileWriter writer;
    std::uint64_t size = 0;
    for (const std::uint64_t next : {1, 2, 255, 256, 257, 511, 512, 513, 1000, 65280, 65281, 65535,
                                     65536, 65537, 65792, 70000}) {
        for (auto i = size; i < next; ++i) writer.append(tree().leaves()[i]);
        const auto tiles = writer.take();
        ASSERT_EQ(ids(tiles), tiles_changed(TreeSize{size}, TreeSize{next})) << next;
        for (const auto& [id, bytes] : tiles)
            ASSERT_EQ(bytes, tree().tile(id)) << tile_path({false, id});
        EXPECT_TRUE(writer.take().empty());
        EXPECT_EQ(writer.frontier().root(), *root_at(tree().nodes(), TreeSize{next}));
        stored.put(tiles);
        size = next;
        // Every other time goes on from what was stored.
        if (next % 2 == 0) writer = *TileWriter::open(stored.reader(), TreeSize{size});
    }
}

RC_GTEST_PROP(TileWriter, OpenedAtAnySizeGoesOnLikeOneFromScratch, ()) {
    const auto begin = *rc::gen::inRange<std::uint64_t>(0, 2000);
    const auto end = *rc::gen::inRange<std::uint64_t>(begin, 2001);
    const auto stored = stored_tiles(begin);
    auto writer = TileWriter::open(stored.reader(), TreeSize{begin});
    RC_ASSERT(writer.has_value());
    RC_ASSERT(writer->frontier().root() == tree().root(begin));
    RC_ASSERT(writer->take().empty());
    for (auto i = begin; i < end; ++i) writer->append(tree().leaves()[i]);
    const auto tiles = writer->take();
    RC_ASSERT(ids(tiles) == tiles_changed(TreeSize{begin}, TreeSize{end}));
    for (const auto& [id, bytes] : tiles) RC_ASSERT(bytes == tree().tile(id));
    RC_ASSERT(writer->frontier().root() == tree().root(end));
}

TEST(TileWriter, RefusesATileOfTheWrongLength) {
    auto stored = stored_tiles(300);
    stored.at({0, 1, 44}).pop_back();
    EXPECT_EQ(TileWriter::open(stored.reader(), TreeSize{300}).error().kind,
              base::ErrorKind::tampered);
}

TEST(TileWriter, PassesAReadersErrorThrough) {
    const sample::MemoryTiles nothing;
    EXPECT_EQ(TileWriter::open(nothing.reader(), TreeSize{300}).error().name, "no_tile");
    EXPECT_TRUE(TileWriter::open(nothing.reader(), TreeSize{0}).has_value());
}

TEST(NodesFromTiles, HaveOnlyTheCompleteNodesOfTheirTree) {
    const auto stored = stored_tiles(700);
    const auto nodes = nodes_from_tiles(stored.reader(), TreeSize{700});
    for (unsigned level = 0; level < 64; ++level) {
        const auto count = std::uint64_t{700} >> level;
        for (std::uint64_t number = 0; number < count; ++number)
            ASSERT_EQ(*nodes(level, number), *tree().nodes()(level, number));
        EXPECT_EQ(nodes(level, count).error().kind, base::ErrorKind::not_found);
    }
    EXPECT_EQ(nodes(64, 0).error().kind, base::ErrorKind::not_found);
}

TEST(NodesFromTiles, ReadATileOnceForANeighbourhood) {
    const auto stored = stored_tiles(512);
    const auto nodes = nodes_from_tiles(stored.reader(), TreeSize{512});
    for (std::uint64_t i = 256; i < 512; ++i)
        ASSERT_TRUE(inclusion_proof(nodes, Index{i}, TreeSize{512}).has_value());
    EXPECT_EQ(stored.reads(), 2);  // tile/0/001 and tile/1/000.p/2
}

RC_GTEST_PROP(NodesFromTiles, GiveTheProofsOfAllLeaves, ()) {
    const auto size = *rc::gen::oneOf(
        rc::gen::inRange<std::uint64_t>(1, kLeaves + 1),
        rc::gen::element<std::uint64_t>(255, 256, 257, 512, 65535, 65536, 65537, 70000));
    const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
    const auto old = *rc::gen::inRange<std::uint64_t>(0, size + 1);
    const auto stored = stored_tiles(size);
    const auto nodes = nodes_from_tiles(stored.reader(), TreeSize{size});

    const auto root = root_at(nodes, TreeSize{size});
    const auto old_root = root_at(nodes, TreeSize{old});
    RC_ASSERT(*root == *root_at(tree().nodes(), TreeSize{size}));
    RC_ASSERT(*old_root == *root_at(tree().nodes(), TreeSize{old}));
    const auto inclusion = inclusion_proof(nodes, Index{index}, TreeSize{size});
    RC_ASSERT(*inclusion == *inclusion_proof(tree().nodes(), Index{index}, TreeSize{size}));
    RC_ASSERT(
        verify_inclusion(tree().leaves()[index], Index{index}, TreeSize{size}, *root, *inclusion));
    const auto consistency = consistency_proof(nodes, TreeSize{old}, TreeSize{size});
    RC_ASSERT(*consistency == *consistency_proof(tree().nodes(), TreeSize{old}, TreeSize{size}));
    RC_ASSERT(verify_consistency({old}, *old_root, {size}, *root, *consistency));
}

}  // namespace
}  // namespace banchi::merkle
