#pragma once

#include <atomic>
#include <functional>
#include <set>

#include "api/backups.hpp"
#include "api/bell.hpp"
#include "api/message.hpp"
#include "api/metrics.hpp"
#include "api/tokens.hpp"
#include "replay/entry_source.hpp"

namespace banchi::api {

// How much of something the server holds at once: more must not take all memory. Thread-safe.
class Room {
  public:
    explicit Room(std::uint64_t most) : most_(most) {}
    bool take(std::uint64_t much) {
        if (taken_.fetch_add(much) + much <= most_) return true;
        give(much);
        return false;
    }
    void give(std::uint64_t much) { taken_.fetch_sub(much); }

  private:
    const std::uint64_t most_;
    std::atomic<std::uint64_t> taken_{0};
};

// What all requests share. Thread-safe; the ledger outlives it.
struct Service {
    Service(ledger::Ledger& of, const std::filesystem::path& token_folder, bool open_to_read,
            Language otherwise, Metrics* counting = nullptr,
            std::filesystem::path backup_place = {}, std::uint64_t largest_streams = 0)
        : ledger(of),
          entries(of),
          tokens(token_folder),
          open(open_to_read ? std::set{Right::read} : std::set<Right>()),
          default_language(otherwise),
          metrics(counting == nullptr ? own_metrics : *counting),
          backups(of, std::move(backup_place)),
          streams(largest_streams) {}

    ledger::Ledger& ledger;
    replay::LedgerEntries entries;
    TokenKeeper tokens;
    SystemClock wall_clock;  // tokens expire by the machine's time, whatever clock the ledger has
    std::set<Right> open;    // what takes no token; set before the first request
    bool public_read() const { return open.contains(Right::read); }
    const Language default_language;
    std::atomic<bool> stopping{false};
    Room bodies{256u << 20};  // bytes
    Metrics own_metrics;
    Metrics& metrics;  // what was given, else its own
    Backups backups;
    Room streams;  // that are open
    Bell bell;     // rung when the log has grown and when the server stops
};

// Called exactly once, from any thread.
using Reply = std::function<void(Response)>;

// Answers a request: finds its route, checks token, method and parameters, and renders. Never
// blocks on a submission; `reply` may be called before this returns or later. `request` stays
// until then.
void answer(const Request& request, Service& service, Reply reply);

}  // namespace banchi::api
