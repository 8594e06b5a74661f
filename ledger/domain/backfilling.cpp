#include "ledger/domain/backfilling.hpp"

#include "ledger/domain/committee/sitting.hpp"
#include "ledger/domain/scope.hpp"

namespace banchi::domain {
namespace {

constexpr const char* kLive = "index/live";

std::string live_field(const AgreementId& id) {
    return id.agency.text + "/" + id.year.text();
}

// Of an item or a ballot, the agreement that its matter is about.
std::optional<AgreementId> agreement_concerned(const State& state, const Event& event) {
    if (auto own = agreement_of(state, event)) return own;
    const auto id = ItemId::parse(event.header.subject);
    const auto item = id ? find_item(state, *id) : std::nullopt;
    const auto about = item ? matter_about(state, *item) : std::nullopt;
    if (!about) return std::nullopt;
    return about->agreement;
}

Result<Framework> framework_of(const Judging& judging, const Event& event) {
    const auto year = fiscal_year_of(judging.state, event);
    if (!year) return year.error();
    auto framework = *year ? framework_for(judging.state, **year) : std::nullopt;
    if (framework) return std::move(*framework);
    return broken("not_backfilled",
                  {event.header.type + " บันทึกย้อนหลังไม่ได้ ให้เอา backfill ออก แล้วบันทึกตามปกติ "
                                       "โดยระบุวันที่ในเหตุการณ์เอง",
                   event.header.type + " is not backfilled: take `backfill` out and record it as "
                                       "it is, with the days that it states itself"},
                  {{"type", event.header.type}});
}

// Its chair agreed to what this committee decided, and to nothing else.
Result<void> check_committee(const Framework& framework, const Backfill& backfill) {
    const auto& expected = framework.rules.committee.text;
    const auto& given = backfill.committee.text;
    if (given == expected) return {};
    return broken("backfill_committee",
                  {framework.subject + " ให้คณะกรรมการ " + expected +
                       " เป็นผู้พิจารณา แต่การบันทึกย้อนหลังนี้เป็นของ " + given + " ให้ใช้การบันทึกย้อนหลังของคณะนั้น",
                   framework.subject + " has the committee " + expected +
                       " decide, and this backfill is of " + given +
                       "; enter it in a backfill of that committee"},
                  {{"backfill", given}, {"framework", expected}});
}

Result<void> check_occurred(const Header& header, const Backfill& backfill) {
    const auto& occurred = header.occurred;
    if (backfill.from.begins() <= occurred && occurred < backfill.until.begins()) return {};
    const auto from = for_people(backfill.from);
    const auto last = for_people(backfill.until.plus_days(-1));
    return broken("outside_backfill",
                  {"time อยู่นอกช่วงของการบันทึกย้อนหลังนี้ คือ " + from.th + " ถึง " + last.th,
                   "`time` is outside this backfill's period, " + from.en + " to " + last.en},
                  {{"time", occurred.text()},
                   {"from", backfill.from.text()},
                   {"until", backfill.until.text()}});
}

Result<void> check_not_live(const Judging& judging, const Event& event) {
    const auto agreement = agreement_concerned(judging.state, event);
    if (!agreement) return {};
    const auto live = judging.state.fact(kLive, live_field(*agreement));
    if (!live) return {};
    const auto first = std::to_string(live->index.value);
    return broken("agreement_live",
                  {agreement->subject() + " มีเหตุการณ์ที่บันทึกตามปกติแล้ว (ลำดับ " + first +
                       ") จึงบันทึกย้อนหลังเพิ่มไม่ได้ ให้บันทึกตามปกติ",
                   agreement->subject() + " has been recorded as it happened since event " + first +
                       ", so takes nothing backfilled any more; record it without `backfill`"},
                  {{"agreement", agreement->subject()}, {"first", first}});
}

Mark backfilled(const Header& header, Instant recorded) {
    const auto day = for_people(Date::of(header.occurred));
    return {"backfilled",
            {"บันทึกย้อนหลัง ตามที่ผู้บันทึกระบุว่าเกิดขึ้นเมื่อ " + day.th,
             "backfilled; said to have occurred on " + day.en},
            Value::object()
                .set("backfill", header.backfill->text)
                .set("occurred", header.occurred.text())
                .set("recorded", recorded.text())};
}

}  // namespace

Result<Marks> judge_backfill(const Judging& judging, const Event& event) {
    const auto& header = event.header;
    if (!header.backfill) return Marks{};
    const auto backfill = open_backfill(judging.state, *header.backfill);
    if (!backfill) return backfill.error();
    const auto framework = framework_of(judging, event);
    if (!framework) return framework.error();
    if (auto fits = check_committee(*framework, *backfill); !fits) return fits.error();
    if (auto fits = check_occurred(header, *backfill); !fits) return fits.error();
    if (auto fits = check_not_live(judging, event); !fits) return fits.error();
    return Marks{backfilled(header, judging.recorded)};
}

void put_live(const Judging& judging, const Event& event, Changes& changes) {
    if (event.header.backfill) return;
    const auto agreement = agreement_concerned(judging.state, event);
    if (agreement && !has(judging.state, kLive, live_field(*agreement)))
        changes.put(kLive, live_field(*agreement), true);
}

}  // namespace banchi::domain
