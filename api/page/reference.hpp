#pragma once

#include "api/page/frame.hpp"

namespace banchi::api {

// The parts of the API's reference, from the same table and schemas as /openapi.json.
std::string paths_section(const Reader& reader);
std::string shapes_section(const Reader& reader);
// Every type of event. `as_of` gives each its first sentence in this ledger; null for who may not
// read it.
std::string types_section(const Reader& reader, const replay::AsOf* as_of);

std::string table_head(const Reader& reader, const std::vector<Text>& columns);
// A schema's members, one row each: path, kind, whether required, what it says. Of what another
// shape describes, a link.
std::string member_rows(const Reader& reader, const Value& schema, const std::string& path = "");

}  // namespace banchi::api
