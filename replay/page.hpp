#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ledger/base/index.hpp"
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
// byte order of fields, whose name begins with `prefix`; an item that is null is left out. The
// cursor is the last field looked at.
Value paged(const domain::State& state, const std::string& entity, const std::string& prefix,
            const Page& page, const std::function<Value(const domain::Fact&)>& item);

// Refuses (malformed: `cursor`) what no page of the entity's fields gave: a cursor is a field that
// it has, or had.
Result<void> check_cursor(const domain::State& state, const std::string& entity, const Page& page);
// Where a list of events goes on, whose cursor is an index below `size` in twenty digits. `cursor`.
Result<Index> first_after(const Page& page, TreeSize size);
Error bad_cursor();

}  // namespace banchi::replay
