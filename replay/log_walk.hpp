#pragma once

#include <optional>

#include "ledger/store/log_reader.hpp"
#include "replay/progress.hpp"

namespace banchi::replay {

using namespace banchi::base;

using VisitLeaf = std::function<Result<void>(Index index, const std::string& leaf)>;

// Visits the leaves of a log in order, the first `size` of them, or all without one. `tampered`
// (`leaf_missing`) if the log ends before; the visitor's and the reader's errors are passed
// through, once every leaf before the one that cannot be read was visited.
Result<void> walk(const store::LogReader& log, std::optional<TreeSize> size, const VisitLeaf& visit,
                  const Progress& progress);

}  // namespace banchi::replay
