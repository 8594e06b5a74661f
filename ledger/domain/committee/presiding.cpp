#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

// Whose turn it is to preside; nobody in particular when a member is to be elected.
struct Turn {
    PresidingBy by = PresidingBy::elected;
    std::optional<PersonId> person;
};

bool attends_as(const Judging& judging, const Sitting& sitting, const PersonId& person,
                Sat capacity) {
    const auto attendee = attendance_of(judging.state, sitting.id.meeting, person);
    return attendee && attendee->capacity == capacity;
}

Turn whose_turn(const Judging& judging, const Sitting& sitting) {
    const auto& committee = sitting.committee;
    if (attends_as(judging, sitting, committee.chair, Sat::chair) &&
        !is_concerned(judging, sitting, committee.chair))
        return {PresidingBy::chair, committee.chair};
    for (const auto& vice_chair : committee.vice_chairs)
        if (attends_as(judging, sitting, vice_chair, Sat::member) &&
            !is_concerned(judging, sitting, vice_chair))
            return {PresidingBy::vice_chair, vice_chair};
    return {};
}

Error out_of_order(const Turn& turn) {
    const auto by = *to_value(turn.by).text();
    const auto who = turn.person ? turn.person->text : "one attending member";
    return broken(
        "presiding_order",
        {"ตามลำดับ "
         "ผู้ทำหน้าที่ประธานวาระนี้คือ " +
             (turn.person ? turn.person->text : "กรรมการที่ประชุมเลือก") + " (by: " + by + ")",
         "in the order of presiding it is the turn of " + who + " (by: " + by + ")"},
        {{"by", by}, {"expected", who}});
}

Result<void> check_signer(const PersonId& signer, const PersonId& presiding) {
    if (signer == presiding) return {};
    return broken("not_presiding",
                  {signer.text + " ไม่ใช่ผู้ทำหน้าที่ประธานวาระนี้ จึงลงนามในฐานะนั้นไม่ได้ ให้ " +
                       presiding.text + " ลงนาม",
                   signer.text + " does not preside over this item, so cannot sign as presiding; " +
                       presiding.text + " does"},
                  {{"person", signer.text}, {"presiding", presiding.text}});
}

// Whoever signs, or is recorded, as presiding is the person that the event names.
Result<void> check_presiding_signers(const Judging& judging, const PersonId& presiding) {
    const auto& common = judging.header.common;
    for (const auto& cosigner : common.cosigners)
        if (cosigner.capacity == Capacity::presiding)
            if (auto fits = check_signer(cosigner.actor, presiding); !fits) return fits.error();
    if (common.recorded_for && common.recorded_for->capacity == Capacity::presiding)
        return check_signer(common.recorded_for->person, presiding);
    return {};
}

}  // namespace

Result<Marks> decide(const Judging& judging, const PresidingRecorded& event) {
    const auto sitting = open_item(judging);
    if (!sitting) return sitting.error();
    if (is_concerned(judging, *sitting, event.presiding))
        return broken("person_concerned",
                      {event.presiding.text + " เป็นหัวหน้าหรือเจ้าหน้าที่ของหน่วยงานในวาระนี้ "
                                              "ให้ผู้อื่นทำหน้าที่ประธาน",
                       event.presiding.text + " is head or officer of the item's own agency; "
                                              "somebody else presides"},
                      {{"person", event.presiding.text}, {"item", sitting->item.subject}});
    const auto turn = whose_turn(judging, *sitting);
    const bool in_order = turn.person ? *turn.person == event.presiding
                                      : attends_as(judging, *sitting, event.presiding, Sat::member);
    if (event.by != turn.by || !in_order) return out_of_order(turn);
    if (event.by != PresidingBy::chair && !event.ruling)
        return broken("ruling_missing",
                      {"ผู้ทำหน้าที่ไม่ใช่ประธาน ให้ระบุใน ruling ว่าที่ประชุมวินิจฉัยอย่างไร",
                       "it is not the chair who presides; say in `ruling` how that was ruled"});
    if (auto fits = check_presiding_signers(judging, event.presiding); !fits) return fits.error();
    Marks marks;
    if (auto kept = mark_late(judging, sitting->id.meeting, sitting->framework, marks); !kept)
        return kept.error();
    return marks;
}

void evolve(const Judging& judging, const PresidingRecorded& event, Changes& changes) {
    changes.put(judging.header.subject, "presiding", to_value(event));
}

Text tell(const Judging& judging, const PresidingRecorded& event) {
    const auto person = name_of(judging.state, event.presiding);
    const auto item = item_for_people(judging.state, judging.header.subject);
    Text how{" ในฐานะประธาน", " as chair"};
    if (event.by == PresidingBy::vice_chair) how = {" ในฐานะรองประธาน", " as vice-chair"};
    if (event.by == PresidingBy::elected) how = {" โดยที่ประชุมเลือก", " as elected"};
    const auto ruling = event.ruling ? ": " + event.ruling->text : std::string();
    return {person.th + " ทำหน้าที่ประธาน" + item.th + how.th + ruling,
            person.en + " presided over " + item.en + how.en + ruling};
}

}  // namespace banchi::domain
