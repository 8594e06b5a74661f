#pragma once

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/committee/deciding.hpp"

namespace banchi::domain {

// What a committee decides about, by the subject that its agenda names: an agreement's proposal.
// Anything else on an agenda is acknowledged and applies nothing.
struct Matter {
    std::string subject;    // "agreement/diw/2569"
    AgreementId agreement;  // whose targets a decision sets
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
// The content named is what waits: `draft_edited`, `not_submitted`.
Result<void> check_standing(const State& state, const Matter& matter, const Digest& named);

// The facts of a decision that applies: the content takes effect as this revision.
void apply(const Judging& judging, const Matter& matter, const Revision& revision,
           Changes& changes);
// Takes back what was applied last: the content and the signatures go, and it waits again as it was
// submitted.
void revoke(const State& state, const Matter& matter, Changes& changes);
// What any other outcome makes of the matter, if it still waits as the meeting saw it.
void put_outcome(const State& state, const Matter& matter, Outcome outcome, const Digest& seen,
                 Changes& changes);

}  // namespace banchi::domain
