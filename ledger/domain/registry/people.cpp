#include "ledger/domain/registry/terms.hpp"

namespace banchi::domain {

Text name_of(const State& state, const PersonId& person) {
    return get<Title>(state, "person/" + person.text, "name")
        .value_or(Title{person.text, person.text});
}

Result<Marks> decide(const Judging& judging, const PersonRegistered&) {
    const auto id = subject_person(judging.header).text;
    if (has(judging.state, "person/" + id, "name"))
        return broken("person_exists",
                      {"รหัสบุคคล " + id + " จดทะเบียนไว้แล้ว บุคคลหนึ่งจดทะเบียนครั้งเดียว ให้ใช้รหัสอื่นสำหรับคนอื่น",
                       "the person id " + id +
                           " is registered already; a person is registered once, and somebody "
                           "else takes another id"},
                      {{"person", id}});
    return Marks{};
}

void evolve(const Judging& judging, const PersonRegistered& event, Changes& changes) {
    const auto id = subject_person(judging.header).text;
    changes.put("index/people", id, true);
    changes.put("person/" + id, "name", to_value(event.name));
}

Text tell(const Judging& judging, const PersonRegistered& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto id = subject_person(judging.header).text;
    return {actor.th + " จดทะเบียนบุคคล “" + event.name.th + "” (รหัส " + id + ")",
            actor.en + " registered the person “" + event.name.en + "” (id " + id + ")"};
}

}  // namespace banchi::domain
