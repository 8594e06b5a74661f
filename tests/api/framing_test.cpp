#include "api/framing.hpp"

#include <gtest/gtest.h>

namespace banchi::api {
namespace {

// What a server does with bytes as they come: find the head, then take it apart.
Result<Head> framed(const std::string& bytes) {
    const auto size = find_head(bytes);
    if (!size) return size.error();
    if (!*size) return Error{ErrorKind::malformed, "incomplete", {}, {}};
    return parse_head(std::string_view(bytes).substr(0, **size));
}

std::string get(const std::string& fields) {
    return "GET /v1/log HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

std::string post(const std::string& fields) {
    return "POST /v1/events HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

TEST(Framing, AcceptsWhatEverybodyReadsTheSameWay) {
    const std::string accepted[] = {
        get(""),
        get("Accept-Language: th\r\nX-Empty:\r\n"),
        get("Content-Length: 0\r\n"),
        get("X: \xe0\xb8\x81\r\n"),
        post("Content-Length: 12\r\n"),
        post("Transfer-Encoding: chunked\r\n"),
        post("transfer-encoding:chunked\r\n"),
        "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
        "HEAD /?at=2026-03-01T00:00:00%2B07:00 HTTP/1.1\r\nHost: a:8080\r\n\r\n",
    };
    for (const auto& bytes : accepted) {
        const auto head = framed(bytes);
        EXPECT_TRUE(head) << bytes << (head ? "" : head.error().detail.en);
    }
}

void refuses(const std::vector<std::string>& refused) {
    for (const auto& bytes : refused) {
        const auto head = framed(bytes);
        ASSERT_FALSE(head) << bytes;
        EXPECT_EQ(head.error().name, "framing") << bytes;
        EXPECT_EQ(head.error().kind, ErrorKind::malformed);
        EXPECT_FALSE(head.error().detail.th.empty());
    }
}

TEST(Framing, RefusesWhatTwoProgramsCouldReadInTwoWays) {
    const std::vector<std::string> refused = {
        // Transfer-Encoding: exactly chunked, alone, and not on HTTP/1.0.
        post("Transfer-Encoding: gzip, chunked\r\n"),
        post("Transfer-Encoding: Chunked\r\n"),
        post("Transfer-Encoding: xchunked\r\n"),
        post("Transfer-Encoding: chunked, chunked\r\n"),
        post("Transfer-Encoding: identity\r\n"),
        post("Transfer-Encoding:\r\n"),
        post("Transfer-Encoding : chunked\r\n"),
        post("Transfer-Encoding: \vchunked\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
        post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"),
        post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"),
        "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
        // Content-Length: one, decimal.
        post("Content-Length: 4\r\nContent-Length: 4\r\n"),
        post("Content-Length: 4\r\ncontent-length: 5\r\n"),
        post("Content-Length: 4, 4\r\n"),
        post("Content-Length: +4\r\n"),
        post("Content-Length: -4\r\n"),
        post("Content-Length: 0x10\r\n"),
        post("Content-Length: 4 4\r\n"),
        post("Content-Length:\r\n"),
        post("Content-Length: 99999999999999999999\r\n"),
        // Host: exactly one.
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        get("Host: b\r\n"),
        "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n",
    };
    refuses(refused);
}

TEST(Framing, RefusesLinesOfNoRequest) {
    const std::vector<std::string> refused = {
        // Lines.
        get("X: a\r\n folded\r\n"),
        get("X: a\r\n\tfolded\r\n"),
        get("No-colon\r\n"),
        get(": no name\r\n"),
        get("Space name: a\r\n"),
        get("X: a\x01\r\n"),
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\n",
        "GET / HTTP/1.1\rHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n",
        std::string("GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", 33),
        // Request line.
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\xe0\xb8\x81 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\r\nHost: a\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n",
        "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
        // Bodies where none belongs.
        get("Content-Length: 3\r\n"),
        get("Transfer-Encoding: chunked\r\n"),
        "HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
    };
    refuses(refused);
}

TEST(Framing, AHeadMayComeByteByByte) {
    const auto bytes = post("Content-Length: 2\r\n");
    const std::string with_body = bytes + "{}";
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto found = find_head(with_body.substr(0, size), size == 0 ? 0 : size - 1);
        ASSERT_TRUE(found) << size;
        EXPECT_FALSE(*found) << size;
    }
    EXPECT_EQ(find_head(with_body, bytes.size() - 1).value(), bytes.size());
    EXPECT_EQ(find_head(with_body).value(), bytes.size());
}

TEST(Framing, ABareLineFeedIsRefusedBeforeTheHeadIsComplete) {
    EXPECT_FALSE(find_head("GET / HTTP/1.1\n"));
    EXPECT_FALSE(find_head("GET / HTTP/1.1\rX"));
    EXPECT_TRUE(find_head("GET / HTTP/1.1\r"));
}

TEST(Framing, AHeadIsAtMostSixteenKib) {
    const auto of_size = [](std::size_t size) {
        const std::string begin = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
        return begin + std::string(size - begin.size() - 4, 'x') + "\r\n\r\n";
    };
    EXPECT_TRUE(framed(of_size(kLargestHead)));
    const auto larger = framed(of_size(kLargestHead + 1));
    ASSERT_FALSE(larger);
    EXPECT_EQ(larger.error().name, "head_size");
    EXPECT_FALSE(find_head(std::string(kLargestHead, 'x')));
}

TEST(Framing, AHeadIsTakenApart) {
    const auto head = framed(
        "POST /v1/events?dry_run=1 HTTP/1.1\r\nHOST: a\r\n"
        "Content-Type:  application/json \t\r\nContent-Length: 17\r\n"
        "Connection: close\r\n\r\n");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->method, "POST");
    EXPECT_EQ(head->target, "/v1/events?dry_run=1");
    EXPECT_EQ(*head->field("content-type"), "application/json");
    EXPECT_EQ(head->content_length, 17u);
    EXPECT_FALSE(head->chunked);
    EXPECT_FALSE(head->keep_alive());
    EXPECT_EQ(head->field("x"), nullptr);
}

}  // namespace
}  // namespace banchi::api
