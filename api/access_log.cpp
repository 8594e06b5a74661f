#include "api/access_log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>

#include "ledger/base/encoding.hpp"
#include "ledger/base/time.hpp"
#include "ledger/base/value.hpp"

namespace banchi::api {
namespace {

std::atomic<bool> log_requests{false};
std::atomic<LogForm> log_form{LogForm::text};

// JSON is UTF-8; what a library or a client says need not be.
std::string as_utf8(std::string_view text) {
    std::string valid(text);
    if (valid_utf8(valid)) return valid;
    for (auto& c : valid)
        if (static_cast<unsigned char>(c) >= 0x80) c = '?';
    return valid;
}

Value line_of(spdlog::log_clock::time_point time, spdlog::level::level_enum level,
              std::string_view message) {
    const auto since =
        std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch());
    const auto name = spdlog::level::to_string_view(level);
    return Value::object()
        .set("time", Instant{since.count()}.text())
        .set("level", std::string(name.data(), name.size()))
        .set("message", as_utf8(message));
}

// For whatever is said in words, by us or a library.
class JsonLines : public spdlog::formatter {
  public:
    void format(const spdlog::details::log_msg& said, spdlog::memory_buf_t& to) override {
        const std::string_view words(said.payload.data(), said.payload.size());
        const auto line = canonical(line_of(said.time, said.level, words)) + "\n";
        to.append(line.data(), line.data() + line.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override {
        return std::make_unique<JsonLines>();
    }
};

std::shared_ptr<spdlog::logger> for_people() {
    static const auto logger = [] {
        auto made = spdlog::stderr_color_mt("banchi");
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ %v");
        return made;
    }();
    return logger;
}

std::shared_ptr<spdlog::logger> for_programs() {
    static const auto logger = [] {
        auto made = spdlog::stderr_logger_mt("banchi-json");
        made->set_formatter(std::make_unique<JsonLines>());
        return made;
    }();
    return logger;
}

// What has members of its own is a whole line already.
void write_line(spdlog::level::level_enum level, const std::string& message,
                const std::vector<std::pair<const char*, Value>>& members) {
    static const auto logger = [] {
        auto made = spdlog::stderr_logger_mt("banchi-members");
        made->set_pattern("%v");
        return made;
    }();
    auto line = line_of(spdlog::log_clock::now(), level, message);
    for (const auto& [name, value] : members) line.set(name, value);
    logger->log(level, "{}", canonical(line));
}

std::string or_unread(const std::string& text) {
    return text.empty() ? "?" : text;
}

}  // namespace

void start_log(LogForm form, bool requests) {
    // Standard error, for standard output is for data.
    spdlog::set_default_logger(form == LogForm::json ? for_programs() : for_people());
    log_form = form;
    log_requests = requests;
}

void log_access(const std::string& remote, const Request& request, int status, std::uint64_t bytes,
                std::chrono::steady_clock::duration took) {
    if (!log_requests) return;
    const auto took_us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    const auto method = or_unread(request.head.method);
    const auto target = or_unread(request.head.target);
    if (log_form == LogForm::json)
        return write_line(spdlog::level::info, "request",
                          {{"remote", remote},
                           {"method", method},
                           {"target", target},
                           {"status", status},
                           {"bytes", static_cast<std::int64_t>(bytes)},
                           {"took_us", static_cast<std::int64_t>(took_us)}});
    spdlog::info("{} {} {} {} {}B {:.1f}ms", remote, method, target, status, bytes,
                 static_cast<double>(took_us) / 1000);
}

void log_failure(const Request& request, const char* what) {
    if (log_form == LogForm::json)
        return write_line(spdlog::level::err, what,
                          {{"method", request.head.method}, {"target", request.head.target}});
    spdlog::error("{} {}: {}", request.head.method, request.head.target, what);
}

}  // namespace banchi::api
