#include "ledger/wire/payload.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/wire/sample.hpp"

namespace banchi::wire {
namespace {

using sample::kOrigin;

bool same_common(const domain::Common& left, const domain::Common& right) {
    return left.cosigners == right.cosigners && left.recorded_for == right.recorded_for &&
           left.attachments == right.attachments && left.reason == right.reason &&
           left.legal_basis == right.legal_basis;
}

bool same_header(const domain::Header& left, const domain::Header& right) {
    return left.id == right.id && left.actor == right.actor && left.capacity == right.capacity &&
           left.type == right.type && left.subject == right.subject &&
           left.occurred == right.occurred && left.effective == right.effective &&
           left.on_behalf_of == right.on_behalf_of && left.backfill == right.backfill &&
           left.subject_version == right.subject_version && left.basis == right.basis &&
           same_common(left.common, right.common);
}

Value body_json(const domain::Body& body) {
    return std::visit([](const auto& own) { return to_value(own); }, body);
}

TEST(Payload, HasThisOneForm) {
    EXPECT_EQ(payload_of(sample::weights_proposed(), kOrigin),
              "{\"capacity\":\"officer\",\"data\":{\"weights_bp\":{\"DIW-69-01\":4000,"
              "\"DIW-69-02\":6000}},\"datacontenttype\":\"application/json\","
              "\"id\":\"01K5G3V0Q8Y2T7N4M6R0W1XABC\","
              "\"source\":\"banchi://demo.example/moi/actors/somchai\",\"specversion\":\"1.0\","
              "\"subject\":\"agreement/diw/2569\",\"subjectversion\":6,"
              "\"time\":\"2025-09-19T07:00:00.000000Z\","
              "\"type\":\"banchi.weights.proposed.v1\"}");
}

TEST(Payload, IsReadInAnyOrderAndSpacing) {
    const auto event = parse_payload(R"( { "specversion": "1.0", "type": "banchi.kpi.withdrawn.v1",
        "source": "banchi://demo.example/moi/actors/somchai", "id": "01K5G3V0Q8Y2T7N4M6R0W1XABC",
        "subject": "agreement/diw/2569", "time": "2025-09-19T14:00:00+07:00",
        "datacontenttype": "application/json", "capacity": "officer", "effective": "2025-10-01",
        "onbehalfof": "malee", "backfill": "01K5G3V0Q8Y2T7N4M6R0W1XABD", "subjectversion": 0,
        "basissize": 1, "basisroot": "FDf2zyqrqARijVbosqz4AdmtxI+BIkbTwuSvxHu+HEA=",
        "data": {"code": "DIW-69-01", "reason": "ซ้ำกับตัวชี้วัดร่วม", "legal_basis": "มติ",
                 "cosigners": [{"actor": "malee", "capacity": "present"}], "attachments": []} } )",
                                     kOrigin);
    ASSERT_TRUE(event.has_value()) << event.error().detail.en;
    const auto& header = event->header;
    EXPECT_EQ(header.type, "kpi.withdrawn");
    EXPECT_EQ(header.actor.text, "somchai");
    EXPECT_EQ(header.capacity, domain::Capacity::officer);
    EXPECT_EQ(header.occurred.text(), "2025-09-19T07:00:00.000000Z");
    EXPECT_EQ(header.effective, Date::from_civil(2025, 10, 1));
    EXPECT_EQ(header.on_behalf_of->text, "malee");
    EXPECT_EQ(header.backfill->text, "01K5G3V0Q8Y2T7N4M6R0W1XABD");
    EXPECT_EQ(header.subject_version, 0);
    EXPECT_EQ(header.basis->size.value, 1U);
    EXPECT_EQ(header.basis->root.hex().substr(0, 8), "1437f6cf");
    ASSERT_EQ(header.common.cosigners.size(), 1U);
    EXPECT_EQ(header.common.cosigners[0].actor.text, "malee");
    EXPECT_TRUE(header.common.attachments.empty());
    EXPECT_EQ(header.common.reason->text, "ซ้ำกับตัวชี้วัดร่วม");
    EXPECT_EQ(header.common.legal_basis->text, "มติ");
    EXPECT_EQ(std::get<domain::KpiWithdrawn>(event->body).code.text, "DIW-69-01");
}

TEST(Payload, AnyOriginIsReadWhenNoneIsExpected) {
    const auto payload = payload_of(sample::weights_proposed(), "other.example");
    EXPECT_TRUE(parse_payload(payload, "").has_value());
    EXPECT_EQ(parse_payload(payload, kOrigin).error().name, "foreign_ledger");
}

TEST(Payload, AnOriginMayHoldTheWordActors) {
    const std::string origin = "demo.example/actors/x";
    const auto event = parse_payload(payload_of(sample::weights_proposed(), origin), origin);
    ASSERT_TRUE(event.has_value());
    EXPECT_EQ(event->header.actor.text, "somchai");
}

TEST(Payload, OfExactlyTheLargestSizeIsRead) {
    auto payload = payload_of(sample::weights_proposed(), kOrigin);
    payload.append(kLargestPayload - payload.size(), ' ');
    EXPECT_TRUE(parse_payload(payload, kOrigin).has_value());
    const auto longer = parse_payload(payload + ' ', kOrigin);
    EXPECT_EQ(longer.error().name, "payload_size");
    EXPECT_EQ(longer.error().kind, ErrorKind::too_large);
}

TEST(Payload, NoTypeHidesACommonMember) {
    for (const auto& event : sample::one_of_each(1)) {
        const auto own = body_json(event.body);
        for (const auto* common :
             {"cosigners", "recorded_for", "attachments", "reason", "legal_basis"})
            EXPECT_TRUE(own[common].is_null()) << event.header.type << " " << common;
    }
}

TEST(Payload, EveryTypeOfTheCatalogueIsTried) {
    EXPECT_EQ(sample::one_of_each(1).size(), std::variant_size_v<domain::Body>);
}

RC_GTEST_PROP(Payload, OfEveryTypeComesBack, (std::uint32_t seed)) {
    for (const auto& event : sample::one_of_each(seed)) {
        const auto payload = payload_of(event, kOrigin);
        const auto back = parse_payload(payload, kOrigin);
        if (!back) RC_FAIL(event.header.type + ": " + back.error().detail.en);
        RC_ASSERT(same_header(back->header, event.header));
        RC_ASSERT(back->body.index() == event.body.index());
        RC_ASSERT(body_json(back->body) == body_json(event.body));
        RC_ASSERT(payload_of(*back, kOrigin) == payload);
    }
}

RC_GTEST_PROP(Payload, WithAWrongByteIsReadOrRefused,
              (std::uint32_t seed, std::size_t at, char byte)) {
    for (const auto& event : sample::one_of_each(seed)) {
        const auto payload = payload_of(event, kOrigin);
        const auto bytes = sample::mutated(payload, at, byte, *rc::gen::inRange(0, 3));
        const auto read = parse_payload(bytes, kOrigin);
        if (!read) {
            RC_ASSERT(!read.error().name.empty());
            RC_ASSERT(!read.error().detail.th.empty() && !read.error().detail.en.empty());
            continue;
        }
        const auto again = parse_payload(payload_of(*read, kOrigin), kOrigin);
        RC_ASSERT(again.has_value());
        RC_ASSERT(same_header(again->header, read->header));
    }
}

}  // namespace
}  // namespace banchi::wire
