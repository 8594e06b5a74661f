#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

#include "ledger/ledger.hpp"

namespace banchi::api {

using namespace banchi::base;

// Backups that a running server makes of its ledger, one at a time, into the one place that it was
// started with: who may ask for one cannot say where. Thread-safe.
class Backups {
  public:
    Backups(const ledger::Ledger& of, std::filesystem::path place)
        : ledger_(of), place_(std::move(place)) {}
    ~Backups() { finish(); }
    // Begins one on a thread of its own; `done` is called there. Refuses at once `no_backup_place`
    // (the server has none) and `backup_running` (too_many).
    void begin(std::function<void(Result<store::Backup>)> done);
    // Waits for the one that runs.
    void finish();

  private:
    const ledger::Ledger& ledger_;
    const std::filesystem::path place_;
    std::mutex mutex_;
    bool running_ = false;
    std::thread worker_;
};

}  // namespace banchi::api
