#pragma once

#include <functional>
#include <memory>

#include "ledger/domain/state.hpp"
#include "ledger/store/database.hpp"
#include "ledger/store/fact_cache.hpp"

namespace banchi::store {

// All facts of a ledger: as of any position, by seeks whose cost does not grow with the log, and
// every version of a field. Thread-safe. Reading throws ReadFailure when the disk fails.
class Facts : public domain::Versions {
  public:
    Facts(const Database& database, std::size_t cache_bytes, TreeSize size);
    // The facts of the first `size` events, at most size(). A state belongs to one thread, reads
    // this Facts, and is short-lived: it keeps tables that were replaced meanwhile.
    std::unique_ptr<domain::State> at(TreeSize size) const;
    // Versions of durable events only.
    std::vector<domain::Fact> of_field(const std::string& entity,
                                       const std::string& field) const override;
    std::vector<domain::Fact> of_entity(const std::string& entity) const override;
    // Shows a commit that is durable: `facts` are its own, the log now has `size` events.
    void merge(const std::vector<domain::Fact>& facts, TreeSize size);
    TreeSize size() const { return {size_.load(std::memory_order_acquire)}; }
    std::size_t cached_bytes() const { return cache_.bytes(); }
    void add_to(Usage& usage) const { cache_.add_to(usage); }

  private:
    std::vector<domain::Fact> versions(const std::string& prefix) const;

    const Database& database_;
    mutable FactCache cache_;
    std::atomic<std::uint64_t> size_;
};

// Visits every stored fact, by entity, field, then newest index first.
Result<void> each_fact(const Database& database,
                       const std::function<void(const domain::Fact&)>& visit);

}  // namespace banchi::store
