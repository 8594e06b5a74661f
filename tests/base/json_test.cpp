#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/base/encoding.hpp"
#include "ledger/base/shape.hpp"

namespace banchi::base {
namespace {

std::string refusal(std::string_view json, const JsonLimits& limits = {}) {
    const auto parsed = parse_json(json, limits);
    return parsed ? "" : parsed.error().name;
}

struct Sample {
    Line name;
    std::optional<std::int64_t> count;
    std::vector<Digest> digests;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("name", self.name);
        m("count", self.count);
        m("digests", self.digests);
    }
};

std::string why(std::string_view json) {
    const auto read = from_value<Sample>(parse_json(json).value());
    return read ? "" : read.error().detail.en;
}

// Text of one-byte to four-byte characters, control characters and escapes included.
rc::Gen<std::string> text_of_any_characters() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "a", "\x01", "\n", "\"", "\\", "é", "ก", "\xef\xac\xb3", "\xf0\x9f\x98\x80", "/")),
        [](const std::vector<std::string>& characters) {
            std::string text;
            for (const auto& character : characters) text += character;
            return text;
        });
}

}  // namespace

TEST(Json, RefusesEachHostileFormByName) {
    EXPECT_EQ(refusal(R"({"a":1,"b":2,"a":3})"), "json_duplicate");
    EXPECT_EQ(refusal(R"({"x":{"a":1,"\u0061":3}})"), "json_duplicate");
    for (const auto* number : {"1.5", "1e3", "-0.0", "9007199254740992", "-9007199254740992",
                               "18446744073709551615", "99999999999999999999"})
        EXPECT_EQ(refusal(number), "json_float") << number;
    EXPECT_EQ(refusal("\"\xff\""), "json_utf8");
    EXPECT_EQ(refusal("\"\xed\xa0\x80\""), "json_utf8");
    EXPECT_EQ(refusal(R"("a\u0000b")"), "json_nul");
    EXPECT_EQ(refusal(std::string(40, '[') + std::string(40, ']')), "json_depth");
    EXPECT_EQ(refusal("{\"a\":1"), "json_syntax");
    EXPECT_EQ(refusal("{} {}"), "json_syntax");
    EXPECT_EQ(refusal(""), "json_syntax");
    EXPECT_EQ(refusal("[1,]"), "json_syntax");
    EXPECT_EQ(refusal("\"\\ud800\""), "json_syntax");
    EXPECT_EQ(refusal("\"" + std::string(40'000, 'a') + "\""), "json_size");
    EXPECT_EQ(refusal("9007199254740991"), "");
}

TEST(Json, CanonicalFormFollowsRfc8785) {
    const auto value = parse_json(R"({ "b" : [ true, null, -1 ], "a" : "\u20ac\u000F\/\"\\" })");
    EXPECT_EQ(canonical(value.value()), "{\"a\":\"€\\u000f/\\\"\\\\\",\"b\":[true,null,-1]}");
    // RFC 8785 3.2.3: members by UTF-16 code units, so U+1F600 comes before U+FB33.
    const auto order =
        parse_json("{\"\xef\xac\xb3\":1,\"\xf0\x9f\x98\x80\":2,\"\xc3\xb6\":3,\"1\":4}");
    EXPECT_EQ(canonical(order.value()),
              "{\"1\":4,\"\xc3\xb6\":3,\"\xf0\x9f\x98\x80\":2,\"\xef\xac\xb3\":1}");
}

RC_GTEST_PROP(Json, CanonicalTextReadsBackEqual, (std::int32_t number)) {
    const auto raw = *text_of_any_characters();
    auto value = Value::object();
    value.set(raw, number).set("list", Value::array().push(raw).push(true).push(Value()));
    const auto text = canonical(value);
    RC_ASSERT(parse_json(text).value() == value);
    RC_ASSERT(parse_json(pretty(value)).value() == value);
}

RC_GTEST_PROP(Json, ADamagedTextIsReadOrRefused, ()) {
    std::string bytes = R"({"a":[1,"\u00e9",{"b":null}],"c":"d","e":-12,"f":true})";
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes[at] = *rc::gen::arbitrary<char>();
    const auto parsed = parse_json(bytes);
    if (parsed) RC_ASSERT(parse_json(canonical(parsed.value())).value() == parsed.value());
}

TEST(Shape, TellsThePathOfWhatIsWrong) {
    EXPECT_EQ(why(R"({"name":"x","digests":[]})"), "");
    EXPECT_NE(why(R"({"digests":[]})").find("data.name: is missing"), std::string::npos);
    EXPECT_NE(why(R"({"name":"x","digests":["zz"]})").find("data.digests[0]"), std::string::npos);
    EXPECT_NE(why(R"({"name":"x","digests":[],"more":1})").find("data.more: is not known"),
              std::string::npos);
    EXPECT_NE(why(R"([])").find("must be an object"), std::string::npos);
    EXPECT_NE(why(R"({"name":"x","digests":[],"count":"1"})").find("data.count"),
              std::string::npos);
}

TEST(Shape, WritesWhatItReads) {
    const auto value = parse_json(R"({"name":"x","count":3,"digests":[]})").value();
    EXPECT_EQ(to_value(from_value<Sample>(value).value()), value);
    EXPECT_EQ(canonical(schema_of<Sample>()["required"]), "[\"name\",\"digests\"]");
}

TEST(Base64, AcceptsOnlyOneTextForOneByteString) {
    EXPECT_EQ(base64_decode("YWI=").value(), "ab");
    for (const auto* bad : {"YWI", "YWJ=", "YW==I", "YWI=\n", "Y", "===="})
        EXPECT_FALSE(base64_decode(bad)) << bad;
    EXPECT_EQ(base64_decode_any("-_-_").value(), base64_decode("+/+/").value());
    EXPECT_FALSE(base64_decode_any("+_+_"));
}

RC_GTEST_PROP(Base64, RoundTrips, (const std::string& bytes)) {
    RC_ASSERT(base64_decode(base64_encode(bytes)) == bytes);
    RC_ASSERT(base64_decode_any(base64_encode_unpadded(bytes)) == bytes);
    RC_ASSERT(hex_decode(hex_encode(bytes)) == bytes);
}

}  // namespace banchi::base
