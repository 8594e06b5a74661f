#include "ledger/domain/change/change.hpp"

// Whether a change fits what it changes.
namespace banchi::domain {
namespace {

Result<void> check_approved(const State& state, const AgreementId& id) {
    const auto status = status_of(state, id);
    if (status == AgreementStatus::approved || status == AgreementStatus::in_force) return {};
    return broken("not_approved",
                  {id.subject() + " ยังไม่ได้รับความเห็นชอบ ให้แก้ร่างแทนการขอเปลี่ยนแปลง",
                   id.subject() + " is not approved: it changes in its draft, not by a request"},
                  {{"agreement", id.subject()}});
}

Result<void> check_effective(const State& state, const RequestedChange& change) {
    const auto& year = change.agreement.year;
    const auto timeline = get<std::vector<Revision>>(state, change.agreement.subject(), "timeline");
    const auto first = timeline ? timeline->front().effective_from : year.first_day();
    if (first <= change.effective && change.effective < year.end()) return {};
    const auto from = for_people(first);
    const auto last = for_people(year.end().plus_days(-1));
    return broken("effective_outside",
                  {"effective ต้องอยู่ระหว่าง " + from.th + " ถึง " + last.th,
                   "effective lies between " + from.en + " and " + last.en},
                  {{"effective", change.effective.text()},
                   {"from", first.text()},
                   {"until", year.end().text()}});
}

bool applied(const State& state, const AgreementId& id, const KpiCode& code) {
    return has(state, id.subject(), member_field(code));
}

// What `before` says otherwise than the applied agreement: a code, or "weights_bp".
std::optional<std::string> first_difference(const State& state, const RequestedChange& change) {
    const auto& id = change.agreement;
    for (const auto& [code, kpi] : change.before.kpis) {
        if (!applied(state, id, code)) return code.text;
        if (to_value(*find_kpi(state, code, Side::applied)) != to_value(kpi)) return code.text;
    }
    for (const auto& code : added_by(change))
        if (applied(state, id, code)) return code.text;
    const auto& weights = change.before.weights_bp;
    if (change.after.weights_bp.has_value() && !weights) return "weights_bp";
    if (weights && *weights != weights_of(state, id, Side::applied)) return "weights_bp";
    return std::nullopt;
}

Result<void> check_before(const State& state, const RequestedChange& change,
                          const std::string& otherwise) {
    const auto differs = first_difference(state, change);
    if (!differs) return {};
    return broken(otherwise,
                  {"before ไม่ตรงกับ " + *differs + " ที่มีผลอยู่ของ " + change.agreement.subject() +
                       " ให้อ่านค่าปัจจุบันแล้วขอเปลี่ยนแปลงใหม่",
                   "`before` is not what applies now as " + *differs + " of " +
                       change.agreement.subject() + "; read it again and request the change anew"},
                  {{"differs", *differs}});
}

Result<void> check_codes(const State& state, const RequestedChange& change) {
    if (to_value(change.before) == to_value(change.after))
        return broken("nothing_changed",
                      {"before และ after เหมือนกัน ให้แก้ after หรือไม่ต้องขอ",
                       "`before` and `after` are the same; change `after`, or ask for nothing"});
    for (const auto& [code, kpi] : change.after.kpis)
        if (kpi.code != code)
            return broken(
                "code_differs",
                {"ชื่อสมาชิก " + code.text + " ต้องตรงกับ code ของตัวชี้วัด " + kpi.code.text,
                 "the member " + code.text + " must be the KPI's own code, " + kpi.code.text},
                {{"member", code.text}, {"code", kpi.code.text}});
    for (const auto& code : added_by(change))
        if (auto fits = check_code_free(state, code); !fits) return fits.error();
    return {};
}

// The agreement with the change against its framework.
Result<void> check_whole(const State& state, const State& after, const Framework& framework,
                         const RequestedChange& change) {
    const auto& id = change.agreement;
    const auto scored = scored_codes(after, id, Side::applied);
    const bool same_set = scored == scored_codes(state, id, Side::applied);
    if (!change.after.weights_bp) {
        if (same_set && !change.before.weights_bp) return {};
        return broken("weights_missing",
                      {"เมื่อเพิ่ม ยกเลิก หรือเปลี่ยนตัวชี้วัดที่ให้คะแนน "
                       "ต้องระบุน้ำหนักทั้งชุดใน before และ after",
                       "where scored KPIs come or go, `before` and `after` both carry the whole "
                       "vector weights_bp"},
                      {{"agreement", id.subject()}});
    }
    if (auto fits = check_count(framework, scored.size()); !fits) return fits.error();
    return check_weights(framework, scored, *change.after.weights_bp);
}

}  // namespace

Result<void> check_change(const State& state, const Framework& framework,
                          const RequestedChange& change, const std::string& otherwise) {
    const auto& id = change.agreement;
    if (auto fits = check_approved(state, id); !fits) return fits.error();
    if (auto fits = check_before(state, change, otherwise); !fits) return fits.error();
    if (auto fits = check_codes(state, change); !fits) return fits.error();
    if (auto fits = check_effective(state, change); !fits) return fits.error();
    Changes facts(change.requested);
    put_changed(state, change, change.requested, facts);
    Overlay after(state);
    after.add(facts.facts());
    for (const auto& [code, kpi] : change.after.kpis) {
        if (auto fits = check_kpi(state, id, framework, kpi); !fits) return fits.error();
        const auto before = find_kpi(state, code, Side::applied);
        if (auto fits = check_adoption(state, id, kpi, before); !fits) return fits.error();
        if (auto fits = check_lead(after, id, kpi); !fits) return fits.error();
    }
    return check_whole(state, after, framework, change);
}

}  // namespace banchi::domain
