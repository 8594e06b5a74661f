#pragma once

#include "ledger/base/shape.hpp"

namespace banchi::api {

using namespace banchi::base;

// JSON Schema 2020-12 in the house's words, for what the views build member by member; structs
// have schema_of().

struct Member {
    std::string name;
    Value schema;
    bool required = true;
};
// An object of these members; others may be added one day, so readers ignore what they don't know.
Value object_schema(const std::vector<Member>& members);
// The same with more members, or other schemas for members that it has; open, as above.
Value with_members(const Value& object, const std::vector<Member>& members);
Value without_member(const Value& object, const std::string& name);

Value component_ref(std::string_view component);  // of this document's components
Value list_schema(Value item);                    // an array
Value nullable(const Value& schema);  // or null: what does not apply or has not happened
Value statable(const Value& schema);  // or "not_stated": what the record lacks
Value described(Value schema, std::string_view description);
Value text_schema(std::string_view description);
Value count_schema(std::string_view description);  // an integer, from 0
Value flag_schema(std::string_view description);

}  // namespace banchi::api
