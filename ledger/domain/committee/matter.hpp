#pragma once

#include "ledger/domain/change/change.hpp"
#include "ledger/domain/committee/deciding.hpp"

namespace banchi::domain {

// What a committee decides about, by the subject that its agenda names: an agreement's proposal or
// a requested change of one. Anything else on an agenda is acknowledged and applies nothing.
struct Matter {
    std::string subject;                    // "agreement/diw/2569", "change/c1"
    AgreementId agreement;                  // whose targets a decision sets
    std::optional<RequestedChange> change;  // where it is one
};
std::optional<Matter> find_matter(const State& state, const std::string& subject);

// What a decision would apply now, and its digest: that of a submission that waits, or of what was
// made of it since.
Value content_of(const State& state, const Matter& matter);
// The parts of a content by the names that conditions use, each with its digest: "kpi/<code>",
// "weights_bp" and every other member by its own; of a requested change the parts that it makes.
Value parts_value(const Value& content);
// The digest under which it was last submitted, whether or not it still waits.
std::optional<Digest> submitted_digest(const State& state, const Matter& matter);
// Does it wait for a committee, exactly as submitted?
bool waits(const State& state, const Matter& matter);
// Everybody who made what waits: they cast no ballot on it.
std::set<PersonId> proposers_of(const State& state, const Matter& matter);
// Is it a part of the content that a condition may name: "weights_bp", or "kpi/<code>" in it?
bool names_content(const State& state, const Matter& matter, const std::string& field);
// The day that the matter itself names, which no conclusion changes: a requested change's.
std::optional<Date> effective_of(const Matter& matter);
// The procedure rules that what waits did not keep: of a change since it was requested so.
std::vector<Fact> irregularities_of(const State& state, const Matter& matter);
// The content named is what waits: `draft_edited`, `not_submitted`. A change still fits what it
// changes: `change_stale` once its `before` is no longer what applies.
Result<void> check_standing(const State& state, const Matter& matter, const Digest& named);

// The facts of a decision that applies: the content takes effect as this revision.
void apply(const Judging& judging, const Matter& matter, const Revision& revision,
           Changes& changes);
// Takes back what was applied last, and it waits again as it was submitted: of a proposal the
// content and the signatures go, of a change what it took the place of comes back.
void revoke(const State& state, const Matter& matter, Changes& changes);
// What any other outcome makes of the matter, if it still waits as the meeting saw it.
void put_outcome(const State& state, const Matter& matter, Outcome outcome, const Digest& seen,
                 Changes& changes);

}  // namespace banchi::domain
