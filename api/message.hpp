#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/feed.hpp"
#include "api/framing.hpp"
#include "api/language.hpp"
#include "ledger/base/value.hpp"

namespace banchi::api {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// A request as handlers see it: framed, with its query taken apart and its body complete.
struct Request {
    Head head;
    std::string path;                   // as sent, before the question mark
    std::vector<std::string> segments;  // of the path, percent-decoded: "/v1/log" -> v1, log
    Pairs query;                        // percent-decoded; a plus sign is a plus sign
    std::string body;
    std::string remote;  // the peer's address, for the access log
    Language language = Language::en;

    const std::string* parameter(std::string_view name) const;  // null if not given
};

// The better wished language of a head that may be malformed elsewhere: even its refusal is to be
// read. A pure function of bytes.
Language wished_language(std::string_view head, Language otherwise);

// Splits the target and picks the language. Refuses (malformed: `target`) broken percent
// sequences, NUL, invalid UTF-8 and a parameter given twice.
Result<Request> make_request(Head head, Language otherwise);

struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    Pairs headers;  // beside Content-Type and Content-Length, which the session writes
    std::unique_ptr<Feed> feed{};  // in place of a body: what goes on piece by piece

    bool has(std::string_view name) const;
};

Response text_response(std::string body);                // text/plain
Response octets_response(std::string body);              // application/octet-stream
Response json_response(int status, const Value& value);  // application/json, one line

// Gives a 200 its ETag (of the body's bytes) and turns it into a 304 if the client has them.
void make_conditional(const Request& request, Response& response);

}  // namespace banchi::api
