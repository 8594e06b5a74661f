#include "api/session.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "api/access_log.hpp"
#include "api/alarm.hpp"
#include "api/problem.hpp"

// g++ 12 inlines Asio's operator new of a coroutine's frame but not its delete, and then takes the
// two for a mismatch.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace banchi::api {
namespace {

namespace asio = boost::asio;

// Asio's handlers can only be moved and a std::function wants to copy: hence the shared_ptr. The
// answer comes from any thread and is taken back to the connection's strand.
template <class Handler>
void begin_answer(const Request& request, Service& service, Handler&& handler) {
    auto waiting = std::make_shared<std::decay_t<Handler>>(std::forward<Handler>(handler));
    const Reply reply = [waiting](Response response) {
        const auto executor = asio::get_associated_executor(*waiting);
        asio::post(executor, [waiting, response = std::move(response)]() mutable {
            std::move (*waiting)(std::move(response));
        });
    };
    try {
        answer(request, service, reply);
    } catch (const std::exception& failure) {
        log_failure(request, failure.what());
        reply(problem({ErrorKind::io,
                       "internal",
                       {"เครื่องแม่ข่ายขัดข้อง ผู้ดูแลดูรายละเอียดได้ในบันทึก",
                        "the server failed; its log tells the operator how"},
                       {}},
                      request.language));
    }
}

asio::awaitable<Response> answered(const Request& request, Service& service) {
    // Named first: g++ 12 destroys a capturing temporary in a co_await twice.
    auto begin = [&request, &service](auto&& handler) {
        begin_answer(request, service, std::forward<decltype(handler)>(handler));
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        begin, asio::use_awaitable);
}

bool is_refusal(const Error& error) {
    return error.kind == ErrorKind::unauthenticated || error.kind == ErrorKind::denied;
}

std::string address_of(const boost::beast::tcp_stream& stream) {
    boost::system::error_code ec;
    const auto endpoint = stream.socket().remote_endpoint(ec);
    return ec ? "-" : endpoint.address().to_string();
}

Error gone() {
    return {ErrorKind::io, "connection", {"ปิดแล้ว", "closed"}, {}};
}

Result<Request> understood(Result<Head>& head, Language otherwise) {
    if (!head) return head.error();
    return make_request(std::move(*head), otherwise);
}

Error too_large() {
    return {ErrorKind::too_large,
            "body_size",
            {"เนื้อหาใหญ่เกิน 4 MiB", "the body is over 4 MiB; send fewer events at once"},
            {}};
}

Error speaks_tls() {
    return {ErrorKind::malformed,
            "https",
            {"พอร์ตนี้ใช้ TLS ให้เปลี่ยนเป็น https://", "this port speaks TLS: ask it by https://"},
            {}};
}

Error no_room() {
    return {ErrorKind::too_many,
            "busy",
            {"เครื่องแม่ข่ายกำลังรับข้อมูลจำนวนมาก ลองใหม่อีกครั้ง",
             "the server is taking in very much just now; try again"},
            {}};
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, Service& service, const Patience& patience,
                 TlsContext tls)
    : connection_(std::move(socket)),
      service_(service),
      patience_(patience),
      tls_(std::move(tls)),
      remote_(address_of(connection_.stream)) {}

Session::~Session() {
    give_room_back();
}

// A chunked body doesn't say how large it will be.
Result<void> Session::make_room(const Head& head) {
    const auto bytes = head.chunked ? kLargestBody : head.content_length.value_or(0);
    if (bytes > kLargestBody) return too_large();
    if (!service_.bodies.take(bytes)) return no_room();
    room_bytes_ = bytes;
    return {};
}

void Session::give_room_back() {
    service_.bodies.give(room_bytes_);
    room_bytes_ = 0;
}

void Session::finish() {
    if (idle_) connection_.stream.close();
}

asio::awaitable<std::optional<Result<std::size_t>>> Session::receive_head() {
    connection_.stream.expires_after(patience_.idle);
    idle_ = true;
    for (std::size_t seen = 0;;) {
        if (idle_ && !connection_.received().empty()) {
            idle_ = false;
            began_ = std::chrono::steady_clock::now();
            connection_.stream.expires_after(patience_.head);
        }
        const auto size = find_head(connection_.received(), seen);
        if (!size) co_return size.error();
        if (*size) co_return Result<std::size_t>(**size);
        seen = connection_.received().size();
        if (idle_ && service_.stopping) co_return std::nullopt;
        if (!co_await receive_some(connection_)) co_return std::nullopt;
    }
}

asio::awaitable<Result<std::string>> Session::body_of(const Head& head) {
    if (const auto room = make_room(head); !room) co_return room.error();
    connection_.stream.expires_after(patience_.body);
    const auto* expected = head.field("expect");
    if (expected != nullptr && *expected == "100-continue" && head.has_body())
        if (!co_await send_continue(connection_)) co_return gone();
    co_return co_await receive_body(connection_);
}

asio::awaitable<std::optional<Session::Incoming>> Session::receive() {
    Incoming incoming;
    const auto size = co_await receive_head();
    if (!size) co_return std::nullopt;
    incoming.request.language = wished_language(
        connection_.received().substr(0, *size ? **size : kLargestHead), service_.default_language);
    if (!*size) {
        incoming.refusal = size->error();
        co_return incoming;
    }
    auto head = parse_head(connection_.received().substr(0, **size));
    auto request = understood(head, service_.default_language);
    if (!request) {
        incoming.refusal = request.error();
        co_return incoming;
    }
    incoming.request = std::move(*request);
    auto body = co_await body_of(incoming.request.head);
    if (body) {
        incoming.request.body = std::move(*body);
    } else if (body.error().kind == ErrorKind::io) {
        co_return std::nullopt;
    } else {
        incoming.refusal = body.error();
    }
    co_return incoming;
}

asio::awaitable<bool> Session::respond(const Request& request, Response response, bool keep) {
    const Sending sending{request.head.method == "HEAD", keep && !service_.stopping,
                          request.head.http_1_0};
    connection_.stream.expires_after(patience_.answer);
    const bool sent = co_await send(connection_, response, sending);
    log_access(remote_, request, response.status, response.body.size(),
               std::chrono::steady_clock::now() - began_);
    co_return sent&& sending.keep_alive;
}

asio::awaitable<void> Session::stream(const Request& request, Response response) {
    const Sending sending{request.head.method == "HEAD", false, request.head.http_1_0};
    Alarm alarm(service_.bell, connection_.stream.get_executor());
    std::uint64_t bytes = 0;
    connection_.stream.expires_after(patience_.answer);
    bool open = co_await send_head(connection_, response, sending);
    if (sending.head_only) open = false;
    while (open && !service_.stopping) {
        auto piece = response.feed->next();
        if (!piece) {
            if (!is_refusal(piece.error())) log_failure(request, piece.error().detail.en.c_str());
            break;
        }
        if (piece->empty()) {
            if (co_await alarm.wait(patience_.silence)) continue;
            *piece = response.feed->still_here();
        }
        connection_.stream.expires_after(patience_.answer);
        open = co_await send_piece(connection_, *piece, sending);
        bytes += piece->size();
    }
    connection_.stream.expires_after(patience_.answer);
    if (open) co_await send_end(connection_, sending);
    log_access(remote_, request, response.status, bytes, std::chrono::steady_clock::now() - began_);
}

asio::awaitable<bool> Session::greet() {
    connection_.stream.expires_after(patience_.head);
    began_ = std::chrono::steady_clock::now();
    const auto greeting = co_await accept_tls(connection_, *tls_);
    if (greeting == Greeting::tls) co_return true;
    if (greeting == Greeting::plain_http) {
        const Request unread{};
        auto refusal = problem(speaks_tls(), service_.default_language);
        co_await respond(unread, std::move(refusal), false);
    }
    co_await linger(connection_);
    co_return false;
}

asio::awaitable<void> Session::run() {
    // Never co_await behind || or &&: g++ 12 has no code for where it resumes.
    bool met = tls_ == nullptr;
    if (!met) met = co_await greet();
    if (met) co_await converse();
}

asio::awaitable<void> Session::converse() {
    for (;;) {
        const auto incoming = co_await receive();
        if (!incoming) break;
        const auto& request = incoming->request;
        if (incoming->refusal) {
            // Where a request that was not understood ends, and the next one begins, is unknown.
            auto refusal = problem(*incoming->refusal, request.language);
            co_await respond(request, std::move(refusal), false);
            co_await linger(connection_);
            co_return;
        }
        auto response = co_await answered(request, service_);
        if (response.feed) {
            co_await stream(request, std::move(response));
            break;
        }
        if (!co_await respond(request, std::move(response), request.head.keep_alive())) break;
        give_room_back();
    }
    co_await end(connection_);
}

}  // namespace banchi::api
