#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/merkle/tiles.hpp"

namespace banchi::merkle {
namespace {

struct Row {
    std::string path;
    bool entries;
    TileId tile;
};

TEST(TilePath, PrintsAndParsesTheOneForm) {
    const std::vector<Row> rows = {
        {"tile/0/000", false, {0, 0, 256}},
        {"tile/0/000.p/1", false, {0, 0, 1}},
        {"tile/0/000.p/255", false, {0, 0, 255}},
        {"tile/1/999", false, {1, 999, 256}},
        {"tile/0/x001/000", false, {0, 1000, 256}},
        {"tile/0/x001/067.p/8", false, {0, 1067, 8}},
        {"tile/2/x001/x234/067", false, {2, 1234067, 256}},
        {"tile/63/000", false, {63, 0, 256}},
        {"tile/entries/000", true, {0, 0, 256}},
        {"tile/entries/x001/x000/000.p/17", true, {0, 1000000, 17}},
        {"tile/0/x018/x446/x744/x073/x709/x551/615", false, {0, 18446744073709551615ULL, 256}},
    };
    for (const auto& row : rows) {
        const auto parsed = parse_tile_path(row.path);
        ASSERT_TRUE(parsed) << row.path;
        EXPECT_EQ(parsed->entries, row.entries) << row.path;
        EXPECT_EQ(parsed->tile, row.tile) << row.path;
        EXPECT_EQ(tile_path({row.entries, row.tile}), row.path);
    }
}

constexpr const char* kRefused[] = {
    "",
    "tile",
    "tile/",
    "tile/0",
    "tile/0/",
    "tile//000",
    "/tile/0/000",
    "tiles/0/000",
    "tile/00/000",
    "tile/01/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/+1/000",
    "tile/18446744073709551616/000",
    "tile/entries",
    "tile/entries/",
    "tile/entry/000",
    "tile/Entries/000",
    "tile/8/0/000",  // level
    "tile/00",
    "tile/0/0",
    "tile/0/00",
    "tile/0/0000",
    "tile/0/1000",
    "tile/0/x000",
    "tile/0/x000/000",
    "tile/0/x000/001",
    "tile/0/x000/x001/000",
    "tile/0/001/000",
    "tile/0/x001/",
    "tile/0/x001",
    "tile/0/x001/0",
    "tile/0/x001/x000",
    "tile/0/x1/000",
    "tile/0/x001/00a",
    "tile/0/0x1",
    "tile/0/-01",
    "tile/0/ 01",
    "tile/0/X001/000",
    "tile/0/x001//000",
    "tile/0/x018/x446/x744/x073/x709/x551/616",
    "tile/0/x001/x000/x000/x000/x000/x000/x000/000",  // number
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/257",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/000.p",
    "tile/0/000.p/-1",
    "tile/0/000.p/1/",
    "tile/0/000/",
    "tile/0/000.p/1.p/1",
    "tile/0/000.P/1",
    "tile/entries/000.p/0",
    "tile/entries/000.p/256",
    "tile/0/000 ",
    "tile/0/000\n",
    "tile/0/000?x=1",  // width
};

TEST(TilePath, RefusesEverythingElse) {
    for (const auto* path : kRefused) EXPECT_FALSE(parse_tile_path(path)) << path;
    EXPECT_FALSE(parse_tile_path(std::string_view("tile/0/000\0", 11)));
}

RC_GTEST_PROP(TilePath, ComesBackFromItsText, ()) {
    const bool entries = *rc::gen::arbitrary<bool>();
    const auto bits = *rc::gen::inRange(0, 64);
    const TilePath path{
        entries,
        {entries ? 0 : *rc::gen::inRange(0U, 64U), *rc::gen::arbitrary<std::uint64_t>() >> bits,
         *rc::gen::inRange(1U, 257U)}};
    const auto parsed = parse_tile_path(tile_path(path));
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(parsed->entries == path.entries && parsed->tile == path.tile);
}

RC_GTEST_PROP(TilePath, IsTheOnlyTextOfWhatItNames, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("tile/", "entries/", "0", "00", "000", "x", "x000/", "x001/",
                                      "/", "1", "63/", "256", "p", ".p/", "255"));
    std::string text;
    for (const auto& piece : pieces) text += piece;
    for (const std::string start : {"", "tile/", "tile/0/", "tile/0/x001/", "tile/0/000.p/"}) {
        const auto parsed = parse_tile_path(start + text);
        if (parsed) RC_ASSERT(tile_path(*parsed) == start + text);
    }
}

TEST(EntryBundle, ComesBackFromItsBytes) {
    const std::vector<std::string> entries = {"", "a", std::string(65535, '\xff'), "end"};
    std::string bundle;
    for (const auto& entry : entries) append_entry(bundle, entry);
    EXPECT_EQ(bundle.substr(0, 5), std::string("\0\0\0\x01"
                                               "a",
                                               5));
    EXPECT_EQ(parse_entries(bundle), entries);
}

TEST(EntryBundle, RefusesEveryCutAndMoreThanATile) {
    std::string bundle;
    append_entry(bundle, "first");
    append_entry(bundle, "second");
    for (std::size_t size = 0; size < bundle.size(); ++size) {
        const bool whole_entry = size == 7;
        EXPECT_EQ(parse_entries(bundle.substr(0, size)).has_value(), whole_entry) << size;
    }
    std::string full;
    for (int i = 0; i < 256; ++i) append_entry(full, "");
    EXPECT_EQ(parse_entries(full)->size(), 256U);
    append_entry(full, "");
    EXPECT_FALSE(parse_entries(full));
}

RC_GTEST_PROP(EntryBundle, IsTheOnlyFormOfItsEntries, (const std::string& bytes)) {
    const auto entries = parse_entries(bytes);
    if (!entries) return;
    std::string again;
    for (const auto& entry : *entries) append_entry(again, entry);
    RC_ASSERT(again == bytes);
}

}  // namespace
}  // namespace banchi::merkle
