#include <algorithm>

#include "ledger/domain/committee/interest.hpp"
#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

std::string recusal_field(const PersonId& person) {
    return "recusal/" + person.text;
}

// Whose ruling it is: who presides over the item, or whose turn that is while the person concerned
// stands aside.
Turn who_rules(const Judging& judging, const Sitting& sitting, const PersonId& concerned) {
    const auto now = get<PresidingRecorded>(judging.state, sitting.id.subject(), "presiding");
    if (now && now->presiding != concerned) return {now->by, now->presiding};
    return whose_turn(judging, sitting, concerned);
}

Result<void> check_rulers(const Judging& judging, const Sitting& sitting,
                          const PersonId& concerned) {
    const auto turn = who_rules(judging, sitting, concerned);
    for (const auto& signer : presiding_signers(judging.header))
        if (signer == concerned || !in_turn(judging, sitting, turn, signer)) {
            const auto who = turn.person ? turn.person->text : "one attending member";
            return broken("not_presiding",
                          {signer.text + " วินิจฉัยเรื่องนี้ไม่ได้ ผู้ทำหน้าที่ประธานในเรื่องนี้คือ " +
                               (turn.person ? who : "กรรมการที่ประชุมเลือก") + " ให้ผู้นั้นลงนาม",
                           signer.text +
                               " does not rule on this; in the order of presiding it is "
                               "for " +
                               who + " to sign"},
                          {{"person", signer.text}, {"expected", who}});
        }
    return {};
}

Result<void> check_not_voted(const State& state, const ItemId& id, const PersonId& person) {
    const auto ballots = list(state, id.subject(), "ballot/");
    const bool voted = std::any_of(ballots.begin(), ballots.end(), [&](const Fact& fact) {
        return fact.field.ends_with("/" + person.text);
    });
    if (!voted) return {};
    return broken("already_voted",
                  {person.text + " ลงคะแนนในวาระนี้แล้ว คำวินิจฉัยต้องมาก่อนบัตรลงคะแนน",
                   person.text + " has voted on this item; a ruling comes before the ballot"},
                  {{"person", person.text}});
}

}  // namespace

Result<Marks> decide(const Judging& judging, const RecusalRuled& event) {
    const auto sitting = open_item(judging);
    if (!sitting) return sitting.error();
    if (!attendance_of(judging.state, sitting->id.meeting, event.person))
        return broken("not_present",
                      {event.person.text + " ไม่อยู่ในรายชื่อผู้เข้าประชุม ให้บันทึกผู้เข้าประชุมก่อน "
                                           "ผู้ที่ไม่ได้เข้าประชุมไม่ต้องวินิจฉัย",
                       event.person.text + " is not in the attendance: record it first; nobody "
                                           "rules on who was not there"},
                      {{"person", event.person.text}});
    if (auto fits = check_not_voted(judging.state, sitting->id, event.person); !fits)
        return fits.error();
    if (auto fits = check_rulers(judging, *sitting, event.person); !fits) return fits.error();
    Marks marks;
    if (auto kept = mark_late(judging, sitting->id.meeting, sitting->framework, marks); !kept)
        return kept.error();
    return marks;
}

void evolve(const Judging& judging, const RecusalRuled& event, Changes& changes) {
    const auto& item = judging.header.subject;
    changes.put(item, recusal_field(event.person), to_value(event));
    const auto presiding = get<PresidingRecorded>(judging.state, item, "presiding");
    if (event.recused && presiding && presiding->presiding == event.person)
        changes.remove(item, "presiding");
}

Text tell(const Judging& judging, const RecusalRuled& event) {
    const auto person = name_of(judging.state, event.person);
    const auto item = item_for_people(judging.state, judging.header.subject);
    const Text part = event.recused ? Text{" ไม่ร่วมพิจารณา", " takes no part in "}
                                    : Text{" ร่วมพิจารณาได้ใน", " may take part in "};
    return {"มีคำวินิจฉัยให้" + person.th + part.th + item.th + ": " + event.ruling.text,
            "it was ruled that " + person.en + part.en + item.en + ": " + event.ruling.text};
}

std::optional<RecusalRuled> ruling_on(const State& state, const ItemId& id,
                                      const PersonId& person) {
    return get<RecusalRuled>(state, id.subject(), recusal_field(person));
}

bool is_recused(const State& state, const ItemId& id, const PersonId& person) {
    const auto ruling = ruling_on(state, id, person);
    return ruling && ruling->recused;
}

}  // namespace banchi::domain
