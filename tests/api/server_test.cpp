#include "api/server.hpp"

#include <gtest/gtest.h>

#include <future>

#include "api/tokens.hpp"
#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

using std::chrono::milliseconds;

TEST(Server, AnswersPipelinedRequestsInOrder) {
    Served served(real_world());
    RawClient wire(served.server->port());
    const auto body = served.body(served.proposal("DIW-69-01"));
    wire.send(get("/livez") + post("/v1/events", body) + get("/v1/kpis/DIW-69-01") +
              get("/nowhere"));
    EXPECT_EQ(body_of(wire.answer()), "{\"alive\":true}\n");
    EXPECT_EQ(status_of(wire.answer()), 201);
    EXPECT_EQ(status_of(wire.answer()), 200);
    EXPECT_EQ(status_of(wire.answer()), 404);
}

TEST(Server, AFramingErrorIsAnsweredAndCloses) {
    Served served(real_world());
    for (const auto& bytes :
         {std::string("POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                      "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
          std::string("GET / HTTP/1.1\nHost: a\n\n"), std::string("GET /livez HTTP/1.1\r\n\r\n"),
          std::string("POST /v1/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "zz\r\n"),
          "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x')}) {
        RawClient wire(served.server->port());
        wire.send(bytes + get("/livez"));
        const auto answer = wire.answer();
        EXPECT_EQ(status_of(answer), bytes.size() > 20'000 ? 413 : 400) << bytes.substr(0, 60);
        EXPECT_EQ(header_of(answer, "Connection"), "close");
        EXPECT_TRUE(wire.closed());
    }
}

TEST(Server, RefusesWhatIsMalformedInTheLanguageAskedFor) {
    Served served(real_world());
    const std::string fields = "Host: a\r\nAccept-Language: th\r\n";
    for (const auto& head :
         {"GET /% HTTP/1.1\r\n" + fields, "GET /?at=1&at=2 HTTP/1.1\r\n" + fields,
          "GET / HTTP/1.1\r\nHost: b\r\n" + fields, "get\r\n" + fields}) {
        RawClient wire(served.server->port());
        wire.send(head + "\r\n");
        const auto answer = wire.answer();
        EXPECT_EQ(status_of(answer), 400) << head;
        EXPECT_EQ(header_of(answer, "Content-Language"), "th") << head;
    }
}

TEST(Server, TakesAChunkedBodyAndRefusesOneThatIsTooLarge) {
    Served served(real_world());
    const auto body = served.body(served.proposal("DIW-69-01"));
    RawClient wire(served.server->port());
    char size[20];
    std::snprintf(size, sizeof size, "%zx", body.size());
    const std::string head =
        "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    wire.send(head + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + body + "\r\n0\r\n\r\n");
    EXPECT_EQ(status_of(wire.answer()), 201);

    RawClient announced(served.server->port());
    announced.send(head + "Accept-Language: th\r\nContent-Length: 5000000\r\n\r\n");
    const auto refused = announced.answer();
    EXPECT_EQ(status_of(refused), 413);
    EXPECT_EQ(header_of(refused, "Content-Language"), "th");

    RawClient chunked(served.server->port());
    chunked.send(head + "Transfer-Encoding: chunked\r\n\r\n4c4b40\r\n" +
                 std::string(5'000'000, ' '));
    EXPECT_EQ(status_of(chunked.answer()), 413);
}

TEST(Server, AsksForABodyThatWaitsToBeAskedFor) {
    Served served(real_world());
    RawClient wire(served.server->port());
    wire.send(
        "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(status_of(wire.answer()), 100);
    wire.send("[]");
    EXPECT_EQ(status_of(wire.answer()), 400);
}

TEST(Server, ASlowClientHoldsNobodyUp) {
    auto options = Served::public_options();
    const Patience patience{milliseconds(1500), milliseconds(700), milliseconds(700),
                            milliseconds(5000)};
    options.threads = 1;
    options.patience = &patience;
    Served served(real_world(), options);
    RawClient silent(served.server->port());
    RawClient half(served.server->port());
    RawClient bodiless(served.server->port());
    half.send("GET /livez HTTP/1.1\r\nHo");
    bodiless.send("POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{");
    RawClient quick(served.server->port());
    quick.send(get("/livez"));
    EXPECT_EQ(status_of(quick.answer()), 200);
    EXPECT_TRUE(half.closed());
    EXPECT_TRUE(bodiless.closed());
    EXPECT_TRUE(silent.closed());
}

TEST(Server, TurnsAwayConnectionsOverTheLimit) {
    auto options = Served::public_options();
    options.largest_connections = 1;
    Served served(real_world(), options);
    RawClient first(served.server->port());
    first.send(get("/livez"));
    EXPECT_EQ(status_of(first.answer()), 200);
    RawClient second(served.server->port());
    const auto answer = second.answer();
    EXPECT_EQ(status_of(answer), 503);
    EXPECT_TRUE(parse_json(body_of(answer)));
    first.send(get("/livez"));
    EXPECT_EQ(status_of(first.answer()), 200);
}

TEST(Server, StopsOnlyAfterAnsweringWhatItAccepted) {
    Served served(real_world());
    const auto before = served.ledger->position().size.value;
    const auto body = served.body(served.proposal("DIW-69-01"));
    RawClient idle(served.server->port());
    RawClient wire(served.server->port());
    wire.send(get("/livez"));
    EXPECT_EQ(status_of(wire.answer()), 200);
    served.clock.hold(true);
    wire.send(post("/v1/events", body));
    served.clock.wait_until_asked();
    auto stopped = std::async(std::launch::async, [&] { served.server->stop(); });
    EXPECT_EQ(stopped.wait_for(milliseconds(200)), std::future_status::timeout);
    EXPECT_TRUE(idle.closed());
    EXPECT_THROW(RawClient(served.server->port()), std::runtime_error);

    served.clock.hold(false);
    const auto answer = wire.answer();
    EXPECT_EQ(status_of(answer), 201) << answer;
    EXPECT_EQ(header_of(answer, "Connection"), "close");
    EXPECT_TRUE(wire.closed());
    EXPECT_EQ(stopped.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_EQ(served.ledger->position().size.value, before + 1);
    served.server->stop();
}

TEST(Server, BreathesWhileItsWriterGoesRound) {
    Served served(real_world());
    EXPECT_TRUE(served.server->breathes(milliseconds(5000)));
    RawClient wire(served.server->port());
    const auto body = served.body(served.proposal("DIW-69-01"));
    served.clock.hold(true);
    wire.send(post("/v1/events", body));
    served.clock.wait_until_asked();
    EXPECT_FALSE(served.server->breathes(milliseconds(100)));
    served.clock.hold(false);
    EXPECT_EQ(status_of(wire.answer()), 201);
    EXPECT_TRUE(served.server->breathes(milliseconds(5000)));
}

TEST(Server, IsLoopbackUnlessAllowed) {
    Served served(real_world());
    ServerOptions options;
    options.address = "0.0.0.0";
    options.port = 0;
    Server refused(*served.ledger, options);
    EXPECT_EQ(refused.start().error().name, "remote_address");
    options.address = "no address";
    Server nowhere(*served.ledger, options);
    EXPECT_EQ(nowhere.start().error().name, "port");
}

TEST(Server, TakesTheNextFreePortIfToldTo) {
    Served served(real_world());
    ServerOptions options = Served::public_options();
    options.port = served.server->port();
    Server taken(*served.ledger, options);
    EXPECT_EQ(taken.start().error().name, "port");
    options.next_free_port = true;
    Server next(*served.ledger, options);
    ASSERT_TRUE(next.start());
    EXPECT_GT(next.port(), served.server->port());
    EXPECT_EQ(next.url(), "http://127.0.0.1:" + std::to_string(next.port()));
}

TEST(Server, ReadingNeedsATokenUnlessItIsPublic) {
    auto options = Served::public_options();
    options.public_read = false;
    Served served(real_world(), options);
    const auto path = served.folder.path() / "ledger";
    auto stranger = served.client();
    for (const auto* target : {"/", "/v1/log", "/v1/events", "/checkpoint", "/tile/0/000"}) {
        const auto answer = stranger.get(target).value();
        EXPECT_EQ(answer.status, 401) << target;
        EXPECT_TRUE(answer.has("WWW-Authenticate"));
    }
    for (const auto* target : {"/livez", "/readyz", "/v1/schemas"})
        EXPECT_EQ(stranger.get(target).value().status, 200) << target;
    // What the catalogue says is open; where the log stands is not.
    EXPECT_TRUE(stranger.get_json("/v1/schemas").value()["position"].is_null());
    EXPECT_EQ(stranger.get("/v1/schemas?at=0").value().status, 401);
    const auto body = served.body(served.proposal("DIW-69-01"));
    EXPECT_EQ(stranger.post("/v1/events", "application/json", body).value().status, 201);

    const auto now = SystemClock().now();
    const auto reader = add_token(path, {Right::read}, {}, {}, now).value();
    const auto other = add_token(path, {Right::metrics}, {}, {}, now).value();
    EXPECT_EQ(served.client({reader.text}).get("/v1/log").value().status, 200);
    EXPECT_EQ(served.client({other.text}).get("/v1/log").value().status, 403);
    ASSERT_TRUE(revoke_token(path, reader.token.id.text));
    EXPECT_EQ(served.client({reader.text}).get("/v1/log").value().status, 401);
}

}  // namespace
}  // namespace banchi::api
