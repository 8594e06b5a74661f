#pragma once

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {

struct Component {
    Id<struct ComponentTag> id;
    Title name;
    BasisPoints weight_bp;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("id", self.id);
        m("name", self.name);
        m("weight_bp", self.weight_bp);
    }
};

struct Range {
    std::int64_t min = 0;
    std::int64_t max = 0;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("min", self.min);
        m("max", self.max);
    }
};

// A grade: scores from `from` up to but not including `below` (the highest includes its end).
struct Band {
    Title name;
    Decimal from;
    Decimal below;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("name", self.name);
        m("from", self.from);
        m("below", self.below);
    }
};

// A half-open range of days: a round, a proposal period, a window for changes.
struct Period {
    Id<struct PeriodTag> id;
    Date from;
    Date until;
    bool covers(Date date) const { return from <= date && date < until; }
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("id", self.id);
        m("from", self.from);
        m("until", self.until);
    }
};

// part/whole, as "more than half" is {1, 2} with `more_than` true.
struct Share {
    std::int64_t part = 1;
    std::int64_t whole = 2;
    bool more_than = false;
    bool reached(std::int64_t count, std::int64_t of) const;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("part", self.part);
        m("whole", self.whole);
        m("more_than", self.more_than);
    }
};

// Who cosigns what a meeting did and what is recorded for others: somebody who was present, or, in
// a demo on the simulated clock alone, a second recorder (each such act is marked).
enum class CosignedBy { present, second_recorder };
constexpr auto names_of(CosignedBy) {
    return std::to_array<std::pair<CosignedBy, std::string_view>>(
        {{CosignedBy::present, "present"}, {CosignedBy::second_recorder, "second_recorder"}});
}

// Which office receives the agreements that agencies make; those of some by another one.
struct Receiving {
    OfficeId office;
    std::map<AgencyId, OfficeId> except;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("office", self.office);
        m("except", self.except);
    }
};

// The rules of one or more fiscal years, by authority; every number that can change from year to
// year is here. Subject: framework/<fiscal year>/<version>.
struct FrameworkPublished {
    static constexpr std::string_view type = "framework.published";
    Title title;
    Citation authority;
    CommitteeId committee;
    std::vector<FiscalYear> fiscal_years;
    std::vector<Component> components;
    std::vector<Id<struct KindTag>> kpi_kinds;
    Range kpi_count;
    Range kpi_weight_bp;
    Id<struct ScoringTag> scoring;  // "levels-50-75-100"
    std::vector<Band> bands;
    std::vector<Period> rounds;
    Period proposal_period;
    std::vector<Period> change_windows;
    std::vector<Id<struct ReasonTag>> reasons_permitted;
    std::vector<Id<struct ReasonTag>> reasons_refused;
    Share quorum;                                     // of the committee's quorum base
    Share majority;                                   // of the ballots cast
    std::vector<Id<struct DutyTag>> separate_duties;  // beyond "propose-vote", which always is
    std::vector<Id<struct TypeTag>> recordable;       // event types that may be recorded acts
    std::int64_t own_signatures = 0;                  // of people in favour, that an approval needs
    CosignedBy cosigned_by = CosignedBy::present;
    std::int64_t minutes_days = 0;             // to record a meeting's acts
    std::int64_t notice_days = 0;              // between convening and meeting
    std::vector<Id<struct RuleTag>> refusing;  // procedure rules raised to refusing
    std::optional<bool> recused_count;         // towards an item's quorum; not stated: they do not
    std::optional<Receiving> receiver;         // not stated: nobody signs as receiver
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("title", self.title);
        m("authority", self.authority);
        m("committee", self.committee);
        m("fiscal_years", self.fiscal_years);
        m("components", self.components);
        m("kpi_kinds", self.kpi_kinds);
        m("kpi_count", self.kpi_count);
        m("kpi_weight_bp", self.kpi_weight_bp);
        m("scoring", self.scoring);
        m("bands", self.bands);
        m("rounds", self.rounds);
        m("proposal_period", self.proposal_period);
        m("change_windows", self.change_windows);
        m("reasons_permitted", self.reasons_permitted);
        m("reasons_refused", self.reasons_refused);
        m("quorum", self.quorum);
        m("majority", self.majority);
        m("separate_duties", self.separate_duties);
        m("recordable", self.recordable);
        m("own_signatures", self.own_signatures);
        m("cosigned_by", self.cosigned_by);
        m("minutes_days", self.minutes_days);
        m("notice_days", self.notice_days);
        m("refusing", self.refusing);
        m("recused_count", self.recused_count);
        m("receiver", self.receiver);
    }
};

// A framework in force and the subject that names it, "framework/2569/1".
struct Framework {
    std::string subject;
    FrameworkPublished rules;
    bool may_be_recorded(std::string_view type) const;
    bool refuses(std::string_view procedure_rule) const;
};

// The newest version for the fiscal year; nothing before the first.
std::optional<Framework> framework_for(const State& state, FiscalYear year);
Error no_framework(FiscalYear year);  // what is said before the first
// Marks the event, or refuses it where the framework raised the rule: the one way to mark. What is
// backfilled happened long ago, so nothing but an integrity rule refuses it.
Result<void> mark(const Judging& judging, Marks& marks, const Framework& framework, Mark made);

Result<Marks> decide(const Judging& judging, const FrameworkPublished& event);
void evolve(const Judging& judging, const FrameworkPublished& event, Changes& changes);
Text tell(const Judging& judging, const FrameworkPublished& event);

}  // namespace banchi::domain
