#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <utility>
#include <vector>

namespace banchi::base {

// A sentence for people, in Thai and in English.
struct Text {
    std::string th;
    std::string en;
    auto operator<=>(const Text&) const = default;
};

// What went wrong, by what the caller can do about it. `api` maps each to an HTTP status and
// `tools` to an exit code.
enum class ErrorKind {
    malformed,          // the bytes are not what the format says
    unauthenticated,    // no token, or one that is not valid
    denied,             // signature, key, person or role
    not_found,          // no such thing at this position
    conflict,           // the same id with other content, a stale version or basis
    too_large,          // over a fixed limit
    unsupported_media,  // another content type
    rule_broken,        // a rule of the domain refuses
    too_many,           // try again later
    read_only,          // the ledger takes no writes now
    clock,              // the clock is behind the log
    disk_full,          // nothing more can be written
    tampered,           // stored bytes contradict each other
    io,                 // a disk or socket failed
};

// The one error of the house. `name` is the rule or problem name that users search for
// (`weights_sum`, `unknown_key`); `detail` says what to do; `facts` are the values judged on.
struct Error {
    ErrorKind kind = ErrorKind::malformed;
    std::string name;
    Text detail;
    std::vector<std::pair<std::string, std::string>> facts;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Called by Result::value() on an error: start-up and tests only.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& at);

}  // namespace banchi::base
