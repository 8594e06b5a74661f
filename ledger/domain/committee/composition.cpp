#include "ledger/domain/committee/composition.hpp"

#include <algorithm>
#include <set>

namespace banchi::domain {
namespace {

// Before any day: as it was constituted.
constexpr const char* kConstituted = "0";

std::string id_of(const Header& header) {
    return header.subject.substr(header.subject.find('/') + 1);
}

std::string compositions_of(const std::string& id) {
    return "composition/" + id;
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

Result<void> check_composition(const State& state, const CommitteeConstituted& event) {
    const auto seated = check_seats(state, event);
    if (!seated) return seated.error();
    if (auto fits = check_leaders(*seated, event); !fits) return fits.error();
    return check_quorum_base(event);
}

// Meetings whose attendance is recorded were judged by who had a seat then.
Result<void> check_not_sat(const State& state, const std::string& id, Date from) {
    const auto sat = get<SatOn>(state, "committee/" + id, "sat");
    if (!sat || from > sat->date) return {};
    const auto day = for_people(sat->date);
    const auto next = sat->date.plus_days(1).text();
    return broken("already_sat",
                  {"คณะกรรมการประชุมตามองค์ประกอบเดิมเมื่อวันที่ " + day.th + " (" + sat->meeting.text +
                       ") และบันทึกผู้เข้าประชุมแล้ว ให้ from เป็น " + next + " หรือหลังจากนั้น",
                   "the committee sat as it was composed on " + day.en + " (" + sat->meeting.text +
                       "), and its attendance is recorded; let `from` be " + next + " or later"},
                  {{"from", from.text()}, {"sat", sat->date.text()}});
}

Result<void> check_changes(const CommitteeConstituted& before, const CommitteeConstituted& after) {
    auto same = before;
    same.order = after.order;
    if (to_value(same) != to_value(after)) return {};
    return broken("nothing_changed",
                  {"องค์ประกอบในวันนั้นเป็นเช่นนี้อยู่แล้ว ให้แก้อย่างน้อยหนึ่งช่อง หรือไม่ต้องส่ง",
                   "the committee is composed like this on that day already; change something "
                   "before sending it, or leave it as it is"});
}

// The fields of committee/<id>: the composition that begins last.
void put_fields(const State& state, const std::string& id, const CommitteeConstituted& committee,
                Changes& changes) {
    const auto fields = to_value(committee);
    for (const auto& [name, value] : *fields.members()) {
        const auto before = state.fact("committee/" + id, name);
        if (!before || before->value != value) changes.put("committee/" + id, name, value);
    }
}

}  // namespace

std::optional<CommitteeConstituted> find_committee(const State& state, const CommitteeId& id,
                                                   Date day) {
    std::optional<Value> found;
    for (auto& fact : list(state, compositions_of(id.text)))
        if (fact.field == kConstituted || fact.field <= day.text()) found = std::move(fact.value);
    if (!found) return std::nullopt;
    return from_value<CommitteeConstituted>(*found, compositions_of(id.text)).value();
}

void put_sat(const State& state, const CommitteeId& id, const SatOn& sat, Changes& changes) {
    const auto entity = "committee/" + id.text;
    const auto before = get<SatOn>(state, entity, "sat");
    if (!before || before->date < sat.date) changes.put(entity, "sat", to_value(sat));
}

Result<Marks> decide(const Judging& judging, const CommitteeConstituted& event) {
    const auto id = id_of(judging.header);
    if (has(judging.state, "committee/" + id, "name"))
        return broken("committee_exists",
                      {"รหัสคณะกรรมการ " + id + " มีอยู่แล้ว ให้ใช้รหัสอื่น",
                       "the committee id " + id + " is taken; choose another"},
                      {{"committee", id}});
    if (auto fits = check_composition(judging.state, event); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const CommitteeConstituted& event, Changes& changes) {
    const auto id = id_of(judging.header);
    changes.put("index/committees", id, true);
    put_fields(judging.state, id, event, changes);
    changes.put(compositions_of(id), kConstituted, to_value(event));
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

Result<Marks> decide(const Judging& judging, const CommitteeAmended& event) {
    const auto id = id_of(judging.header);
    const auto before = find_committee(judging.state, CommitteeId{id}, event.from);
    if (!before)
        return broken("no_such_committee",
                      {"ไม่มีคณะกรรมการรหัส " + id + " ให้ตรวจรหัส หรือบันทึกคำสั่งแต่งตั้งก่อน",
                       "no committee has the id " + id + "; check it, or constitute it first"},
                      {{"committee", id}});
    if (auto fits = check_composition(judging.state, event.committee); !fits) return fits.error();
    if (auto fits = check_not_sat(judging.state, id, event.from); !fits) return fits.error();
    if (auto fits = check_changes(*before, event.committee); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const CommitteeAmended& event, Changes& changes) {
    const auto id = id_of(judging.header);
    const auto first_day = event.from.text();
    changes.put(compositions_of(id), first_day, to_value(event.committee));
    const auto all = list(judging.state, compositions_of(id));
    if (!all.empty() && all.back().field <= first_day)
        put_fields(judging.state, id, event.committee, changes);
}

Text tell(const Judging& judging, const CommitteeAmended& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto& committee = event.committee;
    const auto chair = name_of(judging.state, committee.chair);
    const auto seats = std::to_string(committee.seats.size());
    const auto from = for_people(event.from);
    const auto& order = committee.order.title.text;
    return {actor.th + " บันทึกองค์ประกอบใหม่ของ “" + committee.name.th + "” ตั้งแต่วันที่ " + from.th + " " +
                seats + " ที่นั่ง มี" + chair.th + "เป็นประธาน ตามคำสั่ง “" + order + "”",
            actor.en + " recorded the new composition of “" + committee.name.en + "” from " +
                from.en + ", " + seats + (committee.seats.size() == 1 ? " seat" : " seats") +
                ", chaired by " + chair.en + ", by the order “" + order + "”"};
}

}  // namespace banchi::domain
