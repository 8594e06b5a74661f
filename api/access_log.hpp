#pragma once

#include <chrono>

#include "api/message.hpp"

namespace banchi::api {

// One line a request on standard error: who, what, status, bytes, milliseconds; never a header, so
// no token. Thread-safe.
void log_access(const std::string& remote, const Request& request, int status, std::uint64_t bytes,
                std::chrono::steady_clock::duration took);
void log_failure(const Request& request, const char* what);
// Sends all log lines of this process to standard error and sets whether requests are logged.
void start_log(bool requests);

}  // namespace banchi::api
