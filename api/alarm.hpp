#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>

#include "api/bell.hpp"

namespace banchi::api {

// A wait on a connection's strand that a ring from any thread ends. What rings while nobody waits
// came before the next look at the log, for both are the strand's: no ring is lost.
class Alarm {
  public:
    Alarm(Bell& bell, const boost::asio::any_io_executor& strand)
        : bell_(bell), waiting_(std::make_shared<Waiting>(strand)) {
        hearer_ = bell_.hear([waiting = waiting_] {
            if (waiting->rung.exchange(true)) return;
            boost::asio::post(waiting->timer.get_executor(), [waiting] {
                waiting->rung = false;
                waiting->timer.cancel();
            });
        });
    }
    ~Alarm() { bell_.leave(hearer_); }

    // False when nothing rang for so long.
    boost::asio::awaitable<bool> wait(std::chrono::milliseconds most) {
        boost::system::error_code ec;
        auto token = boost::asio::redirect_error(boost::asio::use_awaitable, ec);
        waiting_->timer.expires_after(most);
        co_await waiting_->timer.async_wait(token);
        co_return ec == boost::asio::error::operation_aborted;
    }

  private:
    // Shared with what was posted and may run when the wait is over.
    struct Waiting {
        explicit Waiting(const boost::asio::any_io_executor& strand) : timer(strand) {}
        boost::asio::steady_timer timer;
        std::atomic<bool> rung{false};
    };
    Bell& bell_;
    std::shared_ptr<Waiting> waiting_;
    std::uint64_t hearer_ = 0;
};

}  // namespace banchi::api
