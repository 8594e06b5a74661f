#include <algorithm>
#include <set>

#include "ledger/domain/committee/composition.hpp"
#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

using Attendees = std::vector<Attendee>;

Error refused(const char* rule, const PersonId& person, const Text& why) {
    return broken(rule, {person.text + " " + why.th, person.text + " " + why.en},
                  {{"person", person.text}});
}

const Attendee* find(const Attendees& attendees, const PersonId& person) {
    const auto found = std::find_if(attendees.begin(), attendees.end(),
                                    [&](const Attendee& each) { return each.person == person; });
    return found == attendees.end() ? nullptr : &*found;
}

Result<void> check_people(const State& state, const Attendees& attendees) {
    std::set<PersonId> seen;
    std::set<PersonId> represented;
    for (const auto& attendee : attendees) {
        if (!has(state, "person/" + attendee.person.text, "name"))
            return refused("unknown_person", attendee.person,
                           {"ยังไม่ได้จดทะเบียน ให้นายทะเบียนจดทะเบียนก่อน",
                            "is not registered; ask a registrar first"});
        if (!seen.insert(attendee.person).second)
            return refused("counted_twice", attendee.person,
                           {"อยู่ในรายชื่อสองครั้ง ให้เหลือครั้งเดียว", "is listed twice; keep one"});
        if (attendee.standing_for && !represented.insert(*attendee.standing_for).second)
            return refused("counted_twice", *attendee.standing_for,
                           {"มีผู้แทนสองคน ให้เหลือคนเดียว", "has two representatives; keep one"});
    }
    return {};
}

Result<void> check_representative(const CommitteeConstituted& committee, const Attendees& all,
                                  const Attendee& attendee) {
    if (!attendee.standing_for || !holds_seat(committee, *attendee.standing_for))
        return refused("no_seat", attendee.person,
                       {"เป็นผู้แทน ต้องระบุ for เป็นกรรมการที่มีที่นั่ง",
                        "is a representative; `for` names whose seat it is"});
    if (find(all, *attendee.standing_for) != nullptr)
        return refused("counted_twice", *attendee.standing_for,
                       {"เข้าประชุมด้วยตนเองจึงมีผู้แทนไม่ได้",
                        "attends in person, so nobody stands in; take the representative out"});
    return {};
}

Result<void> check_capacity(const CommitteeConstituted& committee, const Attendees& all,
                            const Attendee& attendee) {
    if (attendee.capacity == Sat::representative)
        return check_representative(committee, all, attendee);
    if (attendee.standing_for)
        return refused("no_seat", attendee.person,
                       {"ไม่ได้เป็นผู้แทน ให้เอา for ออก", "is no representative; take `for` out"});
    if (attendee.capacity == Sat::chair && attendee.person != committee.chair)
        return refused("not_the_chair", attendee.person,
                       {"ไม่ใช่ประธานของคณะกรรมการนี้ ให้ใช้ฐานะ "
                        "member และบันทึกผู้ทำหน้าที่ประธานเป็นรายวาระ",
                        "is not this committee's chair; sat as member, and presiding is recorded "
                        "for each item"});
    if (attendee.capacity == Sat::member && !holds_seat(committee, attendee.person))
        return refused("no_seat", attendee.person,
                       {"ไม่มีที่นั่งในคณะกรรมการนี้ ให้ใช้ฐานะ adviser, observer หรือ unstated",
                        "holds no seat in this committee; list them as adviser, observer or "
                        "unstated"});
    return {};
}

Result<void> check_cosigners(const Judging& judging, const Attendees& attendees) {
    for (const auto& cosigner : judging.header.common.cosigners)
        if (cosigner.capacity == Capacity::present && find(attendees, cosigner.actor) == nullptr)
            return refused("not_present", cosigner.actor,
                           {"ไม่อยู่ในรายชื่อที่บันทึก จึงลงนามในฐานะผู้อยู่ในที่ประชุมไม่ได้",
                            "is not in the list, so cannot cosign as present"});
    return {};
}

// Whose ballot is in the ledger was there: a later list may add and correct, not undo that.
Result<void> check_voters(const State& state, const ItemId& item,
                          const CommitteeConstituted& committee, const Attendees& attendees) {
    for (const auto& fact : list(state, item.subject(), "ballot/")) {
        const PersonId voter{fact.field.substr(fact.field.rfind('/') + 1)};
        const auto* listed = find(attendees, voter);
        if (listed == nullptr || !votes(committee, listed->capacity))
            return refused("already_voted", voter,
                           {"ลงคะแนนในการประชุมนี้แล้ว ต้องอยู่ในรายชื่อในฐานะผู้มีสิทธิลงคะแนน",
                            "has voted in this meeting, so stays listed in a capacity that votes"});
    }
    return {};
}

// Whoever was recorded as presiding over an item did so in the capacity that they are listed in.
Result<void> check_presiding(const State& state, const ItemId& item, const Attendees& attendees) {
    const auto presiding = get<PresidingRecorded>(state, item.subject(), "presiding");
    if (!presiding) return {};
    const auto expected = presiding->by == PresidingBy::chair ? Sat::chair : Sat::member;
    const auto* listed = find(attendees, presiding->presiding);
    if (listed != nullptr && listed->capacity == expected) return {};
    return refused("already_presiding", presiding->presiding,
                   {"บันทึกไว้ว่าทำหน้าที่ประธานวาระที่ " + std::to_string(item.number) +
                        " ต้องอยู่ในรายชื่อในฐานะเดิม หรือแก้ผู้ทำหน้าที่ประธานก่อน",
                    "presides over item " + std::to_string(item.number) +
                        " as recorded, so stays listed as before; or record who presides anew "
                        "first"});
}

Result<void> check_item(const State& state, const ItemId& item,
                        const CommitteeConstituted& committee, const Attendees& attendees) {
    if (has(state, item.subject(), "conclusion")) return already_concluded(item.subject());
    if (auto fits = check_voters(state, item, committee, attendees); !fits) return fits.error();
    return check_presiding(state, item, attendees);
}

std::string modes(const Attendees& attendees, Mode mode) {
    return std::to_string(std::count_if(attendees.begin(), attendees.end(),
                                        [&](const Attendee& each) { return each.mode == mode; }));
}

}  // namespace

Result<Marks> decide(const Judging& judging, const AttendanceRecorded& event) {
    const auto& state = judging.state;
    const auto id = meeting_id(judging.header);
    const auto meeting = standing_meeting(state, id);
    if (!meeting) return meeting.error();
    if (auto held = check_held(judging, meeting->date); !held) return held.error();
    const auto committee = find_committee(state, meeting->committee, meeting->date).value();
    if (auto fits = check_people(state, event.attendees); !fits) return fits.error();
    for (const auto& attendee : event.attendees)
        if (auto fits = check_capacity(committee, event.attendees, attendee); !fits)
            return fits.error();
    if (auto fits = check_cosigners(judging, event.attendees); !fits) return fits.error();
    for (const auto& item : meeting->agenda)
        if (auto fits = check_item(state, {id, item.number}, committee, event.attendees); !fits)
            return fits.error();
    Marks marks;
    const auto framework = framework_for(state, meeting->fiscal_year).value();
    if (auto kept = mark_late(judging, id, framework, marks); !kept) return kept.error();
    return marks;
}

void evolve(const Judging& judging, const AttendanceRecorded& event, Changes& changes) {
    const auto& subject = judging.header.subject;
    const auto field = [](const PersonId& person) { return "attendance/" + person.text; };
    for (const auto& before : list(judging.state, subject, "attendance/")) {
        const PersonId person{before.field.substr(before.field.find('/') + 1)};
        if (find(event.attendees, person) == nullptr) changes.remove(subject, before.field);
    }
    for (const auto& attendee : event.attendees) {
        const auto before = judging.state.fact(subject, field(attendee.person));
        auto value = to_value(attendee);
        if (!before || before->value != value)
            changes.put(subject, field(attendee.person), std::move(value));
    }
    const auto date = get<Date>(judging.state, subject, "date");
    const auto committee = get<CommitteeId>(judging.state, subject, "committee");
    if (date && committee)
        put_sat(judging.state, *committee, {*date, meeting_id(judging.header)}, changes);
}

Text tell(const Judging& judging, const AttendanceRecorded& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto title = get<Title>(judging.state, judging.header.subject, "title")
                           .value_or(Title{judging.header.subject, judging.header.subject});
    const auto total = std::to_string(event.attendees.size());
    const auto& all = event.attendees;
    return {actor.th + " บันทึกผู้เข้าประชุม “" + title.th + "” " + total + " คน: ในห้อง " +
                modes(all, Mode::room) + " ออนไลน์ " + modes(all, Mode::online) + " ไม่ระบุ " +
                modes(all, Mode::unstated),
            actor.en + " recorded " + total + (all.size() == 1 ? " person" : " people") +
                " at the meeting “" + title.en + "”: " + modes(all, Mode::room) + " in the room, " +
                modes(all, Mode::online) + " online, " + modes(all, Mode::unstated) +
                " not stated"};
}

}  // namespace banchi::domain
