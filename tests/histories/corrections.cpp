#include "tests/histories/content.hpp"

// Mistakes of wording and of transcription in what applies.
namespace banchi::histories {
namespace {

// One unit of its last place more, or less.
std::string bumped(const std::string& decimal, int by) {
    const auto point = decimal.find('.');
    const auto scale = point == std::string::npos ? 0 : decimal.size() - point - 1;
    auto digits = decimal;
    std::erase(digits, '.');
    const auto units = std::stoll(digits) + by;
    auto text = std::to_string(units < 0 ? -units : units);
    while (text.size() <= scale) text.insert(0, "0");
    if (scale > 0) text.insert(text.size() - scale, ".");
    return (units < 0 ? "-" : "") + text;
}

struct Mend {
    Mistake mistake = Mistake::clerical;
    std::string field;
    std::string before;
    std::string after;
    std::function<void(Kpi&, const std::string&)> set;
};

// A number that may be another without the levels getting out of order.
std::optional<Mend> a_number(const Kpi& kpi, Dice& dice) {
    std::vector<Mend> possible;
    const auto add = [&](const std::string& field, const std::string& before, int by, auto set) {
        possible.push_back({Mistake::transcription, field, before, bumped(before, by), set});
    };
    if (!kpi.levels.empty() && kpi.levels.back().value)
        add("levels/100/value", kpi.levels.back().value->text,
            kpi.direction == Direction::higher ? 1 : -1,
            [](Kpi& k, const std::string& text) { k.levels.back().value->text = text; });
    if (!kpi.levels.empty() && kpi.levels.front().from)
        add("levels/50/from", kpi.levels.front().from->text, -1,
            [](Kpi& k, const std::string& text) { k.levels.front().from->text = text; });
    if (kpi.baseline)
        add("baseline/year", kpi.baseline->year.text, 1,
            [](Kpi& k, const std::string& text) { k.baseline->year.text = text; });
    return dice.maybe_one_of(possible);
}

Mend a_wording(const Kpi& kpi, Dice& dice) {
    const auto after = dice.fresh("as the document has it ");
    if (dice.chance(50))
        return {Mistake::clerical, "title/en", kpi.title.en, after,
                [](Kpi& k, const std::string& text) { k.title.en = text; }};
    return {Mistake::clerical, "formula", kpi.formula.text, after,
            [](Kpi& k, const std::string& text) { k.formula.text = text; }};
}

void take_corrected(Model& model, const AgreementId& id, const KpiCode& code, const Mend& mend,
                    const std::string& subject) {
    auto& agreement = model.agreements.at(id);
    auto& applied = *agreement.applied;
    mend.set(applied.kpis.at(code), mend.after);
    auto& newest = applied.timeline.back();
    if (!newest.correction)
        newest.correction = Corrected{subject, digest_of(*newest.content), newest.index};
    newest.correction->by = subject;
    newest.index = model.next;
    newest.content = std::make_shared<const Value>(applied_content(id, applied));
    agreement.corrections.push_back(model.next);
}

std::optional<std::pair<AgreementId, KpiCode>> an_applied_kpi(const Model& model, Dice& dice) {
    std::vector<std::pair<AgreementId, KpiCode>> possible;
    for (const auto& [id, agreement] : model.agreements)
        if (agreement.applied)
            for (const auto& [code, kpi] : agreement.applied->kpis) possible.emplace_back(id, code);
    return dice.maybe_one_of(possible);
}

std::optional<Planned> plan_corrected(const Model& model, Dice& dice) {
    const auto found = an_applied_kpi(model, dice);
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    if (!found || !secretary || !dice.chance(30)) return std::nullopt;
    const auto& [id, code] = *found;
    const auto& kpi = model.agreements.at(id).applied->kpis.at(code);
    const auto number = a_number(kpi, dice);
    const auto mend = number && dice.chance(50) ? *number : a_wording(kpi, dice);
    CorrectionRecorded body{
        mend.mistake,          code,        mend.field, Line{mend.before}, Line{mend.after},
        order_of(model, dice), std::nullopt};
    if (number || dice.chance(30)) body.page = Line{"7"};
    const auto subject = dice.fresh("correction/k-");
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary, subject, body)};
    planned.framework = model.framework(id.year);
    add_cosigner(planned, dice.one_of(without(model.signers(), *secretary)), Capacity::holder);
    if (mend.mistake == Mistake::transcription) planned.marks.insert("transcription");
    planned.labels.insert("corrected " + *to_value(mend.mistake).text());
    planned.take = [which = id, what = code, mend, subject](Model& m) {
        take_corrected(m, which, what, mend, subject);
    };
    using C = CorrectionRecorded;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<C>(planned.event, change));
    };
    wrong("not_correctable", [](C& c) { c.field = "unit/th"; });
    wrong("nothing_changed", [](C& c) { c.after = c.before; });
    if (mend.mistake == Mistake::transcription) {
        wrong("page_missing", [](C& c) { c.page.reset(); });
        wrong("not_a_number", [](C& c) { c.after = Line{"seven"}; });
        wrong("before_differs", [](C& c) { c.before = Line{"123456"}; });
    } else {
        wrong("before_differs", [](C& c) { c.before = Line{"something else"}; });
    }
    return planned;
}

}  // namespace

std::vector<Act> correction_acts() {
    return {{CorrectionRecorded::type, 10, plan_corrected}};
}

}  // namespace banchi::histories
