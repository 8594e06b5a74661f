#pragma once

#include <condition_variable>
#include <mutex>

#include "api/client.hpp"
#include "api/server.hpp"
#include "api/session.hpp"
#include "tests/api/folder.hpp"
#include "tests/ledger/sealed.hpp"

namespace banchi::api {

// A clock that stands where it is set and can be held: a held one keeps the sequencer, which asks
// it for `recorded`, and so a submission that is accepted but not yet durable.
class HeldClock : public Clock {
  public:
    Instant now() override {
        std::unique_lock lock(mutex_);
        asked_ = held_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return !held_; });
        return instant_;
    }
    void set(Instant instant) {
        const std::lock_guard lock(mutex_);
        instant_ = instant;
    }
    void hold(bool held) {
        const std::lock_guard lock(mutex_);
        held_ = held;
        changed_.notify_all();
    }
    // Until somebody asks the held clock: the submission has then been accepted.
    void wait_until_asked() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return asked_; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    Instant instant_;
    bool held_ = false;
    bool asked_ = false;
};

// A ledger in a folder of its own, filled with what a world accepted, and served on a free port.
class Served {
  public:
    explicit Served(domain::World filled, ServerOptions options = public_options());
    ~Served();
    static ServerOptions public_options();

    HttpClient client(ClientOptions options = {}) const;
    // A body for POST: the event as its signers send it, seen at the ledger's present position.
    std::string body(domain::Event event) const;
    // A KPI that off-diw proposes now; each call another one.
    domain::Event proposal(const std::string& code);
    // Submits past HTTP; fails the test if it is refused.
    void submit(domain::Event event);

    TestFolder folder;
    HeldClock clock;
    domain::World world;
    std::unique_ptr<ledger::Ledger> ledger;
    std::unique_ptr<Server> server;
};

// The world of tests/domain/world.hpp under real keys.
domain::World real_world();

}  // namespace banchi::api
