#include <algorithm>

#include "ledger/domain/registry/agencies.hpp"
#include "ledger/domain/registry/roles.hpp"

namespace banchi::domain {
namespace {

Term term_of(const RoleGranted& event) {
    return {event.from, event.until, event.holding, event.office, event.office_name, event.order};
}

Result<void> check_term(const RoleGranted& event) {
    if (!event.until || event.from < *event.until) return {};
    return broken("role_term",
                  {"until ต้องอยู่หลัง from เพราะเป็นวันแรกที่พ้นจากบทบาท",
                   "until comes after from: it is the first day on which the role is not held"},
                  {{"from", event.from.text()}, {"until", event.until->text()}});
}

// The term of an agency that ends lies before that day.
Result<void> check_agency_stands(const Judging& judging, const RoleGranted& event) {
    if (!event.agency) return {};
    const auto end = end_of(judging.state, *event.agency);
    if (!end || (event.until && *event.until <= end->until)) return {};
    const auto until = end->until.text();
    return agency_ended(
        judging.state, *event.agency, *end,
        {"ให้กำหนด until ไม่เกิน " + until + " หรือให้บทบาทในหน่วยงานที่รับช่วงต่อ",
         "grant the role with `until` no later than " + until + ", or in a successor"});
}

Result<void> check_not_held(const Judging& judging, const RoleGranted& event) {
    const auto person = subject_person(judging.header);
    const auto terms = terms_of(judging.state, person, role_field(event.role, event.agency));
    const auto mine = term_of(event);
    const auto held = std::find_if(terms.begin(), terms.end(),
                                   [&](const Term& term) { return overlap(term, mine); });
    if (held == terms.end()) return {};
    const auto until = held->until ? held->until->text() : "open";
    return broken(
        "role_held",
        {person.text + " มีบทบาทนี้อยู่แล้วในช่วงที่ซ้อนกัน (ตั้งแต่ " + held->from.text() + " ถึง " + until +
             ") ให้สิ้นสุดวาระเดิมก่อนหรือเลือกช่วงอื่น",
         person.text + " holds this role in a term that overlaps (from " + held->from.text() +
             ", until " + until + "); end that one first, or choose other days"},
        {{"person", person.text}, {"from", held->from.text()}, {"until", until}});
}

Result<void> check_office(const Judging& judging, const RoleGranted& event,
                          const OfficeId& office) {
    if (event.holding == Holding::acting) return {};
    const auto person = subject_person(judging.header);
    const auto mine = term_of(event);
    for (const auto& holder : holders_of(judging.state, office)) {
        if (holder.person == person || holder.holding == Holding::acting) continue;
        Term theirs;
        theirs.from = holder.from;
        theirs.until = holder.until;
        if (!overlap(theirs, mine)) continue;
        return broken("office_held",
                      {holder.person.text + " ดำรงตำแหน่ง " + office.text +
                           " อยู่ในช่วงที่ซ้อนกัน ให้สิ้นสุดวาระนั้นก่อน หรือให้เป็นการรักษาราชการแทน (acting)",
                       holder.person.text + " holds the office " + office.text +
                           " in an overlapping term; end that one first, or grant it as acting"},
                      {{"office", office.text}, {"holder", holder.person.text}});
    }
    return {};
}

void put_holder(const State& state, const OfficeId& office, const OfficeHolder& holder,
                Changes& changes) {
    auto holders = holders_of(state, office);
    holders.push_back(holder);
    changes.put("office/" + office.text, "holders", to_value(holders));
}

}  // namespace

Result<Marks> decide(const Judging& judging, const RoleGranted& event) {
    if (auto fits = check_role_scope(judging.state, event.role, event.agency); !fits)
        return fits.error();
    if (auto fits = check_term(event); !fits) return fits.error();
    if (auto fits = check_agency_stands(judging, event); !fits) return fits.error();
    if (auto fits = check_not_held(judging, event); !fits) return fits.error();
    for (const auto& office : offices_of(event.role, event.agency, event.office))
        if (auto fits = check_office(judging, event, office); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const RoleGranted& event, Changes& changes) {
    const auto person = subject_person(judging.header);
    const auto field = role_field(event.role, event.agency);
    auto terms = terms_of(judging.state, person, field);
    terms.push_back(term_of(event));
    changes.put("person/" + person.text, field, to_value(terms));
    if (event.role == Role::registrar) changes.put("index/registrars", person.text, true);
    for (const auto& office : offices_of(event.role, event.agency, event.office))
        put_holder(judging.state, office, {person, event.from, event.until, event.holding},
                   changes);
    if (event.office && event.office_name)
        changes.put("office/" + event.office->text, "name", to_value(*event.office_name));
}

Text tell(const Judging& judging, const RoleGranted& event) {
    const auto& state = judging.state;
    const auto actor = name_of(state, judging.header.acting());
    const auto person = name_of(state, subject_person(judging.header));
    const auto role = role_name(state, event.role, event.agency);
    const auto from = for_people(event.from);
    Text text{actor.th + " ให้" + person.th + "มีบทบาท" + role.th,
              actor.en + " granted " + person.en + " the role " + role.en};
    if (event.holding == Holding::acting) {
        text.th += " (รักษาราชการแทน)";
        text.en += " (acting)";
    }
    text.th += " ตั้งแต่วันที่ " + from.th;
    text.en += " from " + from.en;
    if (event.until) {
        const auto last = for_people(event.until->plus_days(-1));
        text.th += " ถึงวันที่ " + last.th;
        text.en += " to " + last.en;
    }
    return {text.th + " ตามคำสั่ง “" + event.order.title.text + "”",
            text.en + ", by the order “" + event.order.title.text + "”"};
}

}  // namespace banchi::domain
