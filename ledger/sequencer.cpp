#include "ledger/sequencer.hpp"

#include <algorithm>

#include "ledger/judging_errors.hpp"

namespace banchi::ledger {
namespace {

// A batch's bounds: what one synced write takes, and how long the next ones wait for it.
constexpr std::size_t kMostEvents = 512;
constexpr std::size_t kMostBytes = 8u << 20;

unsigned threads_of(const Options& options) {
    if (options.verifier_threads != 0) return options.verifier_threads;
    return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace

Sequencer::Sequencer(store::Log& log, const std::string& origin, Clock& clock, Instant recorded,
                     const Options& options)
    : log_(log),
      origin_(origin),
      clock_(clock),
      on_commit_(options.on_commit),
      intake_(options.queue_events, threads_of(options), [this](const Sent& sent) {
          try {
              const auto state = log_.facts().at(log_.facts().size());
              return admit_under(*state, sent, origin_);
          } catch (const std::exception& failure) {
              return Admission{std::nullopt, error_of(failure), {}, {}};
          }
      }) {
    const auto tip = log_.tip();
    position_ = {tip.size, tip.root, tip.note, recorded};
    roots_.add(tip.size, tip.root);
    writer_ = std::thread([this] { run(); });
}

Sequencer::~Sequencer() {
    intake_.drain();
    intake_.close();
    writer_.join();
}

void Sequencer::submit(std::vector<Sent> events, std::function<void(Receipts)> done, bool dry_run) {
    auto submission = std::make_unique<Submission>();
    submission->events = std::move(events);
    submission->done = std::move(done);
    submission->dry_run = dry_run;
    intake_.add(std::move(submission));
}

Position Sequencer::position() const {
    const std::lock_guard lock(mutex_);
    return position_;
}

void Sequencer::on_growth(std::function<void()> told) {
    const std::lock_guard lock(growth_mutex_);
    growth_ = std::move(told);
}

void Sequencer::tell_growth() {
    // Under the lock: on_growth returns when nobody is inside the one before.
    const std::lock_guard lock(growth_mutex_);
    if (growth_) growth_();
}

std::optional<Error> Sequencer::no_writes() const {
    const std::lock_guard lock(mutex_);
    return no_writes_;
}

void Sequencer::run() {
    while (true) {
        auto submissions = intake_.take(kMostEvents, kMostBytes);
        if (submissions.empty()) return;
        process(submissions);
        intake_.answered();
    }
}

void Sequencer::process(Submissions& submissions) {
    const auto position = this->position();
    Batch batch({log_, origin_, clock_, roots_, position.size, position.recorded, log_.lost()});
    std::vector<Result<std::vector<Judged>>> verdicts;
    for (const auto& submission : submissions) verdicts.push_back(judge(batch, *submission));
    const auto stored = store(batch);
    if (stored && !batch.leaves().empty()) tell_growth();
    const auto nodes = log_.nodes(this->position().size);
    for (std::size_t i = 0; i < submissions.size(); ++i) {
        const auto& submission = *submissions[i];
        // A refusal may rest on an earlier event of the batch, so it falls with the batch too.
        if (!stored && !submission.refused) {
            submission.done(stored.error());
        } else if (!verdicts[i]) {
            submission.done(verdicts[i].error());
        } else {
            submission.done(receipts(std::move(*verdicts[i]), submission.dry_run, nodes));
        }
    }
}

Result<std::vector<Judged>> Sequencer::judge(Batch& batch, Submission& submission) {
    if (submission.refused) return *submission.refused;
    if (no_writes_ && !submission.dry_run) return *no_writes_;
    try {
        return batch.judge(submission);
    } catch (const std::exception& failure) {
        return error_of(failure);
    }
}

Result<void> Sequencer::store(const Batch& batch) {
    if (batch.leaves().empty()) return {};
    const auto began = std::chrono::steady_clock::now();
    auto tip = log_.append(batch.leaves(), batch.facts(), batch.texts());
    if (tip && on_commit_)
        on_commit_(batch.leaves().size(), std::chrono::steady_clock::now() - began);
    const std::lock_guard lock(mutex_);
    if (!tip) {
        no_writes_ = no_more_writes(tip.error());
        return tip.error();
    }
    roots_.add(tip->size, tip->root);
    position_ = {tip->size, tip->root, std::move(tip->note), batch.recorded()};
    return {};
}

Receipts Sequencer::receipts(std::vector<Judged> judged, bool dry_run,
                             const merkle::NodeReader& nodes) {
    const auto position = this->position();
    std::vector<Receipt> receipts;
    for (auto& one : judged) {
        Receipt receipt{one.index,   std::move(one.leaf),    one.recorded,
                        {},          std::move(one.summary), std::move(one.marks),
                        one.repeated};
        if (!dry_run || one.repeated) {
            auto hashes = merkle::inclusion_proof(nodes, one.index, position.size);
            if (!hashes) return hashes.error();
            receipt.proof =
                merkle::tlog_proof_text({one.index, std::move(*hashes), position.checkpoint});
        }
        receipts.push_back(std::move(receipt));
    }
    return receipts;
}

}  // namespace banchi::ledger
