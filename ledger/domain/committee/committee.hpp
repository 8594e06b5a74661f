#pragma once

#include "ledger/domain/committee/deciding.hpp"

namespace banchi::domain {

struct Seat {
    PersonId person;
    Title office;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("office", self.office);
    }
};

struct RepresentativeRule {
    bool count = true;  // towards the quorum
    bool vote = false;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("count", self.count);
        m("vote", self.vote);
    }
};

// Subject: committee/<id>.
struct CommitteeConstituted {
    static constexpr std::string_view type = "committee.constituted";
    Title name;
    std::vector<Seat> seats;  // chair and vice-chairs included
    PersonId chair;
    std::vector<PersonId> vice_chairs;  // highest first
    std::int64_t quorum_base = 0;       // how many seats the quorum is a share of
    RepresentativeRule representatives;
    Citation order;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("name", self.name);
        m("seats", self.seats);
        m("chair", self.chair);
        m("vice_chairs", self.vice_chairs);
        m("quorum_base", self.quorum_base);
        m("representatives", self.representatives);
        m("order", self.order);
    }
};

enum class Purpose { information, consideration };
constexpr auto names_of(Purpose) {
    return std::to_array<std::pair<Purpose, std::string_view>>(
        {{Purpose::information, "information"}, {Purpose::consideration, "consideration"}});
}

struct AgendaItem {
    std::int64_t number = 0;  // 1, 2, 3 ...
    Purpose purpose = Purpose::consideration;
    Title title;
    std::string subject;  // "agreement/diw/2569", "document/<sha256>", "framework/2569/1"
    Digest digest;        // content digest, document, or a framework's authority
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("number", self.number);
        m("purpose", self.purpose);
        m("title", self.title);
        m("subject", self.subject);
        m("digest", self.digest);
    }
};

// Subject: meeting/<id>.
struct MeetingConvened {
    static constexpr std::string_view type = "meeting.convened";
    CommitteeId committee;
    FiscalYear fiscal_year;
    Title title;
    Date date;
    Title place;
    std::vector<AgendaItem> agenda;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("committee", self.committee);
        m("fiscal_year", self.fiscal_year);
        m("title", self.title);
        m("date", self.date);
        m("place", self.place);
        m("agenda", self.agenda);
    }
};

// In which quality somebody sat there; `unstated` never counts or votes.
enum class Sat { chair, member, representative, adviser, observer, unstated };
constexpr auto names_of(Sat) {
    using enum Sat;
    return std::to_array<std::pair<Sat, std::string_view>>({{chair, "chair"},
                                                            {member, "member"},
                                                            {representative, "representative"},
                                                            {adviser, "adviser"},
                                                            {observer, "observer"},
                                                            {unstated, "unstated"}});
}

enum class Mode { room, online, unstated };
constexpr auto names_of(Mode) {
    using enum Mode;
    return std::to_array<std::pair<Mode, std::string_view>>(
        {{room, "room"}, {online, "online"}, {unstated, "unstated"}});
}

struct Attendee {
    PersonId person;
    Sat capacity = Sat::unstated;
    Mode mode = Mode::unstated;
    std::optional<PersonId> standing_for;  // `for` on the wire: whom a representative represents
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("capacity", self.capacity);
        m("mode", self.mode);
        m("for", self.standing_for);
    }
};

struct AttendanceRecorded {
    static constexpr std::string_view type = "attendance.recorded";
    std::vector<Attendee> attendees;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("attendees", self.attendees);
    }
};

enum class PresidingBy { chair, vice_chair, elected };
constexpr auto names_of(PresidingBy) {
    using enum PresidingBy;
    return std::to_array<std::pair<PresidingBy, std::string_view>>(
        {{chair, "chair"}, {vice_chair, "vice_chair"}, {elected, "elected"}});
}

// Subject: item/<meeting>/<number>. `ruling` says how it was ruled when it is not the chair.
struct PresidingRecorded {
    static constexpr std::string_view type = "presiding.recorded";
    PersonId presiding;
    PresidingBy by = PresidingBy::chair;
    std::optional<Line> ruling;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("presiding", self.presiding);
        m("by", self.by);
        m("ruling", self.ruling);
    }
};

// item/<meeting>/<number> or ballot/<meeting>/<number>/<person>, taken apart.
struct ItemId {
    MeetingId meeting;
    std::int64_t number = 0;
    auto operator<=>(const ItemId&) const = default;
    std::string subject() const;  // "item/m1/9": also the entity of its facts
    static Result<ItemId> parse(std::string_view item_or_ballot_subject);
};

// What the facts keep of a ballot.
struct Vote {
    Choice choice = Choice::in_favour;
    Digest digest;
    bool recorded = false;  // a recorded act, not the member's own signature
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("choice", self.choice);
        m("digest", self.digest);
        m("recorded", self.recorded);
    }
};

// As it is composed on that day.
std::optional<CommitteeConstituted> find_committee(const State& state, const CommitteeId& id,
                                                   Date day);
std::optional<MeetingConvened> find_meeting(const State& state, const MeetingId& id);
std::optional<AgendaItem> find_item(const State& state, const ItemId& id);
std::optional<Attendee> attendance_of(const State& state, const MeetingId& id,
                                      const PersonId& person);
// The day that what a meeting did is judged on: the meeting's, if it had been convened in the
// ledger before that day and the act is recorded within minutes_days; else the recorded day.
Date judged_on(const Judging& judging, const MeetingId& id, const Framework& framework);

Result<Marks> decide(const Judging& judging, const CommitteeConstituted& event);
Result<Marks> decide(const Judging& judging, const MeetingConvened& event);
Result<Marks> decide(const Judging& judging, const AttendanceRecorded& event);
Result<Marks> decide(const Judging& judging, const PresidingRecorded& event);
Result<Marks> decide(const Judging& judging, const BallotCast& event);
Result<Marks> decide(const Judging& judging, const ItemConcluded& event);

void evolve(const Judging& judging, const CommitteeConstituted& event, Changes& changes);
void evolve(const Judging& judging, const MeetingConvened& event, Changes& changes);
void evolve(const Judging& judging, const AttendanceRecorded& event, Changes& changes);
void evolve(const Judging& judging, const PresidingRecorded& event, Changes& changes);
void evolve(const Judging& judging, const BallotCast& event, Changes& changes);
void evolve(const Judging& judging, const ItemConcluded& event, Changes& changes);

Text tell(const Judging& judging, const CommitteeConstituted& event);
Text tell(const Judging& judging, const MeetingConvened& event);
Text tell(const Judging& judging, const AttendanceRecorded& event);
Text tell(const Judging& judging, const PresidingRecorded& event);
Text tell(const Judging& judging, const BallotCast& event);
Text tell(const Judging& judging, const ItemConcluded& event);

}  // namespace banchi::domain
