#include "tests/histories/content.hpp"

// Templates and weights.
namespace banchi::histories {
namespace {

Decimal decimal(std::int64_t units, std::int64_t scale) {
    const bool negative = units < 0;
    auto digits = std::to_string(negative ? -units : units);
    while (static_cast<std::int64_t>(digits.size()) <= scale) digits.insert(0, "0");
    if (scale > 0) digits.insert(digits.size() - static_cast<std::size_t>(scale), ".");
    const auto nothing = digits.find_first_not_of("0.") == std::string::npos;
    return Decimal{(negative && !nothing ? "-" : "") + digits};
}

void set_bands(Kpi& kpi, Dice& dice) {
    auto from = dice.between(-50, 50);
    auto to = from + dice.between(60, 90);
    for (const auto score : kLevelScores) {
        kpi.levels.push_back({.score = score,
                              .value = {},
                              .from = decimal(from, *kpi.scale),
                              .to = decimal(to, *kpi.scale),
                              .milestone = {}});
        from += dice.between(0, 15);
        to -= dice.between(1, 15);
    }
}

void set_values(Kpi& kpi, Dice& dice) {
    auto value = dice.between(-100, 900);
    for (const auto score : kLevelScores) {
        kpi.levels.push_back({.score = score,
                              .value = decimal(value, *kpi.scale),
                              .from = {},
                              .to = {},
                              .milestone = {}});
        value += (kpi.direction == Direction::higher ? 1 : -1) * dice.between(1, 60);
    }
}

void set_levels(Kpi& kpi, Dice& dice) {
    if (kpi.kind == KpiKind::monitor && dice.chance(40)) return;
    if (kpi.method == Method::milestone) {
        for (const auto score : kLevelScores)
            kpi.levels.push_back({.score = score,
                                  .value = {},
                                  .from = {},
                                  .to = {},
                                  .milestone = named(dice.fresh("stage "))});
        return;
    }
    kpi.direction = dice.one_of(std::vector{Direction::higher, Direction::lower, Direction::band});
    kpi.scale = dice.between(0, 3);
    if (kpi.direction == Direction::band)
        set_bands(kpi, dice);
    else
        set_values(kpi, dice);
}

void set_lineage(const Model& model, Dice& dice, FiscalYear year, Kpi& kpi) {
    std::vector<KpiCode> possible;
    for (const auto& [code, owner] : model.codes)
        if (code != kpi.code && may_come_from(model, year, code)) possible.push_back(code);
    if (possible.empty() || !dice.chance(15)) return;
    auto* list = dice.one_of(std::vector{&kpi.continues, &kpi.merges, &kpi.splits});
    *list = dice.some_of(possible, 1 + dice.below(2));
}

// By the register, once it lists any; before that by its id alone. A KPI of its own if there is
// none that the agency may share.
void set_joint(const Model& model, Dice& dice, const AgreementId& id, Kpi& kpi) {
    kpi.joint = JointPart{JointId{"joint-" + std::to_string(1 + dice.below(3))}, {"lead"}};
    if (dice.chance(30) || !lead_is_free(model, id, kpi)) kpi.joint->role = {"contributor"};
    std::vector<JointPart> listed;
    for (const auto& [entry_id, each] : model.entries)
        for (const auto& agency : each.entry.agencies)
            if (!each.closed && each.entry.kind == RegisterKind::joint &&
                each.entry.fiscal_year == id.year && agency.agency == id.agency)
                listed.push_back({JointId{entry_id.text}, *agency.role});
    if (!listed.empty()) kpi.joint = dice.one_of(listed);
    if (well_adopted(model, id, kpi, nullptr) && lead_is_free(model, id, kpi)) return;
    kpi.joint.reset();
    kpi.kind = KpiKind::functional;
}

void set_adopted(const Model& model, Dice& dice, FiscalYear year, Kpi& kpi) {
    std::vector<RegisterId> possible;
    for (const auto& [id, each] : model.entries)
        if (!each.closed && each.entry.fiscal_year == year &&
            to_value(each.entry.kind) == to_value(kpi.kind))
            possible.push_back(id);
    if (dice.chance(70)) kpi.adopts = dice.maybe_one_of(possible);
}

KpiKind random_kind(const Framework& framework, Dice& dice) {
    std::vector<KpiKind> kinds;
    for (const auto& [kind, name] : names_of(KpiKind{}))
        if (contains(framework.rules.kpi_kinds, {std::string(name)})) kinds.push_back(kind);
    return dice.chance(40) ? KpiKind::functional : dice.one_of(kinds);
}

}  // namespace

std::optional<Weights> random_weights(Dice& dice, const std::vector<KpiCode>& codes,
                                      const Range& range) {
    const auto count = static_cast<std::int64_t>(codes.size());
    if (count == 0 || count * range.min > 10'000 || count * range.max < 10'000) return std::nullopt;
    Weights weights;
    auto left = 10'000 - count * range.min;
    const auto most = range.max - range.min;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto others = (count - static_cast<std::int64_t>(i) - 1) * most;
        const auto least = std::max<std::int64_t>(0, left - others);
        const auto share = dice.between(least, std::max(least, std::min(left, most)));
        weights[codes[i]] = BasisPoints{range.min + share};
        left -= share;
    }
    return weights;
}

Kpi random_kpi(const Model& model, Dice& dice, const AgreementId& id, const KpiCode& code) {
    Kpi kpi;
    kpi.code = code;
    kpi.kind = random_kind(*model.framework(id.year), dice);
    kpi.title = named("KPI " + code.text + " " + std::to_string(dice.below(1000)));
    kpi.unit = {"ร้อยละ", "percent"};
    kpi.method =
        dice.one_of(std::vector{Method::linear, Method::linear, Method::step, Method::milestone});
    if (kpi.kind == KpiKind::joint) set_joint(model, dice, id, kpi);
    if (kpi.kind == KpiKind::strategic || kpi.kind == KpiKind::monitor)
        set_adopted(model, dice, id.year, kpi);
    set_levels(kpi, dice);
    if (kpi.kind != KpiKind::monitor || dice.chance(50))
        kpi.baseline = Baseline{{dice.chance(50) ? "not_stated" : "76.5"}, {"2568"}, {"a report"}};
    kpi.definition = Line{dice.fresh("what it measures ")};
    kpi.formula = kpi.data_source = kpi.responsible = Line{"not_stated"};
    kpi.source = Line{"illustrative"};
    if (dice.chance(20)) kpi.source_scope = Line{"all fields"};
    set_lineage(model, dice, id.year, kpi);
    return kpi;
}

std::vector<std::pair<std::string, Kpi>> wrong_kpis(const Kpi& kpi) {
    std::vector<std::pair<std::string, Kpi>> wrong;
    const auto add = [&](const char* rule, auto change) {
        auto other = kpi;
        change(other);
        wrong.emplace_back(rule, std::move(other));
    };
    add("template_incomplete", [](Kpi& k) {
        k.joint = k.joint ? std::nullopt : std::optional(JointPart{JointId{"joint-1"}, {"lead"}});
    });
    if (!kpi.levels.empty()) add("template_incomplete", [](Kpi& k) { k.levels.pop_back(); });
    if (kpi.kind == KpiKind::functional)
        add("template_incomplete", [](Kpi& k) { k.adopts = RegisterId{"entry"}; });
    if (kpi.kind == KpiKind::strategic)
        add("no_such_entry", [](Kpi& k) { k.adopts = RegisterId{"nowhere"}; });
    if (kpi.kind != KpiKind::monitor) add("baseline_missing", [](Kpi& k) { k.baseline.reset(); });
    if (!kpi.levels.empty() && kpi.levels[0].value)
        add("levels_order", [](Kpi& k) { std::swap(k.levels[0].value, k.levels[1].value); });
    if (!kpi.levels.empty() && kpi.levels[0].from)
        add("levels_order", [](Kpi& k) { std::swap(k.levels[0].to, k.levels[1].to); });
    add("lineage_empty", [](Kpi& k) { k.splits = std::vector<KpiCode>{}; });
    add("lineage_unknown", [](Kpi& k) { k.merges = std::vector{KpiCode{"NO-SUCH"}}; });
    return wrong;
}

}  // namespace banchi::histories
