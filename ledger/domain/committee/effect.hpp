#pragma once

#include "ledger/domain/committee/aftermath.hpp"
#include "ledger/domain/committee/tally.hpp"

namespace banchi::domain {

// What the rules of conclusions, conditions and rescissions share; for this folder.

// Does the outcome bring the item's matter into effect at once?
bool applies(const Sitting& sitting, Outcome outcome);
// `outcome_purpose`: what an item on the agenda for information can't end in.
Result<void> check_purpose(const Sitting& sitting, Outcome outcome);
// An irregular proposal takes effect only by the authority for the exception (`exception_missing`),
// and for ever so marked; a backfilled one without it is marked `exception_missing`.
Result<void> judge_exception(const Judging& judging, const Sitting& sitting, bool takes_effect,
                             const std::optional<Citation>& exception, Marks& marks);
// A change of a joint KPI that takes effect before the sub-committee agreed to it is marked.
Result<void> judge_joint(const Judging& judging, const Sitting& sitting, bool takes_effect,
                         Marks& marks);
// The matter's content takes effect as the next revision: from the day that the matter itself
// names, else the one that was stated, else the day of the decision, but not before its year
// begins.
Date effective_from(const Sitting& sitting, const std::optional<Date>& stated, Date decided);
void take_effect(const Judging& judging, const Sitting& sitting, const Digest& content, Date from,
                 Changes& changes);
// The newest item that decided about each matter: a field a matter's subject.
inline constexpr const char* kResolutions = "index/resolutions";
// What the facts keep of a conclusion.
Value conclusion_value(const Judging& judging, const Sitting& sitting, const ItemConcluded& event);

// A conclusion as later events look back on it.
struct Concluded {
    Outcome outcome = Outcome::presented;
    Digest decided;
    std::optional<Date> effective_from;  // as stated, or as it took effect
};
std::optional<Concluded> find_conclusion(const State& state, const ItemId& id);
// Its conditions in order; none where it had none.
std::vector<StandingCondition> conditions_of(const State& state, const ItemId& id);
void put_conditions(const Judging& judging, const Sitting& sitting, const ItemConcluded& event,
                    Changes& changes);

}  // namespace banchi::domain
