#include "api/server.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <future>
#include <map>
#include <thread>

#include "api/access_log.hpp"
#include "api/listening_errors.hpp"
#include "api/problem.hpp"
#include "api/session.hpp"

namespace banchi::api {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

const Patience kPatience;

}  // namespace

// The sockets' side of a server. The acceptor is used on `accepting_` alone.
class Server::Listener {
  public:
    Listener(ledger::Ledger& ledger, ServerOptions options)
        : options_(std::move(options)),
          ledger_(ledger),
          service_(ledger, options_.token_folder, options_.public_read, options_.language,
                   options_.metrics, options_.backup_place, options_.largest_streams),
          patience_(options_.patience == nullptr ? kPatience : *options_.patience) {}

    Result<void> start();
    Result<void> read_tls();
    TlsContext tls() const;
    bool breathes(std::chrono::milliseconds most);
    void stop();
    tcp::endpoint endpoint() const { return endpoint_; }

  private:
    Result<void> listen(const asio::ip::address& address);
    error_code try_port(const tcp::endpoint& endpoint);
    asio::awaitable<void> accept();
    void take(tcp::socket socket);
    void turn_away(tcp::socket socket);
    void finish_sessions();
    bool wait_for_sessions(std::chrono::milliseconds most);

    const ServerOptions options_;
    ledger::Ledger& ledger_;
    Service service_;
    const Patience& patience_;
    asio::io_context context_;
    asio::strand<asio::io_context::executor_type> accepting_{asio::make_strand(context_)};
    tcp::acceptor acceptor_{accepting_};
    tcp::endpoint endpoint_;
    std::vector<std::thread> threads_;

    // A session belongs to its coroutine; here it is only known, to be told that the server stops.
    mutable std::mutex mutex_;
    TlsContext tls_;
    std::condition_variable ended_;
    std::map<std::uint64_t, std::pair<asio::any_io_executor, std::weak_ptr<Session>>> sessions_;
    std::uint64_t next_session_ = 0;
    bool closed_ = false;  // no session is added any more
};

error_code Server::Listener::try_port(const tcp::endpoint& endpoint) {
    error_code ec;
    acceptor_.open(endpoint.protocol(), ec);
    if (!ec) acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec) acceptor_.bind(endpoint, ec);
    if (!ec) acceptor_.listen(asio::socket_base::max_listen_connections, ec);
    if (!ec) endpoint_ = acceptor_.local_endpoint(ec);
    error_code ignored;
    if (ec) acceptor_.close(ignored);
    return ec;
}

Result<void> Server::Listener::listen(const asio::ip::address& address) {
    const int tries = options_.next_free_port && options_.port != 0 ? 100 : 1;
    error_code ec;
    for (int i = 0; i < tries && options_.port + i <= 65'535; ++i) {
        ec = try_port({address, static_cast<std::uint16_t>(options_.port + i)});
        if (!ec) return {};
        if (ec != asio::error::address_in_use) break;
    }
    return cannot_listen(options_.address + ":" + std::to_string(options_.port), ec);
}

Result<void> Server::Listener::read_tls() {
    if (options_.tls.certificate.empty()) return {};
    auto context = server_tls(options_.tls);
    if (!context) return context.error();
    const std::lock_guard lock(mutex_);
    tls_ = std::move(*context);
    return {};
}

TlsContext Server::Listener::tls() const {
    const std::lock_guard lock(mutex_);
    return tls_;
}

bool Server::Listener::breathes(std::chrono::milliseconds most) {
    // Shared: the answer may come when nobody waits for it any more.
    const auto breath = std::make_shared<std::promise<void>>();
    auto taken = breath->get_future();
    asio::post(context_, [this, breath] {
        // No events at all are refused by the writer itself, in their turn.
        ledger_.dry_run({}, [breath](const ledger::Receipts&) { breath->set_value(); });
    });
    return taken.wait_for(most) == std::future_status::ready;
}

Result<void> Server::Listener::start() {
    if (const auto read = read_tls(); !read) return read.error();
    error_code ec;
    const auto address = asio::ip::make_address(options_.address, ec);
    if (ec) return cannot_listen(options_.address, ec);
    if (!address.is_loopback() && tls() == nullptr && !options_.allow_remote)
        return not_encrypted(options_.address);
    if (const auto listening = listen(address); !listening) return listening.error();
    start_log(options_.log_form, options_.log_requests);
    ledger_.on_growth([this] { service_.bell.ring(); });
    asio::co_spawn(accepting_, accept(), asio::detached);
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < (options_.threads == 0 ? cores : options_.threads); ++i)
        threads_.emplace_back([this] { context_.run(); });
    return {};
}

asio::awaitable<void> Server::Listener::accept() {
    asio::steady_timer pause(accepting_);
    while (acceptor_.is_open()) {
        error_code ec;
        auto token = asio::redirect_error(asio::use_awaitable, ec);
        auto strand = asio::make_strand(context_);
        auto socket = co_await acceptor_.async_accept(strand, token);
        if (!ec) {
            take(std::move(socket));
        } else if (ec != asio::error::operation_aborted && acceptor_.is_open()) {
            // Out of file descriptors, most likely: connections that end give some back.
            spdlog::warn("accept: {}", ec.message());
            pause.expires_after(std::chrono::milliseconds(100));
            co_await pause.async_wait(token);
        }
    }
}

void Server::Listener::turn_away(tcp::socket socket) {
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(full()), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

void Server::Listener::take(tcp::socket socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const auto executor = socket.get_executor();
    std::uint64_t number = 0;
    std::shared_ptr<Session> session;
    {
        const std::lock_guard lock(mutex_);
        if (sessions_.size() >= options_.largest_connections) return turn_away(std::move(socket));
        session = std::make_shared<Session>(std::move(socket), service_, patience_, tls_);
        number = next_session_++;
        sessions_.emplace(number, std::pair(executor, std::weak_ptr(session)));
        service_.metrics.connected(1);
    }
    auto& ran = *session;
    asio::co_spawn(executor, ran.run(),
                   [this, number, session = std::move(session)](const std::exception_ptr& failure) {
                       if (failure) spdlog::error("a connection ended by an exception");
                       const std::lock_guard lock(mutex_);
                       sessions_.erase(number);
                       service_.metrics.connected(-1);
                       ended_.notify_all();
                   });
}

void Server::Listener::finish_sessions() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    ended_.notify_all();
    for (const auto& [number, known] : sessions_)
        asio::post(known.first, [session = known.second] {
            if (const auto alive = session.lock()) alive->finish();
        });
}

bool Server::Listener::wait_for_sessions(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, most, [this] { return closed_ && sessions_.empty(); });
}

void Server::Listener::stop() {
    if (threads_.empty()) return;
    service_.stopping = true;
    ledger_.on_growth({});
    service_.bell.ring();
    asio::post(accepting_, [this] {
        error_code ignored;
        acceptor_.close(ignored);
        // On the acceptor's strand, so after the last session that was taken.
        finish_sessions();
    });
    const bool all = wait_for_sessions(options_.grace);
    // Whatever was accepted is answered after this; what still waits then waits for its client.
    ledger_.drain();
    service_.backups.finish();
    if (!all && !wait_for_sessions(std::chrono::seconds(1)))
        spdlog::warn("slow connections were cut off");
    context_.stop();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

Server::Server(ledger::Ledger& ledger, ServerOptions options)
    : listener_(std::make_unique<Listener>(ledger, std::move(options))) {}

Server::~Server() {
    stop();
}

Result<void> Server::start() {
    return listener_->start();
}

Result<void> Server::read_tls() {
    return listener_->read_tls();
}

std::optional<Validity> Server::certificate() const {
    const auto tls = listener_->tls();
    if (tls == nullptr) return std::nullopt;
    return validity_of(*tls);
}

bool Server::breathes(std::chrono::milliseconds most) {
    return listener_->breathes(most);
}

std::uint16_t Server::port() const {
    return listener_->endpoint().port();
}

std::string Server::url() const {
    const auto endpoint = listener_->endpoint();
    const auto address = endpoint.address().to_string();
    const std::string scheme = listener_->tls() == nullptr ? "http://" : "https://";
    return scheme + (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
           std::to_string(endpoint.port());
}

void Server::stop() {
    listener_->stop();
}

}  // namespace banchi::api
