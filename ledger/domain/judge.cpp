#include "ledger/domain/backfilling.hpp"
#include "ledger/domain/signers.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

constexpr std::int64_t kAheadSeconds = 5 * 60;  // domain.md, "Time"

Result<void> check_opening(const Judging& judging, const Event& event) {
    const bool opened = has(judging.state, "ledger", "origin");
    if (opened == std::holds_alternative<LedgerOpened>(event.body))
        return broken(
            opened ? "already_opened" : "not_opened",
            opened ? Text{"บัญชีนี้เปิดแล้ว เปิดซ้ำไม่ได้ ให้ส่งเหตุการณ์ถัดไปได้เลย หรือเปิดบัญชีใหม่ในโฟลเดอร์อื่น",
                          "this ledger is open already; go on with its next event, or "
                          "open another ledger in a folder of its own"}
                   : Text{"เหตุการณ์แรกของบัญชีต้องเป็น ledger.opened ให้เปิดบัญชีก่อน",
                          "a ledger's first event is ledger.opened; open the ledger "
                          "first"});
    return {};
}

Result<void> check_time(const Judging& judging) {
    const auto newest = get<Instant>(judging.state, "ledger", "recorded");
    if (newest && judging.recorded < *newest)
        return broken("recorded_decreases",
                      {"เวลาบันทึกย้อนหลังเหตุการณ์ก่อนหน้า", "recorded is before the event before"},
                      {{"recorded", judging.recorded.text()}, {"newest", newest->text()}});
    if (judging.header.occurred > judging.recorded.plus_seconds(kAheadSeconds))
        return broken(
            "occurred_ahead",
            {"time อยู่หลังเวลาบันทึกเกินห้านาที ให้ตรวจนาฬิกา",
             "time is more than five minutes after the ledger's own; check the clock"},
            {{"time", judging.header.occurred.text()}, {"recorded", judging.recorded.text()}});
    return {};
}

Result<void> check_unique(const Judging& judging) {
    const auto& header = judging.header;
    const auto signed_before = find_by_pae(judging.state, header.pae);
    if (signed_before) {
        const auto at = std::to_string(signed_before->value);
        return Error{ErrorKind::conflict,
                     "repeated",
                     {"เหตุการณ์นี้บันทึกแล้วที่ลำดับ " + at + " ไม่ต้องส่งซ้ำ ให้อ่านเหตุการณ์ลำดับนั้น",
                      "this event is recorded already, at index " + at +
                          "; read that one instead of sending it again"},
                     {{"index", at}}};
    }
    const auto same_id = find_by_id(judging.state, header.actor, header.id);
    if (same_id)
        return Error{ErrorKind::conflict,
                     "id_taken",
                     {"ผู้กระทำใช้รหัสเหตุการณ์นี้กับเนื้อหาอื่นแล้ว ให้สร้างรหัสใหม่",
                      "the actor has used this event id for other content; make a new id"},
                     {{"index", std::to_string(same_id->value)}}};
    return {};
}

Result<void> check_version(const Judging& judging, const Row& row) {
    const auto& header = judging.header;
    const auto now =
        get<std::int64_t>(judging.state, "subject/" + header.subject, "version").value_or(0);
    if (row.versioned && !header.subject_version)
        return broken(
            "subjectversion_missing",
            {header.type + " ต้องระบุ subjectversion ขณะนี้คือ " + std::to_string(now),
             header.type + " states subjectversion; it is " + std::to_string(now) + " now"},
            {{"version", std::to_string(now)}});
    if (header.subject_version && *header.subject_version != now)
        return Error{
            ErrorKind::conflict,
            "stale_version",
            {"มีเหตุการณ์อื่นของ " + header.subject + " แล้ว ให้อ่านใหม่ ขณะนี้ subjectversion คือ " +
                 std::to_string(now),
             "other events of " + header.subject +
                 " came first: read it again; subjectversion is " + std::to_string(now) + " now"},
            {{"given", std::to_string(*header.subject_version)}, {"version", std::to_string(now)}}};
    if (row.based && !header.basis)
        return broken(
            "basis_missing",
            {header.type + " ต้องระบุ basissize และ basisroot ที่ผู้ลงนามเห็น",
             header.type + " states basissize and basisroot, the tree that you have seen"});
    return {};
}

Result<void> check_effective(const Header& header) {
    const bool dated = header.type == ItemConcluded::type || header.type == ChangeRequested::type;
    if (header.effective && !dated)
        return broken("effective_unused",
                      {header.type + " ไม่มีวันที่มีผล ให้เอา effective ออก "
                                     "วันที่มีผลระบุใน item.concluded และ change.requested",
                       header.type + " has no effective date; take effective out: item.concluded "
                                     "and change.requested state it"});
    return {};
}

Result<std::optional<Framework>> framework_in_force(const Judging& judging, const Event& event) {
    // A newer version is entered under the one before it.
    if (const auto own = framework_year(event.header.subject))
        return framework_for(judging.state, *own);
    const auto year = fiscal_year_of(judging.state, event);
    if (!year) return year.error();
    if (!*year) return std::optional<Framework>{};
    auto framework = framework_for(judging.state, **year);
    if (!framework) return no_framework(**year);
    return framework;
}

// The rules that every event shares, in the order of wire.md's "Uniqueness".
Result<Marks> judge_common(const Judging& judging, const Event& event) {
    const auto& row = row_of(event);
    if (auto fits = check_opening(judging, event); !fits) return fits.error();
    if (auto fits = check_time(judging); !fits) return fits.error();
    if (auto fits = check_unique(judging); !fits) return fits.error();
    if (auto fits = check_subject(judging, row.subject); !fits) return fits.error();
    if (auto fits = check_signers(judging, event); !fits) return fits.error();
    const auto framework = framework_in_force(judging, event);
    if (!framework) return framework.error();
    auto marks = judge_backfill(judging, event);
    if (!marks) return marks.error();
    const auto capacities = check_capacities(judging, event, *framework ? &**framework : nullptr);
    if (!capacities) return capacities.error();
    marks->insert(marks->end(), capacities->begin(), capacities->end());
    if (auto fits = check_version(judging, row); !fits) return fits.error();
    if (auto fits = check_effective(event.header); !fits) return fits.error();
    return marks;
}

}  // namespace

Result<Marks> decide(const Judging& judging, const Event& event) {
    auto marks = judge_common(judging, event);
    if (!marks) return marks.error();
    const auto own =
        std::visit([&](const auto& body) { return decide(judging, body); }, event.body);
    if (!own) return own.error();
    marks->insert(marks->end(), own->begin(), own->end());
    return marks;
}

Text tell(const Judging& judging, const Event& event) {
    auto text = std::visit([&](const auto& body) { return tell(judging, body); }, event.body);
    if (const auto& delegator = event.header.on_behalf_of) {
        const auto person = name_of(judging.state, *delegator);
        text.th += " (ปฏิบัติราชการแทน" + person.th + "ตามการมอบอำนาจ)";
        text.en += " (acting for " + person.en + " under delegation)";
    }
    if (event.header.backfill) {
        text.th += " (บันทึกย้อนหลัง)";
        text.en += " (backfilled)";
    }
    const auto& recorded = event.header.common.recorded_for;
    if (!recorded) return text;
    const auto person = name_of(judging.state, recorded->person);
    const auto actor = name_of(judging.state, event.header.actor);
    text.th += " (บันทึกแทนโดย" + actor.th + " มิใช่ลายมือชื่อของ" + person.th + ")";
    text.en += " (recorded by " + actor.en + ", not signed by " + person.en + ")";
    return text;
}

}  // namespace banchi::domain
