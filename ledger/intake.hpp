#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ledger/admission.hpp"
#include "ledger/ledger.hpp"

namespace banchi::ledger {

inline constexpr std::size_t kLargestArray = 256;

// An array of events on its way, and whom to tell.
struct Submission {
    std::vector<Sent> events;
    std::function<void(Receipts)> done;
    bool dry_run = false;
    std::optional<Error> refused;       // before any look at the events
    std::vector<Admission> admissions;  // one an event, when all are in
    std::size_t next = 0;               // the first that no thread has begun to admit
    std::size_t open = 0;               // how many are not admitted yet

    std::size_t bytes() const;
};
using Submissions = std::vector<std::unique_ptr<Submission>>;

// Takes submissions in, has a pool of threads check their signatures, several at once, and hands
// them on in the order of arrival. Bounded. Thread-safe; take and answered are one thread's.
class Intake {
  public:
    using Admit = std::function<Admission(const Sent&)>;  // thread-safe, never throws
    Intake(std::size_t queue_events, unsigned threads, Admit admit);
    ~Intake();  // after drain and close
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    // Never answers itself: a refused one (`busy`, `array_size`, `read_only` while draining) is
    // handed on like all others.
    void add(std::unique_ptr<Submission> submission);
    // Waits for submissions that are ready and takes what has queued up, at most so many events
    // (of more than one submission) and bytes. Empty only after close().
    Submissions take(std::size_t most_events, std::size_t most_bytes);
    // All that the last take gave are answered.
    void answered();
    // Refuses what comes from now on, and waits until everything before is answered.
    void drain();
    void close();

  private:
    std::optional<Error> refusal(const Submission& submission) const;
    bool ready() const { return !queue_.empty() && queue_.front()->open == 0; }
    void admit_some();

    const std::size_t queue_events_;
    const Admit admit_;
    std::mutex mutex_;
    std::condition_variable work_;                   // for the pool
    std::condition_variable ready_;                  // for take
    std::condition_variable idle_;                   // for drain
    std::deque<std::unique_ptr<Submission>> queue_;  // in the order of arrival
    std::deque<Submission*> unadmitted_;             // of queue_, with events nobody has begun
    std::deque<std::unique_ptr<Submission>> refused_;
    std::size_t waiting_events_ = 0;
    bool answering_ = false;
    bool draining_ = false;
    bool closed_ = false;
    std::vector<std::thread> pool_;
};

}  // namespace banchi::ledger
