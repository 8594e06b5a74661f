#pragma once

#include <span>

#include "api/openapi/parameters.hpp"
#include "api/route.hpp"

namespace banchi::api {

// The OpenAPI 3.1 document of these routes: the same bytes for the same table, whatever the ledger
// holds. A parameter or component that nobody described is told as such in `undescribed`, which a
// test wants empty.
struct Description {
    Value document;
    std::vector<std::string> undescribed;
};
Description describe(std::span<const Route> routes);

// What the parameter means there.
Text meaning_of(const Parameter& parameter, const Route& route);
// The pattern as OpenAPI writes it: "/tile/{path...}" is "/tile/{path}".
std::string path_of(const Route& route);
std::vector<int> problems_of(const Route& route);  // the statuses of its problems
std::string right_of(const Route& route);          // "read"; "" for what is open

}  // namespace banchi::api
