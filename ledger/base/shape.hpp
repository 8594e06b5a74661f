#pragma once

#include <algorithm>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/digest.hpp"
#include "ledger/base/index.hpp"
#include "ledger/base/names.hpp"
#include "ledger/base/time.hpp"
#include "ledger/base/value.hpp"

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

Error bad_member(const std::string& path, const Text& why);
Error missing_member(const std::string& path);
Error unknown_member(const std::string& path);
Value text_schema(const char* pattern, const char* description);

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

// One codec a leaf type: write, read, schema.
template <class T>
struct Codec;

template <>
struct Codec<bool> {
    static Value write(bool b) { return b; }
    static Result<bool> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<std::int64_t> {
    static Value write(std::int64_t n) { return n; }
    static Result<std::int64_t> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<BasisPoints> {
    static Value write(BasisPoints b) { return b.value; }
    static Result<BasisPoints> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<Index> {
    static Value write(Index i) { return static_cast<std::int64_t>(i.value); }
    static Result<Index> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<FiscalYear> {
    static Value write(FiscalYear y) { return std::int64_t{y.label}; }
    static Result<FiscalYear> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<Line> {
    static Value write(const Line& line) { return line.text; }
    static Result<Line> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<Title> {
    static Value write(const Title& t) { return Value::object().set("th", t.th).set("en", t.en); }
    static Result<Title> read(const Value& v, const std::string& path);
    static Value schema();
};
// A path of [A-Za-z0-9._/-]: a subject.
template <>
struct Codec<std::string> {
    static Value write(const std::string& text) { return text; }
    static Result<std::string> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<Date> {
    static Value write(Date d) { return d.text(); }
    static Result<Date> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<Instant> {
    static Value write(Instant i) { return i.text(); }
    static Result<Instant> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<Digest> {
    static Value write(const Digest& d) { return d.hex(); }
    static Result<Digest> read(const Value& v, const std::string& path);
    static Value schema();
};
template <>
struct Codec<Decimal> {
    static Value write(const Decimal& d) { return d.text; }
    static Result<Decimal> read(const Value& v, const std::string& path);
    static Value schema();
};
Result<std::string> read_slug(const Value& v, const std::string& path);
Value slug_schema();
template <class Tag>
struct Codec<Id<Tag>> {
    static Value write(const Id<Tag>& id) { return id.text; }
    static Result<Id<Tag>> read(const Value& v, const std::string& path) {
        auto text = read_slug(v, path);
        if (!text) return text.error();
        return Id<Tag>{std::move(*text)};
    }
    static Value schema() { return slug_schema(); }
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
