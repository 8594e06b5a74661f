#include "ledger/judging_errors.hpp"

namespace banchi::ledger {

Error partly_recorded(Index first) {
    return {ErrorKind::conflict,
            "partly_recorded",
            {"บางเหตุการณ์ในชุดนี้บันทึกแล้ว (หรือซ้ำกันในชุด) ให้ส่งเฉพาะเหตุการณ์ที่ยังไม่บันทึก",
             "some events of this array are recorded already (or are in it twice): send only those "
             "that are not"},
            {{"index", std::to_string(first.value)}}};
}

Error id_taken(const domain::Header& header, Index index) {
    return {ErrorKind::conflict,
            "id_taken",
            {header.actor.text + " ใช้รหัสเหตุการณ์ " + header.id.text + " กับเนื้อหาอื่นแล้ว ให้สร้างรหัสใหม่",
             header.actor.text + " has used the event id " + header.id.text +
                 " for other content: make a new id"},
            {{"index", std::to_string(index.value)}, {"id", header.id.text}}};
}

Error foreign_opening(const std::string& named, const std::string& origin) {
    return {ErrorKind::rule_broken,
            "foreign_ledger",
            {"เหตุการณ์เปิดบัญชีระบุ origin " + named + " แต่บัญชีนี้คือ " + origin,
             "the opening event names the origin " + named + ", but this ledger is " + origin},
            {{"named", named}, {"origin", origin}}};
}

Error foreign_basis(const domain::Basis& basis, TreeSize size) {
    return {
        ErrorKind::conflict,
        "foreign_basis",
        {"บันทึกที่ผู้ลงนามเห็น (basissize, basisroot) ไม่ใช่ส่วนต้นของบันทึกนี้ ให้ตรวจว่าถามบัญชีใด "
         "แล้วลงนามใหม่",
         "the tree that the signer had seen (basissize, basisroot) is no beginning of this log: "
         "check which ledger was asked, and sign again"},
        {{"basissize", std::to_string(basis.size.value)},
         {"basisroot", basis.root.base64()},
         {"size", std::to_string(size.value)}}};
}

std::optional<Error> clock_behind(Instant now, Instant newest) {
    constexpr std::int64_t kMostSeconds = 60;
    if (now.plus_seconds(kMostSeconds) >= newest) return std::nullopt;
    return Error{
        ErrorKind::clock,
        "clock",
        {"นาฬิกาของเครื่องช้ากว่าเหตุการณ์ล่าสุดเกิน 60 วินาที ให้ผู้ดูแลตั้งเวลาให้ถูกแล้วลองใหม่",
         "this machine's clock is more than 60 seconds behind the newest event: set it right "
         "and try again"},
        {{"now", now.text()}, {"newest", newest.text()}}};
}

Error no_more_writes(const Error& cause) {
    if (cause.kind == ErrorKind::disk_full) return cause;
    return {ErrorKind::read_only,
            "read_only",
            {"การเขียนล้มเหลว บัญชีจึงอ่านได้อย่างเดียว ให้ผู้ดูแลแก้ไขแล้วเปิดใหม่",
             "a write failed, so the ledger is read-only: whoever runs it must mend the cause and "
             "open it again"},
            {{"cause", cause.name}}};
}

}  // namespace banchi::ledger
