#include "api/backups.hpp"

namespace banchi::api {
namespace {

Error no_place() {
    return {ErrorKind::conflict,
            "no_backup_place",
            {"เซิร์ฟเวอร์นี้ไม่มีที่เก็บสำเนาสำรอง ให้เริ่มด้วย banchi serve --backup-to DIR",
             "this server has no place for backups: start it with banchi serve --backup-to DIR"},
            {}};
}

Error is_running() {
    return {
        ErrorKind::too_many,
        "backup_running",
        {"กำลังทำสำเนาสำรองอยู่ ลองใหม่เมื่อเสร็จ", "a backup is being made: ask again when it is done"},
        {}};
}

}  // namespace

void Backups::begin(std::function<void(Result<store::Backup>)> done) {
    if (place_.empty()) return done(no_place());
    std::unique_lock lock(mutex_);
    if (running_) {
        lock.unlock();
        return done(is_running());
    }
    if (worker_.joinable()) worker_.join();  // it has said its last word
    running_ = true;
    worker_ = std::thread([this, done = std::move(done)] {
        auto backup = ledger_.back_up(place_);
        {
            const std::lock_guard own(mutex_);
            running_ = false;
        }
        done(std::move(backup));
    });
}

void Backups::finish() {
    std::thread last;
    {
        const std::lock_guard lock(mutex_);
        last.swap(worker_);
    }
    // Not under the lock, which the worker takes too.
    if (last.joinable()) last.join();
}

}  // namespace banchi::api
