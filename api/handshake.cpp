#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "api/tls_layer.hpp"

namespace banchi::api {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using boost::system::error_code;

bool is_plain_http(const error_code& ec) {
    return ec.category() == asio::error::get_ssl_category() &&
           ERR_GET_LIB(ec.value()) == ERR_LIB_SSL &&
           ERR_GET_REASON(ec.value()) == SSL_R_HTTP_REQUEST;
}

// A certificate may name hosts, addresses or both.
void expect_host(SSL* handle, const std::string& host) {
    error_code no_address;
    asio::ip::make_address(host, no_address);
    if (!no_address) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(handle), host.c_str());
        return;
    }
    SSL_set1_host(handle, host.c_str());
    SSL_set_tlsext_host_name(handle, host.c_str());  // which of its certificates is asked for
}

Error no_handshake(const std::string& host, const error_code& ec) {
    return {ErrorKind::io,
            "connection",
            {"เริ่ม TLS กับ " + host + " ไม่ได้ (เซิร์ฟเวอร์ใช้ https หรือไม่?): " + ec.message(),
             "no TLS with " + host + " (does it speak https?): " + ec.message()},
            {}};
}

}  // namespace

asio::awaitable<Greeting> accept_tls(Connection& connection, ssl::context& context) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    connection.tls = std::make_unique<Tls>(connection.stream, context);
    co_await connection.tls->stream.async_handshake(ssl::stream_base::server, token);
    if (!ec) co_return Greeting::tls;
    connection.tls.reset();
    co_return is_plain_http(ec) ? Greeting::plain_http : Greeting::failed;
}

asio::awaitable<Result<void>> begin_tls(Connection& connection, ssl::context& context,
                                        const std::string& host) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    connection.tls = std::make_unique<Tls>(connection.stream, context);
    auto* handle = connection.tls->stream.native_handle();
    expect_host(handle, host);
    co_await connection.tls->stream.async_handshake(ssl::stream_base::client, token);
    if (!ec) co_return Result<void>();
    const auto verdict = SSL_get_verify_result(handle);
    if (verdict != X509_V_OK) co_return untrusted(host, verdict);
    co_return no_handshake(host, ec);
}

asio::awaitable<void> end(Connection& connection) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    if (connection.tls) {
        connection.stream.expires_after(std::chrono::seconds(2));
        co_await connection.tls->stream.async_shutdown(token);
    }
    connection.stream.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ec);
    connection.stream.close();
}

}  // namespace banchi::api
