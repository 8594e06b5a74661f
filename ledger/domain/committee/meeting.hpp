#pragma once

#include "ledger/domain/committee/committee.hpp"

namespace banchi::domain {

// Subject of all: meeting/<id>.

// The meeting as it is from now on, whole; committee and fiscal year stay. Until something of it
// happened: after that it is as it was. An item in which somebody has declared an interest stays
// as it is. From here on it counts as convened by this event.
struct MeetingAmended {
    static constexpr std::string_view type = "meeting.amended";
    Title title;
    Date date;
    Title place;
    std::vector<AgendaItem> agenda;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("title", self.title);
        m("date", self.date);
        m("place", self.place);
        m("agenda", self.agenda);
    }
};

// It is not held, for the reason in Common: nothing more of it is accepted, and its matters may go
// to another meeting. Not once something of it happened.
struct MeetingCancelled {
    static constexpr std::string_view type = "meeting.cancelled";
    template <class Self, class M>
    static void members(Self&, M&) {}
};

enum class CertifiedBy { meeting, circulation };
constexpr auto names_of(CertifiedBy) {
    return std::to_array<std::pair<CertifiedBy, std::string_view>>(
        {{CertifiedBy::meeting, "meeting"}, {CertifiedBy::circulation, "circulation"}});
}

// Its minutes, a registered document, are certified: by a later meeting, which is named, or by
// circulation. Once.
struct MinutesCertified {
    static constexpr std::string_view type = "minutes.certified";
    Digest document;
    CertifiedBy by = CertifiedBy::meeting;
    std::optional<MeetingId> meeting;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("document", self.document);
        m("by", self.by);
        m("meeting", self.meeting);
    }
};

Result<Marks> decide(const Judging& judging, const MeetingAmended& event);
Result<Marks> decide(const Judging& judging, const MeetingCancelled& event);
Result<Marks> decide(const Judging& judging, const MinutesCertified& event);

void evolve(const Judging& judging, const MeetingAmended& event, Changes& changes);
void evolve(const Judging& judging, const MeetingCancelled& event, Changes& changes);
void evolve(const Judging& judging, const MinutesCertified& event, Changes& changes);

Text tell(const Judging& judging, const MeetingAmended& event);
Text tell(const Judging& judging, const MeetingCancelled& event);
Text tell(const Judging& judging, const MinutesCertified& event);

}  // namespace banchi::domain
