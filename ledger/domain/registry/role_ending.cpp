#include <algorithm>
#include <cassert>

#include "ledger/domain/registry/roles.hpp"

namespace banchi::domain {
namespace {

std::vector<Term>::iterator term_to_end(std::vector<Term>& terms, Date until) {
    return std::find_if(terms.begin(), terms.end(),
                        [until](const Term& term) { return term.covers(until); });
}

// Shortens the office's entry that was made with the term. Equal entries mean the same, so any one
// of them will do.
void shorten_holder(const State& state, const OfficeId& office, const PersonId& person,
                    const Term& term, Date until, Changes& changes) {
    auto holders = holders_of(state, office);
    const OfficeHolder before{person, term.from, term.until, term.holding};
    const auto found = std::find(holders.begin(), holders.end(), before);
    assert(found != holders.end());
    found->until = until;
    changes.put("office/" + office.text, "holders", to_value(holders));
}

// Without a registrar who can sign, nobody could enrol a key or grant a role ever again.
Result<void> check_registrar_stays(const Judging& judging, const RoleEnded& event) {
    if (event.role != Role::registrar) return {};
    Changes changes(judging.index);
    evolve(judging, event, changes);
    Overlay after(judging.state);
    after.add(changes.facts());
    const auto today = judging.day();
    const auto gap = first_day_without_registrar(after, today);
    const auto gap_before = first_day_without_registrar(judging.state, today);
    if (!gap || (gap_before && *gap_before <= *gap)) return {};
    return broken("last_registrar",
                  {"ตั้งแต่ " + gap->text() + " จะไม่มีนายทะเบียนที่มีกุญแจใช้ได้ ให้แต่งตั้งนายทะเบียนอีกคนก่อน",
                   "from " + gap->text() +
                       " on there would be no registrar with a valid key; grant the role to "
                       "another person first"},
                  {{"from", gap->text()}});
}

}  // namespace

Result<Marks> decide(const Judging& judging, const RoleEnded& event) {
    const auto person = subject_person(judging.header);
    auto terms = terms_of(judging.state, person, role_field(event.role, event.agency));
    if (term_to_end(terms, event.until) == terms.end())
        return broken(
            "role_not_held",
            {person.text + " ไม่มีบทบาทนี้ในวันที่ " + event.until.text() + " ให้ตรวจบทบาท หน่วยงาน และวันที่",
             person.text + " does not hold this role on " + event.until.text() +
                 "; check the role, its agency and the day"},
            {{"person", person.text},
             {"role", *to_value(event.role).text()},
             {"until", event.until.text()}});
    if (auto fits = check_registrar_stays(judging, event); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const RoleEnded& event, Changes& changes) {
    const auto person = subject_person(judging.header);
    const auto field = role_field(event.role, event.agency);
    auto terms = terms_of(judging.state, person, field);
    const auto ended = term_to_end(terms, event.until);
    assert(ended != terms.end());
    for (const auto& office : offices_of(event.role, event.agency, ended->office))
        shorten_holder(judging.state, office, person, *ended, event.until, changes);
    ended->until = event.until;
    changes.put("person/" + person.text, field, to_value(terms));
}

Text tell(const Judging& judging, const RoleEnded& event) {
    const auto& state = judging.state;
    const auto actor = name_of(state, judging.header.acting());
    const auto person = name_of(state, subject_person(judging.header));
    const auto role = role_name(state, event.role, event.agency);
    const auto until = for_people(event.until);
    return {actor.th + " ให้" + person.th + "พ้นจากบทบาท" + role.th + " ตั้งแต่วันที่ " + until.th +
                " ตามคำสั่ง “" + event.order.title.text + "”",
            actor.en + " ended " + person.en + "'s role " + role.en + " as of " + until.en +
                ", by the order “" + event.order.title.text + "”"};
}

}  // namespace banchi::domain
