#pragma once

#include "ledger/domain/header.hpp"
#include "ledger/domain/state.hpp"

namespace banchi::domain {

// A procedure rule that was not kept: the event stands, marked for ever.
struct Mark {
    std::string rule;  // "outside_proposal_period"
    Text why;
    Value values;  // what it was judged on
};
using Marks = std::vector<Mark>;

// Everything that a rule may look at: facts before the event, the event's header, and the
// ledger's own time and position. No clock, randomness, I/O or floats.
struct Judging {
    const State& state;
    const Header& header;
    Instant recorded;
    Index index;

    // The instant that the event is judged on: the recorded one; of a backfilled event the one at
    // which it occurred. Keys, order, duplicates, basis and digests go by `index` all the same.
    Instant at() const { return backfilled() ? header.occurred : recorded; }
    Date day() const { return Date::of(at()); }  // in UTC+07:00
    bool backfilled() const { return header.backfill.has_value(); }
    // Under which name a mark's or a refusal's values state that day.
    const char* day_name() const { return backfilled() ? "occurred" : "recorded"; }
};

// A broken rule, as decide returns it.
Error broken(std::string rule, Text why,
             std::vector<std::pair<std::string, std::string>> facts = {});
// A signer, role or person that may not do this.
Error denied(std::string rule, Text why,
             std::vector<std::pair<std::string, std::string>> facts = {});

}  // namespace banchi::domain
