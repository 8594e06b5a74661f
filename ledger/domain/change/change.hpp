#pragma once

#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {

// One side of a change: the KPIs that it concerns, whole, and the whole vector of weights, where
// weights or the set of scored KPIs change.
struct Part {
    std::map<KpiCode, Kpi> kpis;
    std::optional<Weights> weights_bp;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("kpis", self.kpis);
        m("weights_bp", self.weights_bp);
    }
};

// Asks for a change of an agreement that is approved or in force, from the header's `effective` on;
// the reason's text is in Common. A code of `before` alone is cancelled, of `after` alone is new,
// of both is changed. Again under the same id, while it waits or was returned, it replaces the one
// before. Subject: change/<id>.
struct ChangeRequested {
    static constexpr std::string_view type = "change.requested";
    std::string agreement;  // "agreement/diw/2569"
    Part before;            // exactly what is applied now
    Part after;
    std::optional<Id<struct ReasonTag>> reason_code;  // as the framework lists them
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("agreement", self.agreement);
        m("before", self.before);
        m("after", self.after);
        m("reason_code", self.reason_code);
    }
};

// Only while it waits. Subject: change/<id>.
struct ChangeWithdrawn {
    static constexpr std::string_view type = "change.withdrawn";
    Digest digest;  // of the request that is taken back
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("digest", self.digest);
    }
};

// Requested and presented ones wait for a committee; a returned one may be requested again.
enum class ChangeStatus { requested, presented, returned, rejected, withdrawn, applied };
constexpr auto names_of(ChangeStatus) {
    using enum ChangeStatus;
    return std::to_array<std::pair<ChangeStatus, std::string_view>>({{requested, "requested"},
                                                                     {presented, "presented"},
                                                                     {returned, "returned"},
                                                                     {rejected, "rejected"},
                                                                     {withdrawn, "withdrawn"},
                                                                     {applied, "applied"}});
}

// A request as it stands.
struct RequestedChange {
    std::string subject;  // "change/c1": also the entity of its facts
    AgreementId agreement;
    Part before;
    Part after;
    std::optional<Id<struct ReasonTag>> reason_code;
    Line reason;
    Date effective;
    ChangeStatus status = ChangeStatus::requested;
    Index requested;  // the event that asked for it so
};
std::optional<RequestedChange> find_change(const State& state, const std::string& subject);
bool waits(const RequestedChange& change);
// {kind: "change", agreement, before, after, reason: {code, text}, effective}: what is decided.
// content_digest of it is what ballots and conclusions name.
Value content_of(const RequestedChange& change);

std::set<KpiCode> cancelled_by(const RequestedChange& change);
std::set<KpiCode> added_by(const RequestedChange& change);
// Does it set a weight, or a field of the KPI's template, to another value?
bool changes_weight(const RequestedChange& change, const KpiCode& code);

// Integrity, when it is requested, put on an agenda, voted on and applied: `not_approved`,
// `before_differs` if what it changes is not what is applied (by the name `otherwise`, where that
// is a state that moved on), `nothing_changed`, `code_differs`, `code_taken`, the rules of
// templates, leads and adoption, `weights_missing`, `kpi_count` and the rules of weights, and
// `effective_outside` the fiscal year or before the agreement's own first day.
Result<void> check_change(const State& state, const Framework& framework,
                          const RequestedChange& change,
                          const std::string& otherwise = "before_differs");
// Procedure: `outside_change_window`, `reason_code`, `new_kpi_midyear`.
Result<Marks> judge_request(const Judging& judging, const Framework& framework,
                            const RequestedChange& change);

// The facts of an agreement's content with the change, each proposed by the event `origin`.
void put_changed(const State& state, const RequestedChange& change, Index origin, Changes& changes);
// The facts of a conclusion that applies it: the next revision of its agreement, in force from the
// change's own day. Keeps under `replaced` what the values were, for taking it back.
void apply_change(const State& state, const RequestedChange& change, const Revision& revision,
                  Changes& changes);
// Puts back what the applied change took the place of, each value with its own author, and takes
// back what was signed and corrected since; the request waits again.
void revoke_change(const State& state, const RequestedChange& change, Changes& changes);

Result<Marks> decide(const Judging& judging, const ChangeRequested& event);
Result<Marks> decide(const Judging& judging, const ChangeWithdrawn& event);
void evolve(const Judging& judging, const ChangeRequested& event, Changes& changes);
void evolve(const Judging& judging, const ChangeWithdrawn& event, Changes& changes);
Text tell(const Judging& judging, const ChangeRequested& event);
Text tell(const Judging& judging, const ChangeWithdrawn& event);

}  // namespace banchi::domain
