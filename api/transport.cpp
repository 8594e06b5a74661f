#include "api/transport.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http.hpp>
#include <ctime>

#include "api/tls_layer.hpp"

namespace banchi::api {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

// An entry bundle holds up to 256 leaves of up to 65,537 bytes.
constexpr std::uint64_t kLargestAnswer = 32u << 20;
constexpr std::size_t kDropped = 8u << 20;

Error io(const std::string& what, const error_code& ec) {
    return {ErrorKind::io,
            "connection",
            {"การเชื่อมต่อ: " + what + ": " + ec.message(),
             "the connection: " + what + ": " + ec.message()},
            {}};
}

// What a connection's bytes go through: its TLS or nothing. So all below is written, and compiled,
// once for both.
class Layer {
  public:
    explicit Layer(Connection& connection) : connection_(connection) {}
    using executor_type = beast::tcp_stream::executor_type;
    executor_type get_executor() { return connection_.stream.get_executor(); }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        const auto begin = [&connection = connection_](auto handler, const Buffers& into) {
            if (connection.tls)
                connection.tls->stream.async_read_some(into, std::move(handler));
            else
                connection.stream.async_read_some(into, std::move(handler));
        };
        return asio::async_initiate<Token, void(error_code, std::size_t)>(begin, token, buffers);
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        const auto begin = [&connection = connection_](auto handler, const Buffers& from) {
            if (connection.tls)
                connection.tls->stream.async_write_some(from, std::move(handler));
            else
                connection.stream.async_write_some(from, std::move(handler));
        };
        return asio::async_initiate<Token, void(error_code, std::size_t)>(begin, token, buffers);
    }

  private:
    Connection& connection_;
};

Error of_parser(const error_code& ec) {
    if (ec == http::error::body_limit)
        return {ErrorKind::too_large,
                "body_size",
                {"เนื้อหาใหญ่เกิน 4 MiB", "the body is over 4 MiB; send fewer events at once"},
                {}};
    // Of HTTP's errors only a cut-off message means that nobody is there.
    static const auto& category = make_error_code(http::error::bad_method).category();
    if (ec.category() != category || ec == http::error::partial_message ||
        ec == http::error::end_of_stream)
        return io("read", ec);
    return {ErrorKind::malformed,
            "framing",
            {"เนื้อหาของคำขอไม่ถูกรูปแบบ: " + ec.message(),
             "the request's body is not well-formed: " + ec.message()},
            {}};
}

// RFC 9110 section 5.6.7, "Sun, 06 Nov 1994 08:49:37 GMT", in C's locale whatever the process has.
std::string http_date() {
    static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char rest[32];
    std::strftime(rest, sizeof rest, " %Y %H:%M:%S GMT", &utc);
    const auto day = (utc.tm_mday < 10 ? "0" : "") + std::to_string(utc.tm_mday);
    return std::string(kDays[utc.tm_wday]) + ", " + day + " " + kMonths[utc.tm_mon] + rest;
}

void set_fields(const Response& response, http::response<http::string_body>& message) {
    message.set(http::field::server, "banchi");
    message.set(http::field::date, http_date());
    if (!response.content_type.empty())
        message.set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) message.set(name, value);
    const auto otherwise = [&](std::string_view name, std::string_view value) {
        if (!response.has(name)) message.set(name, value);
    };
    otherwise("X-Content-Type-Options", "nosniff");
    otherwise("Referrer-Policy", "no-referrer");
    otherwise("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
}

http::response<http::string_body> message_of(const Response& response, Sending sending) {
    http::response<http::string_body> message(static_cast<http::status>(response.status),
                                              sending.http_1_0 ? 10 : 11, response.body);
    set_fields(response, message);
    message.keep_alive(sending.keep_alive);
    return message;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket) : stream(std::move(socket)) {}
Connection::Connection(asio::any_io_executor executor) : stream(std::move(executor)) {}
Connection::~Connection() = default;

std::string_view Connection::received() const {
    const auto bytes = buffer.cdata();
    return {static_cast<const char*>(bytes.data()), bytes.size()};
}

asio::awaitable<bool> receive_some(Connection& connection) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    const auto room =
        std::min<std::size_t>(4096, connection.buffer.max_size() - connection.buffer.size());
    const auto count = co_await layer.async_read_some(connection.buffer.prepare(room), token);
    connection.buffer.commit(count);
    co_return !ec && count > 0;
}

asio::awaitable<Result<std::string>> receive_body(Connection& connection) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    http::request_parser<http::string_body> parser;
    parser.header_limit(kLargestHead + 1);
    parser.body_limit(kLargestBody);
    co_await http::async_read(layer, connection.buffer, parser, token);
    if (ec) co_return of_parser(ec);
    co_return std::move(parser.get().body());
}

asio::awaitable<bool> send_continue(Connection& connection) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    static constexpr std::string_view kLine = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(layer, asio::buffer(kLine), token);
    co_return !ec;
}

asio::awaitable<bool> send(Connection& connection, const Response& response, Sending sending) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    auto message = message_of(response, sending);
    if (response.status != 304) message.content_length(response.body.size());
    http::response_serializer<http::string_body> serializer(message);
    if (sending.head_only) {
        co_await http::async_write_header(layer, serializer, token);
    } else {
        co_await http::async_write(layer, serializer, token);
    }
    co_return !ec;
}

asio::awaitable<bool> send_head(Connection& connection, const Response& response, Sending sending) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    auto message = message_of(response, sending);
    message.chunked(!sending.http_1_0);
    http::response_serializer<http::string_body> serializer(message);
    co_await http::async_write_header(layer, serializer, token);
    co_return !ec;
}

asio::awaitable<bool> send_piece(Connection& connection, std::string_view piece, Sending sending) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    const asio::const_buffer bytes(piece.data(), piece.size());
    if (sending.http_1_0) {
        co_await asio::async_write(layer, bytes, token);
    } else {
        const http::chunk_body<asio::const_buffer> chunk(bytes);
        co_await asio::async_write(layer, chunk, token);
    }
    co_return !ec;
}

asio::awaitable<bool> send_end(Connection& connection, Sending sending) {
    if (sending.http_1_0) co_return true;
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    static constexpr std::string_view kLast = "0\r\n\r\n";
    co_await asio::async_write(layer, asio::buffer(kLast), token);
    co_return !ec;
}

asio::awaitable<void> linger(Connection& connection) {
    error_code ec;
    connection.stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ec);
    connection.stream.expires_after(std::chrono::seconds(2));
    for (std::size_t dropped = 0; !ec && dropped < kDropped;) {
        connection.buffer.clear();
        if (!co_await receive_some(connection)) break;
        dropped += connection.buffer.size();
    }
    connection.stream.close();
}

asio::awaitable<Result<void>> connect(Connection& connection, const std::string& host,
                                      const std::string& port) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    asio::ip::tcp::resolver resolver(connection.stream.get_executor());
    const auto found = co_await resolver.async_resolve(host, port, token);
    if (ec) co_return io("resolve " + host, ec);
    co_await connection.stream.async_connect(found, token);
    if (ec) co_return io("connect to " + host + ":" + port, ec);
    co_return Result<void>();
}

asio::awaitable<Result<Response>> exchange(Connection& connection, const Outgoing& request) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    Layer layer(connection);
    http::request<http::string_body> message(http::verb::get, request.target, 11, request.body);
    message.method_string(request.method);
    message.set(http::field::host, request.host);
    for (const auto& [name, value] : request.fields) message.set(name, value);
    message.prepare_payload();
    co_await http::async_write(layer, message, token);
    if (ec) co_return io("write", ec);
    http::response_parser<http::string_body> parser;
    parser.body_limit(kLargestAnswer);
    // A HEAD's answer has the length of a body that doesn't come.
    parser.skip(request.method == "HEAD");
    co_await http::async_read(layer, connection.buffer, parser, token);
    if (ec) co_return io("read", ec);
    auto answer = parser.release();
    Response response{static_cast<int>(answer.result_int()), {}, std::move(answer.body()), {}};
    for (const auto& field : answer) {
        response.headers.emplace_back(field.name_string(), field.value());
        if (field.name() == http::field::content_type) response.content_type = field.value();
    }
    if (!answer.keep_alive()) connection.stream.close();
    co_return response;
}

}  // namespace banchi::api
