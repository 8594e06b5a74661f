#include <algorithm>
#include <set>

#include "ledger/domain/committee/agenda.hpp"
#include "ledger/domain/committee/meeting.hpp"
#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

// Interests are declared before the day too, and do not make a meeting that was held.
bool happened(const State& state, const ItemId& id) {
    const auto facts = list(state, id.subject());
    return std::any_of(facts.begin(), facts.end(),
                       [](const Fact& fact) { return !fact.field.starts_with("interest/"); });
}

Result<void> check_nothing_happened(const State& state, const MeetingId& id,
                                    const MeetingConvened& meeting) {
    const bool held =
        !attendees_of(state, id).empty() || has(state, "meeting/" + id.text, "minutes");
    const auto& agenda = meeting.agenda;
    if (!held && std::none_of(agenda.begin(), agenda.end(), [&](const AgendaItem& item) {
            return happened(state, {id, item.number});
        }))
        return {};
    return broken("meeting_begun",
                  {"มีการบันทึกผู้เข้าประชุมหรือสิ่งที่ประชุมทำแล้ว จึงแก้ไขหรือยกเลิกการประชุมไม่ได้ "
                   "ให้เลื่อนวาระที่เหลือเป็นมติ แล้วเรียกประชุมครั้งใหม่",
                   "its attendance or what it did is recorded, so the meeting is not amended or "
                   "cancelled any more; defer the items that are left and convene another one"},
                  {{"meeting", id.text}});
}

// Somebody has acted on an item as it stands: what they meant does not change under them.
Result<void> check_begun_items(const State& state, const MeetingId& id,
                               const std::vector<AgendaItem>& before,
                               const std::vector<AgendaItem>& after) {
    for (const auto& item : before) {
        const ItemId begun{id, item.number};
        const bool kept = std::any_of(after.begin(), after.end(), [&](const AgendaItem& each) {
            return to_value(each) == to_value(item);
        });
        if (kept || list(state, begun.subject()).empty()) continue;
        return broken("item_begun",
                      {"วาระที่ " + std::to_string(item.number) +
                           " มีผู้แจ้งส่วนได้เสียหรือบันทึกไว้แล้ว ต้องคงไว้ตามเดิมทั้งลำดับและเนื้อหา",
                       "something of item " + std::to_string(item.number) +
                           " is recorded already, such as an interest; it stays as it is, number "
                           "and all"},
                      {{"item", begun.subject()}});
    }
    return {};
}

Result<void> check_changes(const MeetingConvened& meeting, const MeetingAmended& event) {
    const MeetingAmended before{meeting.title, meeting.date, meeting.place, meeting.agenda};
    if (to_value(before) != to_value(event)) return {};
    return broken("nothing_changed",
                  {"การประชุมเป็นเช่นนี้อยู่แล้ว ให้แก้อย่างน้อยหนึ่งช่อง หรือไม่ต้องส่ง",
                   "the meeting is like this already; change something before sending it, or leave "
                   "it as it is"});
}

Title title_of(const Judging& judging) {
    const auto& subject = judging.header.subject;
    return get<Title>(judging.state, subject, "title").value_or(Title{subject, subject});
}

}  // namespace

Result<Marks> decide(const Judging& judging, const MeetingAmended& event) {
    const auto id = meeting_id(judging.header);
    const auto& state = judging.state;
    const auto meeting = standing_meeting(state, id);
    if (!meeting) return meeting.error();
    if (auto fits = check_nothing_happened(state, id, *meeting); !fits) return fits.error();
    if (auto fits = check_changes(*meeting, event); !fits) return fits.error();
    if (auto fits = check_begun_items(state, id, meeting->agenda, event.agenda); !fits)
        return fits.error();
    if (auto fits = check_agenda(state, meeting->fiscal_year, event.agenda, meeting->agenda); !fits)
        return fits.error();
    Marks marks;
    const auto framework = framework_for(state, meeting->fiscal_year).value();
    if (auto kept = mark_notice(judging, event.date, framework, marks); !kept) return kept.error();
    return marks;
}

Result<Marks> decide(const Judging& judging, const MeetingCancelled&) {
    const auto id = meeting_id(judging.header);
    const auto meeting = standing_meeting(judging.state, id);
    if (!meeting) return meeting.error();
    if (auto fits = check_nothing_happened(judging.state, id, *meeting); !fits) return fits.error();
    if (!judging.header.common.reason)
        return broken("reason_missing", {"การยกเลิกประชุมต้องให้เหตุผลใน reason",
                                         "to cancel a meeting gives its reason; fill in `reason`"});
    return Marks{};
}

void evolve(const Judging& judging, const MeetingAmended& event, Changes& changes) {
    const auto& subject = judging.header.subject;
    const auto put = [&](const std::string& field, Value value) {
        const auto before = judging.state.fact(subject, field);
        if (!before || before->value != value) changes.put(subject, field, std::move(value));
    };
    put("title", to_value(event.title));
    put("date", to_value(event.date));
    put("place", to_value(event.place));
    put("convened", to_value(judging.at()));
    put("amended", Value::object().set("recorded", to_value(judging.recorded)));
    std::set<std::string> fields;
    for (const auto& item : event.agenda) {
        const auto field = "item/" + std::to_string(item.number);
        put(field, to_value(item));
        fields.insert(field);
    }
    for (const auto& fact : list(judging.state, subject, "item/"))
        if (!fields.contains(fact.field)) changes.remove(subject, fact.field);
    const auto id = meeting_id(judging.header);
    list_agenda(id, event.agenda, find_meeting(judging.state, id)->agenda, changes);
}

void evolve(const Judging& judging, const MeetingCancelled&, Changes& changes) {
    const auto reason = judging.header.common.reason.value_or(Line{});
    changes.put(judging.header.subject, "cancelled",
                Value::object()
                    .set("reason", to_value(reason))
                    .set("recorded", to_value(judging.recorded)));
}

Text tell(const Judging& judging, const MeetingAmended& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto date = for_people(event.date);
    const auto count = std::to_string(event.agenda.size());
    return {actor.th + " แก้ไขการประชุม “" + event.title.th + "” เป็นวันที่ " + date.th + " ณ " +
                event.place.th + " มี " + count + " วาระ",
            actor.en + " amended the meeting “" + event.title.en + "”: it is on " + date.en + ", " +
                event.place.en + ", with " + count +
                (event.agenda.size() == 1 ? " agenda item" : " agenda items")};
}

Text tell(const Judging& judging, const MeetingCancelled&) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto title = title_of(judging);
    const auto reason = judging.header.common.reason.value_or(Line{}).text;
    return {actor.th + " ยกเลิกการประชุม “" + title.th + "” เพราะ: " + reason,
            actor.en + " cancelled the meeting “" + title.en + "” because: " + reason};
}

}  // namespace banchi::domain
