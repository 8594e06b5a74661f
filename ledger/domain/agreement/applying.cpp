#include <algorithm>
#include <array>

#include "ledger/domain/agreement/correction.hpp"
#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

// An applied value keeps its proposer: the secretary whose conclusion applies it is not its author.
void copy(const State& state, const Fact& proposed, const std::string& entity, Changes& changes) {
    const auto applied = state.fact(entity, proposed.field);
    if (applied && applied->value == proposed.value) return;
    changes.put_from(proposed.origin, entity, proposed.field, *proposed.value);
}

// Whatever the target holds under the prefix and the draft does not.
void remove_missing(const State& state, const std::string& draft, const std::string& entity,
                    const std::string& prefix, Changes& changes) {
    for (const auto& fact : list(state, entity, prefix))
        if (!has(state, draft, fact.field)) changes.remove(entity, fact.field);
}

void remove_all(const State& state, const std::string& entity, Changes& changes) {
    for (const auto& fact : list(state, entity)) changes.remove(entity, fact.field);
}

void copy_kpi(const State& state, const KpiCode& code, Changes& changes) {
    const auto draft = kpi_entity(code, Side::draft);
    const auto entity = kpi_entity(code, Side::applied);
    for (const auto& fact : list(state, draft)) copy(state, fact, entity, changes);
    remove_missing(state, draft, entity, "", changes);
}

void copy_framework(const State& state, const AgreementId& id, Changes& changes) {
    const auto framework = framework_for(state, id.year);
    if (!framework || get<std::string>(state, id.subject(), "framework") == framework->subject)
        return;
    const auto published = state.fact(framework->subject, "title");
    changes.put_from(published ? published->origin : changes.index(), id.subject(), "framework",
                     framework->subject);
}

std::string authors_entity(const AgreementId& id) {
    return "index/authors/" + id.subject();
}

void move_all(const State& state, const std::string& from, const std::string& to,
              Changes& changes) {
    remove_all(state, to, changes);
    for (const auto& fact : list(state, from)) changes.put(to, fact.field, *fact.value);
    remove_all(state, from, changes);
}

std::vector<Revision> timeline_with(const State& state, const AgreementId& id,
                                    const Revision& revision) {
    auto timeline = get<std::vector<Revision>>(state, id.subject(), "timeline")
                        .value_or(std::vector<Revision>{});
    std::erase_if(timeline, [&](const Revision& earlier) {
        return earlier.effective_from >= revision.effective_from;
    });
    timeline.push_back(revision);
    return timeline;
}

}  // namespace

void put_revision(const State& state, const AgreementId& id, const Revision& revision,
                  Changes& changes) {
    changes.put(id.subject(), "content_digest", to_value(revision.digest));
    changes.put(id.subject(), "revision", revision.number);
    changes.put(id.subject(), "timeline", to_value(timeline_with(state, id, revision)));
}

void apply_draft(const State& state, const AgreementId& id, const Revision& revision,
                 Changes& changes) {
    for (const auto& fact : list(state, id.draft())) copy(state, fact, id.subject(), changes);
    remove_missing(state, id.draft(), id.subject(), "kpi/", changes);
    for (const auto& code : kpi_codes(state, id, Side::draft)) copy_kpi(state, code, changes);
    copy_framework(state, id, changes);
    // Should the decision be taken back, they still cast no ballot on what they made.
    move_all(state, proposers_entity(id.subject()), authors_entity(id), changes);
    put_revision(state, id, revision, changes);
    changes.put(id.subject(), "status", to_value(AgreementStatus::approved));
}

void revoke_applied(const State& state, const AgreementId& id, Changes& changes) {
    // What is about its submissions and decisions, not about what was applied.
    constexpr auto kKept = std::to_array<std::string_view>({"status", "submitted", "returned"});
    revoke_corrections(state, id, Index{0}, changes);
    for (const auto& code : kpi_codes(state, id, Side::applied))
        remove_all(state, kpi_entity(code, Side::applied), changes);
    move_all(state, authors_entity(id), proposers_entity(id.subject()), changes);
    for (const auto& fact : list(state, id.subject()))
        if (std::find(kKept.begin(), kKept.end(), fact.field) == kKept.end())
            changes.remove(id.subject(), fact.field);
    changes.put(id.subject(), "status", to_value(AgreementStatus::presented));
}

}  // namespace banchi::domain
