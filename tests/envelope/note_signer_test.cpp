#include <gtest/gtest.h>

#include "tests/envelope/sample.hpp"

namespace banchi::envelope {
namespace {

using merkle::VerifierKey;
using sample::read_vector;

VerifierKey log_vkey() {
    return VerifierKey::parse(read_vector("log.vkey")).value();
}

std::string name_of(const Result<merkle::Checkpoint>& checked) {
    return checked ? "accepted" : checked.error().name;
}

TEST(NoteSigner, SignsTheCheckpointOfTheVectors) {
    const NoteSigner signer("ledger.example/test", sample::log_key());
    EXPECT_EQ(signer.verifier(), log_vkey());
    const merkle::Checkpoint checkpoint{
        "ledger.example/test", {1}, merkle::leaf_hash(read_vector("entry.json"))};
    EXPECT_EQ(signer.sign(checkpoint), read_vector("checkpoint"));
}

TEST(VerifyCheckpoint, AcceptsWhatTheLogSigned) {
    for (const auto* file : {"checkpoint", "checkpoint.cosigned"}) {
        const auto checkpoint = verify_checkpoint(read_vector(file), log_vkey());
        ASSERT_TRUE(checkpoint.has_value()) << file;
        EXPECT_EQ(checkpoint->origin, "ledger.example/test");
        EXPECT_EQ(checkpoint->size, TreeSize{1});
        EXPECT_EQ(checkpoint->root, merkle::leaf_hash(read_vector("entry.json")));
    }
}

TEST(VerifyCheckpoint, AcceptsWhatAWitnessCosigned) {
    const auto witness = VerifierKey::parse(read_vector("witness.vkey")).value();
    EXPECT_EQ(name_of(verify_checkpoint(read_vector("checkpoint.cosigned"), witness)), "accepted");
    const auto without = verify_checkpoint(read_vector("checkpoint"), witness);
    ASSERT_FALSE(without.has_value());
    EXPECT_EQ(without.error().name, "checkpoint_signature");
    EXPECT_EQ(without.error().kind, ErrorKind::tampered);
}

TEST(VerifyCheckpoint, RefusesAnyOtherBody) {
    auto note = read_vector("checkpoint");
    note.replace(note.find("\n1\n"), 3, "\n2\n");
    EXPECT_EQ(name_of(verify_checkpoint(note, log_vkey())), "checkpoint_signature");

    auto cosigned = read_vector("checkpoint.cosigned");
    cosigned.replace(cosigned.find("\n1\n"), 3, "\n2\n");
    const auto witness = VerifierKey::parse(read_vector("witness.vkey")).value();
    EXPECT_EQ(name_of(verify_checkpoint(cosigned, witness)), "checkpoint_signature");
}

TEST(VerifyCheckpoint, RefusesAnotherKeyOfTheSameName) {
    const NoteSigner impostor("ledger.example/test", SigningKey::generate());
    EXPECT_EQ(name_of(verify_checkpoint(read_vector("checkpoint"), impostor.verifier())),
              "checkpoint_signature");
}

TEST(VerifyCheckpoint, RefusesAnotherLogsCheckpointEvenIfThisKeySignedIt) {
    const merkle::Checkpoint foreign{"other.example", {1}, merkle::empty_root()};
    const auto body = merkle::checkpoint_body(foreign);
    const auto key = log_vkey();
    const auto note = merkle::note_text(body, {{key.name, key.id(), sample::log_key().sign(body)}});
    EXPECT_EQ(name_of(verify_checkpoint(note, key)), "checkpoint_signature");
}

TEST(VerifyCheckpoint, IgnoresUnknownSignersButNoWrongLineOfTheKnownKey) {
    const auto key = log_vkey();
    const auto parsed = merkle::parse_checkpoint(read_vector("checkpoint")).value();
    const auto right = parsed.signatures[0];
    const auto with = [&](std::vector<merkle::NoteSignature> lines) {
        return name_of(verify_checkpoint(merkle::note_text(parsed.body, lines), key));
    };
    const std::string junk(64, 'x');
    EXPECT_EQ(with({{"stranger.example", 7, junk}, right}), "accepted");
    EXPECT_EQ(with({{key.name, key.id() + 1, junk}, right}), "accepted");
    EXPECT_EQ(with({right, {key.name, key.id(), junk}}), "checkpoint_signature");
    EXPECT_EQ(with({{key.name, key.id(), right.signature + 'x'}}), "checkpoint_signature");
    EXPECT_EQ(with({{"stranger.example", key.id(), right.signature}}), "checkpoint_signature");
}

TEST(VerifyCheckpoint, PassesOnWhatDoesNotParse) {
    EXPECT_EQ(name_of(verify_checkpoint("", log_vkey())), "checkpoint");
    EXPECT_EQ(name_of(verify_checkpoint(read_vector("checkpoint") + "x", log_vkey())),
              "checkpoint");
}

}  // namespace
}  // namespace banchi::envelope
