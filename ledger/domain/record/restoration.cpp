#include "ledger/domain/record/restoration.hpp"

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {
namespace {

constexpr const char* kRestorations = "index/restorations";

std::int64_t position_of(const Judging& judging) {
    return static_cast<std::int64_t>(judging.index.value);
}

Result<void> check_loss(const Judging& judging, const LedgerRestored& event) {
    const auto holds = position_of(judging);
    if (event.lost.size > holds) return {};
    const auto size = std::to_string(holds);
    return broken("nothing_lost",
                  {"บัญชีนี้มี " + size + " เหตุการณ์ ไม่น้อยกว่าหัวบัญชีที่ระบุว่าหายไป จึงไม่มีสิ่งใดหาย ให้ตรวจ lost",
                   "this ledger holds " + size +
                       " events, no fewer than the head that is said to be lost, so nothing is; "
                       "check `lost`"},
                  {{"lost", std::to_string(event.lost.size)}, {"size", size}});
}

// The basis is the root of this very log (merkle's to check), so the backup is what it names.
Result<void> check_backup(const Judging& judging, const LedgerRestored& event) {
    const auto& backup = event.backup.head;
    const auto& basis = judging.header.basis;
    const bool named = basis && backup.root == basis->root &&
                       static_cast<std::uint64_t>(backup.size) == basis->size.value;
    if (named && backup.size == position_of(judging)) return {};
    const auto size = std::to_string(position_of(judging));
    return broken("backup_differs",
                  {"backup ต้องเป็นสิ่งที่บัญชีมีอยู่ คือ " + size +
                       " เหตุการณ์ พร้อมรากนั้น ตรงกับ basissize และ basisroot ให้อ่าน /v1/log ใหม่",
                   "the backup is what the log holds now, " + size +
                       " events with their root, and the same as basissize and basisroot; read "
                       "/v1/log again"},
                  {{"backup", std::to_string(backup.size)}, {"size", size}});
}

Result<void> check_taken(const Judging& judging, const LedgerRestored& event) {
    const auto newest = get<Instant>(judging.state, "ledger", "recorded");
    const auto& taken = event.backup.taken;
    if (newest && *newest <= taken && taken <= judging.recorded) return {};
    const auto from = newest ? for_people(*newest) : Text{"?", "?"};
    return broken(
        "backup_taken",
        {"taken ต้องอยู่หลังเหตุการณ์ล่าสุดในสำเนาสำรอง (" + from.th + ") และก่อนเวลานี้",
         "`taken` is after the newest event in the backup (" + from.en + ") and before now"},
        {{"taken", taken.text()},
         {"newest", newest ? newest->text() : "none"},
         {"recorded", judging.recorded.text()}});
}

Mark restored(const LedgerRestored& event) {
    const auto lost = std::to_string(event.lost.size - event.backup.head.size);
    return {"restored",
            {"กู้จากสำเนาสำรอง เหตุการณ์ที่ตอบรับแล้ว " + lost + " รายการหายไป",
             "restored from a backup: " + lost + " acknowledged events are lost"},
            to_value(event)};
}

}  // namespace

std::vector<Restoration> restorations_of(const State& state) {
    std::vector<Restoration> all;
    for (const auto& fact : list(state, kRestorations))
        all.push_back({fact.index, from_value<LedgerRestored>(*fact.value).value()});
    return all;
}

Result<Marks> decide(const Judging& judging, const LedgerRestored& event) {
    if (auto fits = check_loss(judging, event); !fits) return fits.error();
    if (auto fits = check_backup(judging, event); !fits) return fits.error();
    if (auto fits = check_taken(judging, event); !fits) return fits.error();
    return Marks{restored(event)};
}

void evolve(const Judging& judging, const LedgerRestored& event, Changes& changes) {
    changes.put(kRestorations, padded(judging.index), to_value(event));
}

Text tell(const Judging& judging, const LedgerRestored& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto taken = for_people(event.backup.taken);
    const auto held = std::to_string(event.backup.head.size);
    const auto lost = std::to_string(event.lost.size);
    return {actor.th + " บันทึกว่าบัญชีกู้จากสำเนาสำรองเมื่อ " + taken.th + " ซึ่งมี " + held +
                " เหตุการณ์ จากที่เคยลงนามไว้ " + lost + " เหตุการณ์ ส่วนที่เหลือหายไป",
            actor.en + " recorded that the ledger was restored from a backup of " + taken.en +
                " with " + held + " events, of the " + lost +
                " that it had signed; the others are lost"};
}

}  // namespace banchi::domain
