#include "tests/histories/effects.hpp"

// What meetings conclude.
namespace banchi::histories {
namespace {

// An outcome about a content, where that is legal but for how it is carried.
struct Wish {
    Place place;
    Outcome outcome = Outcome::presented;
    Digest content;  // decided about
};

bool has_matter(const Model& model, const Item& item) {
    return matter_of(model, item.agenda.subject).has_value();
}

bool about_resolution(const Item& item) {
    return item.agenda.subject.starts_with("item/");
}

std::vector<Wish> wishes(const Model& model, const Place& place) {
    const auto& item = model.item(place);
    const auto& agenda = item.agenda;
    std::vector<Wish> all;
    const auto add = [&](std::size_t often, Outcome outcome, const Digest& content) {
        all.insert(all.end(), often, {place, outcome, content});
    };
    if (agenda.purpose == Purpose::information) {
        add(3, Outcome::acknowledged, agenda.digest);
        add(1, Outcome::deferred, agenda.digest);
        return all;
    }
    const bool matter = has_matter(model, item);
    const bool standing = !matter || stands(model, agenda.subject, agenda.digest);
    const bool approvable = standing && !about_resolution(item);
    if (approvable) add(matter ? 12 : 3, Outcome::approved, agenda.digest);
    if (approvable) add(4, Outcome::approved_subject_to, agenda.digest);
    if (matter) {
        const auto newest = *submitted(model, agenda.subject);
        if (newest != agenda.digest && stands(model, agenda.subject, newest))
            add(15, Outcome::approved_as_amended, newest);
    }
    for (const auto outcome : {Outcome::acknowledged, Outcome::presented, Outcome::returned,
                               Outcome::deferred, Outcome::rejected})
        add(1, outcome, agenda.digest);
    return all;
}

std::vector<Condition> random_conditions(const Model& model, Dice& dice, const Item& item) {
    std::vector<std::string> fields{"weights_bp"};
    const auto& subject = item.agenda.subject;
    const auto change = model.changes.find(subject);
    if (change != model.changes.end()) {
        if (!change->second.after.weights_bp) fields.clear();
        for (const auto& [code, kpi] : change->second.after.kpis)
            fields.push_back("kpi/" + code.text);
    } else if (const auto id = matter_of(model, subject)) {
        for (const auto& [code, kpi] : model.agreements.at(*id).draft)
            fields.push_back("kpi/" + code.text);
    }
    std::vector<Condition> conditions;
    for (const auto& field : dice.some_of(fields, 1 + dice.below(2)))
        conditions.push_back({field, Line{dice.fresh("condition ")}, dice.one_of(model.signers())});
    return conditions;
}

// States an effective date where that says something new, or repeats a change's own.
std::optional<Date> random_effective(const Model& model, Dice& dice, const Wish& wish) {
    const auto& subject = model.item(wish.place).agenda.subject;
    const auto id = matter_of(model, subject);
    if (!id || !is_approval(wish.outcome) || !dice.chance(30)) return std::nullopt;
    const auto change = model.changes.find(subject);
    if (change != model.changes.end()) return change->second.effective;
    return id->year.first_day().plus_days(static_cast<std::int32_t>(dice.below(300)));
}

bool applies(const Model& model, const Wish& wish) {
    return has_matter(model, model.item(wish.place)) &&
           (wish.outcome == Outcome::approved || wish.outcome == Outcome::approved_as_amended);
}

void set_exception(const Model& model, Dice& dice, const Wish& wish, Planned& planned) {
    const auto& subject = model.item(wish.place).agenda.subject;
    const bool needed = applies(model, wish) && irregularities(model, subject) > 0;
    if (!needed && !dice.chance(2)) return;
    std::get<ItemConcluded>(planned.event.body).exception = order_of(model, dice);
    planned.marks.insert("exception_cited");
    if (needed)
        planned.wrong("exception_missing",
                      altered<ItemConcluded>(planned.event,
                                             [](ItemConcluded& body) { body.exception.reset(); }));
}

void put_status(Model& model, const std::string& subject, Outcome outcome, const Digest& seen) {
    const auto change = model.changes.find(subject);
    const bool presented = outcome == Outcome::presented || outcome == Outcome::approved_subject_to;
    if (submitted(model, subject) != seen) return;
    if (change != model.changes.end()) {
        auto& status = change->second.status;
        if (!change->second.waits()) return;
        if (presented) status = ChangeStatus::presented;
        if (outcome == Outcome::returned) status = ChangeStatus::returned;
        if (outcome == Outcome::rejected) status = ChangeStatus::rejected;
        return;
    }
    auto& agreement = model.agreements.at(matter_of(model, subject).value());
    if (!agreement.waits()) return;
    if (presented) agreement.status = AgreementStatus::presented;
    if (outcome == Outcome::returned || outcome == Outcome::rejected)
        agreement.status = AgreementStatus::returned;
}

void take_conclusion(Model& model, const Wish& wish, const ItemConcluded& body,
                     const std::optional<Date>& stated) {
    const auto day = judged_on(model, model.meetings.at(wish.place.meeting));
    auto& item = model.item(wish.place);
    const auto& subject = item.agenda.subject;
    const auto id = matter_of(model, subject);
    Resolution resolution{wish.outcome, wish.content, stated, false, {}, {}, {}};
    for (const auto& condition : body.conditions)
        resolution.conditions.push_back({condition, std::nullopt});
    if (id && !body.conditions.empty())
        resolution.parts =
            parts_of(model.changes.contains(subject) ? change_content(model.changes.at(subject))
                                                     : draft_content(model, *id));
    item.resolution = resolution;
    if (!id) return;
    const bool decides = is_approval(wish.outcome) || wish.outcome == Outcome::returned ||
                         wish.outcome == Outcome::rejected;
    if (decides) model.newest_resolution[subject] = wish.place.subject();
    if (applies(model, wish)) {
        take_effect(model, subject, wish.place.subject(),
                    effective_from(model, subject, stated, day));
    } else {
        put_status(model, subject, wish.outcome, item.agenda.digest);
    }
}

void add_wrong_conclusions(const Model& model, Dice& dice, Planned& planned, const Wish& wish) {
    using C = ItemConcluded;
    const auto& event = planned.event;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<C>(event, change));
    };
    const auto& body = std::get<C>(event.body);
    const auto& item = model.item(wish.place);
    wrong("digest_differs", [&](C& c) { c.digest = some_digest(dice); });
    if (item.agenda.purpose == Purpose::information)
        wrong("outcome_purpose", [](C& c) { c.outcome = Outcome::approved; });
    if (wish.outcome >= Outcome::returned) planned.wrong("reason_missing", unreasoned(event));
    if (wish.outcome != Outcome::approved_as_amended)
        wrong("amended_digest", [&](C& c) { c.amended_digest = some_digest(dice); });
    if (wish.outcome == Outcome::approved_subject_to) {
        wrong("conditions_missing", [](C& c) { c.conditions.clear(); });
    } else {
        wrong("conditions_missing", [](C& c) {
            c.conditions.push_back({"weights_bp", Line{"none"}, PersonId{"person-1"}});
        });
    }
    if (body.mode == Deciding::ballots || body.mode == Deciding::secret)
        wrong("outcome_tally", [](C& c) { c.tally->in_favour += 1000; });
    else
        wrong("outcome_tally", [](C& c) { c.tally = Tally{1, 0, 0}; });
    if (about_resolution(item) && item.agenda.purpose == Purpose::consideration)
        wrong("rescission", [](C& c) { c.outcome = Outcome::approved; });
    auto dated = event;
    dated.header.effective = Date::from_civil(1990, 1, 1);
    planned.wrong(!has_matter(model, item) || !is_approval(wish.outcome) ? "effective_unused"
                  : model.changes.contains(item.agenda.subject)          ? "effective_differs"
                                                                         : "effective_year",
                  dated);
    if (is_approval(wish.outcome))
        wrong("mode_unstated", [](C& c) { c.mode = Deciding::unstated; });
    for (const auto& person : model.everybody())
        if (!may_vote(model, wish.place, person)) {
            wrong("not_present", [&](C& c) { c.dissents.push_back({person, Line{"no"}}); });
            break;
        }
}

std::optional<Planned> plan_conclusion(const Model& model, Dice& dice) {
    const auto place = dice.maybe_one_of(open_items(model));
    if (!place || !has_quorum(model, *place)) return std::nullopt;
    const auto& item = model.item(*place);
    // Mostly after somebody has voted, where anybody can.
    const auto wish = dice.one_of(wishes(model, *place));
    const bool undecided = item.agenda.purpose == Purpose::consideration && item.ballots.empty();
    if ((undecided && !dice.chance(20)) || (!item.presiding && !dice.chance(20)))
        return std::nullopt;
    const auto& meeting = model.meetings.at(place->meeting);
    const auto secretary = secretary_but(model, dice, {});
    if (!secretary) return std::nullopt;
    const auto carried = decide_by(model, dice, *place, *secretary, wish.outcome, wish.content);
    if (!carried) return std::nullopt;
    ItemConcluded body;
    body.outcome = wish.outcome;
    body.mode = carried->way.mode;
    body.digest = item.agenda.digest;
    if (wish.outcome == Outcome::approved_as_amended) body.amended_digest = wish.content;
    body.tally = carried->way.tally;
    body.dissents = carried->dissents;
    if (wish.outcome == Outcome::approved_subject_to)
        body.conditions = random_conditions(model, dice, item);
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary, place->subject(), body)};
    planned.framework = &framework_of(model, meeting);
    const auto& header = planned.event.header;
    if (wish.outcome >= Outcome::returned || dice.chance(10))
        planned.event = reasoned(planned.event, "as the meeting resolved");
    planned.event.header.effective = random_effective(model, dice, wish);
    cosign(planned, *carried);
    set_exception(model, dice, wish, planned);
    if (applies(model, wish)) mark_joint(model, item.agenda.subject, planned);
    mark_late(model, meeting, planned);
    planned.labels = {"outcome " + *to_value(wish.outcome).text(),
                      "decided by " + *to_value(body.mode).text()};
    if (!body.dissents.empty()) planned.labels.insert("dissents");
    planned.take = [wish, body = std::get<ItemConcluded>(planned.event.body),
                    stated = header.effective](Model& m) {
        take_conclusion(m, wish, body, stated);
    };
    add_wrong_conclusions(model, dice, planned, wish);
    return planned;
}

}  // namespace

std::vector<Act> concluding_acts() {
    return {{ItemConcluded::type, 50, plan_conclusion}};
}

}  // namespace banchi::histories
