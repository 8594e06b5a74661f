#include "ledger/health.hpp"

#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"
#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

using Health = Desk;

std::optional<Error> wrong_with(const Ledger& ledger, std::string_view name) {
    for (const auto& check : ledger.checks())
        if (check.name == name) return check.wrong;
    throw std::out_of_range(std::string(name));
}

TEST_F(Health, EverythingIsCheckedByName) {
    opened();
    for (const auto* name : {"store", "head", "disk", "clock", "writer"})
        EXPECT_FALSE(wrong_with(*ledger, name)) << name;
}

TEST_F(Health, AHeadThatSomebodyTurnedBackIsNamed) {
    opened();
    const auto path = store::head_path(options.folder);
    const auto before = store::HeadFile::read(path).value();
    accept(agency("diw"));
    store::HeadFile::open(path).value().write(before).value();
    const auto wrong = wrong_with(*ledger, "head");
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->name, "head_differs");
}

TEST_F(Health, AFullDiskIsNamed) {
    EXPECT_FALSE(check_disk(options.folder, 0).wrong);
    const auto full = check_disk(options.folder, ~std::uintmax_t{0});
    ASSERT_TRUE(full.wrong);
    EXPECT_EQ(full.wrong->name, "disk_low");
}

TEST_F(Health, AClockBehindTheLogIsNamed) {
    opened();
    const auto newest = ledger->position().recorded;
    clock.set(newest.plus_seconds(-61));
    const auto wrong = wrong_with(*ledger, "clock");
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->kind, ErrorKind::clock);
    clock.set(newest.plus_seconds(-60));
    EXPECT_FALSE(wrong_with(*ledger, "clock"));
}

TEST_F(Health, WhatIsHeldInMemoryAndWrittenIsCounted) {
    std::size_t written = 0;
    options.on_commit = [&](std::size_t events, auto) { written += events; };
    open();
    opened();
    accept(agency("diw"));
    EXPECT_EQ(written, size());
    const auto usage = ledger->usage();
    EXPECT_GT(usage.store.fact_cache_bytes, 0u);
    EXPECT_GT(usage.store.memtable_bytes, 0u);
    EXPECT_GT(usage.store.fact_hits + usage.store.fact_misses, 0u);
}

}  // namespace
}  // namespace banchi::ledger
