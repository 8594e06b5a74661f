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
    EXPECT_NE(answer.find("from, subject, actor, type, limit, cursor, at, effective\""),
              std::string::npos);
}

TEST(Routes, OddIdsAreNotFound) {
    Served served(real_world());
    RawClient wire(served.server->port());
    for (const auto* target :
         {"/v1/kpis/a%2Fb", "/v1/kpis/%E0%B8%81", "/v1/people/none", "/v1/agencies/.hidden",
          "/v1/committees/none", "/v1/registers/none", "/v1/meetings/none", "/v1/frameworks/2569/9",
          "/v1/events/99999", "/v1/events/99999/proof", "/v1/agreements/none/2569",
          "/v1/schemas/none", "/v1/schemas/banchi.none.v1"}) {
        wire.send(get(target));
        EXPECT_EQ(status_of(wire.answer()), 404) << target;
    }
    for (const auto* target : {"/v1/events/x", "/v1/events/01", "/v1/log?at=x",
                               "/v1/log?effective=x", "/v1/events?limit=0", "/v1/events?limit=1001",
                               "/v1/events?subject=a%20b", "/v1/agreements", "/?lang=de"}) {
        wire.send(get(target));
        EXPECT_EQ(status_of(wire.answer()), 400) << target;
    }
}

std::string name_of(const Result<Value>& answer) {
    return answer ? "accepted" : answer.error().name;
}

TEST(Routes, EveryViewTakesADayAndSaysWhichItWas) {
    Served served(real_world());
    auto client = served.client();
    for (const auto* path :
         {"/v1/log", "/v1/events", "/v1/events/0", "/v1/agencies", "/v1/agencies/diw",
          "/v1/changes", "/v1/registers", "/v1/committees", "/v1/committees/main", "/v1/meetings",
          "/v1/documents", "/v1/findings", "/v1/frameworks", "/v1/frameworks/2569/1", "/v1/people",
          "/v1/people/sec", "/v1/waiting", "/v1/schemas"}) {
        const auto answer = client.get_json(std::string(path) + "?effective=2026-01-01");
        ASSERT_TRUE(answer) << path << " " << answer.error().detail.en;
        EXPECT_EQ(*(*answer)["effective"].text(), "2026-01-01") << path;
    }
}

TEST(Routes, APageTakesNoDay) {
    Served served(real_world());
    const auto answer = served.client().get_json("/?effective=2026-01-01");
    ASSERT_EQ(name_of(answer), "effective");
    EXPECT_EQ(answer.error().kind, ErrorKind::malformed);
    EXPECT_NE(answer.error().detail.en.find("at="), std::string::npos);
}

TEST(Routes, ListsByDayShowWhatCountsOnIt) {
    Served served(real_world());
    auto client = served.client();
    const auto count = [&](const std::string& path) {
        return client.get_json(path).value()["items"].items()->size();
    };
    // Everything of that world occurred on 1 September 2025.
    EXPECT_EQ(count("/v1/events?effective=2025-08-31"), 0u);
    EXPECT_EQ(count("/v1/events?effective=2025-09-01"), count("/v1/events"));
    const auto keys = [&](const char* day) {
        const auto person = client.get_json(std::string("/v1/people/sec?effective=") + day).value();
        return person["keys"].items()->size();
    };
    EXPECT_EQ(keys("2025-08-31"), 0u);
    EXPECT_EQ(keys("2025-09-01"), 1u);
}

TEST(Routes, ABuddhistYearInADateIsAskedBack) {
    Served served(real_world());
    auto client = served.client();
    for (const auto* path :
         {"/v1/log?at=2568-09-24T00:00:00Z", "/v1/people?effective=2568-09-24"}) {
        const auto answer = client.get_json(path);
        ASSERT_EQ(name_of(answer), "era") << path;
        EXPECT_NE(answer.error().detail.en.find("did you mean 2025-09-24"), std::string::npos);
        EXPECT_NE(answer.error().detail.th.find("2025-09-24"), std::string::npos);
    }
}

TEST(Routes, AnIndexThatIsYetToComeIsToldTheNewest) {
    Served served(real_world());
    auto client = served.client();
    const auto size = served.ledger->position().size.value;
    const auto newest = "the newest has index " + std::to_string(size - 1);
    for (const auto* path : {"/v1/log?at=", "/v1/events/"}) {
        const auto answer = client.get_json(path + std::to_string(size));
        ASSERT_FALSE(answer) << path;
        EXPECT_EQ(answer.error().kind, ErrorKind::not_found);
        EXPECT_NE(answer.error().detail.en.find(newest), std::string::npos)
            << answer.error().detail.en;
    }
}

TEST(Routes, ACursorThatNoPageGaveIsRefused) {
    Served served(real_world());
    auto client = served.client();
    for (const auto* path : {"/v1/events?", "/v1/agencies?", "/v1/people?", "/v1/committees?",
                             "/v1/frameworks?", "/v1/registers?", "/v1/meetings?", "/v1/documents?",
                             "/v1/findings?", "/v1/agreements?fiscal_year=2569&"})
        EXPECT_EQ(name_of(client.get_json(std::string(path) + "cursor=zz")), "cursor") << path;
}

TEST(Routes, ATypeMayBeNamedAsOnTheWire) {
    Served served(real_world());
    served.submit(served.proposal("DIW-69-01"));
    auto client = served.client();
    const auto count = [&](const std::string& type) {
        return client.get_json("/v1/events?type=" + type).value()["items"].items()->size();
    };
    EXPECT_EQ(count("kpi.proposed"), 1u);
    EXPECT_EQ(count("banchi.kpi.proposed.v1"), 1u);
    EXPECT_EQ(client.get("/v1/schemas/banchi.kpi.proposed.v1").value().body,
              client.get("/v1/schemas/kpi.proposed").value().body);
    const auto combined = "/v1/events?subject=agreement/diw/2569&actor=off-diw&type=kpi.proposed";
    EXPECT_EQ(client.get_json(combined).value()["items"].items()->size(), 1u);
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
