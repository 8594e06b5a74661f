#include "tests/histories/content.hpp"
#include "tests/histories/delegating.hpp"

// Proposals of agreements: their KPIs and weights, submitted and returned.
namespace banchi::histories {
namespace {

using Found = std::pair<AgreementId, PersonId>;  // with an officer of its agency

// A draft that may be changed, of a year that has a framework; mostly the one being prepared.
std::optional<Found> a_draft(const Model& model, Dice& dice) {
    std::vector<Found> possible;
    for (const auto& [agency, about] : model.agencies)
        for (const auto& [year, frameworks] : model.frameworks) {
            const AgreementId id{agency, year};
            const auto agreement = model.agreements.find(id);
            if (agreement != model.agreements.end() && agreement->second.applied) continue;
            if (model.has_ended(agency, model.today())) continue;
            const auto& period = frameworks.back().rules.proposal_period;
            if (!period.covers(model.today()) && !dice.chance(7)) continue;
            for (const auto& officer : model.holders({Role::officer, agency}))
                possible.emplace_back(id, officer);
        }
    return dice.maybe_one_of(possible);
}

// As above, with something in it.
std::optional<Found> a_begun_draft(const Model& model, Dice& dice) {
    const auto found = a_draft(model, dice);
    if (!found || !model.agreements.contains(found->first)) return std::nullopt;
    if (model.agreements.at(found->first).draft.empty()) return std::nullopt;
    return found;
}

const Agreement& agreement_of(const Model& model, const AgreementId& id) {
    static const Agreement none;
    const auto found = model.agreements.find(id);
    return found == model.agreements.end() ? none : found->second;
}

// An officer's act on a draft, their own or entered for them; `edits` changes what it holds.
Planned officers_act(const Model& model, Dice& dice, const Found& found, Body body,
                     std::function<void(Agreement&)> edits) {
    const auto& [id, officer] = found;
    Planned planned{
        event_of(model, dice, officer, Capacity::officer, id.subject(), std::move(body))};
    planned.framework = model.framework(id.year);
    if (dice.chance(20)) enter_for(model, dice, planned, nullptr);
    const auto who = maybe_on_behalf(model, dice, {Role::officer, id.agency}, planned);
    planned.take = [edits = std::move(edits), which = id, who](Model& m) {
        auto& agreement = m.agreements[which];
        agreement.status = AgreementStatus::draft;
        agreement.proposers.insert(who.begin(), who.end());
        edits(agreement);
    };
    return planned;
}

void mark_period(const Model& model, Planned& planned) {
    if (!planned.framework->rules.proposal_period.covers(model.today()))
        planned.marks.insert("outside_proposal_period");
}

// The same about an agreement that is approved and changes no more in its draft.
void add_decided(const Model& model, Planned& planned, const AgreementId& id) {
    for (const auto& [other, agreement] : model.agreements) {
        if (other.agency != id.agency || !agreement.applied) continue;
        auto event = planned.event;
        event.header.subject = other.subject();
        event.header.subject_version = model.versions.at(other.subject());
        // Another framework may not let it be entered for somebody.
        if (!event.header.common.recorded_for && !model.has_ended(id.agency, model.today()))
            planned.wrong("agreement_decided", event);
        return;
    }
}

std::optional<Planned> plan_proposed(const Model& model, Dice& dice) {
    const auto found = a_draft(model, dice);
    if (!found) return std::nullopt;
    const auto& id = found->first;
    const auto& draft = agreement_of(model, id).draft;
    if (draft.size() >= 5 && !dice.chance(10)) return std::nullopt;
    const KpiCode code{dice.fresh("K" + id.year.text() + "-")};
    const auto kpi = random_kpi(model, dice, id, code);
    auto planned = officers_act(model, dice, *found, KpiProposed{kpi},
                                [=](Agreement& a) { a.draft[code] = kpi; });
    planned.take = [take = planned.take, code, id](Model& m) {
        take(m);
        m.codes[code] = id;
    };
    mark_period(model, planned);
    planned.labels.insert("a KPI " + *to_value(kpi.kind).text());
    planned.labels.insert("a KPI by " + *to_value(kpi.method).text());
    for (const auto& [rule, other] : wrong_kpis(kpi))
        planned.wrong(rule, altered<KpiProposed>(planned.event,
                                                 [&](KpiProposed& body) { body.kpi = other; }));
    for (const auto& [taken, owner] : model.codes)
        if (dice.chance(10))
            planned.wrong("code_taken", altered<KpiProposed>(planned.event, [&](KpiProposed& body) {
                              body.kpi.code = taken;
                          }));
    add_decided(model, planned, id);
    return planned;
}

// What a condition of the newest resolution about the agreement lets its agency change.
std::optional<std::string> conditioned_field(const Model& model, Dice& dice,
                                             const AgreementId& id) {
    const auto newest = model.newest_resolution.find(id.subject());
    if (newest == model.newest_resolution.end()) return std::nullopt;
    const auto place = model.place_of(newest->second);
    std::vector<std::string> fields;
    for (const auto& each : model.item(*place).resolution->conditions)
        if (!each.met) fields.push_back(each.condition.field);
    return dice.maybe_one_of(fields);
}

std::optional<Planned> plan_revised(const Model& model, Dice& dice) {
    const auto found = a_begun_draft(model, dice);
    if (!found) return std::nullopt;
    const auto& id = found->first;
    const auto& agreement = agreement_of(model, id);
    if (agreement.waits() && !dice.chance(25)) return std::nullopt;
    auto code = std::next(agreement.draft.begin(), dice.below(agreement.draft.size()))->first;
    const auto field = conditioned_field(model, dice, id);
    if (field && field->starts_with("kpi/") && agreement.draft.contains({field->substr(4)}))
        code = KpiCode{field->substr(4)};
    const auto& before = agreement.draft.at(code);
    auto kpi = before;
    if (field || dice.chance(50))
        kpi.definition = Line{dice.fresh("now measures ")};
    else
        kpi = random_kpi(model, dice, id, code);
    const auto& kinds = model.framework(id.year)->rules.kpi_kinds;
    if (!contains(kinds, {*to_value(kpi.kind).text()}) || !well_linked(model, id.year, kpi))
        return std::nullopt;
    auto planned = officers_act(model, dice, *found, KpiRevised{kpi},
                                [=](Agreement& a) { a.draft[code] = kpi; });
    mark_period(model, planned);
    const auto wrong = [&](const std::string& rule, const Kpi& other) {
        planned.wrong(
            rule, altered<KpiRevised>(planned.event, [&](KpiRevised& body) { body.kpi = other; }));
    };
    if (contains(kinds, {*to_value(before.kind).text()}) && well_linked(model, id.year, before))
        wrong("nothing_changed", before);
    for (const auto& [rule, other] : wrong_kpis(kpi)) wrong(rule, other);
    auto unknown = kpi;
    unknown.code = KpiCode{"NO-SUCH"};
    wrong("no_such_kpi", unknown);
    return planned;
}

std::optional<Planned> plan_withdrawn(const Model& model, Dice& dice) {
    const auto found = a_begun_draft(model, dice);
    if (!found) return std::nullopt;
    const auto& draft = agreement_of(model, found->first).draft;
    if (draft.size() < 3 && !dice.chance(10)) return std::nullopt;
    const auto code = std::next(draft.begin(), dice.below(draft.size()))->first;
    auto planned = officers_act(model, dice, *found, KpiWithdrawn{code}, [=](Agreement& a) {
        a.draft.erase(code);
        if (a.weights.contains(code)) a.weights.clear();
    });
    mark_period(model, planned);
    planned.wrong("no_such_kpi", altered<KpiWithdrawn>(planned.event, [](KpiWithdrawn& body) {
                      body.code = KpiCode{"NO-SUCH"};
                  }));
    return planned;
}

std::optional<Planned> plan_weights(const Model& model, Dice& dice) {
    const auto found = a_begun_draft(model, dice);
    if (!found) return std::nullopt;
    const auto& id = found->first;
    const auto& agreement = agreement_of(model, id);
    if (agreement.waits() && !dice.chance(10)) return std::nullopt;
    const auto& range = model.framework(id.year)->rules.kpi_weight_bp;
    const auto weights = random_weights(dice, scored(agreement.draft), range);
    if (!weights || *weights == agreement.weights) return std::nullopt;
    auto planned = officers_act(model, dice, *found, WeightsProposed{*weights},
                                [=](Agreement& a) { a.weights = *weights; });
    using W = WeightsProposed;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<W>(planned.event, change));
    };
    wrong("weights_sum", [](W& body) { ++body.weights_bp.begin()->second.value; });
    wrong("weights_cover", [](W& body) { body.weights_bp[{"NO-SUCH"}] = BasisPoints{0}; });
    if (weights->size() > 1)
        wrong("weight_range", [](W& body) {
            auto& first = body.weights_bp.begin()->second.value;
            body.weights_bp.rbegin()->second.value += first;
            first = 0;
        });
    add_decided(model, planned, id);
    return planned;
}

std::optional<Planned> plan_submitted(const Model& model, Dice& dice) {
    const auto found = a_begun_draft(model, dice);
    if (!found) return std::nullopt;
    const auto& id = found->first;
    const auto& agreement = agreement_of(model, id);
    const auto digest = draft_digest(model, id);
    if (stands(model, id.subject(), digest)) return std::nullopt;
    if (!allows(*model.framework(id.year), agreement.draft, agreement.weights)) return std::nullopt;
    auto planned = officers_act(model, dice, *found, ProposalSubmitted{digest}, [=](Agreement& a) {
        a.status = AgreementStatus::submitted;
        a.submitted = digest;
    });
    planned.wrong("digest_differs",
                  altered<ProposalSubmitted>(planned.event, [&](ProposalSubmitted& body) {
                      body.digest = some_digest(dice);
                  }));
    return planned;
}

std::optional<Planned> plan_returned(const Model& model, Dice& dice) {
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    std::vector<AgreementId> waiting;
    for (const auto& [id, agreement] : model.agreements)
        if (agreement.waits()) waiting.push_back(id);
    const auto id = dice.maybe_one_of(waiting);
    if (!secretary || !id || !dice.chance(30)) return std::nullopt;
    const auto digest = *model.agreements.at(*id).submitted;
    Planned planned{reasoned(event_of(model, dice, *secretary, Capacity::secretary, id->subject(),
                                      ProposalReturned{digest}),
                             "the targets are too low")};
    planned.framework = model.framework(id->year);
    planned.take = [which = *id](Model& m) {
        m.agreements.at(which).status = AgreementStatus::returned;
    };
    planned.wrong("reason_missing", unreasoned(planned.event));
    planned.wrong("digest_differs",
                  altered<ProposalReturned>(planned.event, [&](ProposalReturned& body) {
                      body.digest = some_digest(dice);
                  }));
    return planned;
}

}  // namespace

std::vector<Act> drafting_acts() {
    return {
        {KpiProposed::type, 24, plan_proposed},        {KpiRevised::type, 10, plan_revised},
        {KpiWithdrawn::type, 3, plan_withdrawn},       {WeightsProposed::type, 22, plan_weights},
        {ProposalSubmitted::type, 30, plan_submitted}, {ProposalReturned::type, 4, plan_returned}};
}

}  // namespace banchi::histories
