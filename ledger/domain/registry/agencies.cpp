#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {
namespace {

AgencyId subject_agency(const Header& header) {
    return AgencyId{header.subject.substr(header.subject.find('/') + 1)};
}

}  // namespace

Text name_of(const State& state, const AgencyId& agency) {
    return get<Title>(state, "agency/" + agency.text, "name")
        .value_or(Title{agency.text, agency.text});
}

Result<Marks> decide(const Judging& judging, const AgencyRegistered&) {
    const auto id = subject_agency(judging.header).text;
    if (has(judging.state, "agency/" + id, "name"))
        return broken("agency_exists",
                      {"รหัสหน่วยงาน " + id + " จดทะเบียนไว้แล้ว ให้ใช้รหัสอื่น",
                       "the agency id " + id + " is registered already; choose another"},
                      {{"agency", id}});
    return Marks{};
}

void evolve(const Judging& judging, const AgencyRegistered& event, Changes& changes) {
    const auto id = subject_agency(judging.header).text;
    changes.put("index/agencies", id, true);
    changes.put("agency/" + id, "name", to_value(event.name));
    changes.put("agency/" + id, "abbreviation", to_value(event.abbreviation));
}

Text tell(const Judging& judging, const AgencyRegistered& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    return {actor.th + " จดทะเบียนหน่วยงาน “" + event.name.th + "” (" + event.abbreviation.th + ")",
            actor.en + " registered the agency “" + event.name.en + "” (" + event.abbreviation.en +
                ")"};
}

}  // namespace banchi::domain
