#include "ledger/domain/record/backfill.hpp"

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {
namespace {

std::string entity_of(const EventId& id) {
    return "backfill/" + id.text;
}

// The day on which the ledger was opened: what occurred before it, nobody could enter then.
Date first_day(const Judging& judging) {
    return Date::of(get<Instant>(judging.state, "ledger", "began").value());
}

Result<void> check_period(const Judging& judging, const BackfillOpened& event) {
    const auto began = first_day(judging);
    if (event.from < event.until && event.until <= began) return {};
    const auto day = for_people(began);
    return broken(
        "backfill_period",
        {"ช่วงที่บันทึกย้อนหลังต้องมี from ก่อน until และ until ไม่เกินวันที่เปิดบัญชี คือ " + day.th +
             " ตั้งแต่วันนั้นให้บันทึกตามปกติ",
         "a backfill's period has `from` before `until`, and `until` no later than the "
         "day on which the ledger was opened, " +
             day.en + "; from that day on things are recorded as they happen"},
        {{"from", event.from.text()}, {"until", event.until.text()}, {"opened", began.text()}});
}

Text committee_name(const State& state, const std::optional<Backfill>& backfill) {
    if (!backfill) return {"?", "?"};
    const auto& id = backfill->committee.text;
    return get<Title>(state, "committee/" + id, "name").value_or(Title{id, id});
}

}  // namespace

std::optional<Backfill> find_backfill(const State& state, const EventId& id) {
    const auto entity = entity_of(id);
    const auto committee = get<CommitteeId>(state, entity, "committee");
    if (!committee) return std::nullopt;
    return Backfill{*committee, get<Date>(state, entity, "from").value(),
                    get<Date>(state, entity, "until").value(), get<Index>(state, entity, "closed")};
}

Result<Backfill> open_backfill(const State& state, const EventId& id) {
    auto backfill = find_backfill(state, id);
    if (!backfill)
        return broken("no_such_backfill",
                      {"ไม่มีการบันทึกย้อนหลังรหัส " + id.text +
                           " ให้ระบุรหัสของเหตุการณ์ backfill.opened หรือเอา backfill ออก",
                       "no backfill has the id " + id.text +
                           "; name the id of a backfill.opened event, or take `backfill` out"},
                      {{"backfill", id.text}});
    if (backfill->closed)
        return broken(
            "backfill_closed",
            {"การบันทึกย้อนหลัง " + id.text + " ปิดแล้ว ให้นายทะเบียนและประธานเปิดครั้งใหม่หากยังมีสิ่งที่ต้องบันทึก",
             "the backfill " + id.text +
                 " is closed; if something is left to enter, a registrar and the chair "
                 "open another"},
            {{"backfill", id.text}, {"closed", std::to_string(backfill->closed->value)}});
    return std::move(*backfill);
}

Result<Marks> decide(const Judging& judging, const BackfillOpened& event) {
    const auto& id = judging.header.id;
    if (find_backfill(judging.state, id))
        return broken("backfill_taken",
                      {"มีการบันทึกย้อนหลังรหัส " + id.text + " แล้ว ให้สร้างรหัสเหตุการณ์ใหม่",
                       "a backfill has the id " + id.text + " already; make a new event id"},
                      {{"backfill", id.text}});
    if (!has(judging.state, "committee/" + event.committee.text, "name"))
        return broken("no_such_committee",
                      {"ไม่มีคณะกรรมการรหัส " + event.committee.text + " ให้ตรวจรหัส",
                       "no committee has the id " + event.committee.text + "; check it"},
                      {{"committee", event.committee.text}});
    if (auto fits = check_period(judging, event); !fits) return fits.error();
    return Marks{};
}

Result<Marks> decide(const Judging& judging, const BackfillClosed& event) {
    const auto backfill = open_backfill(judging.state, event.backfill);
    if (!backfill) return backfill.error();
    return Marks{};
}

void evolve(const Judging& judging, const BackfillOpened& event, Changes& changes) {
    const auto& id = judging.header.id;
    changes.put("index/backfills", id.text, true);
    changes.put(entity_of(id), "committee", to_value(event.committee));
    changes.put(entity_of(id), "from", to_value(event.from));
    changes.put(entity_of(id), "until", to_value(event.until));
    changes.put(entity_of(id), "opened", to_value(judging.index));
}

void evolve(const Judging& judging, const BackfillClosed& event, Changes& changes) {
    changes.put(entity_of(event.backfill), "closed", to_value(judging.index));
}

Text tell(const Judging& judging, const BackfillOpened& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto committee = committee_name(
        judging.state, Backfill{event.committee, event.from, event.until, std::nullopt});
    const auto from = for_people(event.from);
    const auto last = for_people(event.until.plus_days(-1));
    return {actor.th + " เปิดการบันทึกย้อนหลังของ “" + committee.th + "” สำหรับสิ่งที่เกิดขึ้นตั้งแต่ " + from.th +
                " ถึง " + last.th,
            actor.en + " opened a backfill of “" + committee.en + "”, for what occurred from " +
                from.en + " to " + last.en};
}

Text tell(const Judging& judging, const BackfillClosed& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto committee =
        committee_name(judging.state, find_backfill(judging.state, event.backfill));
    return {
        actor.th + " ปิดการบันทึกย้อนหลังของ “" + committee.th + "” (" + event.backfill.text + ")",
        actor.en + " closed the backfill of “" + committee.en + "” (" + event.backfill.text + ")"};
}

}  // namespace banchi::domain
