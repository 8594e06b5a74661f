#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

constexpr std::int64_t kLargestScale = 9;

Error refused(std::string rule, const Kpi& kpi, const Text& why) {
    return broken(std::move(rule), {kpi.code.text + ": " + why.th, kpi.code.text + ": " + why.en},
                  {{"code", kpi.code.text}});
}

Error incomplete(const Kpi& kpi, const Text& why) {
    return refused("template_incomplete", kpi, why);
}

bool is_decimal(const Line& line) {
    return static_cast<bool>(Decimal::parse(line.text));
}

Result<void> check_joint(const Kpi& kpi) {
    if (kpi.kind != KpiKind::joint && kpi.joint)
        return incomplete(
            kpi, {"เฉพาะตัวชี้วัดร่วมมี joint ให้เอาออก",
                  "only a joint KPI has `joint`; take it out, or change the kind to joint"});
    if (kpi.kind != KpiKind::joint) return {};
    if (!kpi.joint || (kpi.joint->role.text != "lead" && kpi.joint->role.text != "contributor"))
        return incomplete(kpi,
                          {"ตัวชี้วัดร่วมต้องมี joint ที่ระบุ id และ role (lead หรือ contributor)",
                           "a joint KPI needs `joint` with id and role (lead or contributor)"});
    return {};
}

Result<void> check_adopts(const Kpi& kpi) {
    if (!kpi.adopts || kpi.kind == KpiKind::strategic || kpi.kind == KpiKind::monitor) return {};
    return incomplete(
        kpi, {"adopts ใช้กับตัวชี้วัด strategic และ monitor (ตัวชี้วัดร่วมอ้างทะเบียนด้วย joint.id) ให้เอาออก",
              "strategic and monitor KPIs adopt an entry of the register (a joint one "
              "names it as joint.id); take `adopts` out"});
}

// The baseline of a milestone is a stage that people describe, not a number.
Result<void> check_baseline(const Kpi& kpi) {
    if (!kpi.baseline && kpi.kind != KpiKind::monitor)
        return refused("baseline_missing", kpi,
                       {"ต้องมี baseline ถ้าไม่ทราบให้ value, year และ source เป็น not_stated",
                        "give a `baseline`; where it is not known its value, year and source are "
                        "not_stated"});
    if (!kpi.baseline || kpi.method == Method::milestone) return {};
    const auto& value = kpi.baseline->value;
    if (value.text == "not_stated" || is_decimal(value)) return {};
    return incomplete(kpi, {"ข้อมูลฐานต้องเป็นทศนิยมหรือ not_stated",
                            "baseline.value must be a decimal or not_stated"});
}

bool has_three_scores(const Kpi& kpi) {
    return std::equal(kpi.levels.begin(), kpi.levels.end(), kLevelScores.begin(),
                      kLevelScores.end(),
                      [](const Level& level, std::int64_t score) { return level.score == score; });
}

Result<void> check_milestones(const Kpi& kpi) {
    if (kpi.direction || kpi.scale)
        return incomplete(kpi, {"แบบ milestone ต้องไม่มี direction และ scale",
                                "a milestone KPI has no direction and no scale; take them out"});
    for (const auto& level : kpi.levels)
        if (!level.milestone || level.value || level.from || level.to)
            return incomplete(kpi, {"ทุกระดับของแบบ milestone ต้องมี milestone เป็นข้อความเท่านั้น",
                                    "each level of a milestone KPI is a text `milestone` alone"});
    return {};
}

bool has_parts(const Level& level, bool band) {
    return !level.milestone && level.value.has_value() != band && level.from.has_value() == band &&
           level.to.has_value() == band;
}

bool fits_scale(const Level& level, std::int64_t scale) {
    const auto fits = [&](const std::optional<Decimal>& decimal) {
        return !decimal || decimal->scale() <= scale;
    };
    return fits(level.value) && fits(level.from) && fits(level.to);
}

Result<void> check_numbers(const Kpi& kpi) {
    if (!kpi.direction || !kpi.scale || *kpi.scale < 0 || *kpi.scale > kLargestScale)
        return incomplete(kpi, {"แบบ linear และ step ต้องมี direction และ scale (0 ถึง 9)",
                                "linear and step KPIs need a direction and a scale from 0 to 9"});
    const bool band = *kpi.direction == Direction::band;
    for (const auto& level : kpi.levels) {
        if (!has_parts(level, band))
            return incomplete(kpi, {"ทุกระดับต้องมี value หรือ from "
                                    "และ to เมื่อ direction เป็น band",
                                    "each level needs a value, or from and to for a band"});
        if (!fits_scale(level, *kpi.scale))
            return incomplete(kpi, {"ค่าของระดับมีทศนิยมมากกว่า scale",
                                    "a level has more decimal places than `scale` says"});
    }
    return {};
}

bool inside(const Level& inner, const Level& outer) {
    const auto from = Decimal::compare(inner.from.value(), outer.from.value());
    const auto to = Decimal::compare(inner.to.value(), outer.to.value());
    return from >= 0 && to <= 0 && (from > 0 || to < 0);
}

// Is the level of the higher score the harder one to reach?
bool harder(const Level& level, const Level& easier, Direction direction) {
    if (direction == Direction::band) return inside(level, easier);
    const auto step = Decimal::compare(level.value.value(), easier.value.value());
    return direction == Direction::higher ? step > 0 : step < 0;
}

Result<void> check_order(const Kpi& kpi) {
    const auto direction = kpi.direction.value();
    for (const auto& level : kpi.levels)
        if (direction == Direction::band &&
            Decimal::compare(level.from.value(), level.to.value()) > 0)
            return refused("levels_order", kpi, {"from ต้องไม่เกิน to", "from is above to"});
    for (std::size_t i = 1; i < kpi.levels.size(); ++i)
        if (!harder(kpi.levels[i], kpi.levels[i - 1], direction))
            return refused(
                "levels_order", kpi,
                {"ระดับ 50, 75, 100 ต้องยากขึ้นตามลำดับ: "
                 "higher เพิ่มขึ้น lower ลดลง band ซ้อนแคบลง",
                 "levels 50, 75, 100 must get harder: rise for higher, fall for lower, each band "
                 "inside the one before"});
    return {};
}

Result<void> check_levels(const Kpi& kpi) {
    if (kpi.kind == KpiKind::monitor && kpi.levels.empty()) return {};
    if (!has_three_scores(kpi))
        return incomplete(kpi, {"ต้องมีสามระดับ คะแนน 50, 75, 100 ตามลำดับ",
                                "give three levels, scored 50, 75, 100 in this order"});
    if (kpi.method == Method::milestone) return check_milestones(kpi);
    const auto numbers = check_numbers(kpi);
    if (!numbers) return numbers.error();
    return check_order(kpi);
}

}  // namespace

std::vector<Error> template_faults(const Kpi& kpi) {
    std::vector<Error> faults;
    for (const auto check : {check_joint, check_adopts, check_baseline, check_levels})
        if (const auto fits = check(kpi); !fits) faults.push_back(fits.error());
    return faults;
}

Result<void> check_template(const Kpi& kpi) {
    const auto faults = template_faults(kpi);
    if (!faults.empty()) return faults.front();
    return {};
}

}  // namespace banchi::domain
