#pragma once

#include <boost/asio/ssl/stream.hpp>

#include "api/transport.hpp"

namespace banchi::api {

// A connection's TLS, between its TCP and its HTTP.
struct Tls {
    Tls(boost::beast::tcp_stream& below, boost::asio::ssl::context& context)
        : stream(below, context) {}
    boost::asio::ssl::stream<boost::beast::tcp_stream&> stream;
};

}  // namespace banchi::api
