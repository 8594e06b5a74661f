#pragma once

#include <span>
#include <variant>

#include "ledger/domain/agreement/agreement.hpp"
#include "ledger/domain/agreement/correction.hpp"
#include "ledger/domain/agreement/signing.hpp"
#include "ledger/domain/change/change.hpp"
#include "ledger/domain/change/subcommittee.hpp"
#include "ledger/domain/committee/aftermath.hpp"
#include "ledger/domain/committee/committee.hpp"
#include "ledger/domain/committee/composition.hpp"
#include "ledger/domain/committee/interest.hpp"
#include "ledger/domain/committee/meeting.hpp"
#include "ledger/domain/framework.hpp"
#include "ledger/domain/record/acts.hpp"
#include "ledger/domain/record/backfill.hpp"
#include "ledger/domain/record/comments.hpp"
#include "ledger/domain/record/documents.hpp"
#include "ledger/domain/record/restoration.hpp"
#include "ledger/domain/register.hpp"
#include "ledger/domain/registry/agencies.hpp"
#include "ledger/domain/registry/delegation.hpp"
#include "ledger/domain/registry/registry.hpp"
#include "ledger/domain/window.hpp"

namespace banchi::domain {

// The catalogue: every event that this build judges. A new one is a struct, a decide, an evolve,
// a tell (its sentence in Thai and English) and a line here and in catalogue(); its schema follows
// from members().
using Body = std::variant<
    LedgerOpened, AgencyRegistered, AgencyRenamed, AgencyEnded, PersonRegistered, KeyEnrolled,
    KeyRevoked, RoleGranted, RoleEnded, DelegationGranted, DelegationEnded, CommitteeConstituted,
    CommitteeAmended, FrameworkPublished, WindowExtended, EntryAdded, EntryAmended, EntryClosed,
    KpiProposed, KpiRevised, KpiWithdrawn, WeightsProposed, ProposalSubmitted, ProposalReturned,
    MeetingConvened, MeetingAmended, MeetingCancelled, AttendanceRecorded, InterestDeclared,
    PresidingRecorded, RecusalRuled, BallotCast, ItemConcluded, ConditionMet, ResolutionRescinded,
    MinutesCertified, AgreementSigned, CorrectionRecorded, ChangeRequested, ChangeWithdrawn,
    SubcommitteeDecided, DocumentRegistered, ActConfirmed, ActContested, CommentMade,
    CommentAnswered, BackfillOpened, BackfillClosed, LedgerRestored>;

struct Event {
    Header header;
    Body body;
};

// Whether a type may be a recorded act, where the framework lists it; some only in a demo, whose
// offices sign nothing.
enum class Recordable { never, in_demo, yes };

// What is fixed about a type, whatever its content: one row of the catalogue.
struct Row {
    std::string_view type;
    std::string_view subject;    // pattern: "agreement/<agency>/<fiscal_year>"
    std::vector<Capacity> by;    // the actor signs in one of these
    std::vector<Capacity> with;  // one cosigner in one of these, if any are named
    bool versioned = false;      // the actor states the subject's version
    bool based = false;          // the actor states a basis
    Recordable recordable = Recordable::never;
    bool before_framework = false;  // accepted before the first framework
};
std::span<const Row> catalogue();
const Row& row_of(const Event& event);
const Row* find_row(std::string_view type);  // null for a type that this build does not know
bool may_be_recorded(const Row& row, const State& state);

// The fiscal year whose framework judges the event: its subject's, its meeting's or its entry's;
// nothing for what needs no framework. `no_such_meeting`, `no_such_entry` for an unknown one.
Result<std::optional<FiscalYear>> fiscal_year_of(const State& state, const Event& event);

// Judges an event at its position: accepts it with its marks, or names the rule that refuses it.
// Order: opening, clock, uniqueness, keys and signers, framework, backfill, capacities, roles and
// recorded acts, subject version and basis, and then the type's own rules. Pure: only `judging`
// matters. The basis is not judged here but by merkle (it concerns the tree, not facts).
Result<Marks> decide(const Judging& judging, const Event& event);
// The facts of an accepted event: its type's own and those kept of every event (uniqueness, the
// subject's version, listings by subject, actor and type, marks, the newest `recorded`).
std::vector<Fact> evolve(const Judging& judging, const Event& event, const Marks& marks);
// What the event did, as one sentence; for history, blame, refusals and reports alike. `judging`
// may carry any state that knows the names.
Text tell(const Judging& judging, const Event& event);

// The index of an event that this ledger already has: by its signed bytes, or by actor and id.
std::optional<Index> find_by_pae(const State& state, const Digest& pae);
std::optional<Index> find_by_id(const State& state, const PersonId& actor, const EventId& id);

}  // namespace banchi::domain
