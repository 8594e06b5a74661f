#include <algorithm>

#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

Error no_such_kpi(const AgreementId& id, const KpiCode& code) {
    return broken(
        "no_such_kpi",
        {"ไม่มีตัวชี้วัด " + code.text + " ในร่างของ " + id.subject() + " ให้ตรวจรหัส",
         "the draft of " + id.subject() + " has no KPI " + code.text + "; check the code"},
        {{"code", code.text}, {"agreement", id.subject()}});
}

Result<Marks> judge_kpi(const Judging& judging, const Drafting& drafting, const Kpi& kpi) {
    if (auto fits = check_kpi(judging.state, drafting.id, drafting.framework, kpi); !fits)
        return fits.error();
    const auto before = find_kpi(judging.state, kpi.code, Side::draft);
    if (auto fits = check_adoption(judging.state, drafting.id, kpi, before); !fits)
        return fits.error();
    if (auto fits = check_lead(judging.state, drafting.id, kpi); !fits) return fits.error();
    return judge_period(judging, drafting.framework);
}

bool drafted(const State& state, const AgreementId& id, const KpiCode& code) {
    return has(state, id.draft(), member_field(code));
}

// The template of a KPI that the draft has now, its joint part and what it adopts.
void put_drafted(const State& state, const AgreementId& id, const Kpi& kpi, Changes& changes) {
    put_template(state, kpi, Side::draft, changes.index(), changes);
    put_joint(id, kpi.code, part_of(state, id, kpi.code, Side::draft), kpi.joint, changes);
    put_adopted(id, kpi.code, adopted_of(state, id, kpi.code, Side::draft), kpi.adopts, changes);
}

AgreementId subject_of(const Judging& judging) {
    return AgreementId::parse(judging.header.subject).value();
}

std::string level_text(const Level& level, const std::string& milestone) {
    if (level.milestone) return milestone;
    const auto text = [](const std::optional<Decimal>& decimal) {
        return decimal ? decimal->text : std::string("?");
    };
    return level.value ? text(level.value) : text(level.from) + "–" + text(level.to);
}

// " โดยคะแนน 50/75/100 ที่ 78/82/86 ร้อยละ"; nothing for a monitor KPI without levels.
Text levels_text(const Kpi& kpi) {
    if (kpi.levels.empty()) return {};
    Text values;
    for (const auto& level : kpi.levels) {
        const auto milestone = level.milestone.value_or(Title{});
        values.th += (values.th.empty() ? "" : " / ") + level_text(level, milestone.th);
        values.en += (values.en.empty() ? "" : " / ") + level_text(level, milestone.en);
    }
    return {" คะแนน 50 / 75 / 100 ที่ " + values.th + " (" + kpi.unit.th + ")",
            ", scored 50 / 75 / 100 at " + values.en + " (" + kpi.unit.en + ")"};
}

Text tell_kpi(const Judging& judging, const Kpi& kpi, const Text& did, const Text& joined) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto where = agreement_for_people(judging.state, judging.header.subject);
    const auto levels = levels_text(kpi);
    return {actor.th + " " + did.th + "ตัวชี้วัด " + kpi.code.text + " “" + kpi.title.th + "” " +
                joined.th + where.th + levels.th,
            actor.en + " " + did.en + " KPI " + kpi.code.text + " “" + kpi.title.en + "” " +
                joined.en + " " + where.en + levels.en};
}

}  // namespace

Result<void> check_code_free(const State& state, const KpiCode& code) {
    for (const auto side : {Side::draft, Side::applied}) {
        const auto owner = get<std::string>(state, kpi_entity(code, side), "agreement");
        if (!owner) continue;
        return broken("code_taken",
                      {"รหัสตัวชี้วัด " + code.text + " ใช้แล้วใน " + *owner + " ให้ตั้งรหัสใหม่",
                       "the KPI code " + code.text + " is taken by " + *owner +
                           "; choose another: a code is never used again, not even after "
                           "withdrawal"},
                      {{"code", code.text}, {"agreement", *owner}});
    }
    return {};
}

Result<void> check_kpi(const State& state, const AgreementId& id, const Framework& framework,
                       const Kpi& kpi) {
    if (auto fits = check_kind(framework, kpi.code, kpi.kind); !fits) return fits.error();
    if (auto fits = check_template(kpi); !fits) return fits.error();
    return check_lineage(state, id, kpi);
}

void put_template(const State& state, const Kpi& kpi, Side side, Index origin, Changes& changes) {
    const auto entity = kpi_entity(kpi.code, side);
    const auto fields = to_value(kpi);
    for (const auto& [name, value] : *fields.members()) {
        const auto before = state.fact(entity, name);
        if (!before || before->value != value) changes.put_from(origin, entity, name, value);
    }
    for (const auto& fact : list(state, entity))
        if (fact.field != "agreement" && fields[fact.field].is_null())
            changes.remove_from(origin, entity, fact.field);
}

Result<void> check_kind(const Framework& framework, const KpiCode& code, KpiKind kind) {
    const auto& allowed = framework.rules.kpi_kinds;
    const auto name = *to_value(kind).text();
    if (std::any_of(allowed.begin(), allowed.end(),
                    [&](const auto& id) { return id.text == name; }))
        return {};
    return broken("kpi_kind",
                  {code.text + ": " + framework.subject + " ไม่มีตัวชี้วัดประเภท " + name +
                       " ให้ใช้ประเภทในกรอบ หรือถอนตัวชี้วัดนี้",
                   code.text + ": " + framework.subject + " has no KPIs of the kind " + name +
                       "; give it a kind that the framework lists, or withdraw it"},
                  {{"code", code.text}, {"kind", name}, {"framework", framework.subject}});
}

Result<Marks> decide(const Judging& judging, const KpiProposed& event) {
    const auto drafting = open_draft(judging);
    if (!drafting) return drafting.error();
    if (auto fits = check_code_free(judging.state, event.kpi.code); !fits) return fits.error();
    return judge_kpi(judging, *drafting, event.kpi);
}

Result<Marks> decide(const Judging& judging, const KpiRevised& event) {
    const auto drafting = open_draft(judging);
    if (!drafting) return drafting.error();
    if (!drafted(judging.state, drafting->id, event.kpi.code))
        return no_such_kpi(drafting->id, event.kpi.code);
    const auto marks = judge_kpi(judging, *drafting, event.kpi);
    if (!marks) return marks.error();
    const auto before = find_kpi(judging.state, event.kpi.code, Side::draft);
    if (to_value(*before) == to_value(event.kpi))
        return broken("nothing_changed",
                      {"เนื้อหาของตัวชี้วัด " + event.kpi.code.text +
                           " เหมือนร่างปัจจุบัน ให้แก้อย่างน้อยหนึ่งช่องก่อนส่งใหม่ หรือไม่ต้องส่ง",
                       "KPI " + event.kpi.code.text +
                           " is in the draft exactly like this already; change a field before "
                           "revising it, or leave it as it is"},
                      {{"code", event.kpi.code.text}});
    return marks;
}

Result<Marks> decide(const Judging& judging, const KpiWithdrawn& event) {
    const auto drafting = open_draft(judging);
    if (!drafting) return drafting.error();
    if (!drafted(judging.state, drafting->id, event.code))
        return no_such_kpi(drafting->id, event.code);
    return judge_period(judging, drafting->framework);
}

void evolve(const Judging& judging, const KpiProposed& event, Changes& changes) {
    const auto id = subject_of(judging);
    changes.put(id.draft(), member_field(event.kpi.code), true);
    changes.put(kpi_entity(event.kpi.code, Side::draft), "agreement", id.subject());
    put_drafted(judging.state, id, event.kpi, changes);
    edit_draft(judging, id, changes);
}

void evolve(const Judging& judging, const KpiRevised& event, Changes& changes) {
    const auto id = subject_of(judging);
    put_drafted(judging.state, id, event.kpi, changes);
    edit_draft(judging, id, changes);
}

void evolve(const Judging& judging, const KpiWithdrawn& event, Changes& changes) {
    const auto id = subject_of(judging);
    changes.remove(id.draft(), member_field(event.code));
    // A vector that names the KPI no longer covers exactly the scored ones.
    if (weights_of(judging.state, id, Side::draft).contains(event.code))
        changes.remove(id.draft(), "weights");
    put_joint(id, event.code, part_of(judging.state, id, event.code, Side::draft), std::nullopt,
              changes);
    put_adopted(id, event.code, adopted_of(judging.state, id, event.code, Side::draft),
                std::nullopt, changes);
    edit_draft(judging, id, changes);
}

Text tell(const Judging& judging, const KpiProposed& event) {
    return tell_kpi(judging, event.kpi, {"เสนอ", "proposed"}, {"ของ", "for"});
}

Text tell(const Judging& judging, const KpiRevised& event) {
    return tell_kpi(judging, event.kpi, {"แก้ไขร่าง", "revised the draft of"}, {"ของ", "of"});
}

Text tell(const Judging& judging, const KpiWithdrawn& event) {
    Kpi kpi;
    kpi.code = event.code;
    kpi.title = title_of(judging.state, event.code).value_or(Title{"ไม่ทราบชื่อ", "unknown title"});
    return tell_kpi(judging, kpi, {"ถอน", "withdrew"}, {"จากร่างของ", "from the draft of"});
}

}  // namespace banchi::domain
