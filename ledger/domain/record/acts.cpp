#include "ledger/domain/record/acts.hpp"

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {
namespace {

std::string number_of(const std::string& act) {
    return act.substr(act.find('/') + 1);
}

Result<void> check_own(const Judging& judging) {
    const auto& act = judging.header.subject;
    const auto person = get<PersonId>(judging.state, act, "person");
    if (!person)
        return broken(
            "no_such_act",
            {"เหตุการณ์ลำดับ " + number_of(act) + " ไม่ใช่การกระทำที่บันทึกแทนผู้อื่น ให้ตรวจลำดับที่ /v1/events",
             "event " + number_of(act) + " is no recorded act; check the index at /v1/events"},
            {{"act", act}});
    if (*person == judging.header.actor) return {};
    return denied("not_own_act",
                  {"การกระทำนี้บันทึกแทน " + person->text + " เจ้าตัวเท่านั้นที่รับรองหรือคัดค้านได้",
                   "this act was recorded for " + person->text +
                       "; only that person confirms or contests it"},
                  {{"act", act}, {"person", person->text}});
}

// "การกระทำที่บันทึกแทน ลำดับ 77 (ballot.cast, ballot/m1/1/mem2)", for sentences.
Text act_for_people(const State& state, const std::string& act) {
    const auto type = get<std::string>(state, act, "type").value_or("?");
    const auto subject = get<std::string>(state, act, "subject").value_or("?");
    const auto which = number_of(act) + " (" + type + ", " + subject + ")";
    return {"การกระทำที่บันทึกแทนตน ลำดับ " + which, "what was recorded for them in event " + which};
}

Text with_note(Text text, const std::optional<Line>& note) {
    if (!note) return text;
    return {text.th + " หมายเหตุ: " + note->text, text.en + "; note: " + note->text};
}

}  // namespace

std::string act_entity(Index index) {
    return "act/" + std::to_string(index.value);
}

Result<Marks> decide(const Judging& judging, const ActConfirmed&) {
    if (auto fits = check_own(judging); !fits) return fits.error();
    const auto& act = judging.header.subject;
    if (has(judging.state, act, "confirmed"))
        return broken("already_confirmed",
                      {"รับรองการกระทำนี้ไว้แล้ว ไม่ต้องส่งซ้ำ",
                       "this act is confirmed already; there is nothing to send again"},
                      {{"act", act}});
    return Marks{};
}

Result<Marks> decide(const Judging& judging, const ActContested&) {
    if (auto fits = check_own(judging); !fits) return fits.error();
    const auto& act = judging.header.subject;
    if (has(judging.state, act, "contested"))
        return broken("already_contested",
                      {"คัดค้านการกระทำนี้ไว้แล้ว ไม่ต้องส่งซ้ำ",
                       "this act is contested already; there is nothing to send again"},
                      {{"act", act}});
    if (!judging.header.common.reason)
        return broken("reason_missing",
                      {"การคัดค้านต้องให้เหตุผลใน reason", "a contest says why; fill in `reason`"});
    return Marks{
        {"contested",
         {"ผู้ที่ถูกบันทึกแทนคัดค้านการกระทำนี้", "the person for whom this act was recorded contests it"},
         Value::object()
             .set("act", number_of(act))
             .set("type", get<std::string>(judging.state, act, "type").value())
             .set("subject", get<std::string>(judging.state, act, "subject").value())}};
}

void evolve(const Judging& judging, const ActConfirmed& event, Changes& changes) {
    changes.put(judging.header.subject, "confirmed", to_value(event));
}

void evolve(const Judging& judging, const ActContested& event, Changes& changes) {
    changes.put(judging.header.subject, "contested",
                to_value(event).set("reason", to_value(*judging.header.common.reason)));
}

Text tell(const Judging& judging, const ActConfirmed& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto act = act_for_people(judging.state, judging.header.subject);
    return with_note({actor.th + " รับรอง" + act.th, actor.en + " confirmed " + act.en}, event.note);
}

Text tell(const Judging& judging, const ActContested& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto act = act_for_people(judging.state, judging.header.subject);
    const auto reason = judging.header.common.reason.value_or(Line{}).text;
    return with_note({actor.th + " คัดค้าน" + act.th + " เพราะ: " + reason,
                      actor.en + " contested " + act.en + " because: " + reason},
                     event.note);
}

}  // namespace banchi::domain
