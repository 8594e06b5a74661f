#include "ledger/envelope/signer.hpp"

#include <gtest/gtest.h>

#include "ledger/envelope/signature.hpp"
#include "tests/envelope/sample.hpp"

namespace banchi::envelope {
namespace {

using domain::Scheme;
using sample::counted_key;

// One that gives what it was told to, whoever's key it says it is.
struct Fixed : Signer {
    Fixed(PublicKey of, Result<std::string> what) : key(std::move(of)), given(std::move(what)) {}
    PublicKey public_key() const override { return key; }
    Result<std::string> sign(std::string_view) override { return given; }
    PublicKey key;
    Result<std::string> given;
};

TEST(Signer, AHeldKeySignsByTheSchemeThatItIsTold) {
    for (const auto scheme : {Scheme::ed25519, Scheme::sshsig}) {
        HeldKey held(counted_key(0x40), scheme);
        EXPECT_EQ(held.public_key().scheme, scheme);
        EXPECT_TRUE(held.asks_nobody());
        const auto signature = held.sign("message").value();
        EXPECT_TRUE(check_signature(held.public_key(), "message", signature));
        auto other = held.public_key();
        other.scheme = scheme == Scheme::sshsig ? Scheme::ed25519 : Scheme::sshsig;
        EXPECT_FALSE(check_signature(other, "message", signature));
    }
}

TEST(Signer, SeveralSealOneEnvelopeThatIsAdmitted) {
    Signers signers;
    signers.push_back(std::make_unique<HeldKey>(counted_key(0x40), Scheme::ed25519));
    signers.push_back(std::make_unique<HeldKey>(counted_key(0x41), Scheme::sshsig));
    const auto sealed = seal(sample::payload(), signers).value();
    const auto known = sample::finder({signers[0]->public_key(), signers[1]->public_key()});
    const auto admitted = admit(sealed, sample::kOrigin, known);
    ASSERT_TRUE(admitted) << admitted.error().detail.en;
    EXPECT_EQ(admitted->event.header.signers.size(), 2u);
}

TEST(Signer, WhatDoesNotVerifyIsNotHandedOn) {
    const auto key = counted_key(0x40).public_key();
    const auto refusal = [&](Result<std::string> given) {
        Signers signers;
        signers.push_back(std::make_unique<Fixed>(key, std::move(given)));
        return seal(sample::payload(), signers).error().name;
    };
    EXPECT_EQ(refusal(std::string(64, 'x')), "bad_signature");
    EXPECT_EQ(refusal(std::string("short")), "signature_size");
    EXPECT_EQ(refusal(Error{ErrorKind::denied, "agent_refused", {}, {}}), "agent_refused");
}

}  // namespace
}  // namespace banchi::envelope
