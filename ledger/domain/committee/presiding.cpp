#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

bool attends_as(const Judging& judging, const Sitting& sitting, const PersonId& person,
                Sat capacity) {
    const auto attendee = attendance_of(judging.state, sitting.id.meeting, person);
    return attendee && attendee->capacity == capacity;
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
    for (const auto& signer : presiding_signers(judging.header))
        if (auto fits = check_signer(signer, presiding); !fits) return fits.error();
    return {};
}

}  // namespace

Turn whose_turn(const Judging& judging, const Sitting& sitting,
                const std::optional<PersonId>& aside) {
    const auto& committee = sitting.committee;
    const auto may = [&](const PersonId& person, Sat capacity) {
        return person != aside && attends_as(judging, sitting, person, capacity) &&
               may_preside(judging, sitting, person);
    };
    if (may(committee.chair, Sat::chair)) return {PresidingBy::chair, committee.chair};
    for (const auto& vice_chair : committee.vice_chairs)
        if (may(vice_chair, Sat::member)) return {PresidingBy::vice_chair, vice_chair};
    return {};
}

bool in_turn(const Judging& judging, const Sitting& sitting, const Turn& turn,
             const PersonId& person) {
    if (turn.person) return *turn.person == person;
    return attends_as(judging, sitting, person, Sat::member) &&
           may_preside(judging, sitting, person);
}

std::vector<PersonId> presiding_signers(const Header& header) {
    std::vector<PersonId> people;
    for (const auto& cosigner : header.common.cosigners)
        if (cosigner.capacity == Capacity::presiding) people.push_back(cosigner.actor);
    const auto& recorded = header.common.recorded_for;
    if (recorded && recorded->capacity == Capacity::presiding) people.push_back(recorded->person);
    return people;
}

Result<Marks> decide(const Judging& judging, const PresidingRecorded& event) {
    const auto sitting = open_item(judging);
    if (!sitting) return sitting.error();
    if (!may_preside(judging, *sitting, event.presiding))
        return broken("person_concerned",
                      {event.presiding.text + " เป็นหัวหน้าหรือเจ้าหน้าที่ของหน่วยงานในวาระนี้ "
                                              "หรือมีส่วนได้เสีย ให้ผู้อื่นทำหน้าที่ประธาน",
                       event.presiding.text + " is head or officer of the item's own agency, or "
                                              "has an interest in it; somebody else presides"},
                      {{"person", event.presiding.text}, {"item", sitting->item.subject}});
    const auto turn = whose_turn(judging, *sitting);
    if (event.by != turn.by || !in_turn(judging, *sitting, turn, event.presiding))
        return out_of_order(turn);
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
