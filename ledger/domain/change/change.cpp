#include "ledger/domain/change/change.hpp"

namespace banchi::domain {
namespace {

std::set<KpiCode> in_one_alone(const Part& here, const Part& there) {
    std::set<KpiCode> codes;
    for (const auto& [code, kpi] : here.kpis)
        if (!there.kpis.contains(code)) codes.insert(code);
    return codes;
}

std::optional<BasisPoints> weight_in(const Part& part, const KpiCode& code) {
    if (!part.weights_bp) return std::nullopt;
    const auto found = part.weights_bp->find(code);
    if (found == part.weights_bp->end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<RequestedChange> find_change(const State& state, const std::string& subject) {
    const auto asked =
        subject.starts_with("change/") ? state.fact(subject, "digest") : std::optional<Fact>{};
    if (!asked) return std::nullopt;
    RequestedChange change;
    change.subject = subject;
    change.agreement =
        AgreementId::parse(get<std::string>(state, subject, "agreement").value()).value();
    change.before = get<Part>(state, subject, "before").value();
    change.after = get<Part>(state, subject, "after").value();
    change.reason_code = get<Id<struct ReasonTag>>(state, subject, "reason_code");
    change.reason = get<Line>(state, subject, "reason").value();
    change.effective = get<Date>(state, subject, "effective").value();
    change.status = get<ChangeStatus>(state, subject, "status").value();
    change.requested = asked->origin;
    return change;
}

bool waits(const RequestedChange& change) {
    return change.status == ChangeStatus::requested || change.status == ChangeStatus::presented;
}

Value content_of(const RequestedChange& change) {
    auto reason = Value::object().set("text", to_value(change.reason));
    if (change.reason_code) reason.set("code", to_value(*change.reason_code));
    return Value::object()
        .set("kind", "change")
        .set("agreement", change.agreement.subject())
        .set("before", to_value(change.before))
        .set("after", to_value(change.after))
        .set("reason", std::move(reason))
        .set("effective", to_value(change.effective));
}

std::set<KpiCode> cancelled_by(const RequestedChange& change) {
    return in_one_alone(change.before, change.after);
}

std::set<KpiCode> added_by(const RequestedChange& change) {
    return in_one_alone(change.after, change.before);
}

bool changes_weight(const RequestedChange& change, const KpiCode& code) {
    return weight_in(change.before, code) != weight_in(change.after, code);
}

}  // namespace banchi::domain
