#pragma once

#include <atomic>
#include <chrono>

#include "ledger/base/time.hpp"

namespace banchi::base {

// Where `recorded` comes from. Thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

// The machine's own clock.
class SystemClock : public Clock {
  public:
    Instant now() override;
};

// A demo's clock: stands where it is set and, once started, runs at real speed from there.
class SimulatedClock : public Clock {
  public:
    explicit SimulatedClock(Instant start) : micros_(start.micros) {}
    Instant now() override;
    void set(Instant instant) { micros_ = instant.micros; }
    void run();  // from now on it runs

  private:
    std::atomic<std::int64_t> micros_;
    std::atomic<bool> running_{false};
    std::chrono::steady_clock::time_point started_;
};

}  // namespace banchi::base
