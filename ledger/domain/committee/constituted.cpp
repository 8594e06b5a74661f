#include <algorithm>
#include <set>

#include "ledger/domain/committee/committee.hpp"

namespace banchi::domain {
namespace {

std::string id_of(const Header& header) {
    return header.subject.substr(header.subject.find('/') + 1);
}

Result<std::set<PersonId>> check_seats(const State& state, const CommitteeConstituted& event) {
    std::set<PersonId> seated;
    for (const auto& seat : event.seats) {
        if (!has(state, "person/" + seat.person.text, "name"))
            return broken("unknown_person",
                          {"ยังไม่มีบุคคลรหัส " + seat.person.text + " ให้จดทะเบียนก่อน",
                           "no person has the id " + seat.person.text + "; register it first"},
                          {{"person", seat.person.text}});
        if (!seated.insert(seat.person).second)
            return broken("seats",
                          {seat.person.text + " มีที่นั่งซ้ำ หนึ่งคนมีที่นั่งเดียว",
                           seat.person.text + " is seated twice; a person has one seat"},
                          {{"person", seat.person.text}});
    }
    if (seated.empty())
        return broken("seats",
                      {"คณะกรรมการต้องมีที่นั่งอย่างน้อยหนึ่งที่นั่ง", "a committee has at least one seat"});
    return seated;
}

// Chair and vice-chairs sit on the committee, each in one of these places.
Result<void> check_leaders(const std::set<PersonId>& seated, const CommitteeConstituted& event) {
    std::set<PersonId> leaders;
    auto list = event.vice_chairs;
    list.insert(list.begin(), event.chair);
    for (const auto& person : list)
        if (seated.count(person) == 0 || !leaders.insert(person).second)
            return broken(
                "leaders",
                {person.text + " ต้องมีที่นั่งในคณะกรรมการ และเป็นประธานหรือรองประธานเพียงตำแหน่งเดียว",
                 person.text + " must have a seat and be chair or vice-chair just once"},
                {{"person", person.text}});
    return {};
}

Result<void> check_quorum_base(const CommitteeConstituted& event) {
    const auto seats = static_cast<std::int64_t>(event.seats.size());
    if (event.quorum_base >= 1 && event.quorum_base <= seats) return {};
    return broken(
        "quorum_base",
        {"quorum_base ต้องอยู่ระหว่าง 1 ถึงจำนวนที่นั่ง " + std::to_string(seats),
         "quorum_base is between 1 and the number of seats, " + std::to_string(seats)},
        {{"quorum_base", std::to_string(event.quorum_base)}, {"seats", std::to_string(seats)}});
}

}  // namespace

std::optional<CommitteeConstituted> find_committee(const State& state, const CommitteeId& id) {
    const auto entity = "committee/" + id.text;
    const auto fields = list(state, entity);
    if (fields.empty()) return std::nullopt;
    auto members = Value::object();
    for (const auto& fact : fields) members.set(fact.field, *fact.value);
    return from_value<CommitteeConstituted>(members, entity).value();
}

Result<Marks> decide(const Judging& judging, const CommitteeConstituted& event) {
    const auto id = id_of(judging.header);
    if (has(judging.state, "committee/" + id, "name"))
        return broken("committee_exists",
                      {"รหัสคณะกรรมการ " + id + " มีอยู่แล้ว ให้ใช้รหัสอื่น",
                       "the committee id " + id + " is taken; choose another"},
                      {{"committee", id}});
    const auto seated = check_seats(judging.state, event);
    if (!seated) return seated.error();
    if (auto fits = check_leaders(*seated, event); !fits) return fits.error();
    if (auto fits = check_quorum_base(event); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const CommitteeConstituted& event, Changes& changes) {
    const auto id = id_of(judging.header);
    changes.put("index/committees", id, true);
    const auto fields = to_value(event);
    for (const auto& [name, value] : *fields.members()) changes.put("committee/" + id, name, value);
}

Text tell(const Judging& judging, const CommitteeConstituted& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto chair = name_of(judging.state, event.chair);
    const auto seats = std::to_string(event.seats.size());
    const auto& order = event.order.title.text;
    return {actor.th + " บันทึกการแต่งตั้ง “" + event.name.th + "” " + seats + " ที่นั่ง มี" + chair.th +
                "เป็นประธาน ตามคำสั่ง “" + order + "”",
            actor.en + " recorded the constitution of “" + event.name.en + "”, " + seats +
                " seats, chaired by " + chair.en + ", by the order “" + order + "”"};
}

}  // namespace banchi::domain
