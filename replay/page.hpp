#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ledger/domain/state.hpp"

namespace banchi::replay {

using namespace banchi::base;

// Which part of a list is asked for: what comes after the cursor that the last page gave ("" for
// the first page), at most `limit` items.
struct Page {
    std::string after;
    std::size_t limit = 100;
};
inline constexpr std::size_t kLargestPage = 1000;  // a greater limit is brought down to this

// {"items": [...], "next": cursor or null}: one item for each present field of the entity, in the
// byte order of fields, whose name begins with `prefix`. The cursor is the last field shown.
Value paged(const domain::State& state, const std::string& entity, const std::string& prefix,
            const Page& page, const std::function<Value(const domain::Fact&)>& item);

}  // namespace banchi::replay
