#include "ledger/base/shape.hpp"

namespace banchi::base::shape {
namespace {

Error with_path(const std::string& path, const Error& error) {
    return {error.kind,
            error.name,
            {path + ": " + error.detail.th, path + ": " + error.detail.en},
            error.facts};
}

// The text of a value, or an empty one, which no format accepts.
const std::string& text_of(const Value& value) {
    static const std::string none;
    return value.text() == nullptr ? none : *value.text();
}

}  // namespace

Error bad_member(const std::string& path, const Text& why) {
    return {ErrorKind::malformed, "member", {path + ": " + why.th, path + ": " + why.en}, {}};
}

Error missing_member(const std::string& path) {
    return bad_member(path, {"ไม่มีสมาชิกนี้ ให้เติม", "is missing; add it"});
}

Error unknown_member(const std::string& path) {
    return bad_member(path, {"ไม่รู้จักสมาชิกนี้ ให้เอาออก", "is not known here; take it out"});
}

Value text_schema(const char* pattern, const char* description) {
    return Value::object()
        .set("type", "string")
        .set("pattern", pattern)
        .set("description", description);
}

const Value* MemberReader::take(const char* name) {
    if (error) return nullptr;
    if (value.members() == nullptr) {
        error = bad_member(path, {"ต้องเป็นวัตถุ {...}", "must be an object"});
        return nullptr;
    }
    known.emplace_back(name);
    const auto found = value.members()->find(name);
    return found == value.members()->end() ? nullptr : &found->second;
}

std::optional<Error> MemberReader::finish() {
    if (!error && value.members() == nullptr)
        error = bad_member(path, {"ต้องเป็นวัตถุ {...}", "must be an object"});
    if (error) return error;
    for (const auto& entry : *value.members())
        if (std::find(known.begin(), known.end(), entry.first) == known.end())
            return unknown_member(path + "." + entry.first);
    return std::nullopt;
}

Value MemberSchema::finish() && {
    return Value::object()
        .set("type", "object")
        .set("properties", std::move(properties))
        .set("required", std::move(required))
        .set("additionalProperties", false);
}

Result<bool> Codec<bool>::read(const Value& v, const std::string& path) {
    if (v.boolean() == nullptr)
        return bad_member(path, {"ต้องเป็น true หรือ false", "must be true or false"});
    return *v.boolean();
}
Value Codec<bool>::schema() {
    return Value::object().set("type", "boolean");
}

Result<std::int64_t> Codec<std::int64_t>::read(const Value& v, const std::string& path) {
    if (v.integer() == nullptr) return bad_member(path, {"ต้องเป็นจำนวนเต็ม", "must be an integer"});
    return *v.integer();
}
Value Codec<std::int64_t>::schema() {
    return Value::object().set("type", "integer");
}

Result<BasisPoints> Codec<BasisPoints>::read(const Value& v, const std::string& path) {
    if (v.integer() == nullptr || *v.integer() < 0 || *v.integer() > 10'000)
        return bad_member(path,
                          {"ต้องเป็นจำนวนเต็ม 0 ถึง 10000 (จุดพื้นฐาน; 10000 = ร้อยละ 100)",
                           "must be an integer from 0 to 10000 (basis points; 10000 = 100%)"});
    return BasisPoints{*v.integer()};
}
Value Codec<BasisPoints>::schema() {
    return Value::object()
        .set("type", "integer")
        .set("minimum", 0)
        .set("maximum", 10'000)
        .set("description", "basis points; 10000 is the whole");
}

Result<Index> Codec<Index>::read(const Value& v, const std::string& path) {
    if (v.integer() == nullptr || *v.integer() < 0)
        return bad_member(path,
                          {"ต้องเป็นลำดับของเหตุการณ์ ตั้งแต่ 0", "must be an event's index, from 0"});
    return Index{static_cast<std::uint64_t>(*v.integer())};
}
Value Codec<Index>::schema() {
    return Value::object()
        .set("type", "integer")
        .set("minimum", 0)
        .set("description", "the index of an event in the log");
}

Result<FiscalYear> Codec<FiscalYear>::read(const Value& v, const std::string& path) {
    auto year = FiscalYear::check(v.integer() == nullptr ? 0 : *v.integer());
    if (!year) return with_path(path, year.error());
    return *year;
}
Value Codec<FiscalYear>::schema() {
    return Value::object()
        .set("type", "integer")
        .set("minimum", 2500)
        .set("maximum", 2699)
        .set("description",
             "fiscal year by its Buddhist Era label: 2569 is 1 Oct 2025 to 30 Sep 2026");
}

Result<Line> Codec<Line>::read(const Value& v, const std::string& path) {
    if (!valid_line(text_of(v)))
        return bad_member(path, {"ต้องเป็นข้อความ 1 ถึง 4000 ไบต์ มีตัวอักษรที่มองเห็น ไม่มีอักขระควบคุม",
                                 "must be text of 1 to 4000 bytes, not of spaces alone, without "
                                 "control characters"});
    return Line{text_of(v)};
}
Value Codec<Line>::schema() {
    return Value::object()
        .set("type", "string")
        .set("minLength", 1)
        .set("description", "at most 4000 bytes of UTF-8, no control characters but line feed");
}

Result<Title> Codec<Title>::read(const Value& v, const std::string& path) {
    MemberReader reader{v, path};
    Line th;
    Line en;
    reader("th", th);
    reader("en", en);
    if (auto error = reader.finish()) return *error;
    return Title{th.text, en.text};
}
Value Codec<Title>::schema() {
    MemberSchema schema;
    schema("th", Line{});
    schema("en", Line{});
    return std::move(schema).finish();
}

Result<std::string> Codec<std::string>::read(const Value& v, const std::string& path) {
    if (!valid_path(text_of(v)))
        return bad_member(path, {"ใช้ได้เฉพาะ A-Z a-z 0-9 . _ / - ยาว 1 ถึง 200",
                                 "takes 1 to 200 of A-Z a-z 0-9 . _ / -"});
    return text_of(v);
}
Value Codec<std::string>::schema() {
    return text_schema("^[A-Za-z0-9._/-]{1,200}$", "a subject or path");
}

Result<Date> Codec<Date>::read(const Value& v, const std::string& path) {
    auto date = Date::parse(text_of(v));
    if (!date) return with_path(path, date.error());
    return *date;
}
Value Codec<Date>::schema() {
    return text_schema("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "civil date in Thailand, year CE");
}

Result<Instant> Codec<Instant>::read(const Value& v, const std::string& path) {
    auto instant = Instant::parse(text_of(v));
    if (!instant) return with_path(path, instant.error());
    return *instant;
}
Value Codec<Instant>::schema() {
    return Value::object().set("type", "string").set("format", "date-time");
}

Result<Digest> Codec<Digest>::read(const Value& v, const std::string& path) {
    auto digest = Digest::from_hex(text_of(v));
    if (!digest) return with_path(path, digest.error());
    return *digest;
}
Value Codec<Digest>::schema() {
    return text_schema("^[0-9a-f]{64}$", "SHA-256");
}

Result<TextDigest> Codec<TextDigest>::read(const Value& v, const std::string& path) {
    auto digest = Codec<Digest>::read(v, path);
    if (!digest) return digest.error();
    return TextDigest{*digest};
}
Value Codec<TextDigest>::schema() {
    return text_schema("^[0-9a-f]{64}$",
                       "SHA-256 of banchi-text-v1, a zero byte, 32 bytes of salt and a text; salt "
                       "and text travel beside the envelope");
}

Result<Decimal> Codec<Decimal>::read(const Value& v, const std::string& path) {
    auto decimal = Decimal::parse(text_of(v));
    if (!decimal) return with_path(path, decimal.error());
    return *decimal;
}
Value Codec<Decimal>::schema() {
    return text_schema("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$", "decimal number of at most 18 digits");
}

Result<std::string> read_slug(const Value& v, const std::string& path) {
    if (!valid_slug(text_of(v)))
        return bad_member(path, {"รหัสใช้ได้เฉพาะ A-Z a-z 0-9 . _ - ยาว 1 ถึง 64",
                                 "an id takes 1 to 64 of A-Z a-z 0-9 . _ -"});
    return text_of(v);
}
Value slug_schema() {
    return text_schema("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$", "an id");
}

}  // namespace banchi::base::shape
