#pragma once

#include <cstdint>
#include <functional>

namespace banchi::replay {

// Called now and then, and at the end, with the number of events done and of all; may be empty.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

}  // namespace banchi::replay
