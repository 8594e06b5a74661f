#pragma once

#include <mutex>

#include "api/client.hpp"
#include "ledger/store/log_reader.hpp"

namespace banchi::api {

// A log read from its server by its checkpoint and tiles (c2sp.org/tlog-tiles), so that anybody can
// verify it from afar. Thread-safe.
class HttpLog : public store::LogReader {
  public:
    explicit HttpLog(HttpClient client) : client_(std::move(client)) {}
    Result<std::string> checkpoint() const override;
    Result<std::string> vkey() const override;  // as /v1/log claims it
    Result<std::vector<std::string>> leaves(Index from, std::uint64_t count) const override;
    Result<std::string> tile(merkle::TileId tile) const override;

  private:
    Result<std::string> fetch(const std::string& path) const;
    Result<TreeSize> size_for(std::uint64_t end) const;
    Result<void> load_bundle(std::uint64_t number, unsigned width) const;

    // Readers ask for entries in turn, a few at a time: the last bundle answers most of it.
    struct Bundle {
        std::uint64_t number = 0;
        std::vector<std::string> entries;
    };
    mutable std::mutex mutex_;
    mutable HttpClient client_;
    mutable TreeSize size_;  // of the newest checkpoint seen
    mutable Bundle bundle_;
};

}  // namespace banchi::api
