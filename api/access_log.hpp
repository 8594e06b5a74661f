#pragma once

#include <chrono>

#include "api/message.hpp"

namespace banchi::api {

// How log lines look: for people, or one JSON object each, of time, level, message and what else
// there is to say, for programs.
enum class LogForm { text, json };

// Sends all log lines of this process to standard error and sets whether requests are logged. The
// last call holds.
void start_log(LogForm form, bool requests);

// One line a request: who, what, status, bytes, time taken; never a header, so no token.
// Thread-safe.
void log_access(const std::string& remote, const Request& request, int status, std::uint64_t bytes,
                std::chrono::steady_clock::duration took);
void log_failure(const Request& request, const char* what);

}  // namespace banchi::api
