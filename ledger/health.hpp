#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "ledger/base/clock.hpp"
#include "ledger/store/log.hpp"

namespace banchi::ledger {

using namespace banchi::base;

// One thing that a ledger needs in order to serve and to write. `wrong` says what is amiss and what
// to do, `note` what stays worth knowing though all is well.
struct Check {
    std::string_view name;  // "store", "head", "disk", "clock", "writer", "restoration"
    std::optional<Error> wrong{};
    std::optional<Text> note{};
};

// The newest leaf can be read back from the store.
Check check_store(const store::Log& log);
// The head file on disk says what was last made durable.
Check check_head(const store::Log& log, const std::filesystem::path& folder);
// Room for what comes: below this the next write may be the one that fails.
inline constexpr std::uintmax_t kLeastFreeBytes = 256u << 20;
Check check_disk(const std::filesystem::path& folder, std::uintmax_t least = kLeastFreeBytes);
// Writing stops when the clock is over a minute behind the newest event.
Check check_clock(Clock& clock, Instant newest);
// Every restoration on record is noted; one that has yet to be put there is wrong. `lost` is the
// head that the folder is known not to reach.
Check check_restoration(const domain::State& state, const std::optional<merkle::Checkpoint>& lost);

}  // namespace banchi::ledger
