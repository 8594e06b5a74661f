#pragma once

#include <algorithm>
#include <memory>

#include "ledger/domain/event.hpp"
#include "tests/histories/dice.hpp"

namespace banchi::histories {

using namespace domain;

// The generator's own picture of the world: plain values that it changes itself by the rules as
// people state them. It reads no facts and asks no rule of the ledger's, because those are what is
// tested; shapes of events serve as shapes of things here.

struct HeldKey {
    std::string name;  // of the private key, that tests derive from it
    KeyId id;
    Index enrolled;
    std::optional<Index> revoked;
    std::optional<Index> compromised_since;
};

struct RoleOf {
    Role role = Role::officer;
    std::optional<AgencyId> agency;
    auto operator<=>(const RoleOf&) const = default;
};

struct Person {
    std::vector<HeldKey> keys;
    std::map<RoleOf, std::vector<Term>> roles;
};

struct OfficeTerm {
    PersonId person;
    RoleOf role;  // that carries it
    Date from;
    std::optional<Date> until;
    Holding holding = Holding::substantive;
};

// A revision of an agreement, and what is in force by it from its day on.
struct InForce {
    std::int64_t number = 0;
    Date from;
    Index index;
    std::string conclusion;
    std::optional<std::string> change;
    std::shared_ptr<const Value> content;
    std::optional<Corrected> correction{};
};

struct Applied {
    std::map<KpiCode, Kpi> kpis;
    Weights weights;
    std::string framework;
    std::int64_t revision = 0;
    std::vector<InForce> timeline;
    Index since;  // the event that applied it, corrections aside
};

struct SignedBy {
    Digest content;
    Capacity party = Capacity::maker;
    PersonId person;
    Index index;
};

struct Agreement {
    std::optional<AgreementStatus> status;
    std::map<KpiCode, Kpi> draft;
    Weights weights;
    std::optional<Digest> submitted;
    std::set<PersonId> proposers;
    std::set<PersonId> authors;  // of what was applied
    std::optional<Applied> applied;
    std::vector<Applied> replaced;  // by each change that was applied, the newest last
    std::vector<SignedBy> signatures;
    std::vector<Index> corrections;  // that stand
    const std::map<KpiCode, Kpi>& standing() const { return applied ? applied->kpis : draft; }
    bool waits() const {
        return status == AgreementStatus::submitted || status == AgreementStatus::presented;
    }
};

struct Change {
    AgreementId agreement;
    Part before;
    Part after;
    std::optional<Id<struct ReasonTag>> reason_code;
    Line reason;
    Date effective;
    ChangeStatus status = ChangeStatus::requested;
    Index requested;
    std::set<PersonId> proposers;
    std::optional<std::pair<Digest, Stance>> subcommittee;  // the newest decision, on what
    bool waits() const {
        return status == ChangeStatus::requested || status == ChangeStatus::presented;
    }
};

struct StatedCondition {
    Condition condition;
    std::optional<Index> met;
};

struct Resolution {
    Outcome outcome = Outcome::presented;
    Digest decided;
    std::optional<Date> effective;  // as stated
    bool rescinds = false;
    std::vector<StatedCondition> conditions;
    std::map<std::string, Value> parts;  // of what was approved with conditions
    std::optional<std::string> rescinded_by;
};

struct Item {
    AgendaItem agenda;
    std::map<PersonId, bool> interests;  // was it a recorded act?
    std::map<PersonId, bool> rulings;    // recused?
    std::optional<PresidingRecorded> presiding;
    std::map<Digest, std::map<PersonId, Vote>> ballots;
    std::optional<Resolution> resolution;
    bool touched() const { return !rulings.empty() || presiding || !ballots.empty() || resolution; }
};

struct Meeting {
    MeetingId id;
    CommitteeId committee;
    FiscalYear year;
    Title title;
    Title place;
    Date date;
    Instant convened;
    bool amended = false;
    bool cancelled = false;
    std::optional<Digest> minutes;
    std::vector<Attendee> attendees;
    std::vector<Item> items;
    const Attendee* attendee(const PersonId& person) const;
};

// As constituted, and as it is composed from each of these days on.
struct Committee {
    CommitteeConstituted constituted;
    std::map<Date, CommitteeConstituted> amended;
    std::optional<Date> sat;  // the newest day of which attendance is recorded
    const CommitteeConstituted& on(Date day) const;
};

struct Delegated {
    PersonId from_whom;
    PersonId to;
    RoleOf role;
    std::optional<std::vector<Id<TypeTag>>> types;
    Date from;
    std::optional<Date> until;
    bool covers(Date day) const { return from <= day && (!until || day < *until); }
};

struct Entry {
    RegisterEntry entry;
    bool closed = false;
};

struct BackfillPeriod {
    CommitteeId committee;
    Date from;
    Date until;
    bool closed = false;
};

struct Remark {
    AgreementId agreement;
    bool answered = false;
};

struct RecordedAct {
    PersonId person;
    bool confirmed = false;
    bool contested = false;
};

// Which item of which meeting.
struct Place {
    MeetingId meeting;
    std::size_t at = 0;
    std::string subject() const;
};

struct Model {
    Instant now;
    Index next;
    domain::Clock clock = domain::Clock::system;
    std::map<PersonId, Person> people;
    std::map<AgencyId, AgencyRegistered> agencies;
    std::map<OfficeId, std::vector<OfficeTerm>> offices;
    std::map<AgencyId, AgencyEnded> endings;
    std::map<CommitteeId, Committee> committees;
    std::vector<Delegated> delegations;
    std::map<RegisterId, Entry> entries;
    std::map<EventId, BackfillPeriod> backfills;
    std::map<std::string, Remark> comments;
    std::map<std::string, std::vector<Index>> events;  // of subjects
    Digest root;                                       // of the log as it is
    Date began;
    std::map<FiscalYear, std::vector<Framework>> frameworks;  // the newest last
    std::map<AgreementId, Agreement> agreements;
    std::map<KpiCode, AgreementId> codes;  // ever drafted, or applied
    std::map<std::string, Change> changes;
    std::map<MeetingId, Meeting> meetings;
    std::map<std::string, std::string> newest_resolution;  // of a matter: the item
    std::set<Digest> documents;
    std::map<Index, RecordedAct> acts;
    std::map<std::string, std::int64_t> versions;         // of subjects
    std::map<std::string, std::vector<Index>> irregular;  // of subjects: an index a mark

    Date today() const { return Date::of(now); }
    bool demo() const { return clock == domain::Clock::simulated; }
    const Framework* framework(FiscalYear year) const;
    // Whose unrevoked key can sign, and of those who holds a role today.
    bool can_sign(const PersonId& person) const;
    bool holds(const PersonId& person, const RoleOf& role, Date day) const;
    bool has_ended(const AgencyId& agency, Date day) const;
    std::vector<PersonId> signers() const;
    std::vector<PersonId> holders(const RoleOf& role) const;
    std::vector<PersonId> everybody() const;
    // Who holds an office that day, substantively or acting.
    std::set<PersonId> in_office(const OfficeId& office, Date day) const;
    Item& item(const Place& place) { return meetings.at(place.meeting).items.at(place.at); }
    const Item& item(const Place& place) const {
        return meetings.at(place.meeting).items.at(place.at);
    }
    std::optional<Place> place_of(const std::string& item_subject) const;
};

template <class T>
bool contains(const std::vector<T>& things, const T& thing) {
    return std::find(things.begin(), things.end(), thing) != things.end();
}

template <class T>
std::vector<T> without(std::vector<T> things, const T& thing) {
    std::erase(things, thing);
    return things;
}

}  // namespace banchi::histories
