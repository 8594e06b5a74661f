#include "ledger/domain/committee/effect.hpp"
#include "replay/gathering.hpp"

namespace banchi::replay {

using domain::get;
using domain::ItemId;
using domain::Role;

void Gathering::add_meeting(const MeetingId& id) {
    const auto meeting = domain::find_meeting(state_, id);
    const auto subject = "meeting/" + id.text;
    if (!meeting || domain::has(state_, subject, "cancelled")) return;
    const auto attendees = domain::attendees_of(state_, id);
    bool open = false;
    for (const auto& item : meeting->agenda) {
        if (domain::has(state_, ItemId{id, item.number}.subject(), "conclusion")) {
            add_conditions({id, item.number}, item);
            continue;
        }
        open = true;
        settling_.insert(item.subject);
        if (meeting->date <= day_ && !attendees.empty()) add_item(*meeting, id, item, attendees);
    }
    if (attendees.empty()) return add_attendance(*meeting, subject, open);
    if (meeting->date < day_ && !domain::has(state_, subject, "minutes"))
        add({"minutes",
             subject,
             kSecretary,
             attended(id, attendees),
             {"รอรับรองรายงานการประชุม “" + meeting->title.th + "”",
              "the minutes of “" + meeting->title.en + "” have yet to be certified"}});
}

void Gathering::add_attendance(const domain::MeetingConvened& meeting, const std::string& subject,
                               bool open) {
    if (!open || meeting.date > day_) return;
    add({"attendance",
         subject,
         kSecretary,
         since(subject, "date"),
         {"รอบันทึกผู้เข้าประชุม “" + meeting.title.th + "”",
          "the attendance of “" + meeting.title.en + "” has yet to be recorded"}});
}

Index Gathering::attended(const MeetingId& id,
                          const std::vector<domain::Attendee>& attendees) const {
    return since("meeting/" + id.text, "attendance/" + attendees.front().person.text);
}

// Of the newest resolution about its matter: an older one's lead to nothing.
void Gathering::add_conditions(const ItemId& id, const domain::AgendaItem& item) {
    const auto subject = id.subject();
    const auto newest = get<std::string>(state_, domain::kResolutions, item.subject);
    if (domain::has(state_, subject, "rescinded") || (newest && *newest != subject)) return;
    const auto matter = domain::find_matter(state_, item.subject);
    const auto told = domain::item_for_people(state_, subject);
    std::int64_t number = 0;
    for (const auto& each : domain::conditions_of(state_, id)) {
        const auto which = std::to_string(++number);
        if (each.met) continue;
        settling_.insert(item.subject);
        Who who{{each.condition.confirmed_by}, {}, {}};
        if (matter) who.role = Role::officer;
        if (matter) who.agency = matter->agreement.agency;
        add({"condition",
             subject + "/" + which,
             std::move(who),
             since(subject, "condition/" + which),
             {"รอให้เป็นไปตามเงื่อนไขข้อ " + which + " ของ" + told.th,
              "condition " + which + " has yet to be met, of " + told.en}});
    }
}

void Gathering::add_item(const domain::MeetingConvened& meeting, const MeetingId& id,
                         const domain::AgendaItem& item,
                         const std::vector<domain::Attendee>& attendees) {
    const auto subject = ItemId{id, item.number}.subject();
    const auto told = domain::item_for_people(state_, subject);
    const auto from = attended(id, attendees);
    add({"conclusion",
         subject,
         kSecretary,
         from,
         {"รอบันทึกมติ " + told.th, "has yet to be concluded: " + told.en}});
    if (item.purpose != domain::Purpose::consideration) return;
    auto voters = who_may_vote(meeting, id, item, attendees);
    if (voters.empty()) return;
    add({"ballot",
         subject,
         {std::move(voters), {}, {}},
         from,
         {"รอลงคะแนน " + told.th, "ballots may still be cast on " + told.en}});
}

// Those who attend with a vote and have neither proposed it nor cast a ballot.
std::vector<PersonId> Gathering::who_may_vote(
    const domain::MeetingConvened& meeting, const MeetingId& id, const domain::AgendaItem& item,
    const std::vector<domain::Attendee>& attendees) const {
    std::vector<PersonId> voters;
    const auto committee = domain::find_committee(state_, meeting.committee, meeting.date);
    const auto matter = domain::find_matter(state_, item.subject);
    const auto proposers = matter ? domain::proposers_of(state_, *matter) : std::set<PersonId>{};
    const ItemId item_id{id, item.number};
    for (const auto& attendee : attendees) {
        const auto field = "ballot/" + item.digest.hex() + "/" + attendee.person.text;
        if (committee && domain::votes(*committee, attendee.capacity) &&
            !proposers.contains(attendee.person) &&
            !domain::is_recused(state_, item_id, attendee.person) &&
            !domain::has(state_, item_id.subject(), field))
            voters.push_back(attendee.person);
    }
    return voters;
}

}  // namespace banchi::replay
