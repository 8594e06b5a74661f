#include <gtest/gtest.h>

#include "tests/wire/sample.hpp"

namespace banchi::wire {
namespace {

using sample::kOrigin;

const std::string kUlid = "01K5G3V0Q8Y2T7N4M6R0W1XABC";

Error refusal(const Value& payload) {
    const auto event = parse_payload(canonical(payload), kOrigin);
    if (event) return {ErrorKind::io, "accepted", {}, {}};
    return event.error();
}

Error with(const std::string& attribute, Value value) {
    return refusal(sample::payload_json().set(attribute, std::move(value)));
}

Error without(const std::string& attribute) {
    auto members = *sample::payload_json().members();
    members.erase(attribute);
    return refusal(Value(members));
}

std::string raw_refusal(const std::string& from, const std::string& to) {
    auto payload = payload_of(sample::weights_proposed(), kOrigin);
    const auto at = payload.find(from);
    if (at == std::string::npos) return "nothing to replace";
    payload.replace(at, from.size(), to);
    const auto event = parse_payload(payload, kOrigin);
    return event ? "accepted" : event.error().name;
}

TEST(PayloadRefuses, AnOpeningUnderAnotherName) {
    for (auto event : sample::one_of_each(1)) {
        auto* opened = std::get_if<domain::LedgerOpened>(&event.body);
        if (opened == nullptr) continue;
        EXPECT_TRUE(parse_payload(payload_of(event, kOrigin), kOrigin));
        opened->origin = "demo.example/other";
        const auto refused = parse_payload(payload_of(event, kOrigin), kOrigin);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().name, "foreign_ledger");
    }
}

TEST(PayloadRefuses, NothingAboutTheSample) {
    EXPECT_EQ(refusal(sample::payload_json()).name, "accepted");
}

TEST(PayloadRefuses, BytesThatAreNotStrictJson) {
    EXPECT_EQ(raw_refusal("\"capacity\":", "\"capacity\":\"officer\",\"capacity\":"),
              "json_duplicate");
    EXPECT_EQ(raw_refusal("\"DIW-69-02\"", "\"DIW-69-01\""), "json_duplicate");
    EXPECT_EQ(raw_refusal("\"capacity\":", "\"cap\\u0061city\":\"officer\",\"capacity\":"),
              "json_duplicate");
    EXPECT_EQ(raw_refusal("4000", "4000.0"), "json_float");
    EXPECT_EQ(raw_refusal("4000", "4e3"), "json_float");
    EXPECT_EQ(raw_refusal("4000", "9007199254740992"), "json_float");
    EXPECT_EQ(raw_refusal("officer",
                          "offi\xff"
                          "cer"),
              "json_utf8");
    EXPECT_EQ(raw_refusal("officer",
                          "offi\xed\xa0\x80"
                          "cer"),
              "json_utf8");
    EXPECT_EQ(raw_refusal("officer", "offi\\u0000cer"), "json_nul");
    EXPECT_EQ(raw_refusal("officer", std::string("offi\0cer", 8)), "json_syntax");
    EXPECT_EQ(raw_refusal("4000", std::string(40, '[') + std::string(40, ']')), "json_depth");
    EXPECT_EQ(raw_refusal("4000", "4000,"), "json_syntax");
    EXPECT_EQ(raw_refusal("{", "\xef\xbb\xbf{"), "json_syntax");
    EXPECT_EQ(parse_payload("", kOrigin).error().name, "json_syntax");
}

TEST(PayloadRefuses, FortyKibibytes) {
    const auto error = with("subject", std::string(40 * 1024, 'a'));
    EXPECT_EQ(error.name, "payload_size");
    EXPECT_EQ(error.kind, ErrorKind::too_large);
}

TEST(PayloadRefuses, WhatIsNoObject) {
    for (const auto* text : {"[]", "1", "null", "\"x\""})
        EXPECT_EQ(parse_payload(text, kOrigin).error().name, "attribute") << text;
}

TEST(PayloadRefuses, UnknownAttributesWithTheirPath) {
    const auto error = with("dataschema", "https://example.com/");
    EXPECT_EQ(error.name, "unknown_attribute");
    EXPECT_NE(error.detail.en.find("payload.dataschema"), std::string::npos);
    EXPECT_NE(error.detail.th.find("payload.dataschema"), std::string::npos);
}

TEST(PayloadRefuses, MissingAttributes) {
    for (const auto* name : {"specversion", "id", "source", "type", "subject", "time",
                             "datacontenttype", "capacity"}) {
        const auto error = without(name);
        EXPECT_EQ(error.name, "attribute") << name;
        EXPECT_NE(error.detail.en.find(std::string("payload.") + name), std::string::npos);
    }
    EXPECT_EQ(without("data").name, "member");
}

TEST(PayloadRefuses, AttributesThatAreNotInTheirForm) {
    EXPECT_EQ(with("specversion", "1.1").name, "attribute");
    EXPECT_EQ(with("specversion", 1).name, "attribute");
    EXPECT_EQ(with("datacontenttype", "text/json").name, "attribute");
    EXPECT_EQ(with("capacity", "king").name, "attribute");
    EXPECT_EQ(with("time", "2025-09-19 07:00:00Z").name, "attribute");
    EXPECT_EQ(with("time", "2025-02-30T07:00:00Z").name, "attribute");
    EXPECT_EQ(with("effective", "1 Oct 2025").name, "attribute");
    EXPECT_EQ(with("onbehalfof", "a b").name, "attribute");
    EXPECT_EQ(with("subject", "agreement/ดิว/2569").name, "attribute");
    EXPECT_EQ(with("subject", "").name, "attribute");
    EXPECT_EQ(with("subject", std::string(201, 'a')).name, "attribute");
    EXPECT_EQ(with("subjectversion", -1).name, "attribute");
    EXPECT_EQ(with("subjectversion", "6").name, "attribute");
    EXPECT_EQ(with("effective", Value()).name, "attribute");
}

TEST(PayloadRefuses, AnIdThatIsNoUlid) {
    EXPECT_EQ(with("id", kUlid).name, "accepted");
    EXPECT_EQ(with("id", kUlid.substr(1)).name, "attribute");
    EXPECT_EQ(with("id", kUlid + "0").name, "attribute");
    EXPECT_EQ(with("id", "8" + kUlid.substr(1)).name, "attribute");
    EXPECT_EQ(with("id", "7" + kUlid.substr(1)).name, "accepted");
    EXPECT_EQ(with("id", "01k5g3v0q8y2t7n4m6r0w1xabc").name, "attribute");
    for (const auto* letter : {"I", "L", "O", "U"})
        EXPECT_EQ(with("id", kUlid.substr(0, 25) + letter).name, "attribute") << letter;
    EXPECT_EQ(with("backfill", "opening").name, "attribute");
}

TEST(PayloadRefuses, ASourceThatIsNotAnActorOfThisLedger) {
    EXPECT_EQ(with("source", "banchi://demo.example/actors/somchai").name, "foreign_ledger");
    EXPECT_EQ(with("source", "banchi://demo.example/moi2/actors/somchai").name, "foreign_ledger");
    EXPECT_NE(with("source", "banchi://x.example/actors/a").detail.en.find(kOrigin),
              std::string::npos);
    for (const auto* source :
         {"https://demo.example/moi/actors/somchai", "banchi://demo.example/moi",
          "banchi:///actors/a", "banchi://actors/somchai", "banchi://demo.example/moi/actors/",
          "banchi://demo.example/moi/actors/a/b", "banchi://demo.example/moi/actors/.a",
          "banchi://demo example/actors/a", "/actors/a", "banchi:/actors/a"})
        EXPECT_EQ(with("source", source).name, "attribute") << source;
}

TEST(PayloadRefuses, TypesThatItDoesNotKnow) {
    for (const auto* type : {"banchi.result.reported.v1", "banchi.weights.proposed.v2",
                             "weights.proposed", "banchi..v1", "banchi.v1",
                             "Banchi.weights.proposed.v1", "banchi.weights.proposed.v1.v1"}) {
        const auto error = with("type", type);
        EXPECT_EQ(error.name, "unknown_type") << type;
        EXPECT_EQ(error.kind, ErrorKind::malformed);
        EXPECT_NE(error.detail.en.find("/v1/schemas"), std::string::npos);
        EXPECT_NE(error.detail.th.find("/v1/schemas"), std::string::npos);
    }
}

TEST(PayloadRefuses, AFiscalYearOfTheCommonEra) {
    for (const auto* subject : {"agreement/diw/2026", "framework/2026/1"}) {
        const auto error = with("subject", subject);
        EXPECT_EQ(error.name, "fiscal_year") << subject;
        EXPECT_NE(error.detail.en.find("did you mean 2569?"), std::string::npos);
        EXPECT_NE(error.detail.th.find("2569"), std::string::npos);
    }
    EXPECT_EQ(with("subject", "agreement/diw/02569").name, "fiscal_year");
    EXPECT_EQ(with("subject", "agreement/diw/next").name, "fiscal_year");
    EXPECT_EQ(with("subject", "agreement/diw/").name, "fiscal_year");
    EXPECT_EQ(with("subject", "framework/2569/1").name, "accepted");
    EXPECT_EQ(with("subject", "meeting/diw/2026").name, "accepted");
}

TEST(PayloadRefuses, HalfABasis) {
    const std::string root = "FDf2zyqrqARijVbosqz4AdmtxI+BIkbTwuSvxHu+HEA=";
    const auto both = [](Value size, Value hash) {
        return refusal(sample::payload_json()
                           .set("basissize", std::move(size))
                           .set("basisroot", std::move(hash)))
            .name;
    };
    EXPECT_EQ(both(1, root), "accepted");
    EXPECT_EQ(with("basissize", 1).name, "attribute");
    EXPECT_EQ(with("basisroot", root).name, "attribute");
    EXPECT_EQ(both(-1, root), "attribute");
    EXPECT_EQ(both("1", root), "attribute");
    EXPECT_EQ(both(1, "FDf2zyqrqARijVbosqz4AdmtxI-BIkbTwuSvxHu-HEA="), "attribute");
    EXPECT_EQ(both(1, "FDf2zyqrqARijVbosqz4AdmtxI+BIkbTwuSvxHu+HEA"), "attribute");
    EXPECT_EQ(both(1, "FDf2zyqrqARijVbosqz4AdmtxI+BIkbTwuSvxHu+HEB="), "attribute");
}

TEST(PayloadRefuses, UnknownAndWrongMembersOfDataWithTheirPath) {
    const auto data = [](std::string_view text) { return with("data", sample::json(text)); };
    EXPECT_EQ(with("data", "text").name, "member");
    EXPECT_EQ(data("{}").name, "member");
    const auto unknown = data(R"({"weights_bp":{},"weight":1})");
    EXPECT_EQ(unknown.name, "member");
    EXPECT_NE(unknown.detail.en.find("data.weight"), std::string::npos);
    const auto deep =
        data(R"({"weights_bp":{},"cosigners":[{"actor":"a","capacity":"present","x":1}]})");
    EXPECT_NE(deep.detail.en.find("data.cosigners[0].x"), std::string::npos);
    EXPECT_EQ(data(R"({"weights_bp":{},"cosigners":[{"actor":"a"}]})").name, "member");
    EXPECT_EQ(data(R"({"weights_bp":{"a":10001}})").name, "member");
    EXPECT_EQ(data(R"({"weights_bp":{"a/b":1}})").name, "member");
    EXPECT_EQ(data(R"({"weights_bp":{},"attachments":["ABCD"]})").name, "digest");
    EXPECT_EQ(data(R"({"weights_bp":{},"reason":""})").name, "member");
    EXPECT_EQ(data(R"({"weights_bp":{},"reason":null})").name, "member");
    EXPECT_EQ(data(R"({"weights_bp":{}})").name, "accepted");
}

}  // namespace
}  // namespace banchi::wire
