#include <algorithm>

#include "ledger/domain/committee/tally.hpp"

namespace banchi::domain {
namespace {

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

bool names_content(const State& state, const Sitting& sitting, const std::string& field) {
    if (!sitting.matter || field == "weights_bp") return true;
    const auto draft = sitting.matter->agreement.draft();
    return field.starts_with("kpi/") && has(state, draft, field);
}

Result<void> check_conditions(const State& state, const Sitting& sitting,
                              const ItemConcluded& event) {
    const bool conditional = event.outcome == Outcome::approved_subject_to;
    const auto& conditions = event.conditions;
    const bool sound =
        std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
            return has(state, "person/" + condition.confirmed_by.text, "name") &&
                   names_content(state, sitting, condition.field);
        });
    if (conditional == !conditions.empty() && sound) return {};
    return broken("conditions_missing",
                  {"approved_subject_to ต้องมีเงื่อนไขอย่างน้อยหนึ่งข้อ แต่ละข้อระบุ field เป็น "
                   "weights_bp หรือ kpi/<รหัส> ที่อยู่ในร่าง "
                   "และผู้ยืนยันที่จดทะเบียนแล้ว มติอื่นไม่มีเงื่อนไข",
                   "approved_subject_to needs conditions, each naming as `field` weights_bp or "
                   "kpi/<code> of the draft and confirmed by a registered person; no other "
                   "outcome has any"});
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

std::vector<Fact> irregularities(const State& state, const Sitting& sitting) {
    return list(state, "irregular/" + sitting.matter->subject);
}

// An irregular proposal is applied only by the authority for the exception, and for ever so marked.
Result<void> judge_exception(const Judging& judging, const Sitting& sitting,
                             const ItemConcluded& event, Marks& marks) {
    const auto irregular = applies(sitting, event.outcome) ? irregularities(judging.state, sitting)
                                                           : std::vector<Fact>();
    const auto count = static_cast<std::int64_t>(irregular.size());
    if (irregular.empty() && !event.exception) return {};
    if (!event.exception)
        return broken("exception_missing",
                      {"ข้อเสนอนี้มีรายการที่ผิดขั้นตอน " + std::to_string(count) +
                           " รายการ จะมีผลได้เมื่ออ้างอำนาจยกเว้นใน exception",
                       "the proposal has " + std::to_string(count) +
                           " irregular marks; it applies only by citing the authority in "
                           "`exception`"},
                      {{"irregular", std::to_string(count)}, {"first", irregular.front().field}});
    return mark(
        judging, marks, sitting.framework,
        {"exception_cited",
         {"อ้างอำนาจยกเว้น: " + event.exception->title.text,
          "cites the authority for an exception: " + event.exception->title.text},
         Value::object().set("irregular", count).set("exception", to_value(*event.exception))});
}

}  // namespace

Result<Marks> decide(const Judging& judging, const ItemConcluded& event) {
    const auto sitting = open_item(judging);
    if (!sitting) return sitting.error();
    if (auto fits = check_purpose(*sitting, event.outcome); !fits) return fits.error();
    if (auto fits = check_quorum(judging, *sitting); !fits) return fits.error();
    if (auto fits = check_reason(judging, event.outcome); !fits) return fits.error();
    if (auto fits = check_amended(*sitting, event); !fits) return fits.error();
    if (auto fits = check_conditions(judging.state, *sitting, event); !fits) return fits.error();
    if (auto fits = check_content(judging.state, *sitting, event); !fits) return fits.error();
    if (auto fits = check_effective(judging, *sitting, event.outcome); !fits) return fits.error();
    if (auto fits = check_mode(judging, *sitting, event); !fits) return fits.error();
    Marks marks;
    if (auto kept = judge_exception(judging, *sitting, event, marks); !kept) return kept.error();
    if (auto kept = mark_late(judging, sitting->id.meeting, sitting->framework, marks); !kept)
        return kept.error();
    return marks;
}

namespace {

Date effective_from(const Judging& judging, const Sitting& sitting) {
    if (judging.header.effective) return *judging.header.effective;
    return std::max(sitting.matter->agreement.year.first_day(),
                    judged_on(judging, sitting.id.meeting, sitting.framework));
}

Revision next_revision(const Judging& judging, const Sitting& sitting, const ItemConcluded& event) {
    const auto subject = sitting.matter->agreement.subject();
    const auto before = get<std::int64_t>(judging.state, subject, "revision").value_or(0);
    return {before + 1, effective_from(judging, sitting), judging.index, decided_digest(event),
            sitting.id.subject()};
}

Value conclusion_value(const Judging& judging, const Sitting& sitting, const ItemConcluded& event) {
    const auto count = count_ballots(judging.state, sitting.id, decided_digest(event));
    auto value = to_value(event);
    value.set("own", to_value(count.own));
    value.set("recorded", to_value(count.recorded));
    value.set("index", to_value(judging.index));
    if (judging.header.common.reason) value.set("reason", to_value(*judging.header.common.reason));
    if (applies(sitting, event.outcome))
        value.set("effective_from", to_value(effective_from(judging, sitting)));
    return value;
}

}  // namespace

void evolve(const Judging& judging, const ItemConcluded& event, Changes& changes) {
    const auto sitting = sitting_of(judging).value();
    changes.put(judging.header.subject, "conclusion", conclusion_value(judging, sitting, event));
    if (applies(sitting, event.outcome)) {
        apply(judging, *sitting.matter, next_revision(judging, sitting, event), changes);
    } else if (sitting.matter) {
        put_outcome(judging.state, *sitting.matter, event.outcome, event.digest, changes);
    }
}

}  // namespace banchi::domain
