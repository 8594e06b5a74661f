#include "ledger/wire/leaf.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/merkle/tree.hpp"
#include "tests/wire/sample.hpp"

namespace banchi::wire {
namespace {

const std::string kGolden =
    "{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.banchi.event.v1+json\","
    "\"recorded\":\"2025-09-19T07:00:01.000007Z\","
    "\"signatures\":[{\"keyid\":\"SHA256:a\",\"sig\":\"+/8=\"},"
    "{\"keyid\":\"SHA256:b\",\"sig\":\"AQ==\"}]}";

Leaf golden_leaf() {
    return {{"{}", std::string(kPayloadType), {{"SHA256:b", "\1"}, {"SHA256:a", "\xfb\xff"}}},
            Instant{1'758'265'201'000'007}};
}

std::string replaced(const std::string& from, const std::string& to) {
    auto text = kGolden;
    return text.replace(text.find(from), from.size(), to);
}

bool same(const Leaf& left, const Leaf& right) {
    return left.recorded == right.recorded && left.envelope.payload == right.envelope.payload &&
           left.envelope.payload_type == right.envelope.payload_type &&
           left.envelope.signatures == right.envelope.signatures;
}

TEST(Leaf, HasTheseBytesWhateverTheOrderOfSignatures) {
    EXPECT_EQ(leaf_bytes(golden_leaf()).value(), kGolden);
    auto sorted = golden_leaf();
    std::swap(sorted.envelope.signatures[0], sorted.envelope.signatures[1]);
    EXPECT_EQ(leaf_bytes(sorted).value(), kGolden);
    EXPECT_TRUE(same(parse_leaf(kGolden).value(), sorted));
}

TEST(Leaf, OfTheVectorsHasItsHash) {
    EXPECT_EQ(merkle::leaf_hash(sample::read_vector("entry.json")).hex(),
              "1437f6cf2aaba804628d56e8b2acf801d9adc48f812246d3c2e4afc47bbe1c40");
}

TEST(Leaf, RefusesEveryOtherSpellingOfItself) {
    const std::pair<const char*, const char*> changes[] = {
        {"{\"payload\"", " {\"payload\""},
        {",\"recorded\"", ", \"recorded\""},
        {"]}", "]}\n"},
        {"\"payload\":\"e30=\",\"payloadType\":\"application/vnd.banchi.event.v1+json\"",
         "\"payloadType\":\"application/vnd.banchi.event.v1+json\",\"payload\":\"e30=\""},
        {"e30=", "e30"},
        {"+/8=", "-_8="},
        {"application/", "application\\/"},
        {"SHA256:a", "SHA256:\\u0061"},
        {"01.000007Z", "01.000007+00:00"},
        {"07:00:01.000007Z", "14:00:01.000007+07:00"},
        {"\"recorded\":\"2025-09-19T07:00:01.000007Z\",", ""},
        {"\"recorded\":\"2025-09-19T07:00:01.000007Z\"", "\"recorded\":1758265201"},
        {"\"recorded\"", "\"extra\":1,\"recorded\""},
        {"{\"keyid\":\"SHA256:a\",\"sig\":\"+/8=\"},{\"keyid\":\"SHA256:b\",\"sig\":\"AQ==\"}",
         "{\"keyid\":\"SHA256:b\",\"sig\":\"AQ==\"},{\"keyid\":\"SHA256:a\",\"sig\":\"+/8=\"}"},
        {"{\"keyid\":\"SHA256:a\",\"sig\":\"+/8=\"},{\"keyid\":\"SHA256:b\",\"sig\":\"AQ==\"}", ""},
    };
    for (const auto& [from, to] : changes) {
        const auto leaf = parse_leaf(replaced(from, to));
        ASSERT_FALSE(leaf.has_value()) << from << " -> " << to;
        EXPECT_EQ(leaf.error().name, "leaf_form");
    }
    EXPECT_EQ(parse_leaf(replaced("01.000007Z", "01.000000Z")).value().recorded.micros % 1000, 0);
    EXPECT_FALSE(parse_leaf(replaced("01.000007Z", "01Z")).has_value());
    EXPECT_FALSE(parse_leaf("").has_value());
    EXPECT_FALSE(parse_leaf("[]").has_value());
}

TEST(Leaf, IsAtMost65535BytesLong) {
    auto leaf = golden_leaf();
    leaf.envelope.payload_type.append(kLargestLeaf - kGolden.size(), 'x');
    const auto largest = leaf_bytes(leaf);
    ASSERT_TRUE(largest.has_value());
    EXPECT_EQ(largest->size(), kLargestLeaf);
    EXPECT_TRUE(parse_leaf(*largest).has_value());

    leaf.envelope.payload_type += 'x';
    const auto longer = leaf_bytes(leaf);
    ASSERT_FALSE(longer.has_value());
    EXPECT_EQ(longer.error().name, "leaf_size");
    EXPECT_EQ(longer.error().kind, ErrorKind::too_large);
    EXPECT_EQ(parse_leaf(*largest + " ").error().name, "leaf_form");
}

TEST(Leaf, HasRoomForTheLargestPayloadWithAllItsSignatures) {
    Leaf leaf{{std::string(32 * 1024, '\xff'), std::string(kPayloadType), {}}, Instant{0}};
    for (std::size_t i = 0; i < kMostSignatures; ++i)
        leaf.envelope.signatures.push_back({std::string(50, 'k'), std::string(64, '\xff')});
    EXPECT_TRUE(leaf_bytes(leaf).has_value());
}

RC_GTEST_PROP(Leaf, ComesBackFromItsBytes, ()) {
    Leaf leaf;
    leaf.envelope.payload = *rc::gen::arbitrary<std::string>();
    leaf.envelope.payload_type = *rc::gen::element<std::string>("t", "application/x", "ก\"\\\n");
    for (auto count = *rc::gen::inRange(1, 9); count > 0; --count)
        leaf.envelope.signatures.push_back({"SHA256:" + std::to_string(*rc::gen::inRange(0, 99)),
                                            *rc::gen::arbitrary<std::string>()});
    std::sort(leaf.envelope.signatures.begin(), leaf.envelope.signatures.end());
    leaf.recorded.micros = *rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000'000);
    const auto bytes = leaf_bytes(leaf);
    RC_ASSERT(bytes.has_value());
    const auto back = parse_leaf(*bytes);
    RC_ASSERT(back.has_value());
    RC_ASSERT(same(*back, leaf));
}

RC_GTEST_PROP(Leaf, WithAWrongByteAnywhereIsRefusedOrAnotherLeaf, (char byte)) {
    const auto bytes = leaf_bytes(sample::leaf()).value();
    const auto how = *rc::gen::inRange(0, 3);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto wrong = sample::mutated(bytes, at, byte, how);
        const auto read = parse_leaf(wrong);
        if (read) RC_ASSERT(leaf_bytes(*read).value() == wrong);
        if (!read) RC_ASSERT(read.error().name == "leaf_form");
    }
}

}  // namespace
}  // namespace banchi::wire
