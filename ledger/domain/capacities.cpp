#include <algorithm>

#include "ledger/domain/scope.hpp"
#include "ledger/domain/signers.hpp"

namespace banchi::domain {
namespace {

std::string name_of(Capacity capacity) {
    return std::string(*to_value(capacity).text());
}

bool among(const std::vector<Capacity>& list, Capacity capacity) {
    return std::find(list.begin(), list.end(), capacity) != list.end();
}

std::vector<Capacity> joined(std::vector<Capacity> first, const std::vector<Capacity>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::optional<CommitteeId> committee_of(const Judging& judging, const Event& event) {
    if (const auto* published = std::get_if<FrameworkPublished>(&event.body))
        return published->committee;
    if (const auto* opened = std::get_if<BackfillOpened>(&event.body)) return opened->committee;
    if (const auto* closed = std::get_if<BackfillClosed>(&event.body)) {
        const auto backfill = find_backfill(judging.state, closed->backfill);
        return backfill ? std::optional(backfill->committee) : std::nullopt;
    }
    const auto meeting = meeting_of(event);
    if (!meeting) return std::nullopt;
    return get<CommitteeId>(judging.state, "meeting/" + meeting->text, "committee");
}

// On the meeting's day, or where there is none today.
bool is_chair(const Judging& judging, const Event& event, const PersonId& person) {
    const auto id = committee_of(judging, event);
    const auto meeting = meeting_of(event);
    const auto date = meeting ? get<Date>(judging.state, "meeting/" + meeting->text, "date")
                              : std::optional<Date>{};
    const auto committee = id ? find_committee(judging.state, *id, date.value_or(judging.day()))
                              : std::optional<CommitteeConstituted>{};
    // A backfill's own rules say that its committee, or the backfill itself, is not known.
    const bool backfill = std::holds_alternative<BackfillOpened>(event.body) ||
                          std::holds_alternative<BackfillClosed>(event.body);
    return committee ? committee->chair == person : backfill;
}

bool presides(const Judging& judging, const Event& event, const PersonId& person) {
    // presiding.recorded says who presides, a recusal may need the next in turn: their own rules
    // compare.
    if (std::holds_alternative<PresidingRecorded>(event.body) ||
        std::holds_alternative<RecusalRuled>(event.body))
        return true;
    const auto presiding = get<PresidingRecorded>(judging.state, event.header.subject, "presiding");
    return presiding && presiding->presiding == person;
}

bool sat(const Judging& judging, const Event& event, const PersonId& person) {
    // attendance.recorded says who is present, and its own rule compares.
    if (std::holds_alternative<AttendanceRecorded>(event.body)) return true;
    const auto meeting = meeting_of(event);
    // Outside a meeting nobody lists who was there: whoever signs so, says so.
    return !meeting || attendance_of(judging.state, *meeting, person).has_value();
}

// Does the person hold what the capacity claims? Members and key holders are judged by their type's
// own rule, which knows the meeting or the key.
bool held(const Judging& judging, const Event& event, const PersonId& person, Capacity capacity) {
    if (const auto role = role_behind(capacity)) {
        std::optional<AgencyId> agency;
        if (capacity == Capacity::officer) {
            agency = agency_of(judging.state, event);
            if (!agency) return false;
        }
        return holds_role(judging.state, person, *role, agency, judging.day());
    }
    switch (capacity) {
        case Capacity::chair:
            return is_chair(judging, event, person);
        case Capacity::presiding:
            return presides(judging, event, person);
        case Capacity::present:
            return sat(judging, event, person);
        case Capacity::new_key:
            return event.header.subject == "person/" + person.text;
        default:
            return true;
    }
}

// "officer / secretary"
std::string names_of_all(const std::vector<Capacity>& capacities) {
    std::string names;
    for (const auto capacity : capacities)
        names += (names.empty() ? "" : " / ") + name_of(capacity);
    return names;
}

Error not_present(const PersonId& person) {
    return denied("not_present",
                  {person.text + " ไม่อยู่ในรายชื่อผู้เข้าประชุม จึงลงนามในฐานะผู้อยู่ในที่ประชุมไม่ได้ "
                                 "ให้บันทึกผู้เข้าประชุมก่อน หรือให้ผู้ที่อยู่ในรายชื่อลงนามร่วม",
                   person.text + " is not in the meeting's attendance, so cannot sign as present; "
                                 "record the attendance first, or let somebody in it cosign"},
                  {{"person", person.text}});
}

Error not_held(const Header& header, const PersonId& person, Capacity capacity) {
    if (capacity == Capacity::present) return not_present(person);
    const auto name = name_of(capacity);
    return denied("role",
                  {person.text + " ไม่มีฐานะ " + name + " ในเรื่อง " + header.subject +
                       " ณ วันที่บันทึก ให้ลงนามในฐานะที่มี หรือให้นายทะเบียนตรวจบทบาท",
                   person.text + " does not hold the capacity " + name + " for " + header.subject +
                       " on the day; sign in one that is held, or ask a registrar to check the "
                       "roles"},
                  {{"person", person.text}, {"capacity", name}});
}

// `taken` are the capacities that the type takes in this place: its row's `by` or `with`.
Error wrong_capacity(const Header& header, const PersonId& person, Capacity capacity,
                     const std::vector<Capacity>& taken) {
    const auto names = names_of_all(taken);
    const auto next = taken.empty() ? Text{"ให้เอา " + person.text + " ออกจาก cosigners",
                                           "take " + person.text + " out of the cosigners"}
                                    : Text{"ให้ลงนามในฐานะ " + names, "sign as " + names};
    return denied("capacity",
                  {header.type + " ไม่รับการลงนามของ " + person.text + " ในฐานะ " +
                       name_of(capacity) + " " + next.th,
                   header.type + " is not signed by " + person.text + " as " + name_of(capacity) +
                       "; " + next.en},
                  {{"person", person.text}, {"capacity", name_of(capacity)}, {"takes", names}});
}

Mark second_recorder_mark(const Event& event) {
    return {"second_recorder",
            {"บัญชีสาธิต: ผู้บันทึกคนที่สองลงนามร่วมแทนผู้ที่อยู่ในที่ประชุม",
             "demo: a second recorder cosigned in place of somebody who was present"},
            Value::object().set("type", event.header.type)};
}

// One event's parties against its row.
class Check {
  public:
    Check(const Judging& judging, const Event& event, const Framework* framework)
        : judging_(judging), event_(event), row_(row_of(event)) {
        const auto* own = std::get_if<FrameworkPublished>(&event.body);
        if (framework != nullptr) {
            recordable_here_ = framework->may_be_recorded(row_.type);
            by_second_recorder_ = framework->rules.cosigned_by == CosignedBy::second_recorder;
        } else if (own != nullptr && may_be_recorded(row_, judging.state)) {
            // A demo's first framework may itself be a recorded act, under what it says of itself.
            const Framework itself{event.header.subject, *own};
            recordable_here_ = itself.may_be_recorded(row_.type);
            by_second_recorder_ = own->cosigned_by == CosignedBy::second_recorder;
        }
    }

    Result<Marks> run() {
        if (auto fits = check_recorded(); !fits) return fits.error();
        if (auto fits = check_source(); !fits) return fits.error();
        for (const auto& cosigner : common().cosigners)
            if (auto fits = check_cosigner(cosigner); !fits) return fits.error();
        if (auto fits = check_enough(); !fits) return fits.error();
        Marks marks;
        if (recorder_used_) marks.push_back(second_recorder_mark(event_));
        return marks;
    }

  private:
    const Common& common() const { return event_.header.common; }
    bool recorded_as(const std::vector<Capacity>& list) const {
        return common().recorded_for && among(list, common().recorded_for->capacity);
    }

    bool row_wants_witness() const {
        return among(row_.with, Capacity::present) || among(row_.with, Capacity::presiding);
    }
    bool takes_recorder() const {
        return by_second_recorder_ && (common().recorded_for || row_wants_witness());
    }
    std::vector<Capacity> taken_from_cosigners() const {
        auto taken = row_.with;
        if (common().recorded_for && !among(taken, Capacity::present))
            taken.push_back(Capacity::present);
        if (takes_recorder()) taken.push_back(Capacity::recorder);
        return taken;
    }

    Result<void> check_recorded() const {
        const auto& recorded = common().recorded_for;
        if (!recorded) return {};
        if (!recordable_here_ || !may_be_recorded(row_, judging_.state))
            return broken("not_recordable",
                          {event_.header.type + " บันทึกแทนผู้อื่นไม่ได้ตามกรอบที่ใช้อยู่ ให้เจ้าตัวลงนามเอง",
                           "the framework in force does not let " + event_.header.type +
                               " be a recorded act; the person signs it"});
        if (!has(judging_.state, "person/" + recorded->person.text, "name") ||
            recorded->person == event_.header.actor ||
            std::any_of(common().cosigners.begin(), common().cosigners.end(),
                        [&](const Cosigner& c) { return c.actor == recorded->person; }))
            return denied(
                "recorded_for",
                {"recorded_for ต้องเป็นผู้ที่จดทะเบียนแล้วและไม่ใช่ผู้ลงนามในเหตุการณ์นี้ "
                 "ให้จดทะเบียนก่อน หรือให้ผู้อื่นลงนามร่วม",
                 "recorded_for names a registered person who signs nothing of this event; "
                 "register the person first, or let somebody else cosign"},
                {{"person", recorded->person.text}});
        if (!recorded_as(row_.by) && !recorded_as(row_.with))
            return wrong_capacity(event_.header, recorded->person, recorded->capacity,
                                  joined(row_.by, row_.with));
        if (!held(judging_, event_, recorded->person, recorded->capacity))
            return not_held(event_.header, recorded->person, recorded->capacity);
        return {};
    }

    Result<void> check_source() const {
        const auto& header = event_.header;
        const bool secretary_enters =
            common().recorded_for && header.capacity == Capacity::secretary;
        if (common().recorded_for ? !secretary_enters : !among(row_.by, header.capacity))
            return wrong_capacity(
                header, header.actor, header.capacity,
                common().recorded_for ? std::vector{Capacity::secretary} : row_.by);
        // The opening event makes its own registrars; its own rule compares.
        if (std::holds_alternative<LedgerOpened>(event_.body)) return {};
        if (header.on_behalf_of) return check_on_behalf(judging_, event_);
        if (!held(judging_, event_, header.actor, header.capacity))
            return not_held(header, header.actor, header.capacity);
        return {};
    }

    Result<void> check_cosigner(const Cosigner& cosigner) {
        if (std::holds_alternative<LedgerOpened>(event_.body)) return {};
        const bool recorder = takes_recorder() && cosigner.capacity == Capacity::recorder;
        const bool witness = common().recorded_for && cosigner.capacity == Capacity::present;
        if (!recorder && !witness && !among(row_.with, cosigner.capacity))
            return wrong_capacity(event_.header, cosigner.actor, cosigner.capacity,
                                  taken_from_cosigners());
        if (!held(judging_, event_, cosigner.actor, cosigner.capacity))
            return not_held(event_.header, cosigner.actor, cosigner.capacity);
        recorder_used_ = recorder_used_ || recorder;
        witnessed_ = witnessed_ || recorder || witness;
        // A recorder stands in for somebody who was there, never for a chair or a new key.
        served_ =
            served_ || (recorder && row_wants_witness()) || among(row_.with, cosigner.capacity);
        return {};
    }

    Result<void> check_enough() const {
        const bool served = row_.with.empty() || served_ || recorded_as(row_.with);
        if (served && (!common().recorded_for || witnessed_)) return {};
        auto taken = served ? std::vector{Capacity::present} : row_.with;
        if (by_second_recorder_ && (served || row_wants_witness()))
            taken.push_back(Capacity::recorder);
        const auto wanted = names_of_all(taken);
        return denied("cosigner_missing",
                      {event_.header.type + " ต้องมีผู้ลงนามร่วมในฐานะ " + wanted + " ให้เพิ่มใน cosigners",
                       event_.header.type + " needs a cosigner in the capacity " + wanted +
                           "; add one to the cosigners"},
                      {{"wanted", wanted}});
    }

    const Judging& judging_;
    const Event& event_;
    const Row& row_;
    bool recordable_here_ = false;
    bool by_second_recorder_ = false;
    bool recorder_used_ = false;
    bool witnessed_ = false;
    bool served_ = false;
};

}  // namespace

Result<Marks> check_capacities(const Judging& judging, const Event& event,
                               const Framework* framework) {
    return Check(judging, event, framework).run();
}

}  // namespace banchi::domain
