#pragma once

#include "replay/entry_source.hpp"
#include "replay/page.hpp"

namespace banchi::replay {

// What waits for whom, and since when: everything that the record says somebody has yet to do, on
// a day (the newest event's where none is given).
//
// Items {key, kind, subject, who: [{person | role, agency | office}], since: {index, recorded},
// summary}, in the order of keys ("<kind>/<subject>"): draft (to submit), returned (to mend and
// submit), convene (a proposal or a change, to put on an agenda), attendance, ballot, conclusion,
// condition (of an item, "item/<meeting>/<number>/<condition>"), minutes, signature (of an approved
// agreement, "agreement/<agency>/<fiscal year>/<maker or receiver>"), subcommittee (a change of a
// joint KPI), comment (to answer). With a person, only what waits for them: by name, by an office,
// or by a role that they hold, or exercise by delegation, that day.
struct WaitingFor {
    std::optional<PersonId> person;
    std::optional<Date> day;
};
Result<Value> waiting_view(const AsOf& as_of, const WaitingFor& wish, const Page& page);

}  // namespace banchi::replay
