#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace banchi::base {

// An event's place in the log, from 0.
struct Index {
    std::uint64_t value = 0;
    auto operator<=>(const Index&) const = default;
};

// How many events the log holds; the event at Index i makes size i + 1.
struct TreeSize {
    std::uint64_t value = 0;
    auto operator<=>(const TreeSize&) const = default;
    bool contains(Index index) const { return index.value < value; }
};

// Twenty decimal digits, so that text order is number order; used in field names.
std::string padded(Index index);

}  // namespace banchi::base
