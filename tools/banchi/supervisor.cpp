#include "tools/banchi/supervisor.hpp"

#include <systemd/sd-daemon.h>

namespace banchi::tools {
namespace {

// Whether anybody listens makes no difference to the server.
void tell(const std::string& state) {
    (void)::sd_notify(0, state.c_str());
}

}  // namespace

Supervisor::Supervisor() {
    std::uint64_t micros = 0;
    if (::sd_watchdog_enabled(0, &micros) > 0 && micros > 0)
        watchdog_ = std::chrono::microseconds(micros);
}

void Supervisor::ready(const std::string& status) const {
    tell("READY=1\nSTATUS=" + status);
}

void Supervisor::alive(const std::string& status) const {
    tell("WATCHDOG=1\nSTATUS=" + status);
}

void Supervisor::not_alive(const std::string& status) const {
    tell("STATUS=" + status);
}

void Supervisor::reloading() const {
    tell("RELOADING=1");
}

void Supervisor::stopping() const {
    tell("STOPPING=1\nSTATUS=finishing what was accepted");
}

}  // namespace banchi::tools
