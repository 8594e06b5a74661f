#include "api/message.hpp"

#include <gtest/gtest.h>

#include "ledger/base/digest.hpp"

namespace banchi::api {
namespace {

Result<Request> request(const std::string& target, const std::string& fields = "") {
    auto head = parse_head("GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    return make_request(std::move(head.value()), Language::en);
}

TEST(Message, TakesPathAndQueryApart) {
    const auto made = request("/v1/agreements/diw/2569?at=2026-03-01T00:00:00+07:00&x=%E0%B8%81");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->path, "/v1/agreements/diw/2569");
    EXPECT_EQ(made->segments, (std::vector<std::string>{"v1", "agreements", "diw", "2569"}));
    EXPECT_EQ(*made->parameter("at"), "2026-03-01T00:00:00+07:00");
    EXPECT_EQ(*made->parameter("x"), "ก");
    EXPECT_EQ(made->parameter("y"), nullptr);
    EXPECT_TRUE(request("/").value().segments.empty());
    EXPECT_EQ(request("/v1/").value().segments, (std::vector<std::string>{"v1", ""}));
}

TEST(Message, RefusesBrokenTargets) {
    for (const auto* target : {"/%", "/%4", "/%zz", "/a?b=%00", "/%ff", "/a?b=1&b=2", "/a?b=%e0"})
        EXPECT_FALSE(request(target)) << target;
}

TEST(Message, PicksTheWishedLanguage) {
    const auto of = [](const std::string& wish) {
        return request("/", "Accept-Language: " + wish + "\r\n").value().language;
    };
    EXPECT_EQ(of("th"), Language::th);
    EXPECT_EQ(of("th-TH,th;q=0.9,en;q=0.8"), Language::th);
    EXPECT_EQ(of("en-GB,en;q=0.9,th;q=0.8"), Language::en);
    EXPECT_EQ(of("de, TH;q=0.2"), Language::th);
    EXPECT_EQ(of("de"), Language::en);
    EXPECT_EQ(of("*"), Language::en);
    EXPECT_EQ(of("th;q=0"), Language::en);
    EXPECT_EQ(of("th;q=x, the"), Language::en);
    EXPECT_EQ(request("/").value().language, Language::en);
    EXPECT_EQ(negotiate("", Language::th), Language::th);
}

TEST(Message, AMalformedHeadStillTellsItsLanguage) {
    const auto of = [](std::string_view head) { return wished_language(head, Language::en); };
    EXPECT_EQ(of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nAccept-Language: th\r\n\r\n"),
              Language::th);
    EXPECT_EQ(of("nonsense\nACCEPT-language:th;q=0.9,en;q=0.1\n\n"), Language::th);
    EXPECT_EQ(of("GET / HTTP/1.1\r\nX-Accept-Language: th\r\n\r\n"), Language::en);
    EXPECT_EQ(of("Accept-Language"), Language::en);
    EXPECT_EQ(of("Accept-Language:"), Language::en);
    EXPECT_EQ(of(""), Language::en);
}

TEST(Message, AnUnchangedBodyIsNotSentAgain) {
    const auto etag = "\"" + sha256("hello").hex().substr(0, 32) + "\"";
    const auto answered = [](const Request& to) {
        auto response = text_response("hello");
        make_conditional(to, response);
        return response;
    };
    const auto first = answered(request("/").value());
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.headers, (Pairs{{"ETag", etag}}));
    for (const auto& known : {etag, "W/" + etag, "\"other\", " + etag, std::string("*")}) {
        const auto again = answered(request("/", "If-None-Match: " + known + "\r\n").value());
        EXPECT_EQ(again.status, 304) << known;
        EXPECT_TRUE(again.body.empty());
    }
    EXPECT_EQ(answered(request("/", "If-None-Match: \"other\"\r\n").value()).status, 200);
}

}  // namespace
}  // namespace banchi::api
