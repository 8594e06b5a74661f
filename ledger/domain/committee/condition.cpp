#include <algorithm>

#include "ledger/domain/committee/effect.hpp"

namespace banchi::domain {
namespace {

std::string condition_field(std::int64_t number) {
    return "condition/" + std::to_string(number);
}

std::optional<StandingCondition> find_condition(const State& state, const ItemId& id,
                                                std::int64_t number) {
    return get<StandingCondition>(state, id.subject(), condition_field(number));
}

Result<StandingCondition> open_condition(const State& state, const ItemId& id,
                                         std::int64_t number) {
    auto condition = find_condition(state, id, number);
    const auto text = std::to_string(number);
    if (!condition)
        return broken("no_such_condition",
                      {id.subject() + " ไม่มีเงื่อนไขข้อ " + text + " ให้ตรวจมติ",
                       id.subject() + " has no condition " + text + "; check its conclusion"},
                      {{"item", id.subject()}, {"condition", text}});
    if (condition->met)
        return broken("already_met",
                      {"เงื่อนไขข้อ " + text + " ยืนยันแล้ว ไม่ต้องยืนยันซ้ำ",
                       "condition " + text + " is met already; nothing more is needed of it"},
                      {{"condition", text}});
    return std::move(*condition);
}

// Only the newest decision about a matter can still take effect.
Result<void> check_standing_decision(const State& state, const Sitting& sitting) {
    const auto item = sitting.id.subject();
    if (has(state, item, "rescinded"))
        return broken("resolution_rescinded",
                      {"มติของ " + item + " ถูกเพิกถอนแล้ว ให้พิจารณาใหม่ในการประชุมครั้งอื่น",
                       "the resolution of " + item + " is rescinded; a meeting decides anew"},
                      {{"item", item}});
    if (!sitting.matter) return {};
    const auto newest = get<std::string>(state, kResolutions, sitting.matter->subject);
    if (newest == item) return {};
    return broken(
        "superseded",
        {"มีมติใหม่กว่าในเรื่องนี้แล้วที่ " + newest.value_or("not_stated") + " เงื่อนไขของมติเดิมจึงไม่มีผล",
         "a newer resolution decided about this, " + newest.value_or("not_stated") +
             "; the conditions of the older one lead to nothing"},
        {{"resolution", newest.value_or("not_stated")}});
}

Result<void> check_confirmer(const Header& header, const PersonId& named) {
    const auto& common = header.common;
    const bool signs = std::any_of(
        common.cosigners.begin(), common.cosigners.end(), [&](const Cosigner& cosigner) {
            return cosigner.actor == named && cosigner.capacity == Capacity::holder;
        });
    if (signs || header.actor == named ||
        (common.recorded_for && common.recorded_for->person == named))
        return {};
    return broken("not_the_confirmer",
                  {"ผู้ที่มติให้ยืนยันเงื่อนไขนี้คือ " + named.text + " ให้ผู้นั้นลงนามในฐานะ holder",
                   "the resolution has " + named.text +
                       " confirm this condition; let that person sign as holder"},
                  {{"person", named.text}});
}

// The fields that may differ from what was approved: of this condition and of those met before.
std::set<std::string> open_fields(const State& state, const ItemId& id,
                                  const StandingCondition& now) {
    std::set<std::string> fields{now.condition.field};
    for (const auto& each : conditions_of(state, id))
        if (each.met) fields.insert(each.condition.field);
    return fields;
}

Result<void> check_parts(const State& state, const Sitting& sitting, const StandingCondition& now) {
    const auto approved = state.fact(sitting.id.subject(), "parts");
    const auto given = parts_value(content_of(state, *sitting.matter));
    const auto before = approved && approved->value ? *approved->value : Value::object();
    const auto fields = open_fields(state, sitting.id, now);
    std::set<std::string> names;
    for (const auto* parts : {&before, &given})
        for (const auto& [name, digest] : *parts->members()) names.insert(name);
    for (const auto& name : names)
        if (before[name] != given[name] && !fields.contains(name))
            return broken("condition_fields",
                          {"เนื้อหาต่างจากที่เห็นชอบใน " + name +
                               " ซึ่งไม่มีเงื่อนไขข้อใดระบุ "
                               "ให้แก้กลับ หรือเสนอให้ที่ประชุมมีมติใหม่",
                           "the content differs from what was approved in " + name +
                               ", which neither this condition nor one met before names; put it "
                               "back, or let a meeting decide anew"},
                          {{"field", name}});
    return {};
}

Result<void> check_content(const State& state, const Sitting& sitting, const StandingCondition& now,
                           const Digest& digest) {
    if (sitting.matter) {
        if (auto fits = check_standing(state, *sitting.matter, digest); !fits) return fits.error();
        return check_parts(state, sitting, now);
    }
    if (digest == sitting.item.digest || has(state, "document/" + digest.hex(), "title")) return {};
    return broken("no_such_document",
                  {"ยังไม่ได้จดทะเบียนเอกสารนี้ ให้จดทะเบียนก่อน",
                   "the document is not registered; register it first"},
                  {{"document", digest.hex()}});
}

// Does this one complete the conditions of an item that decides about a matter?
bool completes(const State& state, const Sitting& sitting) {
    const auto all = conditions_of(state, sitting.id);
    return sitting.matter &&
           std::count_if(all.begin(), all.end(), [](const auto& each) { return !each.met; }) == 1;
}

}  // namespace

std::vector<StandingCondition> conditions_of(const State& state, const ItemId& id) {
    std::vector<StandingCondition> all;
    for (std::int64_t number = 1;; ++number) {
        auto condition = find_condition(state, id, number);
        if (!condition) return all;
        all.push_back(std::move(*condition));
    }
}

void put_conditions(const Judging& judging, const Sitting& sitting, const ItemConcluded& event,
                    Changes& changes) {
    const auto since = judged_on(judging, sitting.id.meeting, sitting.framework);
    std::int64_t number = 0;
    for (const auto& condition : event.conditions)
        changes.put(sitting.id.subject(), condition_field(++number),
                    to_value(StandingCondition{condition, since, std::nullopt}));
    if (sitting.matter && number > 0)
        changes.put(sitting.id.subject(), "parts",
                    parts_value(content_of(judging.state, *sitting.matter)));
}

Result<Marks> decide(const Judging& judging, const ConditionMet& event) {
    const auto sitting = sitting_of(judging);
    if (!sitting) return sitting.error();
    const auto& state = judging.state;
    const auto condition = open_condition(state, sitting->id, event.condition);
    if (!condition) return condition.error();
    if (auto fits = check_standing_decision(state, *sitting); !fits) return fits.error();
    if (auto fits = check_confirmer(judging.header, condition->condition.confirmed_by); !fits)
        return fits.error();
    if (auto fits = check_content(state, *sitting, *condition, event.digest); !fits)
        return fits.error();
    Marks marks;
    if (auto kept =
            judge_exception(judging, *sitting, completes(state, *sitting), event.exception, marks);
        !kept)
        return kept.error();
    if (auto kept = judge_joint(judging, *sitting, completes(state, *sitting), marks); !kept)
        return kept.error();
    return marks;
}

void evolve(const Judging& judging, const ConditionMet& event, Changes& changes) {
    const auto sitting = sitting_of(judging).value();
    const auto condition = find_condition(judging.state, sitting.id, event.condition);
    if (!condition) return;  // what was refused leaves nothing
    auto met = *condition;
    met.met = Fulfilment{event.digest, judging.day()};
    changes.put(sitting.id.subject(), condition_field(event.condition), to_value(met));
    const auto concluded = find_conclusion(judging.state, sitting.id);
    if (concluded && completes(judging.state, sitting))
        take_effect(judging, sitting, event.digest,
                    effective_from(sitting, concluded->effective_from, judging.day()), changes);
}

Text tell(const Judging& judging, const ConditionMet& event) {
    const auto item = item_for_people(judging.state, judging.header.subject);
    const auto number = std::to_string(event.condition);
    const auto id = ItemId::parse(judging.header.subject);
    const auto condition = id ? find_condition(judging.state, *id, event.condition) : std::nullopt;
    const auto text = condition ? ": " + condition->condition.text.text : std::string();
    const auto by = condition ? name_of(judging.state, condition->condition.confirmed_by)
                              : Text{"ผู้ที่มติกำหนด", "the person named"};
    return {by.th + " ยืนยันว่าเป็นไปตามเงื่อนไขข้อ " + number + " ของ" + item.th + text,
            by.en + " confirmed that condition " + number + " of " + item.en + " is met" + text};
}

}  // namespace banchi::domain
