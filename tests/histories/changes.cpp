#include "tests/histories/delegating.hpp"
#include "tests/histories/effects.hpp"

// Changes of agreements that are approved.
namespace banchi::histories {
namespace {

using Found = std::pair<AgreementId, PersonId>;  // with an officer of its agency

std::optional<Found> an_applied_agreement(const Model& model, Dice& dice) {
    std::vector<Found> possible;
    for (const auto& [id, agreement] : model.agreements) {
        if (!agreement.applied || model.has_ended(id.agency, model.today())) continue;
        for (const auto& officer : model.holders({Role::officer, id.agency}))
            possible.emplace_back(id, officer);
    }
    return dice.maybe_one_of(possible);
}

// Makes a change of one kind to both sides, but for the weights. False where it can't.
struct Draft {
    const Model& model;
    Dice& dice;
    const AgreementId& id;
    const Applied& applied;
    Change change;
    std::string kind;

    void cancel(const KpiCode& code) { change.before.kpis[code] = applied.kpis.at(code); }
    KpiCode some_code() const {
        return std::next(applied.kpis.begin(), dice.below(applied.kpis.size()))->first;
    }
    // Of any kind and targets, a code that nobody has.
    Kpi& add() {
        const KpiCode code{dice.fresh("K" + id.year.text() + "-")};
        return change.after.kpis[code] = random_kpi(model, dice, id, code);
    }
    void revise() {
        kind = "a change of a KPI";
        const auto code = some_code();
        cancel(code);
        auto& after = change.after.kpis[code] = applied.kpis.at(code);
        if (dice.chance(30)) after = random_kpi(model, dice, id, code);
        after.definition = Line{dice.fresh("now measures ")};
    }
    void merge() {
        kind = "a merge";
        auto& heir = add();
        heir.continues.reset();
        heir.splits.reset();
        heir.merges.emplace();
        for (const auto& [code, kpi] : applied.kpis)
            if (heir.merges->size() < 2) heir.merges->push_back(code);
        for (const auto& code : *heir.merges) cancel(code);
    }
    void split() {
        kind = "a split";
        const auto code = some_code();
        cancel(code);
        for (int i = 0; i < 2; ++i) {
            auto& heir = add();
            heir.continues.reset();
            heir.merges.reset();
            heir.splits = std::vector{code};
        }
    }
    void reweigh() { kind = "a change of weights"; }
    void choose() {
        const auto roll = dice.below(100);
        if (roll < 35) return revise();
        if (roll < 55) return reweigh();
        if (roll < 68) {
            kind = "a cancellation";
            return cancel(some_code());
        }
        if (roll < 80) {
            kind = "a new KPI";
            add();
            return;
        }
        if (roll < 90 && applied.kpis.size() > 1) return merge();
        return split();
    }
};

// The whole vector where the scored KPIs become others, or to give them other weights.
bool set_weights(Draft& draft) {
    const auto& applied = draft.applied;
    const auto after = with_change(applied, draft.change);
    const bool same_set = scored(after.kpis) == scored(applied.kpis);
    if (same_set && draft.kind != "a change of weights" && !draft.dice.chance(20)) return true;
    const auto& range = draft.model.framework(draft.id.year)->rules.kpi_weight_bp;
    const auto weights = random_weights(draft.dice, scored(after.kpis), range);
    if (!weights) return false;
    draft.change.before.weights_bp = applied.weights;
    draft.change.after.weights_bp = *weights;
    return true;
}

void set_reason(const Model& model, Dice& dice, Change& change) {
    const auto& rules = model.framework(change.agreement.year)->rules;
    change.reason = Line{dice.fresh("because of ")};
    const auto roll = dice.below(100);
    if (roll < 75) change.reason_code = dice.one_of(rules.reasons_permitted);
    if (roll >= 75 && roll < 85) change.reason_code = dice.one_of(rules.reasons_refused);
    if (roll >= 85 && roll < 90) change.reason_code = Id<struct ReasonTag>{"UNHEARD_OF"};
}

// A waiting or returned request of the agreement, to be asked again otherwise.
std::optional<std::string> one_to_replace(const Model& model, Dice& dice, const AgreementId& id) {
    std::vector<std::string> possible;
    for (const auto& [subject, change] : model.changes)
        if (change.agreement == id && (change.waits() || change.status == ChangeStatus::returned))
            possible.push_back(subject);
    if (!dice.chance(25)) return std::nullopt;
    return dice.maybe_one_of(possible);
}

void mark_request(const Model& model, const Change& change, Planned& planned) {
    const auto& rules = planned.framework->rules;
    const auto today = model.today();
    if (std::none_of(rules.change_windows.begin(), rules.change_windows.end(),
                     [&](const Period& window) { return window.covers(today); }))
        planned.marks.insert("outside_change_window");
    if (!change.reason_code || !contains(rules.reasons_permitted, *change.reason_code))
        planned.marks.insert("reason_code");
    const auto cancelled = codes_in_one_alone(change.before, change.after);
    for (const auto& code : codes_in_one_alone(change.after, change.before)) {
        std::set<KpiCode> from;
        const auto& kpi = change.after.kpis.at(code);
        for (const auto* list : {&kpi.continues, &kpi.merges, &kpi.splits})
            if (*list) from.insert((*list)->begin(), (*list)->end());
        const bool carries_on =
            !from.empty() && std::all_of(from.begin(), from.end(), [&](const KpiCode& each) {
                return cancelled.contains(each);
            });
        if (!carries_on && today >= change.agreement.year.first_day())
            planned.marks.insert("new_kpi_midyear");
    }
}

void add_wrong_requests(const Model& model, Planned& planned, const Change& change) {
    using R = ChangeRequested;
    const auto wrong = [&](const char* rule, auto alter) {
        planned.wrong(rule, altered<R>(planned.event, alter));
    };
    planned.wrong("reason_missing", unreasoned(planned.event));
    auto undated = planned.event;
    undated.header.effective.reset();
    planned.wrong("effective_missing", undated);
    auto far = planned.event;
    far.header.effective = change.agreement.year.end();
    planned.wrong("effective_outside", far);
    wrong("nothing_changed", [](R& r) { r.after = r.before; });
    if (!change.before.kpis.empty())
        wrong("before_differs",
              [](R& r) { r.before.kpis.begin()->second.definition = Line{"not so"}; });
    if (change.before.weights_bp)
        wrong("before_differs", [](R& r) { ++r.before.weights_bp->begin()->second.value; });
    if (!change.after.kpis.empty())
        wrong("code_differs", [](R& r) {
            auto& kpis = r.after.kpis;
            auto node = kpis.extract(kpis.begin());
            node.mapped().code = KpiCode{"OTHER"};
            kpis.insert(std::move(node));
        });
    if (change.after.weights_bp) {
        wrong("weights_sum", [](R& r) { ++r.after.weights_bp->begin()->second.value; });
        wrong("weights_missing", [](R& r) { r.after.weights_bp.reset(); });
    }
    for (const auto& [id, agreement] : model.agreements)
        if (id.agency == change.agreement.agency && !agreement.applied &&
            !model.changes.contains(planned.event.header.subject) && model.framework(id.year) &&
            !model.has_ended(id.agency, model.today()) &&
            !planned.event.header.common.recorded_for) {
            wrong("not_approved", [&](R& r) { r.agreement = id.subject(); });
            break;
        }
}

std::optional<Planned> plan_requested(const Model& model, Dice& dice) {
    const auto found = an_applied_agreement(model, dice);
    if (!found) return std::nullopt;
    const auto& [id, officer] = *found;
    const auto& applied = *model.agreements.at(id).applied;
    const auto* framework = model.framework(id.year);
    const bool open =
        std::any_of(framework->rules.change_windows.begin(), framework->rules.change_windows.end(),
                    [&](const Period& window) { return window.covers(model.today()); });
    if (!open && !dice.chance(12)) return std::nullopt;
    Draft draft{model, dice, id, applied, {}, {}};
    auto& change = draft.change;
    change.agreement = id;
    draft.choose();
    if (!set_weights(draft)) return std::nullopt;
    set_reason(model, dice, change);
    const auto first = applied.timeline.front().from;
    const auto days = id.year.end().days - std::max(first, model.today()).days;
    change.effective =
        dice.chance(85) && days > 1
            ? std::max(first, model.today())
                  .plus_days(static_cast<std::int32_t>(dice.below(static_cast<std::size_t>(days))))
            : first;
    const auto again = one_to_replace(model, dice, id);
    const auto subject = again ? *again : dice.fresh("change/c-");
    change.requested = model.next;
    const auto same = to_value(change.before) == to_value(change.after);
    if (same || !fits(model, change)) return std::nullopt;
    const ChangeRequested body{id.subject(), change.before, change.after, change.reason_code};
    Planned planned{reasoned(event_of(model, dice, officer, Capacity::officer, subject, body),
                             change.reason.text)};
    planned.event.header.effective = change.effective;
    planned.framework = framework;
    if (dice.chance(20)) enter_for(model, dice, planned, nullptr);
    const auto who = maybe_on_behalf(model, dice, {Role::officer, id.agency}, planned);
    if (again) change.proposers = model.changes.at(subject).proposers;
    if (again) change.subcommittee = model.changes.at(subject).subcommittee;
    change.proposers.insert(who.begin(), who.end());
    mark_request(model, change, planned);
    planned.labels = {draft.kind};
    if (again) planned.labels.insert("requested anew");
    planned.take = [subject, asked = change](Model& m) { m.changes[subject] = asked; };
    add_wrong_requests(model, planned, change);
    return planned;
}

std::optional<Planned> plan_change_withdrawn(const Model& model, Dice& dice) {
    std::vector<std::pair<std::string, PersonId>> possible;
    for (const auto& [subject, change] : model.changes)
        if (change.waits())
            for (const auto& officer : model.holders({Role::officer, change.agreement.agency}))
                possible.emplace_back(subject, officer);
    const auto chosen = dice.maybe_one_of(possible);
    if (!chosen || !dice.chance(25)) return std::nullopt;
    const auto& [subject, officer] = *chosen;
    const auto& change = model.changes.at(subject);
    const ChangeWithdrawn body{digest_of(change_content(change))};
    Planned planned{event_of(model, dice, officer, Capacity::officer, subject, body)};
    planned.framework = model.framework(change.agreement.year);
    if (dice.chance(20)) enter_for(model, dice, planned, nullptr);
    const auto who =
        maybe_on_behalf(model, dice, {Role::officer, change.agreement.agency}, planned);
    planned.take = [which = subject, who](Model& m) {
        auto& withdrawn = m.changes.at(which);
        withdrawn.status = ChangeStatus::withdrawn;
        withdrawn.proposers.insert(who.begin(), who.end());
    };
    planned.wrong("digest_differs",
                  altered<ChangeWithdrawn>(planned.event, [&](ChangeWithdrawn& other) {
                      other.digest = some_digest(dice);
                  }));
    auto unknown = planned.event;
    unknown.header.subject = "change/nobodys";
    unknown.header.subject_version = 0;
    planned.wrong("no_such_change", unknown);
    return planned;
}

std::optional<Planned> plan_subcommittee(const Model& model, Dice& dice) {
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    std::vector<std::string> possible;
    for (const auto& [subject, change] : model.changes)
        if (change.waits() && model.agreements.at(change.agreement).applied &&
            touches_joint(model, change))
            possible.push_back(subject);
    const auto subject = dice.maybe_one_of(possible);
    if (!secretary || !subject || !dice.chance(40)) return std::nullopt;
    const auto& change = model.changes.at(*subject);
    const SubcommitteeDecided body{dice.chance(70) ? Stance::agreed : Stance::objected,
                                   digest_of(change_content(change)), order_of(model, dice)};
    const std::pair decided{body.digest, body.decision};
    if (change.subcommittee == decided) return std::nullopt;
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary, *subject, body)};
    planned.framework = model.framework(change.agreement.year);
    if (dice.chance(20)) enter_for(model, dice, planned, nullptr);
    planned.labels.insert("sub-committee " + *to_value(body.decision).text());
    planned.take = [which = *subject, decided](Model& m) {
        m.changes.at(which).subcommittee = decided;
    };
    planned.wrong("digest_differs",
                  altered<SubcommitteeDecided>(planned.event, [&](SubcommitteeDecided& other) {
                      other.digest = some_digest(dice);
                  }));
    return planned;
}

}  // namespace

std::vector<Act> change_acts() {
    return {{ChangeRequested::type, 40, plan_requested},
            {ChangeWithdrawn::type, 3, plan_change_withdrawn},
            {SubcommitteeDecided::type, 12, plan_subcommittee}};
}

}  // namespace banchi::histories
