#include "replay/log_walk.hpp"

#include <algorithm>
#include <limits>

#include "replay/findings.hpp"

namespace banchi::replay {
namespace {

constexpr std::uint64_t kBatch = 256;

Error leaf_missing(std::uint64_t index, std::uint64_t size) {
    const auto at = std::to_string(index);
    const auto all = std::to_string(size);
    return {ErrorKind::tampered,
            "leaf_missing",
            {"ไม่มีรายการลำดับที่ " + at + " ทั้งที่บัญชีควรมี " + all + " รายการ",
             "entry " + at + " is missing; the log should hold " + all},
            {}};
}

// A whole batch, or, where one of its leaves cannot be read, what comes before that leaf.
Result<std::vector<std::string>> read(const store::LogReader& log, std::uint64_t from,
                                      std::uint64_t count) {
    auto batch = log.leaves(Index{from}, count);
    if (batch || count == 1 || !is_about_the_log(batch.error())) return batch;
    std::vector<std::string> leaves;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto one = log.leaves(Index{from + i}, 1);
        if (!one && leaves.empty()) return one.error();
        if (!one || one->empty()) break;
        leaves.push_back(std::move(one->front()));
    }
    return leaves;
}

}  // namespace

Result<void> walk(const store::LogReader& log, std::optional<TreeSize> size, const VisitLeaf& visit,
                  const Progress& progress) {
    const auto end = size ? size->value : std::numeric_limits<std::uint64_t>::max();
    std::uint64_t done = 0;
    while (done < end) {
        const auto leaves = read(log, done, std::min(kBatch, end - done));
        if (!leaves) return leaves.error();
        if (leaves->empty() && !size) break;
        if (leaves->empty()) return leaf_missing(done, end);
        for (const auto& leaf : *leaves) {
            if (auto visited = visit(Index{done}, leaf); !visited) return visited.error();
            if (++done == end) break;
        }
        if (progress) progress(done, size ? end : done);
    }
    return {};
}

}  // namespace banchi::replay
