#include "ledger/envelope/admit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/envelope/sample.hpp"

namespace banchi::envelope {
namespace {

using sample::counted_key;
using sample::finder;
using sample::kOrigin;
using sample::public_key;

const SigningKey kSomchai = counted_key(1);
const SigningKey kMalee = counted_key(2);
const SigningKey kStranger = counted_key(3);

KeyFinder enrolled() {
    return finder({kSomchai.public_key(), kMalee.public_key()});
}

Error refusal(const wire::Envelope& envelope, const KeyFinder& keys = enrolled()) {
    const auto admitted = admit(envelope, kOrigin, keys);
    if (admitted) return {ErrorKind::io, "accepted", {}, {}};
    return admitted.error();
}

TEST(Admit, GivesTheEventItsSignersAndTheDigestOfWhatWasSigned) {
    const auto envelope = sign_payload(sample::payload(), {&kSomchai});
    const auto admitted = admit(envelope, kOrigin, enrolled());
    ASSERT_TRUE(admitted.has_value()) << admitted.error().detail.en;
    const auto& header = admitted->event.header;
    EXPECT_EQ(header.type, "person.registered");
    EXPECT_EQ(header.signers, std::vector<KeyId>{kSomchai.id()});
    EXPECT_EQ(header.pae, sha256(wire::pae(wire::kPayloadType, sample::payload())));
    EXPECT_EQ(admitted->envelope.payload, envelope.payload);
    EXPECT_EQ(admitted->envelope.signatures, envelope.signatures);
}

TEST(Admit, SortsSignaturesAndSignersByFingerprint) {
    std::vector<SigningKey> keys;
    std::vector<PublicKey> known;
    for (unsigned char i = 0; i < 8; ++i) {
        keys.push_back(counted_key(static_cast<unsigned char>(40 + i)));
        known.push_back(keys.back().public_key());
    }
    std::vector<const SigningKey*> signers;
    for (const auto& key : keys) signers.push_back(&key);
    const auto envelope = sign_payload(sample::payload(), signers);
    const auto admitted = admit(envelope, kOrigin, finder(known));
    ASSERT_TRUE(admitted.has_value());
    const auto& sorted = admitted->envelope.signatures;
    ASSERT_EQ(sorted.size(), 8U);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        EXPECT_TRUE(i == 0 || sorted[i - 1].keyid < sorted[i].keyid);
        EXPECT_EQ(admitted->event.header.signers[i].fingerprint(), sorted[i].keyid);
    }
    auto backwards = envelope;
    std::reverse(backwards.signatures.begin(), backwards.signatures.end());
    EXPECT_EQ(admit(backwards, kOrigin, finder(known))->envelope.signatures, sorted);
}

TEST(Admit, ItsEnvelopeIsALeafThatIsReadBack) {
    const auto envelope = sign_payload(sample::payload(), {&kSomchai, &kMalee});
    const auto admitted = admit(envelope, kOrigin, enrolled()).value();
    const auto bytes = wire::leaf_bytes({admitted.envelope, Instant{0}}).value();
    const auto again = admit(wire::parse_leaf(bytes).value().envelope, kOrigin, enrolled());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->event.header.pae, admitted.event.header.pae);
    EXPECT_EQ(again->event.header.signers, admitted.event.header.signers);
}

TEST(Admit, RefusesAWrongSignatureAndSaysHowToSign) {
    auto envelope = sign_payload(sample::payload(), {&kSomchai});
    envelope.signatures[0].sig = kSomchai.sign(sample::payload());  // not over the PAE
    const auto error = refusal(envelope);
    EXPECT_EQ(error.name, "bad_signature");
    EXPECT_EQ(error.kind, ErrorKind::denied);
    EXPECT_NE(error.detail.en.find("DSSEv1"), std::string::npos);
    EXPECT_NE(error.detail.en.find(kSomchai.id().fingerprint()), std::string::npos);
    EXPECT_NE(error.detail.th.find(kSomchai.id().fingerprint()), std::string::npos);
}

TEST(Admit, RefusesAPayloadChangedAfterSigning) {
    auto envelope = sign_payload(sample::payload(), {&kSomchai});
    envelope.payload += ' ';
    EXPECT_EQ(refusal(envelope).name, "bad_signature");
}

TEST(Admit, RefusesOneWrongSignatureAmongRightOnes) {
    auto envelope = sign_payload(sample::payload(), {&kSomchai, &kMalee});
    envelope.signatures[1].sig[0] ^= 1;
    EXPECT_EQ(refusal(envelope).name, "bad_signature");
}

TEST(Admit, RefusesAKeyidThatNamesAnotherKnownKey) {
    auto envelope = sign_payload(sample::payload(), {&kSomchai});
    envelope.signatures[0].keyid = kMalee.id().fingerprint();
    const auto error = refusal(envelope);
    EXPECT_EQ(error.name, "bad_signature");
    EXPECT_NE(error.detail.en.find(kMalee.id().fingerprint()), std::string::npos);
}

TEST(Admit, RefusesUnknownAndEmptyKeyids) {
    const auto stranger = refusal(sign_payload(sample::payload(), {&kStranger}));
    EXPECT_EQ(stranger.name, "unknown_key");
    EXPECT_EQ(stranger.kind, ErrorKind::denied);
    EXPECT_NE(stranger.detail.en.find(kStranger.id().fingerprint()), std::string::npos);
    for (const auto& keyid : {std::string(), std::string("somchai"), std::string(1 << 20, 'x'),
                              kSomchai.id().fingerprint() + "="}) {
        auto envelope = sign_payload(sample::payload(), {&kSomchai});
        envelope.signatures[0].keyid = keyid;
        const auto error = refusal(envelope);
        EXPECT_EQ(error.name, "unknown_key");
        EXPECT_LT(error.detail.en.size(), 500U);
    }
}

TEST(Admit, RefusesTwoSignaturesOfOneKey) {
    const auto envelope = sign_payload(sample::payload(), {&kSomchai, &kMalee, &kSomchai});
    EXPECT_EQ(refusal(envelope).name, "repeated_signature");
}

TEST(Admit, RefusesAnotherPayloadType) {
    auto envelope = sign_payload(sample::payload(), {&kSomchai});
    for (const auto* type : {"", "application/json", "application/vnd.banchi.event.v2+json"}) {
        envelope.payload_type = type;
        envelope.signatures[0].sig = kSomchai.sign(wire::pae(type, envelope.payload));
        EXPECT_EQ(refusal(envelope).name, "payload_type") << type;
    }
}

TEST(Admit, RefusesNoneAndMoreThanEightSignatures) {
    EXPECT_EQ(refusal(sign_payload(sample::payload(), {})).name, "envelope_signatures");
    const std::vector<const SigningKey*> nine(9, &kSomchai);
    EXPECT_EQ(refusal(sign_payload(sample::payload(), nine)).name, "envelope_signatures");
}

TEST(Admit, RefusesSignaturesOfAnotherSize) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{63}, std::size_t{65}}) {
        auto envelope = sign_payload(sample::payload(), {&kSomchai});
        envelope.signatures[0].sig.resize(size);
        EXPECT_EQ(refusal(envelope).name, "signature_size") << size;
    }
}

TEST(Admit, PassesOnWhatThePayloadIsRefusedFor) {
    const auto foreign = wire::payload_of(
        sample::event_of(domain::PersonRegistered{{"ก", "a"}}, "person/a"), "other.example");
    EXPECT_EQ(refusal(sign_payload(foreign, {&kSomchai})).name, "foreign_ledger");
    EXPECT_EQ(refusal(sign_payload(std::string(40 * 1024, ' '), {&kSomchai})).name, "payload_size");
    EXPECT_EQ(refusal(sign_payload("{}", {&kSomchai})).name, "attribute");
}

TEST(Admit, AnEnrolmentIsSignedByTheKeyThatItBrings) {
    const auto payload = sample::enrolment(kStranger.public_key());
    const auto admitted =
        admit(sign_payload(payload, {&kSomchai, &kStranger}), kOrigin, enrolled());
    ASSERT_TRUE(admitted.has_value()) << admitted.error().detail.en;
    EXPECT_EQ(admitted->event.header.signers.size(), 2U);

    auto forged = sign_payload(payload, {&kSomchai, &kStranger});
    forged.signatures[1].sig = forged.signatures[0].sig;
    EXPECT_EQ(refusal(forged).name, "bad_signature");
    EXPECT_EQ(refusal(sign_payload(payload, {&kSomchai}), finder({})).name, "unknown_key");
}

TEST(Admit, AnOpeningIsSignedByTheKeysThatItBrings) {
    const auto payload = sample::opening({kSomchai.public_key(), kMalee.public_key()});
    EXPECT_EQ(refusal(sign_payload(payload, {&kMalee, &kSomchai}), finder({})).name, "accepted");
    EXPECT_EQ(refusal(sign_payload(payload, {&kStranger}), finder({})).name, "unknown_key");
}

TEST(Admit, RefusesAWeakKeyInThePayloadBeforeAnySignature) {
    for (const auto& hex : sample::kSmallOrder) {
        const auto weak = public_key(hex);
        auto envelope = sign_payload(sample::enrolment(weak), {&kSomchai});
        envelope.signatures[0].sig.assign(64, 'x');
        EXPECT_EQ(refusal(envelope).name, "weak_key") << hex;
        const auto opening = sample::opening({kSomchai.public_key(), weak});
        EXPECT_EQ(refusal(sign_payload(opening, {&kSomchai})).name, "weak_key") << hex;
    }
}

TEST(Admit, RefusesAWeakKeyThatTheFinderGives) {
    // R = A = the neutral point and S = 0: what OpenSSL 3.0 takes for a signature of anything.
    const auto weak = public_key(sample::kSmallOrder[0]);
    auto envelope = sign_payload(sample::payload(), {&kSomchai});
    envelope.signatures[0].keyid = weak.id().fingerprint();
    envelope.signatures[0].sig.assign(64, '\0');
    envelope.signatures[0].sig[0] = 1;
    EXPECT_EQ(refusal(envelope, finder({weak})).name, "weak_key");
}

RC_GTEST_PROP(Admit, RefusesEveryFlippedByte, (std::size_t at)) {
    const auto envelope = sign_payload(sample::payload(), {&kSomchai, &kMalee});
    const auto flip = static_cast<char>(*rc::gen::inRange(1, 256));
    auto payload = envelope;
    payload.payload[at % payload.payload.size()] ^= flip;
    RC_ASSERT(!admit(payload, kOrigin, enrolled()).has_value());
    auto signature = envelope;
    signature.signatures[at % 2].sig[at % 64] ^= flip;
    RC_ASSERT(!admit(signature, kOrigin, enrolled()).has_value());
}

}  // namespace
}  // namespace banchi::envelope
