#pragma once

#include <optional>
#include <string>
#include <utility>

#include "ledger/domain/state.hpp"

namespace banchi::replay {

using namespace banchi::base;

// What a view shows where the record says nothing.
inline constexpr const char* kNotStated = "not_stated";

template <class T>
Value stated(const std::optional<T>& thing) {
    return thing ? to_value(*thing) : Value(kNotStated);
}

// Null for what does not apply or has not happened.
template <class T>
Value or_null(const std::optional<T>& thing) {
    return thing ? to_value(*thing) : Value();
}

inline Value told(const Text& text) {
    return Value::object().set("th", text.th).set("en", text.en);
}

inline Value number(Index index) {
    return to_value(index);
}

inline Value count(std::size_t things) {
    return static_cast<std::int64_t>(things);
}

// A recorded fact, an object, with the event that recorded it; null until there is one.
inline Value with_index(const std::optional<domain::Fact>& fact) {
    if (!fact || !fact->value) return Value();
    Value value = *fact->value;
    return value.set("index", number(fact->index));
}

// The day that was asked about, else that of the newest event.
inline Date day_of(const domain::State& state, const std::optional<Date>& asked) {
    if (asked) return *asked;
    const auto newest = domain::get<Instant>(state, "ledger", "recorded");
    return newest ? Date::of(*newest) : Date{};
}

inline Error not_found(std::string name, Text detail) {
    return {ErrorKind::not_found, std::move(name), std::move(detail), {}};
}

}  // namespace banchi::replay
