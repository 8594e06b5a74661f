#include "ledger/base/clock.hpp"

namespace banchi::base {

Instant SystemClock::now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

Instant SimulatedClock::now() {
    if (!running_) return {micros_};
    const auto since = std::chrono::steady_clock::now() - started_;
    return {micros_ + std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

void SimulatedClock::run() {
    started_ = std::chrono::steady_clock::now();
    running_ = true;
}

}  // namespace banchi::base
