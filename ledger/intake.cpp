#include "ledger/intake.hpp"

namespace banchi::ledger {
namespace {

Error busy(std::size_t waiting) {
    return {ErrorKind::too_many,
            "busy",
            {"มีเหตุการณ์รอบันทึกมากเกินไป ให้ลองใหม่ในอีกสักครู่",
             "too many events are waiting: try again shortly"},
            {{"waiting", std::to_string(waiting)}}};
}

Error array_size(std::size_t count) {
    return {
        ErrorKind::too_large,
        "array_size",
        {"ส่งได้ครั้งละ 1 ถึง 256 เหตุการณ์ ให้แบ่งส่ง", "an array holds 1 to 256 events: send it in parts"},
        {{"events", std::to_string(count)}}};
}

Error draining() {
    return {ErrorKind::read_only,
            "read_only",
            {"บัญชีกำลังปิด ให้ส่งใหม่เมื่อเปิดแล้ว", "the ledger is closing: send it again when it is open"},
            {}};
}

}  // namespace

std::size_t Submission::bytes() const {
    std::size_t sum = 0;
    for (const auto& event : events) sum += event.bytes();
    return sum;
}

Intake::Intake(std::size_t queue_events, unsigned threads, Admit admit)
    : queue_events_(queue_events), admit_(std::move(admit)) {
    for (unsigned i = 0; i < threads; ++i) pool_.emplace_back([this] { admit_some(); });
}

Intake::~Intake() {
    close();
    for (auto& thread : pool_) thread.join();
}

std::optional<Error> Intake::refusal(const Submission& submission) const {
    const auto count = submission.events.size();
    if (draining_) return draining();
    if (count == 0 || count > kLargestArray) return array_size(count);
    // An array longer than the whole queue still gets its turn when nothing else waits.
    if (waiting_events_ > 0 && waiting_events_ + count > queue_events_)
        return busy(waiting_events_);
    return std::nullopt;
}

void Intake::add(std::unique_ptr<Submission> submission) {
    const std::lock_guard lock(mutex_);
    submission->refused = refusal(*submission);
    if (submission->refused) {
        refused_.push_back(std::move(submission));
        ready_.notify_one();
        return;
    }
    submission->open = submission->events.size();
    submission->admissions.resize(submission->open);
    waiting_events_ += submission->open;
    unadmitted_.push_back(submission.get());
    queue_.push_back(std::move(submission));
    work_.notify_all();
}

void Intake::admit_some() {
    std::unique_lock lock(mutex_);
    while (true) {
        work_.wait(lock, [this] { return closed_ || !unadmitted_.empty(); });
        if (unadmitted_.empty()) return;
        auto& submission = *unadmitted_.front();
        const auto mine = submission.next++;
        if (submission.next == submission.events.size()) unadmitted_.pop_front();
        lock.unlock();
        auto admission = admit_(submission.events[mine]);
        lock.lock();
        submission.admissions[mine] = std::move(admission);
        --submission.open;
        if (ready()) ready_.notify_one();
    }
}

Submissions Intake::take(std::size_t most_events, std::size_t most_bytes) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return closed_ || !refused_.empty() || ready(); });
    Submissions taken;
    for (; !refused_.empty(); refused_.pop_front()) taken.push_back(std::move(refused_.front()));
    std::size_t events = 0;
    std::size_t bytes = 0;
    while (ready()) {
        auto& next = queue_.front();
        events += next->events.size();
        bytes += next->bytes();
        const bool first = events == next->events.size();
        if (!first && (events > most_events || bytes > most_bytes)) break;
        waiting_events_ -= next->events.size();
        taken.push_back(std::move(next));
        queue_.pop_front();
    }
    answering_ = !taken.empty();
    return taken;
}

void Intake::answered() {
    const std::lock_guard lock(mutex_);
    answering_ = false;
    idle_.notify_all();
}

void Intake::drain() {
    std::unique_lock lock(mutex_);
    draining_ = true;
    idle_.wait(lock, [this] { return queue_.empty() && refused_.empty() && !answering_; });
}

void Intake::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_all();
    ready_.notify_all();
}

}  // namespace banchi::ledger
