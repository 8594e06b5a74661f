#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "api/tokens.hpp"
#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

using std::chrono::milliseconds;

// One message of a stream, as a client that follows the HTML standard takes it apart.
struct Message {
    std::string id;
    std::string data;
    bool comment = false;
    std::int64_t index() const { return *parse_json(data).value()["index"].integer(); }
};

Message taken_apart(const std::string& block) {
    Message message;
    for (std::size_t at = 0; at < block.size();) {
        const auto end = block.find('\n', at);
        const auto line = block.substr(at, end - at);
        if (line.rfind("id: ", 0) == 0) message.id = line.substr(4);
        if (line.rfind("data: ", 0) == 0) message.data += line.substr(6);
        message.comment = message.comment || line.rfind(':', 0) == 0;
        at = end + 1;
    }
    return message;
}

// A client of a stream. HTTP/1.0, whose body is the stream itself, without chunks.
class Listener {
  public:
    Listener(std::uint16_t port, const std::string& query, const std::string& fields = "")
        : wire_(port) {
        wire_.send("GET /v1/stream" + query + " HTTP/1.0\r\nHost: test\r\n" + fields + "\r\n");
        head = wire_.until("\r\n\r\n");
    }
    // Nothing when the server closed or was silent for five seconds.
    std::optional<Message> next() {
        const auto block = wire_.until("\n\n");
        if (block.empty()) return std::nullopt;
        auto message = taken_apart(block);
        if (!message.id.empty()) last_id = message.id;
        return message;
    }
    std::optional<Message> event() {
        auto message = next();
        while (message && message->data.empty()) message = next();
        return message;
    }
    bool closed() { return wire_.closed(); }

    std::string head;
    std::string last_id;

  private:
    RawClient wire_;
};

std::string resuming(const std::string& last_id) {
    return last_id.empty() ? "" : "Last-Event-ID: " + last_id + "\r\n";
}

TEST(Stream, ShowsEveryIndexOnceThoughItsClientIsCutAgainAndAgain) {
    Served served(real_world());
    constexpr int kMore = 60;
    const auto all = served.ledger->position().size.value + kMore;
    auto writing = std::async(std::launch::async, [&served] {
        for (int i = 0; i < kMore; ++i)
            served.submit(served.proposal("DIW-69-" + std::to_string(100 + i)));
    });
    std::vector<std::int64_t> seen;
    std::string last_id;
    for (std::size_t turn = 0; seen.size() < all; ++turn) {
        Listener listener(served.server->port(), "?from=0", resuming(last_id));
        ASSERT_EQ(status_of(listener.head), 200) << listener.head;
        for (std::size_t i = 0; i < turn % 7 && seen.size() < all; ++i) {
            const auto event = listener.event();
            ASSERT_TRUE(event);
            EXPECT_EQ(event->id, std::to_string(event->index()));
            seen.push_back(event->index());
        }
        if (!listener.last_id.empty()) last_id = listener.last_id;
    }
    writing.get();
    for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], static_cast<int>(i));
}

TEST(Stream, TellsWhatTheListTells) {
    Served served(real_world());
    Listener listener(served.server->port(), "?from=0");
    const auto list = served.client().get_json("/v1/events?limit=1000").value();
    for (const auto& item : *list["items"].items())
        EXPECT_EQ(listener.event().value().data, canonical(item));
    EXPECT_EQ(header_of(listener.head, "Content-Type"), "text/event-stream");
    EXPECT_EQ(header_of(listener.head, "Cache-Control"), "no-store");
    EXPECT_EQ(header_of(listener.head, "ETag"), "");
}

TEST(Stream, BeginsWithWhatComesNextAndResumesBeforeItToldOfAnything) {
    Served served(real_world());
    const auto size = served.ledger->position().size.value;
    std::string last_id;
    {
        Listener listener(served.server->port(), "");
        EXPECT_TRUE(listener.next().value().data.empty());
        last_id = listener.last_id;
    }
    EXPECT_EQ(last_id, std::to_string(size - 1));
    served.submit(served.proposal("DIW-69-01"));
    Listener again(served.server->port(), "", resuming(last_id));
    EXPECT_EQ(again.event().value().index(), static_cast<std::int64_t>(size));
}

TEST(Stream, LetsThroughWhatItsFilterNamesAndMovesOnAllTheSame) {
    auto options = Served::public_options();
    Patience patience;
    patience.silence = milliseconds(50);
    options.patience = &patience;
    Served served(real_world(), options);
    const auto size = served.ledger->position().size.value;
    Listener listener(served.server->port(), "?from=0&type=kpi.proposed");
    for (const auto* code : {"DIW-69-01", "DIW-69-02"}) served.submit(served.proposal(code));
    EXPECT_EQ(listener.event().value().index(), static_cast<std::int64_t>(size));
    EXPECT_EQ(listener.event().value().index(), static_cast<std::int64_t>(size + 1));

    Listener idle(served.server->port(), "?from=0&subject=agency/none");
    std::optional<Message> message;
    do message = idle.next();
    while (message && !message->comment);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->id, std::to_string(size + 1));
    EXPECT_TRUE(message->data.empty());
}

TEST(Stream, IsChunkedAndEndsWithItsServer) {
    Served served(real_world());
    RawClient wire(served.server->port());
    wire.send(get("/v1/stream?from=0"));
    const auto head = wire.until("\r\n\r\n");
    EXPECT_EQ(header_of(head, "Transfer-Encoding"), "chunked");
    EXPECT_EQ(header_of(head, "Content-Length"), "");
    const auto first = wire.until("\r\n");
    EXPECT_EQ(wire.until("\r\n").size(), std::stoul(first, nullptr, 16) + 2);
    EXPECT_NE(wire.until("id: 0\ndata: "), "");
    const auto began = std::chrono::steady_clock::now();
    auto stopped = std::async(std::launch::async, [&] { served.server->stop(); });
    EXPECT_NE(wire.until("\r\n0\r\n\r\n"), "");
    EXPECT_TRUE(wire.closed());
    stopped.get();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

TEST(Stream, AnswersHeadWithoutAnEvent) {
    Served served(real_world());
    RawClient wire(served.server->port());
    wire.send("HEAD /v1/stream?from=0 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_of(wire.until("\r\n\r\n")), 200);
    EXPECT_TRUE(wire.closed());
}

TEST(Stream, RefusesAPlaceThatTheLogDoesNotHave) {
    Served served(real_world());
    const auto size = served.ledger->position().size.value;
    const auto status = [&](const std::string& query, const std::string& fields) {
        return status_of(Listener(served.server->port(), query, fields).head);
    };
    EXPECT_EQ(status("?from=" + std::to_string(size), ""), 200);
    EXPECT_EQ(status("?from=" + std::to_string(size + 1), ""), 404);
    EXPECT_EQ(status("", resuming(std::to_string(size - 1))), 200);
    // It told more once: this log lost something, or is another one.
    EXPECT_EQ(status("", resuming(std::to_string(size))), 404);
    EXPECT_EQ(status("?from=0", resuming("one")), 400);
    EXPECT_EQ(status("?from=one", ""), 400);
    EXPECT_EQ(status("?at=0", ""), 400);
}

TEST(Stream, TellsMoreThanSoManyToComeAgain) {
    auto options = Served::public_options();
    Patience patience;
    patience.silence = milliseconds(20);
    options.patience = &patience;
    options.largest_streams = 1;
    Served served(real_world(), options);
    auto first = std::make_optional<Listener>(served.server->port(), "?from=0");
    const Listener second(served.server->port(), "?from=0");
    EXPECT_EQ(status_of(second.head), 429);
    EXPECT_NE(header_of(second.head, "Retry-After"), "");
    first.reset();
    // Noticed with one of the next signs of life.
    for (int i = 0; i < 200; ++i) {
        std::this_thread::sleep_for(milliseconds(20));
        if (status_of(Listener(served.server->port(), "").head) == 200) return;
    }
    FAIL() << "the place of a client that left is not given back";
}

TEST(Stream, NeedsTheRightToReadForAsLongAsItGoesOn) {
    auto options = Served::public_options();
    Patience patience;
    patience.silence = milliseconds(50);
    options.patience = &patience;
    options.public_read = false;
    Served served(real_world(), options);
    const auto path = served.folder.path() / "ledger";
    EXPECT_EQ(status_of(Listener(served.server->port(), "").head), 401);
    const auto now = SystemClock().now();
    const auto other = add_token(path, {Right::metrics}, {}, {}, now).value();
    const auto reader = add_token(path, {Right::read}, {}, {}, now).value();
    const auto bearer = [](const NewToken& token) {
        return "Authorization: Bearer " + token.text + "\r\n";
    };
    EXPECT_EQ(status_of(Listener(served.server->port(), "", bearer(other)).head), 403);
    Listener listener(served.server->port(), "?from=0", bearer(reader));
    ASSERT_TRUE(listener.event());
    ASSERT_TRUE(revoke_token(path, reader.token.id.text));
    while (listener.next()) {
    }
    EXPECT_TRUE(listener.closed());
}

TEST(Stream, CutsAClientThatDoesNotReadAndHoldsNobodyUp) {
    auto options = Served::public_options();
    Patience patience;
    patience.answer = milliseconds(300);
    Metrics metrics;
    options.patience = &patience;
    options.metrics = &metrics;
    options.threads = 1;
    Served served(real_world(), options);
    // More than the kernel keeps for a connection.
    for (int i = 0; i < 500; ++i) {
        auto event = served.proposal("DIW-69-" + std::to_string(1000 + i));
        event.header.common.reason = event.header.common.legal_basis = Line{std::string(4000, 'x')};
        served.clock.set(event.header.occurred);
        served.submit(std::move(event));
    }
    RawClient slow(served.server->port());
    slow.send(get("/v1/stream?from=0"));
    RawClient quick(served.server->port());
    const auto streams = [&] {
        const auto text = metrics.text(*served.ledger);
        const auto at = text.find("\nbanchi_http_streams ") + 21;
        return text.substr(at, text.find('\n', at) - at);
    };
    bool open = false;
    for (int i = 0; i < 300; ++i) {
        quick.send(get("/livez"));
        ASSERT_EQ(status_of(quick.answer()), 200);
        open = open || streams() == "1";
        if (open && streams() == "0") return;
        std::this_thread::sleep_for(milliseconds(10));
    }
    FAIL() << "streams still open: " << streams();
}

}  // namespace
}  // namespace banchi::api
