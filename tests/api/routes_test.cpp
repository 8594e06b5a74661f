#include <gtest/gtest.h>

#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

TEST(Routes, KnowTheirMethods) {
    Served served(real_world());
    RawClient wire(served.server->port());
    for (const auto& [target, allow] :
         {std::pair{"/v1/log", "GET, HEAD"}, std::pair{"/v1/events", "GET, HEAD, POST"}}) {
        wire.send(std::string("DELETE ") + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
        const auto answer = wire.answer();
        EXPECT_EQ(status_of(answer), 405);
        EXPECT_EQ(header_of(answer, "Allow"), allow);
    }
    wire.send("HEAD /v1/log HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto head = wire.answer(true);
    EXPECT_EQ(status_of(head), 200);
    wire.send(get("/v1/log"));
    EXPECT_EQ(std::to_string(body_of(wire.answer()).size()), header_of(head, "Content-Length"));
}

TEST(Routes, UnknownPathsAndParametersAreNamed) {
    Served served(real_world());
    RawClient wire(served.server->port());
    for (const auto* target : {"/v1", "/v1/", "/v1/log/", "/V1/log", "/v1/logs", "/v1/kpis",
                               "/v1//log", "/metrics/x", "/v1/events/0/1"}) {
        wire.send(get(target));
        EXPECT_EQ(status_of(wire.answer()), 404) << target;
    }
    wire.send(get("/v1/events?form=1"));
    const auto answer = wire.answer();
    EXPECT_EQ(status_of(answer), 400);
    EXPECT_NE(answer.find("from, subject, actor, type, limit, cursor, at, effective"),
              std::string::npos);
}

TEST(Routes, OddIdsAreNotFound) {
    Served served(real_world());
    RawClient wire(served.server->port());
    for (const auto* target :
         {"/v1/kpis/a%2Fb", "/v1/kpis/%E0%B8%81", "/v1/people/none", "/v1/agencies/.hidden",
          "/v1/committees/none", "/v1/meetings/none", "/v1/frameworks/2569/9", "/v1/events/99999",
          "/v1/events/99999/proof", "/v1/agreements/none/2569", "/v1/schemas/none"}) {
        wire.send(get(target));
        EXPECT_EQ(status_of(wire.answer()), 404) << target;
    }
    for (const auto* target :
         {"/v1/events/x", "/v1/events/01", "/v1/log?at=x", "/v1/log?effective=x",
          "/v1/events?limit=0", "/v1/events?limit=1001", "/v1/events?subject=a%20b",
          "/v1/events?subject=a&actor=b", "/v1/agreements", "/?lang=de"}) {
        wire.send(get(target));
        EXPECT_EQ(status_of(wire.answer()), 400) << target;
    }
}

TEST(Routes, TheChristianYearIsAskedBack) {
    Served served(real_world());
    for (const auto* path : {"/v1/agreements?fiscal_year=2026", "/v1/agreements/diw/2026"}) {
        const auto refused = served.client().get_json(path);
        ASSERT_FALSE(refused);
        EXPECT_NE(refused.error().detail.en.find("2569"), std::string::npos);
        EXPECT_EQ(refused.error().kind, ErrorKind::malformed);
    }
}

TEST(Routes, EveryAnswerIsGuarded) {
    Served served(real_world());
    RawClient wire(served.server->port());
    for (const auto* target : {"/", "/v1/log", "/nowhere", "/checkpoint"}) {
        wire.send(get(target));
        const auto answer = wire.answer();
        EXPECT_EQ(header_of(answer, "X-Content-Type-Options"), "nosniff") << target;
        EXPECT_EQ(header_of(answer, "Referrer-Policy"), "no-referrer") << target;
        EXPECT_EQ(header_of(answer, "Content-Security-Policy").substr(0, 18), "default-src 'none'");
    }
}

TEST(Routes, SchemasAreServedForEveryType) {
    Served served(real_world());
    auto client = served.client();
    const auto list = client.get_json("/v1/schemas").value();
    EXPECT_EQ(list["items"].items()->size(), domain::catalogue().size());
    for (const auto& item : *list["items"].items())
        EXPECT_TRUE(client.get_json(*item["schema"].text())) << *item["type"].text();
}

}  // namespace
}  // namespace banchi::api
