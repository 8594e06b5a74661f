#include <gtest/gtest.h>

#include "ledger/base/encoding.hpp"
#include "ledger/wire/leaf.hpp"
#include "tests/wire/sample.hpp"

namespace banchi::wire {
namespace {

std::string name_of(std::string_view text) {
    const auto envelope = parse_envelope(sample::json(text));
    return envelope ? "accepted" : envelope.error().name;
}

// An envelope with this base64 as payload and signature.
std::string with_base64(const std::string& text) {
    return R"({"payload":")" + text + R"(","payloadType":"t","signatures":[{"keyid":"k","sig":")" +
           text + R"("}]})";
}

std::string with_signatures(std::size_t count) {
    std::string text = R"({"payload":"","payloadType":"t","signatures":[)";
    for (std::size_t i = 0; i < count; ++i)
        text += std::string(i == 0 ? "" : ",") + R"({"keyid":"","sig":""})";
    return text + "]}";
}

TEST(Envelope, OfTheVectorsIsRead) {
    const auto envelope = parse_envelope(sample::json(sample::read_vector("entry.json")));
    ASSERT_TRUE(envelope.has_value());
    EXPECT_EQ(envelope->payload, sample::read_vector("payload.json"));
    ASSERT_EQ(envelope->signatures.size(), 1U);
    EXPECT_EQ(envelope->signatures[0].sig.size(), 64U);
    EXPECT_EQ(pae(envelope->payload_type, envelope->payload), sample::read_vector("pae.bin"));
    EXPECT_EQ(canonical(envelope_json(*envelope)), sample::read_vector("entry.json"));
}

TEST(Envelope, PaeCountsBytesNotCharacters) {
    EXPECT_EQ(pae("http://example.com/HelloWorld", "hello world"),
              "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    EXPECT_EQ(pae("", "ก"), "DSSEv1 0  3 ก");
}

TEST(Envelope, AcceptsBothAlphabetsOfBase64) {
    for (const auto* text : {"+/8=", "-_8=", "-_8"}) {
        const auto envelope = parse_envelope(sample::json(with_base64(text)));
        ASSERT_TRUE(envelope.has_value()) << text;
        EXPECT_EQ(envelope->payload, "\xfb\xff");
        EXPECT_EQ(envelope->signatures[0].sig, "\xfb\xff");
    }
}

TEST(Envelope, RefusesWhatIsNoBase64) {
    for (const auto* text :
         {"+_8=", "-/8=", "+/8==", "+/9=", "+/ 8=", "+/8=\\n", "a", "!!!!", "===="})
        EXPECT_EQ(name_of(with_base64(text)), "envelope_base64") << text;
}

TEST(Envelope, RefusesOtherMembers) {
    const auto error =
        parse_envelope(
            sample::json(R"({"payload":"","payloadType":"t","signatures":[],"extra":1})"))
            .error();
    EXPECT_EQ(error.name, "envelope_members");
    EXPECT_NE(error.detail.en.find("envelope.extra"), std::string::npos);
    EXPECT_EQ(name_of(R"({"payload":"","payloadType":"t",
                          "signatures":[{"keyid":"","sig":"","cert":""}]})"),
              "envelope_members");
    const auto hostile = Value::object().set(std::string(1 << 20, 'x'), 1);
    EXPECT_LT(parse_envelope(hostile).error().detail.en.size(), 200U);
}

TEST(Envelope, RefusesMissingMembersAndWrongTypes) {
    for (const auto* text :
         {"[]", "null", "{}", R"({"payloadType":"t","signatures":[{"keyid":"","sig":""}]})",
          R"({"payload":"","signatures":[{"keyid":"","sig":""}]})",
          R"({"payload":"","payloadType":"t"})",
          R"({"payload":"","payloadType":"t","signatures":{}})",
          R"({"payload":"","payloadType":"t","signatures":"x"})",
          R"({"payload":[],"payloadType":"t","signatures":[{"keyid":"","sig":""}]})",
          R"({"payload":"","payloadType":[],"signatures":[{"keyid":"","sig":""}]})",
          R"({"payload":"","payloadType":"t","signatures":[{"sig":""}]})",
          R"({"payload":"","payloadType":"t","signatures":[{"keyid":""}]})",
          R"({"payload":"","payloadType":"t","signatures":[{"keyid":null,"sig":""}]})",
          R"({"payload":"","payloadType":"t","signatures":["sig"]})"})
        EXPECT_EQ(name_of(text), "envelope_members") << text;
}

TEST(Envelope, HoldsOneToEightSignatures) {
    EXPECT_EQ(name_of(with_signatures(0)), "envelope_signatures");
    EXPECT_EQ(name_of(with_signatures(1)), "accepted");
    EXPECT_EQ(name_of(with_signatures(8)), "accepted");
    EXPECT_EQ(name_of(with_signatures(9)), "envelope_signatures");
}

}  // namespace
}  // namespace banchi::wire
