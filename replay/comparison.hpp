#pragma once

#include "ledger/domain/state.hpp"
#include "replay/rebuild.hpp"

namespace banchi::replay {

// Compares live facts, as they are visited, with rebuilt ones. One thread's; refers to `rebuilt`.
class Comparison {
  public:
    explicit Comparison(const domain::Memory& rebuilt);
    // Live facts come ordered by entity, then field; the versions of a field either way.
    void live(const domain::Fact& fact);
    // `unordered` if live facts came out of order: then nothing can be said.
    Result<void> finish();
    std::uint64_t live_facts() const { return live_facts_; }
    std::uint64_t rebuilt_facts() const { return rebuilt_.size(); }
    std::uint64_t differing() const { return differing_; }
    const std::optional<Difference>& first() const { return first_; }

  private:
    void close_group();
    void compare_versions();
    void differs(const domain::Fact* live, const domain::Fact* rebuilt);
    std::vector<const domain::Fact*> rebuilt_;  // by entity, field, index
    std::size_t next_ = 0;                      // the first rebuilt fact not yet compared
    std::vector<domain::Fact> group_;           // the live versions of one field
    std::uint64_t live_facts_ = 0;
    std::uint64_t differing_ = 0;
    bool unordered_ = false;
    std::optional<Difference> first_;
};

}  // namespace banchi::replay
