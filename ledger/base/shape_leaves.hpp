#pragma once

#include <string>

#include "ledger/base/digest.hpp"
#include "ledger/base/index.hpp"
#include "ledger/base/names.hpp"
#include "ledger/base/time.hpp"
#include "ledger/base/value.hpp"

namespace banchi::base::shape {

// How the leaf types of a shape are written, read and described; shape.hpp puts them together.

Error bad_member(const std::string& path, const Text& why);
Error missing_member(const std::string& path);
Error unknown_member(const std::string& path);
Value text_schema(const char* pattern, const char* description);

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
struct Codec<TextDigest> {
    static Value write(const TextDigest& text) { return text.digest.hex(); }
    static Result<TextDigest> read(const Value& v, const std::string& path);
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

}  // namespace banchi::base::shape
