#include <algorithm>

#include "ledger/domain/agreement/correction.hpp"
#include "ledger/domain/agreement/signing.hpp"
#include "ledger/domain/committee/effect.hpp"

namespace banchi::domain {
namespace {

// The resolution that an item would take back.
struct Rescission {
    ItemId item;
    Concluded conclusion;
    std::optional<Matter> matter;
    std::optional<Revision> revision;  // the newest of the agreement, where it applied one
};

bool took_effect(const State& state, const Rescission& rescission) {
    if (!rescission.matter) return false;
    const auto outcome = rescission.conclusion.outcome;
    const auto conditions = conditions_of(state, rescission.item);
    if (outcome == Outcome::approved_subject_to)
        return std::all_of(conditions.begin(), conditions.end(),
                           [](const auto& each) { return each.met.has_value(); });
    return outcome == Outcome::approved || outcome == Outcome::approved_as_amended;
}

std::optional<Rescission> find_rescission(const State& state, const Sitting& sitting) {
    const auto id = ItemId::parse(sitting.item.subject);
    if (!id) return std::nullopt;
    auto conclusion = find_conclusion(state, *id);
    if (!conclusion) return std::nullopt;
    Rescission found{*id, std::move(*conclusion), sitting.about, std::nullopt};
    if (took_effect(state, found)) {
        const auto timeline =
            get<std::vector<Revision>>(state, found.matter->agreement.subject(), "timeline");
        if (timeline && !timeline->empty()) found.revision = timeline->back();
    }
    return found;
}

Result<Rescission> open_rescission(const State& state, const Sitting& sitting,
                                   const std::string& item) {
    auto found = find_rescission(state, sitting);
    if (!found || item != sitting.item.subject)
        return broken("not_a_rescission",
                      {"วาระนี้เป็นเรื่อง " + sitting.item.subject +
                           " จะเพิกถอนมติได้เฉพาะมติที่เป็นเรื่องของวาระ ให้แก้ item หรือเรียกประชุมโดยระบุมตินั้น",
                       "this item is about " + sitting.item.subject +
                           "; it rescinds the resolution that it is about and no other: mend "
                           "`item`, or convene a meeting about that one"},
                      {{"item", item}, {"agenda", sitting.item.subject}});
    if (has(state, item, "rescinded"))
        return broken("already_rescinded",
                      {"มติของ " + item + " ถูกเพิกถอนแล้ว",
                       "the resolution of " + item + " is rescinded already, which is done once"},
                      {{"item", item}});
    return std::move(*found);
}

// What was built on it is taken back first, the newest first.
Result<void> check_newest(const Rescission& rescission) {
    const auto& revision = rescission.revision;
    const auto item = rescission.item.subject();
    if (!revision || revision->conclusion == item) return {};
    const auto number = std::to_string(revision->number);
    return broken(
        "depended_on",
        {"ฉบับแก้ไขที่ " + number + " ตามมติ " + revision->conclusion + " อาศัยมตินี้ ให้เพิกถอนมตินั้นก่อน",
         "revision " + number + ", by " + revision->conclusion +
             ", builds on this resolution; rescind that one first"},
        {{"item", item}, {"revision", number}, {"conclusion", revision->conclusion}});
}

std::vector<Index> dependents_of(const State& state, const Rescission& rescission) {
    std::vector<Index> dependents;
    for (const auto& fact : list(state, rescission.item.subject(), "condition/"))
        if (from_value<StandingCondition>(*fact.value).value().met)
            dependents.push_back(fact.index);
    if (rescission.revision) {
        const auto& agreement = rescission.matter->agreement;
        const auto add = [&, since = rescission.revision->applied_index()](const auto& made) {
            if (made.index > since) dependents.push_back(made.index);
        };
        for (const auto& made : signatures_of(state, agreement)) add(made);
        for (const auto& made : corrections_of(state, agreement)) add(made);
    }
    std::sort(dependents.begin(), dependents.end());
    return dependents;
}

Result<void> check_dependents(const State& state, const Rescission& rescission,
                              const std::vector<Index>& given) {
    const auto expected = dependents_of(state, rescission);
    if (given == expected) return {};
    const auto text = canonical(to_value(expected));
    return broken(
        "dependents_differ",
        {"เหตุการณ์ที่อาศัยมตินี้ คือ " + text + " ให้ระบุให้ครบตามลำดับ",
         "what rests on this resolution are the events " + text + "; name exactly those, in order"},
        {{"given", canonical(to_value(given))}, {"expected", text}});
}

// What a change took away comes back, and another agency may lead its main joint KPI since.
Result<void> check_leads(const Judging& judging, const Rescission& rescission) {
    if (!rescission.revision || !rescission.matter->change) return {};
    Changes facts(judging.index);
    revoke(judging.state, *rescission.matter, facts);
    Overlay after(judging.state);
    after.add(facts.facts());
    const auto& id = rescission.matter->agreement;
    for (const auto& code : kpi_codes(after, id, Side::applied))
        if (auto fits = check_lead(after, id, find_kpi(after, code, Side::applied).value()); !fits)
            return fits.error();
    return {};
}

// The motion to rescind, as a conclusion: it is carried as an approval is.
ItemConcluded motion(const ResolutionRescinded& event) {
    ItemConcluded body;
    body.outcome = Outcome::approved;
    body.mode = event.mode;
    body.digest = event.digest;
    body.tally = event.tally;
    body.dissents = event.dissents;
    return body;
}

Result<void> check_motion(const Judging& judging, const Sitting& sitting,
                          const ResolutionRescinded& event) {
    const auto as_conclusion = motion(event);
    if (auto fits = check_purpose(sitting, as_conclusion.outcome); !fits) return fits.error();
    if (auto fits = check_quorum(judging, sitting); !fits) return fits.error();
    if (!judging.header.common.reason)
        return broken("reason_missing", {"การเพิกถอนมติต้องให้เหตุผลใน reason",
                                         "to rescind gives its reason; fill in `reason`"});
    if (event.digest != sitting.item.digest)
        return digest_differs({"เนื้อหาในระเบียบวาระ", "the content on the agenda"}, event.digest,
                              sitting.item.digest);
    return check_mode(judging, sitting, as_conclusion);
}

}  // namespace

Result<Marks> decide(const Judging& judging, const ResolutionRescinded& event) {
    const auto sitting = open_item(judging);
    if (!sitting) return sitting.error();
    const auto rescission = open_rescission(judging.state, *sitting, event.item);
    if (!rescission) return rescission.error();
    if (auto fits = check_motion(judging, *sitting, event); !fits) return fits.error();
    if (auto fits = check_newest(*rescission); !fits) return fits.error();
    if (auto fits = check_dependents(judging.state, *rescission, event.dependents); !fits)
        return fits.error();
    if (auto fits = check_leads(judging, *rescission); !fits) return fits.error();
    Marks marks{
        {"rescinded",
         {"เพิกถอนมติของ " + event.item, "takes back the resolution of " + event.item},
         Value::object().set("item", event.item).set("dependents", to_value(event.dependents))}};
    if (auto kept = mark_late(judging, sitting->id.meeting, sitting->framework, marks); !kept)
        return kept.error();
    return marks;
}

void evolve(const Judging& judging, const ResolutionRescinded& event, Changes& changes) {
    const auto sitting = sitting_of(judging).value();
    const auto& own = judging.header.subject;
    changes.put(own, "conclusion", conclusion_value(judging, sitting, motion(event)));
    changes.put(
        own, "rescinds",
        Value::object().set("item", event.item).set("dependents", to_value(event.dependents)));
    const auto rescission = find_rescission(judging.state, sitting);
    if (!rescission) return;  // what was refused leaves no more than its own conclusion
    const auto item = rescission->item.subject();
    changes.put(item, "rescinded", Value::object().set("by", own));
    if (!rescission->matter) return;
    const auto& matter = *rescission->matter;
    if (get<std::string>(judging.state, kResolutions, matter.subject) == item)
        changes.put(kResolutions, matter.subject, own);
    if (rescission->revision && rescission->revision->conclusion == item)
        revoke(judging.state, matter, changes);
}

Text tell(const Judging& judging, const ResolutionRescinded& event) {
    const auto item = item_for_people(judging.state, event.item);
    const auto own = item_for_people(judging.state, judging.header.subject);
    const auto reason =
        judging.header.common.reason ? ": " + judging.header.common.reason->text : std::string();
    return {"ที่ประชุมมีมติตาม" + own.th + " ให้เพิกถอนมติของ" + item.th + reason,
            "by " + own.en + ", the resolution of " + item.en + " was rescinded" + reason};
}

}  // namespace banchi::domain
