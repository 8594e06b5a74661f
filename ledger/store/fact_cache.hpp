#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/domain/fact.hpp"
#include "ledger/store/usage.hpp"

namespace banchi::store {

using namespace banchi::base;

// The newest facts about the fields used last, bounded by bytes. Thread-safe. It serves readers at
// any position: a newest fact of an event before the reader's size is the reader's too.
class FactCache {
  public:
    FactCache(std::size_t bytes, TreeSize size) : limit_(bytes), size_(size) {}
    // The field's fact as of the first `size` events, if it is known.
    std::optional<domain::Fact> find(const std::string& entity, const std::string& field,
                                     TreeSize size);
    // Keeps what a reader at `size` found on disk; nothing if the log has grown since, because a
    // newer fact may have come.
    void offer(const domain::Fact& fact, TreeSize size);
    // Takes over a durable commit's facts; the log now has `size` events.
    void merge(const std::vector<domain::Fact>& facts, TreeSize size);
    std::size_t bytes() const;
    void add_to(Usage& usage) const;

  private:
    struct Kept {
        std::string key;
        domain::Fact fact;
        std::size_t bytes = 0;
    };
    void keep(const domain::Fact& fact);
    void drop_oldest();

    const std::size_t limit_;
    mutable std::mutex mutex_;
    TreeSize size_;
    std::list<Kept> by_use_;  // last used first
    std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
    std::size_t bytes_ = 0;
    std::uint64_t hits_ = 0;
    std::uint64_t misses_ = 0;
};

}  // namespace banchi::store
