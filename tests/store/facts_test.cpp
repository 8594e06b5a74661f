#include "ledger/store/facts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <thread>

#include "ledger/store/failure.hpp"
#include "tests/store/folder.hpp"

namespace banchi::store {
namespace {

// Few names, of which some begin like others, so that neighbours matter.
const std::vector<std::string> kNames{"a", "a-b", "a/b", "ab", "b", "kpi/DIW-1", "kpi/DIW-10"};

domain::Fact any_fact(std::uint64_t index) {
    auto fact = fact_of(index, *rc::gen::elementOf(kNames), *rc::gen::elementOf(kNames), {});
    fact.origin.value = *rc::gen::inRange<std::uint64_t>(0, index + 1);
    if (*rc::gen::inRange(0, 4) != 0)
        fact.value = Value::object().set("v", *rc::gen::inRange(0, 1000)).set("t", "ไทย");
    return fact;
}

// Commits of one to five events with up to four facts each.
std::uint64_t commit_something(Log& log, domain::Memory& memory) {
    std::vector<std::string> leaves;
    std::vector<domain::Fact> facts;
    const auto first = log.tip().size.value;
    const auto events = *rc::gen::inRange<std::uint64_t>(1, 6);
    for (auto index = first; index < first + events; ++index) {
        leaves.push_back(leaf_of(index));
        for (auto left = *rc::gen::inRange(0, 5); left > 0; --left)
            facts.push_back(any_fact(index));
    }
    memory.add(facts);
    RC_ASSERT(log.append(leaves, facts).has_value());
    return first + events;
}

void expect_same(const domain::State& state, const domain::State& expected) {
    for (const auto& entity : kNames) {
        for (const auto& field : kNames) {
            RC_ASSERT(state.fact(entity, field) == expected.fact(entity, field));
            RC_ASSERT(state.next(entity, field) == expected.next(entity, field));
        }
        RC_ASSERT(state.next(entity, "") == expected.next(entity, ""));
        RC_ASSERT(list(state, entity) == list(expected, entity));
    }
}

void expect_same_everywhere(const Log& log, const domain::Memory& memory, std::uint64_t size) {
    RC_ASSERT(log.facts().at({0})->next("a", "") == std::nullopt);
    for (std::uint64_t n = 1; n <= size; ++n)
        expect_same(*log.facts().at({n}), memory.at(Index{n - 1}));
    for (const auto& entity : kNames) {
        RC_ASSERT(log.facts().of_entity(entity) == memory.of_entity(entity));
        for (const auto& field : kNames)
            RC_ASSERT(log.facts().of_field(entity, field) == memory.of_field(entity, field));
    }
}

RC_GTEST_PROP(Facts, AsOfNAreThoseOfTheFirstNEvents, ()) {
    const auto folder = Folder::in_memory();
    domain::Memory memory;
    std::uint64_t size = 0;
    auto log = new_log(folder);
    for (auto commits = *rc::gen::inRange(1, 6); commits > 0; --commits) {
        size = commit_something(*log, memory);
        expect_same(*log->facts().at({size}), memory.now());
    }
    expect_same_everywhere(*log, memory, size);
    log.reset();
    expect_same_everywhere(*open_log(folder), memory, size);
}

TEST(Facts, TheCacheIsBoundedByBytes) {
    const Folder folder;
    auto setup = setup_for(folder);
    setup.cache_bytes = 256 << 10;
    create_folder(setup).value();
    const auto log = Log::open(setup).value();
    std::vector<domain::Fact> facts;
    for (int i = 0; i < 2000; ++i)
        facts.push_back(fact_of(0, "e/" + std::to_string(i), "f", std::string(200, 'x')));
    ASSERT_TRUE(log->append({leaf_of(0)}, facts));
    EXPECT_LE(log->facts().cached_bytes(), 64u << 10);
    EXPECT_GT(log->facts().cached_bytes(), 32u << 10);
    const auto state = log->facts().at({1});
    for (const auto& fact : facts) EXPECT_EQ(state->fact(fact.entity, "f"), fact);
    EXPECT_LE(log->facts().cached_bytes(), 64u << 10);
}

TEST(Facts, TheCacheTakesNothingFromAReaderOfThePast) {
    FactCache cache(1 << 20, {5});
    cache.offer(fact_of(2, "e", "f", 1), {4});
    EXPECT_FALSE(cache.find("e", "f", {5}));
    cache.offer(fact_of(4, "e", "f", 2), {5});
    EXPECT_EQ(cache.find("e", "f", {5})->index.value, 4u);
    EXPECT_FALSE(cache.find("e", "f", {4})) << "not of a reader at 4";
    cache.merge({fact_of(6, "e", "f", 3)}, {7});
    EXPECT_FALSE(cache.find("e", "f", {5}));
    EXPECT_EQ(cache.find("e", "f", {7})->index.value, 6u);
}

// While commits go on, a reader at N sees the facts of N, cached or not.
TEST(Facts, AReaderNeverSeesTheFuture) {
    const Folder folder;
    const auto log = new_log(folder);
    ASSERT_TRUE(grow(*log, 1));
    std::atomic<bool> done{false};
    std::atomic<int> wrong{0};
    std::atomic<int> reads{0};
    const auto read = [&] {
        while (!done) {
            const auto size = log->tip().size;
            const auto state = log->facts().at(size);
            std::this_thread::yield();
            const auto newest = state->fact("ledger", "newest");
            const auto stepped = state->next("ledger", "");
            if (!newest || newest->index.value + 1 != size.value || newest != stepped) ++wrong;
            ++reads;
        }
    };
    std::thread first(read);
    std::thread second(read);
    for (int i = 0; i < 300; ++i) ASSERT_TRUE(grow(*log, 2));
    done = true;
    first.join();
    second.join();
    EXPECT_EQ(wrong, 0);
    EXPECT_GT(reads, 10);
}

TEST(Facts, AStoredFactThatDoesNotReadIsNeverAbsent) {
    const Folder folder;
    { ASSERT_TRUE(grow(*new_log(folder), 1)); }
    {
        auto database =
            Database::open(database_path(folder.path()), 0, Database::Recovery::torn_tail).value();
        auto batch = protected_batch(0);
        batch.Put(database->handle(Column::facts), fact_key("ledger", "newest", Index{0}),
                  "not a fact's value");
        database->write(batch).value();
    }
    const auto log = open_log(folder);
    const auto state = log->facts().at({1});
    EXPECT_THROW(state->fact("ledger", "newest"), ReadFailure);
    EXPECT_THROW(state->next("ledger", ""), ReadFailure);
    EXPECT_THROW(log->facts().of_field("ledger", "newest"), ReadFailure);
}

}  // namespace
}  // namespace banchi::store
