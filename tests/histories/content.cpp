#include "tests/histories/content.hpp"

namespace banchi::histories {
namespace {

Value content(const AgreementId& id, const std::string& framework,
              const std::map<KpiCode, Kpi>& kpis, const Weights& weights) {
    auto members = Value::object();
    for (const auto& [code, kpi] : kpis) members.set(code.text, to_value(kpi));
    return Value::object()
        .set("kind", "agreement")
        .set("agency", id.agency.text)
        .set("fiscal_year", std::int64_t{id.year.label})
        .set("framework", framework)
        .set("kpis", std::move(members))
        .set("weights_bp", to_value(weights));
}

bool is_lead(const Kpi& kpi) {
    return kpi.joint && kpi.joint->role.text == "lead";
}

std::int64_t total(const Weights& weights) {
    std::int64_t sum = 0;
    for (const auto& [code, weight] : weights) sum += weight.value;
    return sum;
}

bool before_is_applied(const Applied& applied, const Part& before) {
    for (const auto& [code, kpi] : before.kpis) {
        const auto now = applied.kpis.find(code);
        if (now == applied.kpis.end() || to_value(now->second) != to_value(kpi)) return false;
    }
    return !before.weights_bp || *before.weights_bp == applied.weights;
}

}  // namespace

Digest digest_of(const Value& content) {
    return sha256("banchi-content-v1\n" + canonical(content));
}

Value draft_content(const Model& model, const AgreementId& id) {
    const auto& agreement = model.agreements.at(id);
    const auto* framework = model.framework(id.year);
    return content(id, framework->subject, agreement.draft, agreement.weights);
}

Value applied_content(const AgreementId& id, const Applied& applied) {
    return content(id, applied.framework, applied.kpis, applied.weights);
}

Digest draft_digest(const Model& model, const AgreementId& id) {
    return digest_of(draft_content(model, id));
}

Value change_content(const Change& change) {
    auto reason = Value::object().set("text", change.reason.text);
    if (change.reason_code) reason.set("code", change.reason_code->text);
    return Value::object()
        .set("kind", "change")
        .set("agreement", change.agreement.subject())
        .set("before", to_value(change.before))
        .set("after", to_value(change.after))
        .set("reason", std::move(reason))
        .set("effective", change.effective.text());
}

std::optional<AgreementId> matter_of(const Model& model, const std::string& subject) {
    const auto change = model.changes.find(subject);
    if (change != model.changes.end()) return change->second.agreement;
    for (const auto& [id, agreement] : model.agreements)
        if (id.subject() == subject) return id;
    return std::nullopt;
}

std::optional<Digest> submitted(const Model& model, const std::string& subject) {
    const auto change = model.changes.find(subject);
    if (change != model.changes.end()) return digest_of(change_content(change->second));
    return model.agreements.at(matter_of(model, subject).value()).submitted;
}

bool stands(const Model& model, const std::string& subject, const Digest& digest) {
    if (submitted(model, subject) != digest) return false;
    const auto change = model.changes.find(subject);
    if (change != model.changes.end()) return change->second.waits() && fits(model, change->second);
    const auto id = matter_of(model, subject).value();
    return model.agreements.at(id).waits() && draft_digest(model, id) == digest;
}

std::set<PersonId> proposers(const Model& model, const std::string& subject) {
    const auto change = model.changes.find(subject);
    if (change != model.changes.end()) return change->second.proposers;
    return model.agreements.at(matter_of(model, subject).value()).proposers;
}

std::size_t irregularities(const Model& model, const std::string& subject) {
    const auto marks = model.irregular.find(subject);
    if (marks == model.irregular.end()) return 0;
    const auto change = model.changes.find(subject);
    const auto since = change == model.changes.end() ? Index{0} : change->second.requested;
    return static_cast<std::size_t>(std::count_if(marks->second.begin(), marks->second.end(),
                                                  [since](Index index) { return index >= since; }));
}

std::set<KpiCode> codes_in_one_alone(const Part& here, const Part& there) {
    std::set<KpiCode> codes;
    for (const auto& [code, kpi] : here.kpis)
        if (!there.kpis.contains(code)) codes.insert(code);
    return codes;
}

Applied with_change(const Applied& applied, const Change& change) {
    auto after = applied;
    for (const auto& code : codes_in_one_alone(change.before, change.after)) after.kpis.erase(code);
    for (const auto& [code, kpi] : change.after.kpis) after.kpis[code] = kpi;
    if (change.after.weights_bp) after.weights = *change.after.weights_bp;
    return after;
}

bool fits(const Model& model, const Change& change) {
    const auto& id = change.agreement;
    const auto& applied = model.agreements.at(id).applied;
    if (!applied || !before_is_applied(*applied, change.before)) return false;
    for (const auto& code : codes_in_one_alone(change.after, change.before))
        if (model.codes.contains(code)) return false;
    if (change.effective < applied->timeline.front().from || change.effective >= id.year.end())
        return false;
    const auto after = with_change(*applied, change);
    for (const auto& [code, kpi] : change.after.kpis) {
        if (!lead_is_free(model, id, kpi, &after.kpis)) return false;
        const auto now = applied->kpis.find(code);
        const auto* before = now == applied->kpis.end() ? nullptr : &now->second;
        if (!well_linked(model, id.year, kpi) || !well_adopted(model, id, kpi, before))
            return false;
    }
    const auto& framework = *model.framework(id.year);
    const auto kinds = framework.rules.kpi_kinds;
    for (const auto& [code, kpi] : change.after.kpis)
        if (!contains(kinds, {*to_value(kpi.kind).text()})) return false;
    const bool same_set = scored(after.kpis) == scored(applied->kpis);
    if (!change.after.weights_bp) return same_set && !change.before.weights_bp;
    auto only_scored = after.kpis;
    std::erase_if(only_scored,
                  [](const auto& each) { return each.second.kind == KpiKind::monitor; });
    // The kinds of KPIs that the change leaves alone were judged when they came.
    auto lenient = framework;
    for (const auto& [kind, name] : names_of(KpiKind{}))
        lenient.rules.kpi_kinds.push_back({std::string(name)});
    return allows(lenient, only_scored, after.weights);
}

std::vector<KpiCode> scored(const std::map<KpiCode, Kpi>& kpis) {
    std::vector<KpiCode> codes;
    for (const auto& [code, kpi] : kpis)
        if (kpi.kind != KpiKind::monitor) codes.push_back(code);
    return codes;
}

bool allows(const Framework& framework, const std::map<KpiCode, Kpi>& kpis,
            const Weights& weights) {
    const auto& rules = framework.rules;
    for (const auto& [code, kpi] : kpis)
        if (!contains(rules.kpi_kinds, {*to_value(kpi.kind).text()})) return false;
    const auto codes = scored(kpis);
    const auto count = static_cast<std::int64_t>(codes.size());
    if (count < rules.kpi_count.min || count > rules.kpi_count.max) return false;
    if (weights.size() != codes.size() || total(weights) != 10'000) return false;
    return std::all_of(codes.begin(), codes.end(), [&](const KpiCode& code) {
        const auto weight = weights.find(code);
        return weight != weights.end() && weight->second.value >= rules.kpi_weight_bp.min &&
               weight->second.value <= rules.kpi_weight_bp.max;
    });
}

bool lead_is_free(const Model& model, const AgreementId& id, const Kpi& kpi,
                  const std::map<KpiCode, Kpi>* own) {
    if (!is_lead(kpi)) return true;
    for (const auto& [other, agreement] : model.agreements) {
        if (other.year != id.year) continue;
        const auto& kpis = other == id && own != nullptr ? *own : agreement.standing();
        for (const auto& [code, each] : kpis)
            if ((other != id || code != kpi.code) && is_lead(each) &&
                each.joint->id == kpi.joint->id)
                return false;
    }
    return true;
}

bool lists_joint(const Model& model, FiscalYear year) {
    return std::any_of(model.entries.begin(), model.entries.end(), [&](const auto& each) {
        const auto& entry = each.second.entry;
        return entry.kind == RegisterKind::joint && entry.fiscal_year == year;
    });
}

bool well_adopted(const Model& model, const AgreementId& id, const Kpi& kpi, const Kpi* before) {
    const auto joint = [](const Kpi& each) { return each.joint ? to_value(*each.joint) : Value(); };
    if (!kpi.joint && !kpi.adopts) return true;
    if (before != nullptr && before->kind == kpi.kind && before->adopts == kpi.adopts &&
        joint(*before) == joint(kpi))
        return true;
    const auto found = model.entries.find(kpi.joint ? RegisterId{kpi.joint->id.text} : *kpi.adopts);
    if (found == model.entries.end()) return kpi.joint && !lists_joint(model, id.year);
    const auto& [entry, closed] = found->second;
    if (closed || entry.fiscal_year != id.year || to_value(entry.kind) != to_value(kpi.kind))
        return false;
    return !kpi.joint ||
           std::any_of(entry.agencies.begin(), entry.agencies.end(), [&](const EntryAgency& each) {
               return each.agency == id.agency && each.role == kpi.joint->role;
           });
}

bool well_linked(const Model& model, FiscalYear year, const Kpi& kpi) {
    for (const auto* list : {&kpi.continues, &kpi.merges, &kpi.splits})
        for (const auto& from : list->value_or(std::vector<KpiCode>{}))
            if (!may_come_from(model, year, from)) return false;
    return true;
}

bool may_come_from(const Model& model, FiscalYear year, const KpiCode& code) {
    const auto owner = model.codes.find(code);
    return owner != model.codes.end() &&
           (owner->second.year == year || owner->second.year.label == year.label - 1);
}

}  // namespace banchi::histories
