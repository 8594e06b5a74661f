#pragma once

#include "api/openapi/schema.hpp"

namespace banchi::api {

// The shapes of what the API answers and takes, by name: components.schemas of /openapi.json.
// Views are those of replay/; what a struct says is its own schema.
using Components = std::vector<std::pair<std::string, Value>>;
const Components& components();
const Value* find_component(std::string_view name);  // null for an unknown one

// One topic each.
Components agreement_components();
Components change_components();
Components committee_components();
Components draft_components();  // what waits for further signatures
Components event_components();  // submissions, receipts, and a payload for every type
Components registry_components();

// What every view says beside its own members: the position that it speaks of.
Value placed(const Value& view);
// The same for what may be asked about a day.
Value dated(const Value& view);
// A page of a list, placed.
Value paged_schema(Value item);
// {th, en}, as sentences and names are told.
Value told_schema(std::string_view description);

}  // namespace banchi::api
