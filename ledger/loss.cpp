#include "ledger/loss.hpp"

#include <algorithm>

namespace banchi::ledger {
namespace {

Error lost_differs(const domain::KnownHead& given, const domain::KnownHead& lost) {
    return {ErrorKind::rule_broken,
            "lost_differs",
            {"lost ต้องเป็นหัวบัญชีที่เก็บไว้ คือ " + std::to_string(lost.size) + " เหตุการณ์ ราก " +
                 lost.root.hex(),
             "`lost` is the head that was kept: " + std::to_string(lost.size) +
                 " events with the root " + lost.root.hex()},
            {{"given_size", std::to_string(given.size)},
             {"given_root", given.root.hex()},
             {"lost_size", std::to_string(lost.size)},
             {"lost_root", lost.root.hex()}}};
}

}  // namespace

domain::KnownHead known_head(const merkle::Checkpoint& head) {
    return {static_cast<std::int64_t>(head.size.value), head.root};
}

bool is_recorded(const domain::State& state, const domain::KnownHead& lost) {
    const auto all = domain::restorations_of(state);
    return std::any_of(all.begin(), all.end(),
                       [&](const domain::Restoration& each) { return each.event.lost == lost; });
}

Error restoration_first(const domain::KnownHead& lost) {
    const auto size = std::to_string(lost.size);
    return {
        ErrorKind::read_only,
        "restoration_first",
        {"บัญชีนี้กู้จากสำเนาสำรองที่ไม่ถึงหัวบัญชีที่เคยลงนามไว้ (" + size +
             " เหตุการณ์) เหตุการณ์ถัดไปต้องเป็น ledger.restored ที่นายทะเบียนสองคนลงนาม แล้วจึงส่งเหตุการณ์อื่น",
         "this ledger was restored from a backup that does not reach the head it had signed (" +
             size +
             " events): its next event is ledger.restored, signed by two registrars; send "
             "others after that"},
        {{"lost_size", size}, {"lost_root", lost.root.hex()}}};
}

Result<void> check_loss(const domain::State& state, const domain::Event& event,
                        const domain::KnownHead& lost) {
    if (is_recorded(state, lost)) return {};
    const auto* restored = std::get_if<domain::LedgerRestored>(&event.body);
    if (restored == nullptr) return restoration_first(lost);
    if (restored->lost != lost) return lost_differs(restored->lost, lost);
    return {};
}

}  // namespace banchi::ledger
