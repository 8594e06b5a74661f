#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <chrono>

#include "api/message.hpp"
#include "api/tls.hpp"

namespace banchi::api {

inline constexpr std::size_t kLargestBody = 4 << 20;

struct Tls;  // tls_layer.hpp, which takes long to compile

// One TCP connection with what was received and not yet used. One strand's. Deadlines are the
// stream's (`stream.expires_after`), a missed one ends the operation with an error.
struct Connection {
    explicit Connection(boost::asio::ip::tcp::socket socket);
    explicit Connection(boost::asio::any_io_executor executor);
    ~Connection();
    boost::beast::tcp_stream stream;
    std::unique_ptr<Tls> tls;  // none: the bytes go as they are
    // Twice a head: find_head sees the limit passed before the buffer is full.
    boost::beast::flat_buffer buffer{2 * kLargestHead};
    std::string_view received() const;
};

// The server's side of a handshake. `plain_http`: the client speaks HTTP without TLS, and so does
// the connection from here on, so that it can be told.
enum class Greeting { tls, plain_http, failed };
boost::asio::awaitable<Greeting> accept_tls(Connection& connection,
                                            boost::asio::ssl::context& context);
// The client's side: the server's certificate must hold for the host (`certificate`).
boost::asio::awaitable<Result<void>> begin_tls(Connection& connection,
                                               boost::asio::ssl::context& context,
                                               const std::string& host);
// Closes both directions; with TLS so that the peer knows that nothing was cut off.
boost::asio::awaitable<void> end(Connection& connection);

// The only file that reads and writes sockets is transport.cpp: it is slow to compile.

// False when the peer closed, the connection broke or the deadline passed.
boost::asio::awaitable<bool> receive_some(Connection& connection);

// Takes the head (whole in the buffer and found well-formed) and its body off the connection.
// `framing` or `body_size` errors are to be answered; `io`: there is nobody to answer.
boost::asio::awaitable<Result<std::string>> receive_body(Connection& connection);

// Tells a client that waits for it to send the body (RFC 9110 section 10.1.1).
boost::asio::awaitable<bool> send_continue(Connection& connection);

struct Sending {
    bool head_only = false;
    bool keep_alive = true;
    bool http_1_0 = false;
};
boost::asio::awaitable<bool> send(Connection& connection, const Response& response,
                                  Sending sending);

// An answer of unknown length: the head of one with a feed, then pieces of it, then (to whom the
// head promised chunks) its end.
boost::asio::awaitable<bool> send_head(Connection& connection, const Response& response,
                                       Sending sending);
boost::asio::awaitable<bool> send_piece(Connection& connection, std::string_view piece,
                                        Sending sending);
boost::asio::awaitable<bool> send_end(Connection& connection, Sending sending);

// Closes so that the peer can still read the answer: ends our side and drops, for a short while,
// what is yet to come, for a reset would take the answer with it.
boost::asio::awaitable<void> linger(Connection& connection);

// The client's side: connects if it has to, sends and receives.
struct Outgoing {
    std::string method;
    std::string target;
    std::string host;
    Pairs fields;
    std::string body;
};
boost::asio::awaitable<Result<void>> connect(Connection& connection, const std::string& host,
                                             const std::string& port);
boost::asio::awaitable<Result<Response>> exchange(Connection& connection, const Outgoing& request);

}  // namespace banchi::api
