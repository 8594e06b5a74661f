#pragma once

#include "tests/histories/history.hpp"

namespace banchi::histories {

// The histories of this run, each made once: by fixed seeds, of which sanitizers try a quarter, as
// RC_PARAMS says. An even seed is a demo on the simulated clock.
std::vector<std::uint32_t> seeds();
constexpr std::size_t kEvents = 3000;
const History& history(std::uint32_t seed);

class OfEachSeed : public ::testing::TestWithParam<std::uint32_t> {
  protected:
    const History& made = history(GetParam());
};

// "a: 3, b: 1", and every text on a line of its own, the first few.
std::string listed(const std::map<std::string, std::size_t>& counts);
std::string listed(const std::vector<std::string>& texts);

}  // namespace banchi::histories
