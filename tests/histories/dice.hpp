#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace banchi::histories {

// All chance of a history. Not standard distributions: those differ between libraries, and a seed
// means one history.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}
    std::uint32_t below(std::size_t count) {
        return static_cast<std::uint32_t>(random_()) % static_cast<std::uint32_t>(count);
    }
    // Both ends included.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + below(static_cast<std::size_t>(high - low + 1));
    }
    bool chance(unsigned percent) { return below(100) < percent; }
    template <class T>
    T one_of(const std::vector<T>& things) {
        return things[below(things.size())];
    }
    template <class T>
    std::optional<T> maybe_one_of(const std::vector<T>& things) {
        if (things.empty()) return std::nullopt;
        return one_of(things);
    }
    template <class T>
    std::vector<T> shuffled(std::vector<T> things) {
        for (std::size_t i = things.size(); i > 1; --i) std::swap(things[i - 1], things[below(i)]);
        return things;
    }
    // At most so many of them, in any order.
    template <class T>
    std::vector<T> some_of(std::vector<T> things, std::size_t count) {
        things = shuffled(std::move(things));
        if (things.size() > count) things.resize(count);
        return things;
    }
    // "person-7": never given out before.
    std::string fresh(const std::string& prefix) { return prefix + std::to_string(++given_); }

  private:
    std::mt19937 random_;
    std::uint64_t given_ = 0;
};

}  // namespace banchi::histories
