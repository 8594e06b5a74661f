#include "ledger/domain/committee/interest.hpp"

#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

std::string interest_field(const PersonId& person) {
    return "interest/" + person.text;
}

// A representative speaks for a seat, so declares as its holder would.
Result<void> check_member(const Judging& judging, const Sitting& sitting, const PersonId& person) {
    const auto attendee = attendance_of(judging.state, sitting.id.meeting, person);
    if (holds_seat(sitting.committee, person) ||
        (attendee && attendee->capacity == Sat::representative))
        return {};
    return broken("no_seat",
                  {person.text + " ไม่มีที่นั่งในคณะกรรมการนี้ "
                                 "และไม่ได้เข้าประชุมแทนกรรมการ จึงไม่ต้องแจ้งส่วนได้เสีย",
                   person.text + " holds no seat in this committee and stands in for nobody, so "
                                 "has nothing to declare here"},
                  {{"person", person.text}});
}

Result<void> check_before_ballots(const State& state, const ItemId& id) {
    const auto ballots = list(state, id.subject(), "ballot/");
    if (ballots.empty()) return {};
    return broken("after_ballots",
                  {"วาระนี้มีการลงคะแนนแล้ว การแจ้งส่วนได้เสียต้องมาก่อน ให้แจ้งประธานและบันทึกในรายงานการประชุม",
                   "the item has ballots already, and an interest is declared before them; tell "
                   "who presides, for the minutes"},
                  {{"item", id.subject()}, {"ballots", std::to_string(ballots.size())}});
}

}  // namespace

Result<Marks> decide(const Judging& judging, const InterestDeclared&) {
    const auto sitting = pending_item(judging);
    if (!sitting) return sitting.error();
    const auto& person = judging.header.acting();
    if (auto fits = check_member(judging, *sitting, person); !fits) return fits.error();
    if (auto fits = check_before_ballots(judging.state, sitting->id); !fits) return fits.error();
    if (has_declared(judging.state, sitting->id, person))
        return broken("already_declared",
                      {person.text + " แจ้งส่วนได้เสียในวาระนี้แล้ว คำแจ้งเดิมยังมีผล",
                       person.text + " has declared an interest in this item; that one stands"},
                      {{"person", person.text}});
    return Marks{};
}

void evolve(const Judging& judging, const InterestDeclared& event, Changes& changes) {
    const auto& header = judging.header;
    const Interest kept{event.interest, header.common.recorded_for.has_value()};
    changes.put(header.subject, interest_field(header.acting()), to_value(kept));
}

Text tell(const Judging& judging, const InterestDeclared& event) {
    const auto person = name_of(judging.state, judging.header.acting());
    const auto item = item_for_people(judging.state, judging.header.subject);
    return {person.th + " แจ้งส่วนได้เสียใน" + item.th + ": " + event.interest.text,
            person.en + " declared an interest in " + item.en + ": " + event.interest.text};
}

bool has_declared(const State& state, const ItemId& id, const PersonId& person) {
    return has(state, id.subject(), interest_field(person));
}

}  // namespace banchi::domain
