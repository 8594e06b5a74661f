#pragma once

#include <cstdint>

namespace banchi::store {

// What a folder's store holds in memory now, and how its cache of facts did since it was opened.
struct Usage {
    std::uint64_t block_cache_bytes = 0;
    std::uint64_t memtable_bytes = 0;
    std::uint64_t table_readers_bytes = 0;
    std::uint64_t fact_cache_bytes = 0;
    std::uint64_t fact_hits = 0;
    std::uint64_t fact_misses = 0;
};

}  // namespace banchi::store
