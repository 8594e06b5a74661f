#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace banchi::tools {

// Tells systemd how a server fares (sd_notify(3)); says nothing where it was not systemd that
// started this process, by the rules of NOTIFY_SOCKET and WATCHDOG_USEC. One thread's.
class Supervisor {
  public:
    Supervisor();
    // How often it expects a sign of life; nothing when it expects none.
    std::optional<std::chrono::microseconds> watchdog() const { return watchdog_; }

    void ready(const std::string& status) const;
    void alive(const std::string& status) const;  // a sign of life
    void not_alive(const std::string& status) const;
    void reloading() const;
    void stopping() const;

  private:
    std::optional<std::chrono::microseconds> watchdog_;
};

}  // namespace banchi::tools
