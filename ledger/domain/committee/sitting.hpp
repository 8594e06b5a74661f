#pragma once

#include "ledger/domain/committee/committee.hpp"
#include "ledger/domain/committee/interest.hpp"
#include "ledger/domain/committee/matter.hpp"

namespace banchi::domain {

// What the rules of presiding, ballots and conclusions look at; for this folder.

// One item of a meeting's agenda, under the committee and framework that judge it.
struct Sitting {
    ItemId id;
    AgendaItem item;
    Date date;                       // of the meeting
    CommitteeConstituted committee;  // as composed on that day
    Framework framework;
    std::optional<Matter> matter;  // what the item decides, where it decides anything
    std::optional<Matter> about;   // that, or the matter of the resolution that it is about
};
// What the item decides, or the matter of the earlier item that it is about.
std::optional<Matter> matter_about(const State& state, const AgendaItem& item);
// Refuses `no_such_item`.
Result<Sitting> sitting_of(const State& state, const ItemId& id);
Result<Sitting> sitting_of(const Judging& judging);  // the item of the event's subject
// One that waits for its conclusion: refuses `already_concluded` and `meeting_cancelled` besides.
Result<Sitting> pending_item(const Judging& judging);
// One that the meeting is at: refuses `meeting_not_held` before the meeting's day besides.
Result<Sitting> open_item(const Judging& judging);

std::vector<Attendee> attendees_of(const State& state, const MeetingId& id);
// Towards the quorum, and with a vote. Chair and members do; representatives as the committee says;
// advisers, observers and whose capacity is unstated never.
bool counts(const CommitteeConstituted& committee, Sat capacity);
bool votes(const CommitteeConstituted& committee, Sat capacity);
bool holds_seat(const CommitteeConstituted& committee, const PersonId& person);

// By which roles the item is about the person's own agency on that day: officer, also by
// delegation, or head of it.
std::vector<Role> concerns(const State& state, const Sitting& sitting, const PersonId& person,
                           Date day);
// Is it by any, on the day that the event is judged on?
bool is_concerned(const Judging& judging, const Sitting& sitting, const PersonId& person);
// Interests declared in an item and the rulings on them.
bool has_declared(const State& state, const ItemId& id, const PersonId& person);
std::optional<RecusalRuled> ruling_on(const State& state, const ItemId& id, const PersonId& person);
bool is_recused(const State& state, const ItemId& id, const PersonId& person);
// Neither whose own agency it is about, nor who is recused or has declared an interest that nobody
// has ruled on.
bool may_preside(const Judging& judging, const Sitting& sitting, const PersonId& person);

// Whose turn it is to preside; nobody in particular when a member is to be elected.
struct Turn {
    PresidingBy by = PresidingBy::elected;
    std::optional<PersonId> person;
};
// In the order of presiding, among those who attend and may preside; `aside` stands aside.
Turn whose_turn(const Judging& judging, const Sitting& sitting,
                const std::optional<PersonId>& aside = std::nullopt);
bool in_turn(const Judging& judging, const Sitting& sitting, const Turn& turn,
             const PersonId& person);
// Whoever signs, or is recorded, as presiding.
std::vector<PersonId> presiding_signers(const Header& header);

// The instant at which the meeting was convened as it is: see Judging::at().
std::optional<Instant> convened_at(const State& state, const MeetingId& id);

MeetingId meeting_id(const Header& header);  // of a subject meeting/<id>
// A meeting that stands: refuses `no_such_meeting`, `meeting_cancelled`.
Result<MeetingConvened> standing_meeting(const State& state, const MeetingId& id);
Result<void> check_not_cancelled(const State& state, const MeetingId& id);

Error no_such_item(const std::string& subject);
Error already_concluded(const std::string& subject);
// `meeting_not_held`: nothing that a meeting does is recorded before its day.
Result<void> check_held(const Judging& judging, Date date);
// Marks `late` what comes after the framework's `minutes_days`, or of a meeting that was not
// convened before its day.
Result<void> mark_late(const Judging& judging, const MeetingId& id, const Framework& framework,
                       Marks& marks);

// "วาระที่ 9 “…” ของการประชุม “…”", for sentences; of an item's or a ballot's
// subject, any other as it is.
Text item_for_people(const State& state, const std::string& subject);

}  // namespace banchi::domain
