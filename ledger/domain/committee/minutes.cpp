#include "ledger/domain/committee/meeting.hpp"
#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

Error wrong_certifier(const Text& why) {
    return broken("certified_by", why);
}

// The meeting that certified them came later and has been held.
Result<void> check_certifier(const Judging& judging, const MeetingConvened& meeting,
                             const MinutesCertified& event) {
    if (event.by == CertifiedBy::circulation) {
        if (!event.meeting) return {};
        return wrong_certifier(
            {"การเวียนรับรองไม่มีการประชุมที่รับรอง ให้เอา meeting ออก หรือใช้ by: meeting",
             "by circulation no meeting certifies; take `meeting` out, or say by: meeting"});
    }
    if (!event.meeting)
        return wrong_certifier({"ให้ระบุใน meeting ว่าการประชุมครั้งใดรับรอง",
                                "say in `meeting` which meeting certified the minutes"});
    const auto next = standing_meeting(judging.state, *event.meeting);
    if (!next) return next.error();
    if (next->committee != meeting.committee || next->date <= meeting.date)
        return wrong_certifier({"การประชุมที่รับรองต้องเป็นของคณะกรรมการเดียวกันและหลังการประชุมนี้",
                                "a later meeting of the same committee certifies the minutes"});
    return check_held(judging, next->date);
}

}  // namespace

Result<Marks> decide(const Judging& judging, const MinutesCertified& event) {
    const auto id = meeting_id(judging.header);
    const auto& state = judging.state;
    const auto meeting = standing_meeting(state, id);
    if (!meeting) return meeting.error();
    if (has(state, judging.header.subject, "minutes"))
        return broken("already_certified",
                      {"รายงานการประชุมนี้รับรองแล้ว รับรองได้ครั้งเดียว",
                       "the minutes of this meeting are certified already, which is done once"},
                      {{"meeting", id.text}});
    if (auto held = check_held(judging, meeting->date.plus_days(1)); !held) return held.error();
    if (!has(state, "document/" + event.document.hex(), "title"))
        return broken("no_such_document",
                      {"ยังไม่ได้จดทะเบียนเอกสารรายงานการประชุมนี้ ให้จดทะเบียนก่อน",
                       "the document of the minutes is not registered; register it first"},
                      {{"document", event.document.hex()}});
    if (auto fits = check_certifier(judging, *meeting, event); !fits) return fits.error();
    Marks marks;
    const auto framework = framework_for(state, meeting->fiscal_year).value();
    if (auto kept = mark_late(judging, id, framework, marks); !kept) return kept.error();
    return marks;
}

void evolve(const Judging& judging, const MinutesCertified& event, Changes& changes) {
    changes.put(judging.header.subject, "minutes", to_value(event));
}

Text tell(const Judging& judging, const MinutesCertified& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto& subject = judging.header.subject;
    const auto title_of = [&](const std::string& meeting) {
        return get<Title>(judging.state, meeting, "title").value_or(Title{meeting, meeting});
    };
    const auto title = title_of(subject);
    Text how{"โดยการเวียน", "by circulation"};
    if (event.meeting) {
        const auto by = title_of("meeting/" + event.meeting->text);
        how = {"โดยการประชุม “" + by.th + "”", "by the meeting “" + by.en + "”"};
    }
    return {actor.th + " บันทึกว่ารายงานการประชุม “" + title.th + "” รับรองแล้ว" + how.th,
            actor.en + " recorded that the minutes of “" + title.en + "” are certified " + how.en};
}

}  // namespace banchi::domain
