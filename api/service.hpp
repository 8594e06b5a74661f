#pragma once

#include <atomic>
#include <functional>

#include "api/backups.hpp"
#include "api/message.hpp"
#include "api/metrics.hpp"
#include "api/tokens.hpp"
#include "replay/entry_source.hpp"

namespace banchi::api {

// How many bytes of bodies the server holds at once: many large ones must not take all memory.
class BodyRoom {
  public:
    explicit BodyRoom(std::uint64_t most) : most_(most) {}
    bool take(std::uint64_t bytes) {
        if (taken_.fetch_add(bytes) + bytes <= most_) return true;
        give(bytes);
        return false;
    }
    void give(std::uint64_t bytes) { taken_.fetch_sub(bytes); }

  private:
    const std::uint64_t most_;
    std::atomic<std::uint64_t> taken_{0};
};

// What all requests share. Thread-safe; the ledger outlives it.
struct Service {
    Service(ledger::Ledger& of, const std::filesystem::path& token_folder, bool open_to_read,
            Language otherwise, Metrics* counting = nullptr,
            std::filesystem::path backup_place = {})
        : ledger(of),
          entries(of),
          tokens(token_folder),
          public_read(open_to_read),
          default_language(otherwise),
          metrics(counting == nullptr ? own_metrics : *counting),
          backups(of, std::move(backup_place)) {}

    ledger::Ledger& ledger;
    replay::LedgerEntries entries;
    TokenKeeper tokens;
    SystemClock wall_clock;  // tokens expire by the machine's time, whatever clock the ledger has
    const bool public_read;
    const Language default_language;
    std::atomic<bool> stopping{false};
    BodyRoom bodies{256u << 20};
    Metrics own_metrics;
    Metrics& metrics;  // what was given, else its own
    Backups backups;
};

// Called exactly once, from any thread.
using Reply = std::function<void(Response)>;

// Answers a request: finds its route, checks token, method and parameters, and renders. Never
// blocks on a submission; `reply` may be called before this returns or later. `request` stays
// until then.
void answer(const Request& request, Service& service, Reply reply);

}  // namespace banchi::api
