#include "tests/histories/effects.hpp"

namespace banchi::histories {
namespace {

std::shared_ptr<const Value> kept(const AgreementId& id, const Applied& applied) {
    return std::make_shared<const Value>(applied_content(id, applied));
}

// A later revision takes the place of all that are dated on or after it.
void put_revision(const Model& model, const AgreementId& id, Applied& applied, Date from,
                  const std::string& item, const std::optional<std::string>& change) {
    std::erase_if(applied.timeline, [from](const InForce& each) { return each.from >= from; });
    ++applied.revision;
    applied.since = model.next;
    applied.timeline.push_back(
        {applied.revision, from, model.next, item, change, kept(id, applied)});
}

void apply_draft(Model& model, const AgreementId& id, const std::string& item, Date from) {
    auto& agreement = model.agreements.at(id);
    Applied applied{
        agreement.draft, agreement.weights, model.framework(id.year)->subject, 0, {}, {}};
    put_revision(model, id, applied, from, item, std::nullopt);
    agreement.applied = applied;
    agreement.status = AgreementStatus::approved;
    agreement.authors = agreement.proposers;
    agreement.proposers.clear();
}

void apply_change(Model& model, const std::string& subject, const std::string& item, Date from) {
    auto& change = model.changes.at(subject);
    auto& agreement = model.agreements.at(change.agreement);
    agreement.replaced.push_back(*agreement.applied);
    for (const auto& code : codes_in_one_alone(change.after, change.before))
        model.codes[code] = change.agreement;
    auto applied = with_change(*agreement.applied, change);
    put_revision(model, change.agreement, applied, from, item, subject);
    agreement.applied = applied;
    change.status = ChangeStatus::applied;
}

}  // namespace

std::map<std::string, Value> parts_of(const Value& content) {
    std::map<std::string, Value> parts;
    const auto add_whole = [&](const Value& whole) {
        for (const auto& [name, value] : *whole.members()) {
            if (name == "after") continue;
            if (name != "kpis") parts[name] = value;
            if (name == "kpis")
                for (const auto& [code, kpi] : *value.members()) parts["kpi/" + code] = kpi;
        }
    };
    add_whole(content);
    if (content["after"].members() != nullptr) add_whole(content["after"]);
    return parts;
}

Date effective_from(const Model& model, const std::string& subject,
                    const std::optional<Date>& stated, Date decided) {
    const auto change = model.changes.find(subject);
    if (change != model.changes.end()) return change->second.effective;
    return stated ? *stated : std::max(matter_of(model, subject).value().year.first_day(), decided);
}

void take_effect(Model& model, const std::string& subject, const std::string& item, Date from) {
    if (model.changes.contains(subject)) return apply_change(model, subject, item, from);
    apply_draft(model, matter_of(model, subject).value(), item, from);
}

bool touches_joint(const Model& model, const Change& change) {
    const auto is_joint = [](const std::map<KpiCode, Kpi>& kpis, const KpiCode& code) {
        const auto found = kpis.find(code);
        return found != kpis.end() && found->second.kind == KpiKind::joint;
    };
    const auto& [before, after] = std::tie(change.before, change.after);
    std::set<KpiCode> changed;
    for (const auto& part : {codes_in_one_alone(before, after), codes_in_one_alone(after, before)})
        changed.insert(part.begin(), part.end());
    for (const auto& [code, kpi] : after.kpis)
        if (before.kpis.contains(code) && to_value(before.kpis.at(code)) != to_value(kpi))
            changed.insert(code);
    for (const auto& code : changed)
        if (is_joint(before.kpis, code) || is_joint(after.kpis, code)) return true;
    const auto& applied = model.agreements.at(change.agreement).applied->kpis;
    const auto was = before.weights_bp.value_or(Weights{});
    const auto is = after.weights_bp.value_or(Weights{});
    for (const auto* weights : {&was, &is})
        for (const auto& [code, weight] : *weights) {
            const bool same =
                was.contains(code) && is.contains(code) && was.at(code) == is.at(code);
            if (!same && (is_joint(applied, code) || is_joint(after.kpis, code))) return true;
        }
    return false;
}

void mark_joint(const Model& model, const std::string& subject, Planned& planned) {
    const auto found = model.changes.find(subject);
    if (found == model.changes.end() || !touches_joint(model, found->second)) return;
    const auto& decided = found->second.subcommittee;
    const auto digest = digest_of(change_content(found->second));
    if (!decided || *decided != std::pair(digest, Stance::agreed))
        planned.marks.insert("joint_without_subcommittee");
}

void take_back(Model& model, const std::string& subject) {
    auto& agreement = model.agreements.at(matter_of(model, subject).value());
    const auto change = model.changes.find(subject);
    const auto since = change == model.changes.end() ? Index{0} : agreement.applied->since;
    std::erase_if(agreement.corrections, [since](Index each) { return each > since; });
    const auto unsigned_since = std::erase_if(
        agreement.signatures, [since](const SignedBy& each) { return each.index > since; });
    if (unsigned_since > 0) agreement.status = AgreementStatus::approved;
    if (change == model.changes.end()) {
        agreement.applied.reset();
        agreement.status = AgreementStatus::presented;
        agreement.proposers = agreement.authors;
        agreement.authors.clear();
        return;
    }
    for (const auto& code : codes_in_one_alone(change->second.after, change->second.before))
        model.codes.erase(code);
    agreement.applied = agreement.replaced.back();
    agreement.replaced.pop_back();
    change->second.status = ChangeStatus::presented;
}

bool took_effect(const Model& model, const Item& item) {
    if (!matter_of(model, item.agenda.subject)) return false;
    const auto& resolution = *item.resolution;
    const auto& conditions = resolution.conditions;
    if (resolution.outcome == Outcome::approved_subject_to)
        return std::all_of(conditions.begin(), conditions.end(),
                           [](const StatedCondition& each) { return each.met.has_value(); });
    return is_approval(resolution.outcome);
}

}  // namespace banchi::histories
