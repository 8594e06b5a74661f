#include <algorithm>

#include "ledger/domain/change/subcommittee.hpp"
#include "ledger/domain/committee/effect.hpp"

namespace banchi::domain {

bool applies(const Sitting& sitting, Outcome outcome) {
    return sitting.matter &&
           (outcome == Outcome::approved || outcome == Outcome::approved_as_amended);
}

// Information is acknowledged, or put off; what is for consideration may end in any way.
Result<void> check_purpose(const Sitting& sitting, Outcome outcome) {
    if (sitting.item.purpose != Purpose::information || outcome == Outcome::acknowledged ||
        outcome == Outcome::deferred)
        return {};
    return broken("outcome_purpose",
                  {"วาระเพื่อทราบสรุปได้เพียง รับทราบ (acknowledged) หรือเลื่อน (deferred)",
                   "an item for information is acknowledged or deferred and nothing else"},
                  {{"item", sitting.id.subject()}});
}

namespace {

// To agree that an earlier resolution be taken back is an event of its own.
Result<void> check_no_rescission(const Sitting& sitting, Outcome outcome) {
    if (!is_approval(outcome) || !sitting.item.subject.starts_with("item/")) return {};
    return broken(
        "rescission",
        {"วาระนี้เป็นเรื่องมติที่ผ่านมา หากเพิกถอนให้ใช้ resolution.rescinded หากรับทราบให้ใช้ acknowledged",
         "the item is about an earlier resolution: rescind it by resolution.rescinded, "
         "or acknowledge it"},
        {{"item", sitting.item.subject}});
}

Result<void> check_reason(const Judging& judging, Outcome outcome) {
    const bool needed = outcome == Outcome::returned || outcome == Outcome::deferred ||
                        outcome == Outcome::rejected;
    if (!needed || judging.header.common.reason) return {};
    return broken("reason_missing",
                  {"การส่งคืน เลื่อน หรือไม่เห็นชอบ ต้องให้เหตุผลใน reason",
                   "to return, defer or reject gives its reason; fill in `reason`"});
}

Result<void> check_amended(const Sitting& sitting, const ItemConcluded& event) {
    const bool amends = event.outcome == Outcome::approved_as_amended;
    const bool named = event.amended_digest && *event.amended_digest != event.digest;
    if (amends ? named && sitting.matter : !event.amended_digest) return {};
    return broken("amended_digest",
                  {"amended_digest ใช้กับ approved_as_amended "
                   "เท่านั้น และต้องเป็นเนื้อหาคำรับรองที่ต่างจากวาระ",
                   "approved_as_amended names in `amended_digest` the content of an agreement that "
                   "differs from the agenda's; no other outcome does"});
}

Result<void> check_conditions(const State& state, const Sitting& sitting,
                              const ItemConcluded& event) {
    const bool conditional = event.outcome == Outcome::approved_subject_to;
    const auto& conditions = event.conditions;
    const bool sound =
        std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
            return has(state, "person/" + condition.confirmed_by.text, "name") &&
                   (!sitting.matter || names_content(state, *sitting.matter, condition.field));
        });
    if (conditional == !conditions.empty() && sound) return {};
    return broken("conditions_missing",
                  {"approved_subject_to ต้องมีเงื่อนไขอย่างน้อยหนึ่งข้อ แต่ละข้อระบุ field เป็น "
                   "weights_bp หรือ kpi/<รหัส> ที่อยู่ในเรื่องนั้น "
                   "และผู้ยืนยันที่จดทะเบียนแล้ว มติอื่นไม่มีเงื่อนไข",
                   "approved_subject_to needs conditions, each naming as `field` weights_bp or "
                   "kpi/<code> of the matter and confirmed by a registered person; no other "
                   "outcome has any"});
}

// A requested change names its own day, on which it was voted.
Result<void> check_own_day(const Matter& matter, Date given) {
    const auto own = effective_of(matter);
    if (!own || given == *own) return {};
    const auto day = for_people(*own);
    return broken("effective_differs",
                  {"คำขอเปลี่ยนแปลงนี้มีผลตั้งแต่ " + day.th + " มติเปลี่ยนวันไม่ได้ ให้เอา effective ออก",
                   "the change takes effect on " + day.en +
                       ", and a conclusion does not move it; take `effective` out"},
                  {{"given", given.text()}, {"change", own->text()}});
}

// An effective date is stated of what takes effect, now or once its conditions are met, and lies
// within the year of the agreement.
Result<void> check_effective(const Judging& judging, const Sitting& sitting, Outcome outcome) {
    const auto& effective = judging.header.effective;
    if (!effective) return {};
    if (!sitting.matter || !is_approval(outcome))
        return broken("effective_unused",
                      {"มตินี้ไม่มีสิ่งใดมีผลใช้บังคับ ให้เอา effective ออก",
                       "nothing takes effect by this outcome; take effective out"});
    if (auto fits = check_own_day(*sitting.matter, *effective); !fits) return fits.error();
    const auto& year = sitting.matter->agreement.year;
    if (*effective >= year.first_day() && *effective < year.end()) return {};
    return broken("effective_year",
                  {"วันที่มีผลต้องอยู่ในปีงบประมาณ " + year.text() + " ของคำรับรอง",
                   "the effective date lies within the agreement's fiscal year, " + year.text()},
                  {{"effective", effective->text()}, {"fiscal_year", year.text()}});
}

// Approved is what the draft holds and what waits as submitted; anything else was never decided.
Result<void> check_content(const State& state, const Sitting& sitting, const ItemConcluded& event) {
    if (event.digest != sitting.item.digest)
        return digest_differs({"เนื้อหาในระเบียบวาระ", "the content on the agenda"}, event.digest,
                              sitting.item.digest);
    if (!sitting.matter || !is_approval(event.outcome)) return {};
    return check_standing(state, *sitting.matter, decided_digest(event));
}

// What a committee of old applied without citing why: it can't be asked to any more.
Mark no_exception(const std::vector<Fact>& irregular) {
    const auto count = std::to_string(irregular.size());
    return {"exception_missing",
            {"มีผลโดยไม่ได้อ้างอำนาจยกเว้น ทั้งที่ข้อเสนอมีรายการที่ผิดขั้นตอน " + count + " รายการ",
             "took effect without citing an authority for the proposal's " + count +
                 " irregular marks"},
            Value::object()
                .set("irregular", static_cast<std::int64_t>(irregular.size()))
                .set("first", irregular.front().field)};
}

}  // namespace

Result<void> judge_exception(const Judging& judging, const Sitting& sitting, bool takes_effect,
                             const std::optional<Citation>& exception, Marks& marks) {
    const auto irregular =
        takes_effect ? irregularities_of(judging.state, *sitting.matter) : std::vector<Fact>();
    const auto count = static_cast<std::int64_t>(irregular.size());
    if (irregular.empty() && !exception) return {};
    if (!exception && judging.backfilled())
        return mark(judging, marks, sitting.framework, no_exception(irregular));
    if (!exception)
        return broken("exception_missing",
                      {"ข้อเสนอนี้มีรายการที่ผิดขั้นตอน " + std::to_string(count) +
                           " รายการ จะมีผลได้เมื่ออ้างอำนาจยกเว้นใน exception",
                       "the proposal has " + std::to_string(count) +
                           " irregular marks; it applies only by citing the authority in "
                           "`exception`"},
                      {{"irregular", std::to_string(count)}, {"first", irregular.front().field}});
    return mark(judging, marks, sitting.framework,
                {"exception_cited",
                 {"อ้างอำนาจยกเว้น: " + exception->title.text,
                  "cites the authority for an exception: " + exception->title.text},
                 Value::object().set("irregular", count).set("exception", to_value(*exception))});
}

Result<void> judge_joint(const Judging& judging, const Sitting& sitting, bool takes_effect,
                         Marks& marks) {
    if (!takes_effect || !sitting.matter->change) return {};
    return judge_subcommittee(judging, sitting.framework, *sitting.matter->change, marks);
}

Result<Marks> decide(const Judging& judging, const ItemConcluded& event) {
    const auto sitting = open_item(judging);
    if (!sitting) return sitting.error();
    if (auto fits = check_purpose(*sitting, event.outcome); !fits) return fits.error();
    if (auto fits = check_no_rescission(*sitting, event.outcome); !fits) return fits.error();
    if (auto fits = check_quorum(judging, *sitting); !fits) return fits.error();
    if (auto fits = check_reason(judging, event.outcome); !fits) return fits.error();
    if (auto fits = check_amended(*sitting, event); !fits) return fits.error();
    if (auto fits = check_conditions(judging.state, *sitting, event); !fits) return fits.error();
    if (auto fits = check_content(judging.state, *sitting, event); !fits) return fits.error();
    if (auto fits = check_effective(judging, *sitting, event.outcome); !fits) return fits.error();
    if (auto fits = check_mode(judging, *sitting, event); !fits) return fits.error();
    Marks marks;
    if (auto kept = judge_exception(judging, *sitting, applies(*sitting, event.outcome),
                                    event.exception, marks);
        !kept)
        return kept.error();
    if (auto kept = judge_joint(judging, *sitting, applies(*sitting, event.outcome), marks); !kept)
        return kept.error();
    if (auto kept = mark_late(judging, sitting->id.meeting, sitting->framework, marks); !kept)
        return kept.error();
    return marks;
}

Date effective_from(const Sitting& sitting, const std::optional<Date>& stated, Date decided) {
    if (const auto own = effective_of(*sitting.matter)) return *own;
    return stated ? *stated : std::max(sitting.matter->agreement.year.first_day(), decided);
}

void take_effect(const Judging& judging, const Sitting& sitting, const Digest& content, Date from,
                 Changes& changes) {
    const auto subject = sitting.matter->agreement.subject();
    const auto before = get<std::int64_t>(judging.state, subject, "revision").value_or(0);
    const Revision next{before + 1,           from,        judging.index, content,
                        sitting.id.subject(), std::nullopt};
    apply(judging, *sitting.matter, next, changes);
}

namespace {

// The day from which it takes effect: the committee's word, or what follows from the day; of what
// has conditions only the former, as nobody knows yet when they will be met.
std::optional<Date> effective_day(const Judging& judging, const Sitting& sitting, Outcome outcome) {
    const auto& stated = judging.header.effective;
    if (!applies(sitting, outcome)) return stated;
    return effective_from(sitting, stated,
                          judged_on(judging, sitting.id.meeting, sitting.framework));
}

// Whether it takes effect or not, an outcome that decides is the newest about its matter.
bool decides(Outcome outcome) {
    return is_approval(outcome) || outcome == Outcome::returned || outcome == Outcome::rejected;
}

}  // namespace

Value conclusion_value(const Judging& judging, const Sitting& sitting, const ItemConcluded& event) {
    const auto count = count_ballots(judging.state, sitting.id, decided_digest(event));
    auto value = to_value(event);
    value.set("own", to_value(count.own));
    value.set("recorded", to_value(count.recorded));
    value.set("index", to_value(judging.index));
    if (judging.header.common.reason) value.set("reason", to_value(*judging.header.common.reason));
    if (const auto from = effective_day(judging, sitting, event.outcome))
        value.set("effective_from", to_value(*from));
    return value;
}

std::optional<Concluded> find_conclusion(const State& state, const ItemId& id) {
    const auto fact = state.fact(id.subject(), "conclusion");
    if (!fact || !fact->value) return std::nullopt;
    const auto& value = *fact->value;
    const auto& decided =
        value["amended_digest"].is_null() ? value["digest"] : value["amended_digest"];
    Concluded found{from_value<Outcome>(value["outcome"]).value(),
                    from_value<Digest>(decided).value(), std::nullopt};
    if (!value["effective_from"].is_null())
        found.effective_from = from_value<Date>(value["effective_from"]).value();
    return found;
}

void evolve(const Judging& judging, const ItemConcluded& event, Changes& changes) {
    const auto sitting = sitting_of(judging).value();
    const auto value = conclusion_value(judging, sitting, event);
    changes.put(judging.header.subject, "conclusion", value);
    put_conditions(judging, sitting, event, changes);
    if (!sitting.matter) return;
    if (decides(event.outcome))
        changes.put(kResolutions, sitting.matter->subject, judging.header.subject);
    if (applies(sitting, event.outcome)) {
        const auto from = from_value<Date>(value["effective_from"]).value();
        take_effect(judging, sitting, decided_digest(event), from, changes);
    } else {
        put_outcome(judging.state, *sitting.matter, event.outcome, event.digest, changes);
    }
}

}  // namespace banchi::domain
