#pragma once

#include <memory>
#include <optional>

#include "api/service.hpp"
#include "api/transport.hpp"

namespace banchi::api {

// How long a client may take, each time counted as a whole, so that sending a byte now and then
// gains nothing.
struct Patience {
    std::chrono::milliseconds idle{60'000};    // until a request begins
    std::chrono::milliseconds head{10'000};    // from its first byte to its empty line; a handshake
    std::chrono::milliseconds body{30'000};    // from there to its last byte
    std::chrono::milliseconds answer{30'000};  // to take the answer, or a piece of a stream
    std::chrono::milliseconds silence{15'000};  // of a stream, until a sign of life is sent
};

// One connection: reads its requests one after the other, however many were sent at once, and
// answers them in that order. Runs on its stream's strand.
class Session {
  public:
    // `tls` is null where bytes go as they are.
    Session(boost::asio::ip::tcp::socket socket, Service& service, const Patience& patience,
            TlsContext tls);
    ~Session();
    boost::asio::awaitable<void> run();
    // For a server that stops: a connection on which no request has begun is closed; another one
    // after its answer. On the strand.
    void finish();

  private:
    // A request, as far as it was understood, and why it is refused if it wasn't.
    struct Incoming {
        Request request;
        std::optional<Error> refusal{};
    };
    // Begins TLS; false if that failed.
    boost::asio::awaitable<bool> greet();
    boost::asio::awaitable<void> converse();
    // Nothing when there is nothing more to answer.
    boost::asio::awaitable<std::optional<Incoming>> receive();
    boost::asio::awaitable<std::optional<Result<std::size_t>>> receive_head();
    boost::asio::awaitable<Result<std::string>> body_of(const Head& head);
    // Writes and logs it; false if the connection is not to be used again.
    boost::asio::awaitable<bool> respond(const Request& request, Response response, bool keep);
    // Sends what the answer's feed gives until the client, the feed or the server ends it.
    boost::asio::awaitable<void> stream(const Request& request, Response response);

    Result<void> make_room(const Head& head);
    void give_room_back();

    Connection connection_;
    Service& service_;
    const Patience& patience_;
    const TlsContext tls_;
    std::string remote_;
    std::chrono::steady_clock::time_point began_;
    bool idle_ = true;
    std::uint64_t room_bytes_ = 0;  // taken of service_.bodies
};

}  // namespace banchi::api
