#include "ledger/health.hpp"

#include "ledger/judging_errors.hpp"
#include "ledger/loss.hpp"
#include "ledger/store/failure.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"

namespace banchi::ledger {
namespace {

Error head_differs(TreeSize head, TreeSize log) {
    return store::contradiction(
        "head_differs",
        {"ไฟล์ head ไม่ใช่ checkpoint ล่าสุดของบัญชีที่เปิดอยู่ มีผู้อื่นแก้ไฟล์นี้ ให้หยุดเซิร์ฟเวอร์และใช้ banchi "
         "verify",
         "the head file is not the open ledger's newest checkpoint: somebody else changed it; stop "
         "the server and run banchi verify"},
        {{"head", std::to_string(head.value)}, {"log", std::to_string(log.value)}});
}

Error disk_low(std::uintmax_t free_bytes, std::uintmax_t least) {
    return {ErrorKind::disk_full,
            "disk_low",
            {"ดิสก์เหลือน้อย ให้เพิ่มเนื้อที่ก่อนที่การเขียนจะล้มเหลว",
             "the disk is nearly full: make room before a write fails"},
            {{"free_bytes", std::to_string(free_bytes)}, {"least", std::to_string(least)}}};
}

Result<merkle::Checkpoint> head_of(const std::filesystem::path& folder) {
    const auto note = store::HeadFile::read(store::head_path(folder));
    if (!note) return note.error();
    const auto parsed = merkle::parse_checkpoint(*note);
    if (!parsed) return parsed.error();
    return parsed->checkpoint;
}

}  // namespace

Check check_store(const store::Log& log) {
    const auto size = log.tip().size.value;
    if (size == 0) return {"store"};
    const auto newest = log.leaf(Index{size - 1});
    if (!newest) return {"store", newest.error()};
    return {"store"};
}

Check check_head(const store::Log& log, const std::filesystem::path& folder) {
    // The tip first: what is durable in the head is shown to readers a moment later, never before.
    const auto tip = log.tip();
    auto head = head_of(folder);
    // The writer may have written one slot and then the other while both were read.
    if (!head) head = head_of(folder);
    if (!head) return {"head", head.error()};
    const bool fits = head->size == tip.size ? head->root == tip.root : head->size > tip.size;
    if (!fits) return {"head", head_differs(head->size, tip.size)};
    return {"head"};
}

Check check_disk(const std::filesystem::path& folder, std::uintmax_t least) {
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    if (failed) {
        errno = failed.value();
        return {"disk", store::error_of_errno("asking for the room on " + folder.string())};
    }
    if (space.available < least) return {"disk", disk_low(space.available, least)};
    return {"disk"};
}

Check check_restoration(const domain::State& state, const std::optional<merkle::Checkpoint>& lost) {
    Check check{"restoration"};
    for (const auto& [index, event] : domain::restorations_of(state)) {
        const auto at = std::to_string(index.value);
        const auto from = std::to_string(event.backup.head.size);
        const auto head = std::to_string(event.lost.size);
        if (!check.note) check.note.emplace();
        check.note->th += (check.note->th.empty() ? "" : "; ") + ("เหตุการณ์ที่ " + at) +
                          " บันทึกว่ากู้จากสำเนาสำรองที่มี " + from + " เหตุการณ์ จากเดิม " + head;
        check.note->en += (check.note->en.empty() ? "" : "; ") + ("event " + at) +
                          " records a restoration from a backup of " + from + " events, of " +
                          head + " that had been signed";
    }
    if (lost && !is_recorded(state, known_head(*lost)))
        check.wrong = restoration_first(known_head(*lost));
    return check;
}

Check check_clock(Clock& clock, Instant newest) {
    return {"clock", clock_behind(clock.now(), newest)};
}

}  // namespace banchi::ledger
