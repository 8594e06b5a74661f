#include "api/message.hpp"

#include <algorithm>

#include "ledger/base/digest.hpp"
#include "ledger/base/encoding.hpp"

namespace banchi::api {
namespace {

Error bad_target(const Text& why) {
    return {ErrorKind::malformed,
            "target",
            {"ที่อยู่ของคำขอไม่ถูกต้อง: " + why.th, "the request's address is not well-formed: " + why.en},
            {}};
}

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

Result<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? nibble(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? nibble(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return bad_target(
                {"หลัง % ต้องมีเลขฐานสิบหกสองหลัก", "two hexadecimal digits follow a percent sign"});
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (!valid_utf8(out) || out.find('\0') != std::string::npos)
        return bad_target({"ต้องเป็น UTF-8 ที่ไม่มี NUL", "it must be UTF-8 without NUL"});
    return out;
}

Result<void> read_segments(Request& request) {
    for (auto rest = std::string_view(request.path).substr(1); !rest.empty();) {
        const auto end = std::min(rest.find('/'), rest.size());
        auto segment = percent_decoded(rest.substr(0, end));
        if (!segment) return segment.error();
        request.segments.push_back(std::move(*segment));
        if (end == rest.size()) break;
        rest.remove_prefix(end + 1);
        // "/v1/" is another path than "/v1".
        if (rest.empty()) request.segments.emplace_back();
    }
    return {};
}

Result<void> read_query(std::string_view query, Request& request) {
    for (auto rest = query; !rest.empty();) {
        const auto piece = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), piece.size() + 1));
        if (piece.empty()) continue;
        const auto equals = std::min(piece.find('='), piece.size());
        auto name = percent_decoded(piece.substr(0, equals));
        if (!name) return name.error();
        auto value = percent_decoded(piece.substr(std::min(piece.size(), equals + 1)));
        if (!value) return value.error();
        if (request.parameter(*name) != nullptr)
            return bad_target({"พารามิเตอร์ " + *name + " มีได้ครั้งเดียว",
                               "the parameter " + *name + " is given twice"});
        request.query.emplace_back(std::move(*name), std::move(*value));
    }
    return {};
}

}  // namespace

const std::string* Request::parameter(std::string_view name) const {
    const auto found = std::find_if(query.begin(), query.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    return found == query.end() ? nullptr : &found->second;
}

Language wished_language(std::string_view head, Language otherwise) {
    constexpr std::string_view kName = "accept-language:";
    for (auto rest = head; !rest.empty();) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const auto name = line.substr(0, kName.size());
        const bool named = std::equal(
            name.begin(), name.end(), kName.begin(), kName.end(), [](char c, char known) {
                return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == known;
            });
        if (!named) continue;
        line.remove_prefix(kName.size());
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        return negotiate(line, otherwise);
    }
    return otherwise;
}

Result<Request> make_request(Head head, Language otherwise) {
    Request request;
    const auto* wished = head.field("accept-language");
    request.language = wished == nullptr ? otherwise : negotiate(*wished, otherwise);
    const auto question = std::min(head.target.find('?'), head.target.size());
    request.path = head.target.substr(0, question);
    const auto query = head.target.substr(std::min(head.target.size(), question + 1));
    request.head = std::move(head);
    if (const auto read = read_segments(request); !read) return read.error();
    if (const auto read = read_query(query, request); !read) return read.error();
    return request;
}

bool Response::has(std::string_view name) const {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto& header) { return header.first == name; });
}

Response text_response(std::string body) {
    return {200, "text/plain; charset=utf-8", std::move(body), {}};
}

Response octets_response(std::string body) {
    return {200, "application/octet-stream", std::move(body), {}};
}

Response json_response(int status, const Value& value) {
    return {status, "application/json", canonical(value) + "\n", {}};
}

void make_conditional(const Request& request, Response& response) {
    if (response.status != 200) return;
    const auto etag = "\"" + sha256(response.body).hex().substr(0, 32) + "\"";
    response.headers.emplace_back("ETag", etag);
    const auto* known = request.head.field("if-none-match");
    // A weak comparison (RFC 9110 section 13.1.2), so a W/ before the tag doesn't matter.
    if (known == nullptr || (*known != "*" && known->find(etag) == std::string::npos)) return;
    response.status = 304;
    response.body.clear();
}

}  // namespace banchi::api
