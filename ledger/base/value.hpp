#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/base/error.hpp"

namespace banchi::base {

// RFC 8785 orders members by their UTF-16 code units, not by bytes.
struct Utf16Less {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const;
};

// What signed content is made of: integers and strings, never floats. A value type.
class Value {
  public:
    using Array = std::vector<Value>;
    using Object = std::map<std::string, Value, Utf16Less>;

    Value() = default;  // null
    Value(bool boolean) : data_(boolean) {}
    Value(std::int64_t integer) : data_(integer) {}
    Value(int integer) : data_(std::int64_t{integer}) {}
    Value(std::string text) : data_(std::move(text)) {}
    Value(std::string_view text) : data_(std::string(text)) {}
    Value(const char* text) : data_(std::string(text)) {}
    Value(Array items) : data_(std::move(items)) {}
    Value(Object members) : data_(std::move(members)) {}
    static Value object() { return Value(Object{}); }
    static Value array() { return Value(Array{}); }
    auto operator<=>(const Value&) const = default;
    bool operator==(const Value&) const = default;

    bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
    const bool* boolean() const { return std::get_if<bool>(&data_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data_); }
    const std::string* text() const { return std::get_if<std::string>(&data_); }
    const Array* items() const { return std::get_if<Array>(&data_); }
    const Object* members() const { return std::get_if<Object>(&data_); }

    // The member's value, or null (a shared constant) if this is no object or has no such member.
    const Value& operator[](std::string_view name) const;
    // Sets a member; makes an object of a null. Asserts that this is an object.
    Value& set(std::string name, Value value);
    // Adds an item; makes an array of a null. Asserts that this is an array.
    Value& push(Value value);

  private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> data_;
};

struct JsonLimits {
    std::size_t bytes = 32 * 1024;
    std::size_t depth = 32;
};

// Strict JSON: refuses (malformed: `json_duplicate`, `json_float`, `json_utf8`, `json_nul`,
// `json_depth`, `json_syntax`; too_large: `json_size`) duplicate members, numbers with a fraction,
// an exponent or a size over 2^53-1, invalid UTF-8, NUL characters and anything after the value.
// A pure function of bytes.
Result<Value> parse_json(std::string_view bytes, const JsonLimits& limits = {});

// RFC 8785 (JCS): one byte string for one value.
std::string canonical(const Value& value);

// For people: indented by two spaces, members in canonical order.
std::string pretty(const Value& value);

}  // namespace banchi::base
