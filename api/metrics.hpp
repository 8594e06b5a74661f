#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "ledger/ledger.hpp"

namespace banchi::api {

using namespace banchi::base;

inline constexpr const char* kVersion = "0.1.0";  // of this program

// What a server counts of itself, told in Prometheus's text format at /metrics: names and units by
// its conventions, labels from bounded sets (routes and statuses of the table, names of rules).
// Thread-safe.
class Metrics {
  public:
    explicit Metrics(const std::string& version = kVersion);
    ~Metrics();

    void answered(std::string_view route, std::string_view method, int status,
                  std::chrono::steady_clock::duration took);
    // One submission was judged; a dry run stores nothing and is not counted.
    void judged(const ledger::Receipts& receipts);
    void refused(const Error& error);
    // One synced write.
    void committed(std::size_t events, std::chrono::steady_clock::duration took);
    void connected(int more);  // +1 or -1
    void streaming(int more);

    std::string text(const ledger::Ledger& ledger);

  private:
    struct Families;
    const std::unique_ptr<Families> families_;
};

}  // namespace banchi::api
