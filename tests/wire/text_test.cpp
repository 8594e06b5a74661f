#include "ledger/wire/text.hpp"

#include <gtest/gtest.h>

namespace banchi::wire {
namespace {

const std::string kSalt = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

Value json(const std::string& salt, const std::string& text) {
    return Value::object().set("salt", salt).set("text", text);
}

std::string fault(const Value& given) {
    const auto text = parse_text(given);
    return text ? "" : text.error().name;
}

TEST(Text, ItsDigestIsThatOfPrefixSaltAndText) {
    // sha256(b"banchi-text-v1\0" + bytes(range(32)) + "สวัสดี".encode()), by another program.
    const auto text = parse_text(json(kSalt, "สวัสดี")).value();
    EXPECT_EQ(text.digest().digest.hex(),
              "1b5d9dbee178b6744dcf5dc1c67f6c0aba46448e00994ddcf1f6d490632e8a86");
    EXPECT_EQ(text_json(text), json(kSalt, "สวัสดี"));
}

TEST(Text, IsReadStrictly) {
    EXPECT_EQ(fault(json(kSalt, "x")), "");
    EXPECT_EQ(fault(json(kSalt, "")), "text_form");
    EXPECT_EQ(fault(json("AAEC", "x")), "text_form");
    EXPECT_EQ(fault(json("?", "x")), "text_form");
    EXPECT_EQ(fault(Value("x")), "text_form");
    EXPECT_EQ(fault(Value::object().set("salt", kSalt)), "text_form");
    EXPECT_EQ(fault(Value::object().set("salt", kSalt).set("text", 1)), "text_form");
    EXPECT_EQ(fault(json(kSalt, "x").set("more", 1)), "text_form");
    EXPECT_EQ(fault(json(kSalt, std::string(kLargestText, 'x'))), "");
    EXPECT_EQ(fault(json(kSalt, std::string(kLargestText + 1, 'x'))), "text_size");
}

}  // namespace
}  // namespace banchi::wire
