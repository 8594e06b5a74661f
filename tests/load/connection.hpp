#pragma once

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <string>

namespace banchi::load {

// One kept-alive connection to the server; any failure closes it and the next call opens it anew.
class Connection {
  public:
    explicit Connection(unsigned short port) : port_(port) {}

    struct Answer {
        unsigned status = 0;
        std::string body;
    };

    // Nothing when the server could not be reached or went away before answering.
    std::optional<Answer> send(boost::beast::http::verb verb, const std::string& target,
                               const std::string& body) {
        namespace http = boost::beast::http;
        boost::system::error_code ec;
        if (!connected(ec)) return std::nullopt;
        http::request<http::string_body> request{verb, target, 11};
        request.set(http::field::host, "127.0.0.1");
        if (!body.empty()) request.set(http::field::content_type, "application/json");
        request.body() = body;
        request.prepare_payload();
        http::write(*socket_, request, ec);
        http::response<http::string_body> response;
        if (!ec) http::read(*socket_, buffer_, response, ec);
        if (ec || !response.keep_alive()) close();
        if (ec) return std::nullopt;
        return Answer{response.result_int(), std::move(response.body())};
    }

  private:
    bool connected(boost::system::error_code& ec) {
        if (socket_) return true;
        socket_.emplace(io_);
        socket_->connect({boost::asio::ip::address_v4::loopback(), port_}, ec);
        if (ec) close();
        return !ec;
    }
    void close() {
        socket_.reset();
        buffer_.clear();
    }

    unsigned short port_;
    boost::asio::io_context io_;
    std::optional<boost::asio::ip::tcp::socket> socket_;
    boost::beast::flat_buffer buffer_;
};

}  // namespace banchi::load
