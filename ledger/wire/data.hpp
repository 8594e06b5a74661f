#pragma once

#include <optional>
#include <string_view>

#include "ledger/domain/event.hpp"

namespace banchi::wire {

using namespace banchi::base;

// A payload's `data`, taken apart: what every type may carry, and the type's own.
struct Data {
    domain::Common common;
    domain::Body body;
};

// `unknown_type`, or `member` errors with their path.
Result<Data> read_data(std::string_view type, const Value& data);
Value write_data(const domain::Common& common, const domain::Body& body);
std::string_view type_of(const domain::Body& body);
// JSON Schema of `data`, without "$schema"; nothing for an unknown type.
std::optional<Value> data_shape(std::string_view type);

}  // namespace banchi::wire
