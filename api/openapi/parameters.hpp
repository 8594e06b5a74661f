#pragma once

#include "ledger/base/value.hpp"

namespace banchi::api {

using namespace banchi::base;

// What a name in a path or a query means: the same wherever it stands. The example is one of the
// demo ledger's.
struct Parameter {
    std::string_view name;
    Text meaning;
    Value schema;
    std::string_view example;
};
const Parameter* find_parameter(std::string_view name);  // null for a name that nobody explained

}  // namespace banchi::api
