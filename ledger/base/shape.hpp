#pragma once

#include <algorithm>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/shape_leaves.hpp"

namespace banchi::base {

// A struct names its members once, and reader, writer and JSON Schema follow from that:
//
//     struct Term {
//         Date from;
//         std::optional<Date> until;
//         template <class Self, class M>
//         static void members(Self& self, M& m) { m("from", self.from); m("until", self.until); }
//     };
//
// An enumeration names its values: constexpr auto names_of(E) -> std::array<std::pair<E,
// std::string_view>, N>, found by argument-dependent look-up. A member that is std::optional may
// be absent, a vector or map must be there but may be empty; unknown members are refused.
template <class T>
Value to_value(const T& thing);
// Errors are `malformed`, named `member`, and tell the path: "data.levels[1].value: ...".
template <class T>
Result<T> from_value(const Value& value, const std::string& path = "data");
// JSON Schema 2020-12 of T, without "$schema".
template <class T>
Value schema_of();

namespace shape {

struct Probe {
    template <class T>
    void operator()(const char*, T&) {}
};
template <class T>
concept Struct = requires(T& t, Probe& p) {
    T::members(t, p);
};
template <class T>
concept Enumeration = std::is_enum_v<T> && requires(T t) {
    names_of(t);
};

template <Enumeration E>
struct Codec<E> {
    static Value write(E e) {
        for (const auto& [value, name] : names_of(e))
            if (value == e) return name;
        return Value();
    }
    static Result<E> read(const Value& v, const std::string& path) {
        std::string known;
        for (const auto& [value, name] : names_of(E{})) {
            if (v.text() != nullptr && *v.text() == name) return value;
            known += (known.empty() ? "" : ", ") + std::string(name);
        }
        return bad_member(path, {"ต้องเป็นหนึ่งใน: " + known, "must be one of: " + known});
    }
    static Value schema() {
        Value names = Value::array();
        for (const auto& entry : names_of(E{})) names.push(entry.second);
        return Value::object().set("enum", std::move(names));
    }
};

template <class T>
struct Codec<std::vector<T>> {
    static Value write(const std::vector<T>& items) {
        Value out = Value::array();
        for (const auto& item : items) out.push(to_value(item));
        return out;
    }
    static Result<std::vector<T>> read(const Value& v, const std::string& path) {
        if (v.items() == nullptr)
            return bad_member(path, {"ต้องเป็นรายการ [...]", "must be an array"});
        std::vector<T> out;
        for (std::size_t i = 0; i < v.items()->size(); ++i) {
            auto item = from_value<T>((*v.items())[i], path + "[" + std::to_string(i) + "]");
            if (!item) return item.error();
            out.push_back(std::move(*item));
        }
        return out;
    }
    static Value schema() {
        return Value::object().set("type", "array").set("items", schema_of<T>());
    }
};

template <class Tag, class T>
struct Codec<std::map<Id<Tag>, T>> {
    static Value write(const std::map<Id<Tag>, T>& entries) {
        Value out = Value::object();
        for (const auto& [id, item] : entries) out.set(id.text, to_value(item));
        return out;
    }
    static Result<std::map<Id<Tag>, T>> read(const Value& v, const std::string& path) {
        if (v.members() == nullptr)
            return bad_member(path, {"ต้องเป็นวัตถุ {...}", "must be an object"});
        std::map<Id<Tag>, T> out;
        for (const auto& [name, member] : *v.members()) {
            auto id = Codec<Id<Tag>>::read(Value(name), path + "." + name);
            if (!id) return id.error();
            auto item = from_value<T>(member, path + "." + name);
            if (!item) return item.error();
            out.emplace(std::move(*id), std::move(*item));
        }
        return out;
    }
    static Value schema() {
        return Value::object()
            .set("type", "object")
            .set("propertyNames", slug_schema())
            .set("additionalProperties", schema_of<T>());
    }
};

struct MemberWriter {
    Value out = Value::object();
    template <class T>
    void operator()(const char* name, const T& member) {
        out.set(name, to_value(member));
    }
    template <class T>
    void operator()(const char* name, const std::optional<T>& member) {
        if (member) out.set(name, to_value(*member));
    }
};

struct MemberReader {
    const Value& value;
    const std::string& path;
    std::vector<std::string_view> known{};
    std::optional<Error> error{};

    template <class T>
    void operator()(const char* name, T& member) {
        const auto* found = take(name);
        if (error) return;
        if (found == nullptr) {
            error = missing_member(path + "." + name);
            return;
        }
        assign(name, *found, member);
    }
    template <class T>
    void operator()(const char* name, std::optional<T>& member) {
        const auto* found = take(name);
        if (error || found == nullptr) return;
        T thing{};
        assign(name, *found, thing);
        if (!error) member = std::move(thing);
    }
    std::optional<Error> finish();

  private:
    const Value* take(const char* name);
    template <class T>
    void assign(const char* name, const Value& found, T& member) {
        auto read = from_value<T>(found, path + "." + name);
        if (!read) {
            error = read.error();
        } else {
            member = std::move(*read);
        }
    }
};

struct MemberSchema {
    Value properties = Value::object();
    Value required = Value::array();
    template <class T>
    void operator()(const char* name, const T&) {
        properties.set(name, schema_of<T>());
        required.push(name);
    }
    template <class T>
    void operator()(const char* name, const std::optional<T>&) {
        properties.set(name, schema_of<T>());
    }
    Value finish() &&;
};

template <Struct T>
struct Codec<T> {
    static Value write(const T& thing) {
        MemberWriter writer;
        T::members(thing, writer);
        return std::move(writer.out);
    }
    static Result<T> read(const Value& v, const std::string& path) {
        T thing{};
        MemberReader reader{v, path};
        T::members(thing, reader);
        if (auto error = reader.finish()) return *error;
        return thing;
    }
    static Value schema() {
        const T thing{};
        MemberSchema schema;
        T::members(thing, schema);
        return std::move(schema).finish();
    }
};

}  // namespace shape

template <class T>
Value to_value(const T& thing) {
    return shape::Codec<T>::write(thing);
}

template <class T>
Result<T> from_value(const Value& value, const std::string& path) {
    return shape::Codec<T>::read(value, path);
}

template <class T>
Value schema_of() {
    return shape::Codec<T>::schema();
}

}  // namespace banchi::base
