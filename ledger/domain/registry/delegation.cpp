#include "ledger/domain/registry/delegation.hpp"

#include <algorithm>
#include <array>

#include "ledger/domain/registry/roles.hpp"

namespace banchi::domain {
namespace {

constexpr std::array kDelegable = {Role::secretary, Role::officer, Role::adviser, Role::reviewer};

using Terms = std::vector<Delegation>;

std::string entity_of(const PersonId& person) {
    return "person/" + person.text;
}

// "by/ann/officer/diw", of role_field's "role/officer/diw".
std::string field_of(const char* side, const PersonId& other, Role role,
                     const std::optional<AgencyId>& agency) {
    const auto named = role_field(role, agency);
    return "delegated/" + std::string(side) + "/" + other.text + named.substr(named.find('/'));
}

Terms terms_between(const State& state, const PersonId& delegator, const PersonId& delegate,
                    Role role, const std::optional<AgencyId>& agency) {
    const auto field = field_of("by", delegator, role, agency);
    return get<Terms>(state, entity_of(delegate), field).value_or(Terms{});
}

void put_terms(const PersonId& delegator, const PersonId& delegate, Role role,
               const std::optional<AgencyId>& agency, const Terms& terms, Changes& changes) {
    const auto value = to_value(terms);
    changes.put(entity_of(delegator), field_of("to", delegate, role, agency), value);
    changes.put(entity_of(delegate), field_of("by", delegator, role, agency), value);
}

Result<void> check_holder(const Judging& judging) {
    const auto person = subject_person(judging.header);
    if (judging.header.actor == person) return {};
    return denied("not_the_holder",
                  {"ผู้ดำรงบทบาทมอบอำนาจได้เฉพาะบทบาทของตนเอง ให้ " + person.text + " ลงนามเอง",
                   "people delegate what is their own; let " + person.text + " sign this"},
                  {{"person", person.text}, {"actor", judging.header.actor.text}});
}

Result<void> check_delegable(Role role) {
    if (may_be_delegated(role)) return {};
    const auto name = *to_value(role).text();
    return broken(
        "not_delegable",
        {"บทบาท " + name + " มอบอำนาจไม่ได้ ให้มีคำสั่งแต่งตั้งผู้อื่นหรือผู้รักษาราชการแทน (role.granted)",
         "the role " + name +
             " is not delegated; by an order, grant it to somebody else or to somebody "
             "acting (role.granted)"},
        {{"role", name}});
}

Result<void> check_delegate(const Judging& judging, const PersonId& to) {
    if (!has(judging.state, entity_of(to), "name"))
        return broken("unknown_person",
                      {"ยังไม่มีบุคคลรหัส " + to.text + " ให้จดทะเบียนก่อน",
                       "no person has the id " + to.text + "; register it first"},
                      {{"person", to.text}});
    if (to != subject_person(judging.header)) return {};
    return broken("delegate_self",
                  {"มอบอำนาจให้ตนเองไม่ได้ ให้ระบุผู้อื่นใน to",
                   "nobody delegates to themself; name somebody else in `to`"},
                  {{"person", to.text}});
}

Result<void> check_term(const DelegationGranted& event) {
    if (!event.until || event.from < *event.until) return {};
    return broken("delegation_term",
                  {"until ต้องอยู่หลัง from เพราะเป็นวันแรกที่พ้นจากการมอบอำนาจ",
                   "until comes after from: it is the first day that is not covered"},
                  {{"from", event.from.text()}, {"until", event.until->text()}});
}

// Does the person hold the role on every day of the term?
bool holds_throughout(const std::vector<Term>& terms, Date from, const std::optional<Date>& until) {
    for (auto day = from; !until || day < *until;) {
        const auto covering = std::find_if(terms.begin(), terms.end(),
                                           [day](const Term& term) { return term.covers(day); });
        if (covering == terms.end()) return false;
        if (!covering->until) return true;
        day = *covering->until;
    }
    return true;
}

Result<void> check_held(const Judging& judging, const DelegationGranted& event) {
    const auto person = subject_person(judging.header);
    const auto terms = terms_of(judging.state, person, role_field(event.role, event.agency));
    if (holds_throughout(terms, event.from, event.until)) return {};
    const auto role = role_name(judging.state, event.role, event.agency);
    return broken("role_not_held",
                  {person.text + " ไม่ได้ดำรงบทบาท" + role.th +
                       " ด้วยตนเองตลอดช่วงที่มอบอำนาจ ให้มอบเฉพาะช่วงที่ดำรงบทบาท อำนาจที่รับมอบมาจะมอบต่อไม่ได้",
                   person.text + " does not hold the role " + role.en +
                       " throughout the term; delegate within the own term: what was delegated to "
                       "somebody is not delegated on"},
                  {{"person", person.text}, {"role", *to_value(event.role).text()}});
}

Result<void> check_free(const Judging& judging, const DelegationGranted& event) {
    const auto person = subject_person(judging.header);
    const auto overlaps = [&](const Delegation& other) {
        return (!event.until || other.from < *event.until) &&
               (!other.until || event.from < *other.until) && other.until != other.from;
    };
    const auto terms = terms_between(judging.state, person, event.to, event.role, event.agency);
    if (std::none_of(terms.begin(), terms.end(), overlaps)) return {};
    return broken("delegation_held",
                  {event.to.text + " ได้รับมอบอำนาจนี้อยู่แล้วในช่วงที่ซ้อนกัน ให้ยกเลิกฉบับเดิมก่อนหรือเลือกช่วงอื่น",
                   event.to.text + " has this delegated already in a term that overlaps; end that "
                                   "one first, or choose other days"},
                  {{"person", event.to.text}});
}

std::string joined(const std::vector<Id<TypeTag>>& types) {
    std::string text;
    for (const auto& type : types) text += (text.empty() ? "" : ", ") + type.text;
    return text;
}

Terms::iterator term_to_end(Terms& terms, Date until) {
    return std::find_if(terms.begin(), terms.end(),
                        [until](const Delegation& each) { return each.covers(until); });
}

}  // namespace

bool Delegation::covers(Date date, std::string_view event_type) const {
    return covers(date) &&
           (!types || std::any_of(types->begin(), types->end(),
                                  [&](const auto& each) { return each.text == event_type; }));
}

bool may_be_delegated(Role role) {
    return std::find(kDelegable.begin(), kDelegable.end(), role) != kDelegable.end();
}

bool is_delegated(const State& state, const PersonId& delegator, const PersonId& person, Role role,
                  const std::optional<AgencyId>& agency, std::string_view event_type, Date day) {
    const auto terms = terms_between(state, delegator, person, role, agency);
    return std::any_of(terms.begin(), terms.end(),
                       [&](const Delegation& each) { return each.covers(day, event_type); });
}

bool acts_for_another(const State& state, const PersonId& person, Role role,
                      const std::optional<AgencyId>& agency, Date day) {
    constexpr std::string_view kBy = "delegated/by/";
    for (const auto& fact : list(state, entity_of(person), std::string(kBy))) {
        const auto slash = fact.field.find('/', kBy.size());
        const PersonId delegator{fact.field.substr(kBy.size(), slash - kBy.size())};
        if (fact.field != field_of("by", delegator, role, agency) ||
            !holds_role(state, delegator, role, agency, day))
            continue;
        const auto terms = from_value<Terms>(*fact.value).value();
        if (std::any_of(terms.begin(), terms.end(),
                        [day](const Delegation& each) { return each.covers(day); }))
            return true;
    }
    return false;
}

Result<Marks> decide(const Judging& judging, const DelegationGranted& event) {
    if (auto fits = check_holder(judging); !fits) return fits.error();
    if (auto fits = check_role_scope(judging.state, event.role, event.agency); !fits)
        return fits.error();
    if (auto fits = check_delegable(event.role); !fits) return fits.error();
    if (auto fits = check_delegate(judging, event.to); !fits) return fits.error();
    if (auto fits = check_term(event); !fits) return fits.error();
    if (auto fits = check_types(event.role, event.types); !fits) return fits.error();
    if (auto fits = check_held(judging, event); !fits) return fits.error();
    if (auto fits = check_free(judging, event); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const DelegationGranted& event, Changes& changes) {
    const auto person = subject_person(judging.header);
    auto terms = terms_between(judging.state, person, event.to, event.role, event.agency);
    terms.push_back({event.types, event.from, event.until, event.order});
    put_terms(person, event.to, event.role, event.agency, terms, changes);
}

Text tell(const Judging& judging, const DelegationGranted& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto to = name_of(judging.state, event.to);
    const auto role = role_name(judging.state, event.role, event.agency);
    const auto from = for_people(event.from);
    Text text{actor.th + " มอบอำนาจให้" + to.th + "ปฏิบัติราชการแทนในบทบาท" + role.th,
              actor.en + " delegated the role " + role.en + " to " + to.en};
    if (event.types) {
        text.th += " เฉพาะ " + joined(*event.types);
        text.en += ", for " + joined(*event.types) + " alone,";
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

Result<Marks> decide(const Judging& judging, const DelegationEnded& event) {
    if (auto fits = check_holder(judging); !fits) return fits.error();
    const auto person = subject_person(judging.header);
    auto terms = terms_between(judging.state, person, event.to, event.role, event.agency);
    if (term_to_end(terms, event.until) != terms.end()) return Marks{};
    return broken("delegation_not_held",
                  {event.to.text + " ไม่ได้รับมอบอำนาจนี้ในวันที่ " + event.until.text() +
                       " ให้ตรวจผู้รับมอบ บทบาท หน่วยงาน และวันที่",
                   "nothing of this is delegated to " + event.to.text + " on " +
                       event.until.text() + "; check the person, the role, its agency and the day"},
                  {{"person", event.to.text},
                   {"role", *to_value(event.role).text()},
                   {"until", event.until.text()}});
}

void evolve(const Judging& judging, const DelegationEnded& event, Changes& changes) {
    const auto person = subject_person(judging.header);
    auto terms = terms_between(judging.state, person, event.to, event.role, event.agency);
    const auto ended = term_to_end(terms, event.until);
    if (ended == terms.end()) return;  // what was refused leaves nothing
    ended->until = event.until;
    put_terms(person, event.to, event.role, event.agency, terms, changes);
}

Text tell(const Judging& judging, const DelegationEnded& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto to = name_of(judging.state, event.to);
    const auto role = role_name(judging.state, event.role, event.agency);
    const auto until = for_people(event.until);
    Text text{
        actor.th + " ยกเลิกการมอบอำนาจในบทบาท" + role.th + "แก่" + to.th + " ตั้งแต่วันที่ " + until.th,
        actor.en + " ended the delegation of the role " + role.en + " to " + to.en + " as of " +
            until.en};
    if (!event.order) return text;
    return {text.th + " ตามคำสั่ง “" + event.order->title.text + "”",
            text.en + ", by the order “" + event.order->title.text + "”"};
}

}  // namespace banchi::domain
