#include "api/access_log.hpp"

#include <atomic>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace banchi::api {
namespace {

std::atomic<bool> log_requests{false};

}  // namespace

void start_log(bool requests) {
    // Standard output is for data.
    static const auto logger = spdlog::stderr_color_mt("banchi");
    spdlog::set_default_logger(logger);
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ %v");
    log_requests = requests;
}

void log_access(const std::string& remote, const Request& request, int status, std::uint64_t bytes,
                std::chrono::steady_clock::duration took) {
    if (!log_requests) return;
    const auto took_ms = std::chrono::duration<double, std::milli>(took).count();
    const auto& head = request.head;
    spdlog::info("{} {} {} {} {}B {:.1f}ms", remote, head.method.empty() ? "?" : head.method,
                 head.target.empty() ? "?" : head.target, status, bytes, took_ms);
}

void log_failure(const Request& request, const char* what) {
    spdlog::error("{} {}: {}", request.head.method, request.head.target, what);
}

}  // namespace banchi::api
