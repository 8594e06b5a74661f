#include "ledger/domain/agreement/correction.hpp"
#include "ledger/domain/agreement/replacing.hpp"
#include "ledger/domain/agreement/signing.hpp"
#include "ledger/domain/change/change.hpp"

namespace banchi::domain {
namespace {

void put_kpi(const State& state, const RequestedChange& change, const Kpi& kpi, Index origin,
             Changes& changes) {
    const auto& id = change.agreement;
    if (!change.before.kpis.contains(kpi.code)) {
        changes.put_from(origin, id.subject(), member_field(kpi.code), true);
        changes.put_from(origin, kpi_entity(kpi.code, Side::applied), "agreement", id.subject());
    }
    put_template(state, kpi, Side::applied, origin, changes);
    put_joint(id, kpi.code, part_of(state, id, kpi.code, Side::applied), kpi.joint, changes);
    put_adopted(id, kpi.code, adopted_of(state, id, kpi.code, Side::applied), kpi.adopts, changes);
}

}  // namespace

void put_changed(const State& state, const RequestedChange& change, Index origin,
                 Changes& changes) {
    const auto& id = change.agreement;
    for (const auto& code : cancelled_by(change)) {
        changes.remove_from(origin, id.subject(), member_field(code));
        put_joint(id, code, part_of(state, id, code, Side::applied), std::nullopt, changes);
        put_adopted(id, code, adopted_of(state, id, code, Side::applied), std::nullopt, changes);
    }
    for (const auto& [code, kpi] : change.after.kpis) put_kpi(state, change, kpi, origin, changes);
    const auto& weights = change.after.weights_bp;
    if (weights && *weights != weights_of(state, id, Side::applied))
        changes.put_from(origin, id.subject(), "weights", to_value(*weights));
}

void apply_change(const State& state, const RequestedChange& change, const Revision& revision,
                  Changes& changes) {
    Changes applied(changes.index());
    put_changed(state, change, change.requested, applied);
    Overlay after(state);
    after.add(applied.facts());
    auto made = revision;
    made.digest = content_digest(content_of(after, change.agreement, Side::applied));
    made.change = change.subject;
    put_revision(state, change.agreement, made, applied);
    for (const auto& fact : applied.facts()) changes.add(fact);
    changes.put(change.subject, "status", to_value(ChangeStatus::applied));
    changes.put(change.subject, "replaced", replaced_by(state, applied.facts()));
}

void revoke_change(const State& state, const RequestedChange& change, Changes& changes) {
    const auto replaced = state.fact(change.subject, "replaced");
    if (!replaced || !replaced->value) return;  // what was refused leaves nothing
    revoke_signatures(state, change.agreement, replaced->index, changes);
    revoke_corrections(state, change.agreement, replaced->index, changes);
    put_back(*replaced->value, changes);
    changes.remove(change.subject, "replaced");
    changes.put(change.subject, "status", to_value(ChangeStatus::presented));
}

}  // namespace banchi::domain
