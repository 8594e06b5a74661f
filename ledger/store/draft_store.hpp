#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/store/database.hpp"

namespace banchi::store {

// Drafts of events beside the log, bytes by their id. No commit touches them, and no entry, tile or
// fact is touched here. Thread-safe; what is changed is on disk when a call returns.
class DraftStore {
  public:
    explicit DraftStore(Database& database) : database_(database) {}
    Result<void> put(const Digest& id, const std::string& bytes);
    Result<void> erase(const std::vector<Digest>& ids);
    Result<std::optional<std::string>> find(const Digest& id) const;
    // In the order of their ids.
    Result<std::vector<std::pair<Digest, std::string>>> all() const;

  private:
    Database& database_;
};

}  // namespace banchi::store
