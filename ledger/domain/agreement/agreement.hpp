#pragma once

#include "ledger/domain/framework.hpp"

namespace banchi::domain {

// Weighted kinds and `monitor`, which has weight 0 and is not scored.
enum class KpiKind { functional, strategic, joint, monitor };
constexpr auto names_of(KpiKind) {
    using enum KpiKind;
    return std::to_array<std::pair<KpiKind, std::string_view>>({{functional, "functional"},
                                                                {strategic, "strategic"},
                                                                {joint, "joint"},
                                                                {monitor, "monitor"}});
}

enum class Method { linear, step, milestone };
constexpr auto names_of(Method) {
    using enum Method;
    return std::to_array<std::pair<Method, std::string_view>>(
        {{linear, "linear"}, {step, "step"}, {milestone, "milestone"}});
}

enum class Direction { higher, lower, band };
constexpr auto names_of(Direction) {
    using enum Direction;
    return std::to_array<std::pair<Direction, std::string_view>>(
        {{higher, "higher"}, {lower, "lower"}, {band, "band"}});
}

// The scores that a KPI's levels stand for, in their order.
inline constexpr std::array<std::int64_t, 3> kLevelScores{50, 75, 100};

// What must be reached for a score of 50, 75 or 100: a value; for direction `band` the two ends
// `from`..`to`; for a milestone a text in both languages.
struct Level {
    std::int64_t score = 0;
    std::optional<Decimal> value;
    std::optional<Decimal> from;
    std::optional<Decimal> to;
    std::optional<Title> milestone;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("score", self.score);
        m("value", self.value);
        m("from", self.from);
        m("to", self.to);
        m("milestone", self.milestone);
    }
};

struct Baseline {
    Line value;  // a decimal, or "not_stated"
    Line year;
    Line source;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("value", self.value);
        m("year", self.year);
        m("source", self.source);
    }
};

struct JointPart {
    JointId id;
    Id<struct JointRoleTag> role;  // lead or contributor
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("id", self.id);
        m("role", self.role);
    }
};

// A KPI's whole template. A field that its source lacks says "not_stated". `source` says where it
// comes from ("illustrative" or an address) and `source_scope` which parts.
struct Kpi {
    KpiCode code;
    KpiKind kind = KpiKind::functional;
    Title title;
    Title unit;
    Method method = Method::linear;
    std::optional<Direction> direction;  // none for milestones
    std::optional<std::int64_t> scale;   // decimal places of the levels; none for milestones
    std::vector<Level> levels;           // 50, 75, 100; may be empty for a monitor KPI
    std::optional<Baseline> baseline;
    Line definition;
    Line formula;
    Line data_source;
    Line responsible;
    std::optional<JointPart> joint;
    Line source;
    std::optional<Line> source_scope;
    // Where it comes from: codes of the same year or the one before. Absent when there are none.
    std::optional<std::vector<KpiCode>> continues;
    std::optional<std::vector<KpiCode>> merges;
    std::optional<std::vector<KpiCode>> splits;
    // The register's entry that a strategic or monitor KPI adopts; a joint one names it as
    // joint.id.
    std::optional<RegisterId> adopts;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("code", self.code);
        m("kind", self.kind);
        m("title", self.title);
        m("unit", self.unit);
        m("method", self.method);
        m("direction", self.direction);
        m("scale", self.scale);
        m("levels", self.levels);
        m("baseline", self.baseline);
        m("definition", self.definition);
        m("formula", self.formula);
        m("data_source", self.data_source);
        m("responsible", self.responsible);
        m("joint", self.joint);
        m("source", self.source);
        m("source_scope", self.source_scope);
        m("continues", self.continues);
        m("merges", self.merges);
        m("splits", self.splits);
        m("adopts", self.adopts);
    }
};

using Weights = std::map<KpiCode, BasisPoints>;

// Subject of all of these: agreement/<agency>/<fiscal year>.
struct KpiProposed {
    static constexpr std::string_view type = "kpi.proposed";
    Kpi kpi;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("kpi", self.kpi);
    }
};

// Replaces the whole template of a KPI in the draft; fields that stay equal get no fact.
struct KpiRevised {
    static constexpr std::string_view type = "kpi.revised";
    Kpi kpi;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("kpi", self.kpi);
    }
};

struct KpiWithdrawn {
    static constexpr std::string_view type = "kpi.withdrawn";
    KpiCode code;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("code", self.code);
    }
};

struct WeightsProposed {
    static constexpr std::string_view type = "weights.proposed";
    Weights weights_bp;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("weights_bp", self.weights_bp);
    }
};

struct ProposalSubmitted {
    static constexpr std::string_view type = "proposal.submitted";
    Digest digest;  // of the draft's content
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("digest", self.digest);
    }
};

struct ProposalReturned {
    static constexpr std::string_view type = "proposal.returned";
    Digest digest;  // of the submission that goes back; the reason is in Common
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("digest", self.digest);
    }
};

enum class AgreementStatus { draft, submitted, returned, presented, approved, in_force, closed };
constexpr auto names_of(AgreementStatus) {
    using enum AgreementStatus;
    return std::to_array<std::pair<AgreementStatus, std::string_view>>({{draft, "draft"},
                                                                        {submitted, "submitted"},
                                                                        {returned, "returned"},
                                                                        {presented, "presented"},
                                                                        {approved, "approved"},
                                                                        {in_force, "in_force"},
                                                                        {closed, "closed"}});
}

// agreement/<agency>/<fiscal year>, taken apart.
struct AgreementId {
    AgencyId agency;
    FiscalYear year;
    auto operator<=>(const AgreementId&) const = default;
    std::string subject() const;  // "agreement/diw/2569": also the entity of its facts
    std::string draft() const;    // "draft/agreement/diw/2569"
    static Result<AgreementId> parse(std::string_view subject);
};

// Where the KPIs of an agreement are read: the draft as proposed, or what was applied.
enum class Side { draft, applied };

// What a committee approved, of a revision whose place a correction took.
struct Corrected {
    std::string by;  // the newest correction, "correction/k1"
    Digest digest;   // of the content that was approved
    Index index;     // the event that applied it
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("by", self.by);
        m("digest", self.digest);
        m("index", self.index);
    }
};

// An entry of the field `timeline`: from this day on, the facts as of `index` are in force.
struct Revision {
    std::int64_t number = 0;
    Date effective_from;
    Index index;                        // the event that applied or corrected it
    Digest digest;                      // of its content
    std::string conclusion;             // the item that resolved it, "item/m1/9"
    std::optional<std::string> change;  // the request that made it of the one before, "change/c1"
    std::optional<Corrected> correction{};
    const Digest& approved_digest() const { return correction ? correction->digest : digest; }
    Index applied_index() const { return correction ? correction->index : index; }
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("number", self.number);
        m("effective_from", self.effective_from);
        m("index", self.index);
        m("digest", self.digest);
        m("conclusion", self.conclusion);
        m("change", self.change);
        m("correction", self.correction);
    }
};

std::optional<Kpi> find_kpi(const State& state, const KpiCode& code, Side side);
std::vector<KpiCode> kpi_codes(const State& state, const AgreementId& id, Side side);
Weights weights_of(const State& state, const AgreementId& id, Side side);  // empty: not stated
// {kind, agency, fiscal_year, framework, kpis by code, weights_bp}: exactly what is decided.
Value content_of(const State& state, const AgreementId& id, Side side);
// SHA-256("banchi-content-v1\n" || RFC 8785 of the content).
std::string content_bytes(const Value& content);
Digest content_digest(const Value& content);
std::optional<AgreementStatus> status_of(const State& state, const AgreementId& id);
// Copies the draft to the agreement and its KPIs: each value that differs, with its own origin;
// adds a revision to the timeline. For a conclusion that approves.
void apply_draft(const State& state, const AgreementId& id, const Revision& revision,
                 Changes& changes);

// Takes the only revision back: what was applied, signed and corrected is gone, and the draft waits
// again as presented, with the proposers that it had.
void revoke_applied(const State& state, const AgreementId& id, Changes& changes);

Result<Marks> decide(const Judging& judging, const KpiProposed& event);
Result<Marks> decide(const Judging& judging, const KpiRevised& event);
Result<Marks> decide(const Judging& judging, const KpiWithdrawn& event);
Result<Marks> decide(const Judging& judging, const WeightsProposed& event);
Result<Marks> decide(const Judging& judging, const ProposalSubmitted& event);
Result<Marks> decide(const Judging& judging, const ProposalReturned& event);

void evolve(const Judging& judging, const KpiProposed& event, Changes& changes);
void evolve(const Judging& judging, const KpiRevised& event, Changes& changes);
void evolve(const Judging& judging, const KpiWithdrawn& event, Changes& changes);
void evolve(const Judging& judging, const WeightsProposed& event, Changes& changes);
void evolve(const Judging& judging, const ProposalSubmitted& event, Changes& changes);
void evolve(const Judging& judging, const ProposalReturned& event, Changes& changes);

Text tell(const Judging& judging, const KpiProposed& event);
Text tell(const Judging& judging, const KpiRevised& event);
Text tell(const Judging& judging, const KpiWithdrawn& event);
Text tell(const Judging& judging, const WeightsProposed& event);
Text tell(const Judging& judging, const ProposalSubmitted& event);
Text tell(const Judging& judging, const ProposalReturned& event);

}  // namespace banchi::domain
