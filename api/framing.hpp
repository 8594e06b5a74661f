#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/error.hpp"

namespace banchi::api {

using namespace banchi::base;

inline constexpr std::size_t kLargestHead = 16 * 1024;

// A request's head (RFC 9112 sections 2-6) that everybody on the way reads the same way.
struct Head {
    std::string method;
    std::string target;  // origin form: "/v1/events?from=0"
    bool http_1_0 = false;
    std::vector<std::pair<std::string, std::string>> fields;  // names in lower case, values trimmed
    std::optional<std::uint64_t> content_length;
    bool chunked = false;

    // The value of the first field of that (lower-case) name; null if there is none.
    const std::string* field(std::string_view name) const;
    bool keep_alive() const;  // what the client asks for
    bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

// How many of the received bytes are the head, its empty line included; nothing while it is
// incomplete. Bytes before `from` were looked at by an earlier call. Refuses (malformed: `framing`)
// at once a bare CR or LF and NUL, and (too_large: `head_size`) a head over kLargestHead. A pure
// function of bytes.
Result<std::optional<std::size_t>> find_head(std::string_view received, std::size_t from = 0);

// Takes a whole head apart. Stricter than Beast's parser, because what two programs read in two
// ways is how requests are smuggled: refuses (`framing`) any Transfer-Encoding but exactly
// `chunked`, one beside Content-Length or on HTTP/1.0, more than one or a non-decimal
// Content-Length, anything but one Host, folded or misspelt fields, a target that is not printable
// ASCII in origin form, a body on GET or HEAD. A pure function of bytes.
Result<Head> parse_head(std::string_view head);

}  // namespace banchi::api
