#pragma once

#include "ledger/batch.hpp"

namespace banchi::ledger {

// The one writer: judges what has queued up, commits it in one synced write and only then answers.
// Group commit adapts without timers: what arrives during a write is the next batch. Thread-safe.
class Sequencer {
  public:
    // `recorded` is the newest stored event's. All references outlive this.
    Sequencer(store::Log& log, const std::string& origin, Clock& clock, Instant recorded,
              const Options& options);
    ~Sequencer();  // drains

    void submit(std::vector<Sent> events, std::function<void(Receipts)> done, bool dry_run);
    void drain() { intake_.drain(); }
    void on_growth(std::function<void()> told);
    Position position() const;
    // Why nothing can be stored any more; nothing while all is well.
    std::optional<Error> no_writes() const;

  private:
    void run();
    void process(Submissions& submissions);
    Result<std::vector<Judged>> judge(Batch& batch, Submission& submission);
    Result<void> store(const Batch& batch);
    void tell_growth();
    Receipts receipts(std::vector<Judged> judged, bool dry_run, const merkle::NodeReader& nodes);

    store::Log& log_;
    const std::string& origin_;
    Clock& clock_;
    RecentRoots roots_;  // the writer's
    const decltype(Options::on_commit) on_commit_;
    mutable std::mutex mutex_;  // of the next two, which the writer alone changes
    Position position_;
    std::optional<Error> no_writes_;
    std::mutex growth_mutex_;
    std::function<void()> growth_;
    Intake intake_;
    std::thread writer_;
};

}  // namespace banchi::ledger
