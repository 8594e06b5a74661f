#pragma once

#include "ledger/domain/committee/committee.hpp"

namespace banchi::domain {

// The committee as it is composed from a first day on, whole, by an order. What a meeting did is
// judged under the composition of the meeting's day; each holds until the first day of the next,
// in whatever order they were recorded. Subject: committee/<id>.
struct CommitteeAmended {
    static constexpr std::string_view type = "committee.amended";
    CommitteeConstituted committee;
    Date from;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        CommitteeConstituted::members(self.committee, m);
        m("from", self.from);
    }
};

// The newest day on which the committee sat, with attendance recorded: from then back it stays
// composed as it was.
struct SatOn {
    Date date;
    MeetingId meeting;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("date", self.date);
        m("meeting", self.meeting);
    }
};
void put_sat(const State& state, const CommitteeId& id, const SatOn& sat, Changes& changes);

// Refuses besides what constituting does `no_such_committee`, `nothing_changed` and `already_sat`.
Result<Marks> decide(const Judging& judging, const CommitteeAmended& event);
void evolve(const Judging& judging, const CommitteeAmended& event, Changes& changes);
Text tell(const Judging& judging, const CommitteeAmended& event);

}  // namespace banchi::domain
