#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

namespace banchi::api {

// Wakes whoever waits for the log to grow or the server to stop. Thread-safe.
class Bell {
  public:
    // `wake` is called at each ring, on any thread, and must not wait; never after leave().
    std::uint64_t hear(std::function<void()> wake) {
        const std::lock_guard lock(mutex_);
        hearers_.emplace(next_, std::move(wake));
        return next_++;
    }
    void leave(std::uint64_t hearer) {
        const std::lock_guard lock(mutex_);
        hearers_.erase(hearer);
    }
    void ring() {
        const std::lock_guard lock(mutex_);
        for (const auto& [hearer, wake] : hearers_) wake();
    }

  private:
    std::mutex mutex_;
    std::map<std::uint64_t, std::function<void()>> hearers_;
    std::uint64_t next_ = 0;
};

}  // namespace banchi::api
