#pragma once

#include "ledger/domain/committee/deciding.hpp"

namespace banchi::domain {

// What becomes of a resolution after it was passed. Subject of both: item/<meeting>/<number>.

// A condition of approved_subject_to is met by what the agency has submitted since. It differs from
// what was approved only in the fields that this and the conditions met before name; anything
// beyond needs a new decision. When the last one is met the content takes effect: on the day that
// the conclusion stated, else on this one, but not before the year begins.
struct ConditionMet {
    static constexpr std::string_view type = "condition.met";
    std::int64_t condition = 1;  // its number in the conclusion, from 1
    Digest digest;               // of the content as submitted now, or of a registered document
    std::optional<Citation> exception;  // as in item.concluded, where it takes effect by this
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("condition", self.condition);
        m("digest", self.digest);
        m("exception", self.exception);
    }
};

// The committee takes an earlier resolution back, in an item whose agenda subject is that item;
// decided as any conclusion is, and the conclusion of its own item. `dependents` are the events
// that rest on it, in order: conditions met since, signatures and corrections of what it applied.
// A lead of a main joint KPI that another agency has since does not come back: `joint_lead_taken`.
struct ResolutionRescinded {
    static constexpr std::string_view type = "resolution.rescinded";
    std::string item;  // "item/m1/9"
    std::vector<Index> dependents;
    Deciding mode = Deciding::consensus;
    Digest digest;  // what that item decided, as on the agenda
    std::optional<Tally> tally;
    std::vector<Dissent> dissents;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("item", self.item);
        m("dependents", self.dependents);
        m("mode", self.mode);
        m("digest", self.digest);
        m("tally", self.tally);
        m("dissents", self.dissents);
    }
};

// What the facts keep of a condition: since when it stands, and by which content, on which day, it
// was met.
struct Fulfilment {
    Digest digest;
    Date date;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("digest", self.digest);
        m("date", self.date);
    }
};
struct StandingCondition {
    Condition condition;
    Date since;
    std::optional<Fulfilment> met;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        Condition::members(self.condition, m);
        m("since", self.since);
        m("met", self.met);
    }
};

Result<Marks> decide(const Judging& judging, const ConditionMet& event);
Result<Marks> decide(const Judging& judging, const ResolutionRescinded& event);

void evolve(const Judging& judging, const ConditionMet& event, Changes& changes);
void evolve(const Judging& judging, const ResolutionRescinded& event, Changes& changes);

Text tell(const Judging& judging, const ConditionMet& event);
Text tell(const Judging& judging, const ResolutionRescinded& event);

}  // namespace banchi::domain
