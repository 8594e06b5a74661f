#include "api/framing.hpp"

#include <algorithm>

namespace banchi::api {
namespace {

constexpr std::string_view kEnd = "\r\n\r\n";

Error framing(const Text& why) {
    return {ErrorKind::malformed,
            "framing",
            {"คำขอ HTTP ไม่ถูกรูปแบบ: " + why.th, "this is no well-formed HTTP request: " + why.en},
            {}};
}

// RFC 9110 section 5.6.2.
bool is_token(std::string_view text) {
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               kMarks.find(c) != std::string_view::npos;
    });
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<void> read_request_line(std::string_view line, Head& head) {
    const auto method_end = line.find(' ');
    const auto target_end = line.rfind(' ');
    if (method_end == std::string_view::npos || method_end == target_end)
        return framing(
            {"บรรทัดแรกต้องเป็น METHOD /path HTTP/1.1", "the first line is METHOD /path HTTP/1.1"});
    head.method = line.substr(0, method_end);
    head.target = line.substr(method_end + 1, target_end - method_end - 1);
    const auto version = line.substr(target_end + 1);
    if (!is_token(head.method)) return framing({"ชื่อ method ไม่ถูกต้อง", "the method is no token"});
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return framing({"ใช้ HTTP/1.1 หรือ HTTP/1.0", "use HTTP/1.1 or HTTP/1.0"});
    head.http_1_0 = version == "HTTP/1.0";
    const bool printable = std::all_of(head.target.begin(), head.target.end(),
                                       [](char c) { return c > ' ' && c < '\x7f'; });
    if (!printable || head.target.empty() || head.target[0] != '/')
        return framing({"เป้าหมายต้องขึ้นต้นด้วย / และเป็น ASCII; เข้ารหัสอักษรอื่นด้วย %",
                        "the target begins with / and is ASCII; percent-encode anything else"});
    return {};
}

Result<void> read_field(std::string_view line, Head& head) {
    if (line[0] == ' ' || line[0] == '\t')
        return framing({"ห้ามพับบรรทัดของ header", "a folded header line"});
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return framing({"header ต้องเป็น Name: value โดยไม่มีช่องว่างก่อน :",
                        "a header line is Name: value, without space before the colon"});
    const auto value = trimmed(line.substr(colon + 1));
    const bool controls = std::any_of(value.begin(), value.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f';
    });
    if (controls) return framing({"มีอักขระควบคุมใน header", "a control character in a header value"});
    head.fields.emplace_back(lower(line.substr(0, colon)), std::string(value));
    return {};
}

std::size_t count(const Head& head, std::string_view name) {
    return static_cast<std::size_t>(
        std::count_if(head.fields.begin(), head.fields.end(),
                      [&](const auto& field) { return field.first == name; }));
}

// Eighteen digits always fit; a body limit far below that decides about the size.
std::optional<std::uint64_t> decimal(std::string_view text) {
    if (text.empty() || text.size() > 18) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

Result<void> read_length(Head& head) {
    if (count(head, "content-length") > 1)
        return framing({"มี Content-Length ได้เพียงหนึ่ง", "more than one Content-Length"});
    if (const auto* length = head.field("content-length")) {
        head.content_length = decimal(*length);
        if (!head.content_length)
            return framing(
                {"Content-Length ต้องเป็นเลขฐานสิบ", "Content-Length must be a decimal number"});
    }
    return {};
}

Result<void> read_coding(Head& head) {
    const auto* coding = head.field("transfer-encoding");
    if (coding == nullptr) return {};
    if (count(head, "transfer-encoding") > 1 || *coding != "chunked")
        return framing({"Transfer-Encoding ต้องเป็น chunked เท่านั้น",
                        "Transfer-Encoding may only be exactly: chunked"});
    if (head.content_length || head.http_1_0)
        return framing({"ห้ามใช้ Transfer-Encoding คู่กับ Content-Length หรือใน HTTP/1.0",
                        "Transfer-Encoding goes with neither Content-Length nor HTTP/1.0"});
    head.chunked = true;
    return {};
}

Result<void> check_host(const Head& head) {
    if (count(head, "host") != 1)
        return framing(
            {"ต้องมี Host หนึ่งเดียว แม้ใน HTTP/1.0", "there must be exactly one Host, on HTTP/1.0 too"});
    return {};
}

Result<void> check_body(const Head& head) {
    if (head.has_body() && (head.method == "GET" || head.method == "HEAD"))
        return framing({head.method + " ต้องไม่มีเนื้อหา", head.method + " takes no body"});
    return {};
}

}  // namespace

const std::string* Head::field(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    return found == fields.end() ? nullptr : &found->second;
}

bool Head::keep_alive() const {
    const auto* connection = field("connection");
    if (connection == nullptr) return !http_1_0;
    const auto wish = lower(*connection);
    return http_1_0 ? wish == "keep-alive" : wish.find("close") == std::string::npos;
}

Result<std::optional<std::size_t>> find_head(std::string_view received, std::size_t from) {
    // A CR at the very end may yet be followed by its LF, so one byte back is looked at again.
    for (std::size_t i = from > 0 ? from - 1 : 0; i < received.size(); ++i) {
        const char c = received[i];
        if (c == '\0') return framing({"มีไบต์ NUL", "a NUL byte"});
        const bool after_cr = i > 0 && received[i - 1] == '\r';
        if ((c == '\n') != after_cr)
            return framing({"บรรทัดต้องจบด้วย CR LF", "lines end with CR LF, both of them"});
        const bool ends = c == '\n' && i >= 3 && received.substr(i - 3, 4) == kEnd;
        if (i + 1 > kLargestHead || (i + 1 == kLargestHead && !ends))
            return Error{ErrorKind::too_large,
                         "head_size",
                         {"ส่วนหัวของคำขอใหญ่เกิน 16 KiB", "the request's head is over 16 KiB"},
                         {}};
        if (ends) return std::optional<std::size_t>(i + 1);
    }
    return std::optional<std::size_t>();
}

Result<Head> parse_head(std::string_view bytes) {
    const auto end = find_head(bytes);
    if (!end) return end.error();
    if (!*end || **end != bytes.size())
        return framing({"ส่วนหัวไม่ครบหรือมีสิ่งอื่นต่อท้าย", "the head must end with one empty line"});
    Head head;
    bool first = true;
    for (auto rest = bytes.substr(0, bytes.size() - 2); !rest.empty();) {
        const auto line = rest.substr(0, rest.find("\r\n"));
        rest.remove_prefix(line.size() + 2);
        // Only the first line can be empty here: find_head ends at the first empty line after it.
        const auto read = first ? read_request_line(line, head) : read_field(line, head);
        if (!read) return read.error();
        first = false;
    }
    for (const auto check : {read_length, read_coding})
        if (const auto good = check(head); !good) return good.error();
    for (const auto check : {check_host, check_body})
        if (const auto good = check(head); !good) return good.error();
    return head;
}

}  // namespace banchi::api
