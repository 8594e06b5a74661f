#include "ledger/merkle/note.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/base/encoding.hpp"
#include "tests/merkle/sample.hpp"

namespace banchi::merkle {
namespace {

using sample::read_vector;

const std::string kRoot = "FDf2zyqrqARijVbosqz4AdmtxI+BIkbTwuSvxHu+HEA=";
const std::string kDash = "\xe2\x80\x94 ";
const std::string kSigned = kDash + "log.example AAAAAWFiYw==\n";  // id 1, signature "abc"

std::string note(const std::string& origin, const std::string& size, const std::string& root) {
    return origin + "\n" + size + "\n" + root + "\n\n" + kSigned;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(VerifierKey, ReadsAndPrintsThePublishedKeys) {
    const auto log = VerifierKey::parse(read_vector("log.vkey"));
    ASSERT_TRUE(log.has_value());
    EXPECT_EQ(log->name, "ledger.example/test");
    EXPECT_EQ(log->type, 1);
    EXPECT_EQ(log->id(), 0x7a864099U);
    EXPECT_EQ(log->text(), read_vector("log.vkey"));

    const auto witness = VerifierKey::parse(read_vector("witness.vkey"));
    ASSERT_TRUE(witness.has_value());
    EXPECT_EQ(witness->type, 4);
    EXPECT_EQ(witness->id(), 0xb72bab2eU);
    EXPECT_EQ(witness->text(), read_vector("witness.vkey"));
}

TEST(VerifierKey, RefusesEveryChangedCharacter) {
    const auto text = read_vector("log.vkey");
    for (std::size_t i = 0; i < text.size(); ++i)
        for (const char c : {'A', '5', '+', ' ', '\n', '\x80'}) {
            auto changed = text;
            changed[i] = c;
            EXPECT_EQ(VerifierKey::parse(changed).has_value(), changed == text) << changed;
        }
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_FALSE(VerifierKey::parse(text.substr(0, size)).has_value());
    EXPECT_FALSE(VerifierKey::parse(text + "\n").has_value());
    EXPECT_FALSE(VerifierKey::parse(replaced(text, "7a86", "7A86")).has_value());
}

TEST(VerifierKey, RefusesOtherTypesAndBadNames) {
    const auto accepts = [](const std::string& name, int type) {
        const VerifierKey key{name, {1, 2, 3}, static_cast<std::uint8_t>(type)};
        return VerifierKey::parse(key.text()).has_value();
    };
    EXPECT_TRUE(accepts("log.example", 1));
    EXPECT_TRUE(accepts("log.example", 4));
    EXPECT_TRUE(accepts("บัญชี.example", 1));
    for (const int type : {0, 2, 3, 5, 255}) EXPECT_FALSE(accepts("log.example", type));
    for (const std::string name : {"", "a b", "a+b", "a\tb", "a\nb",
                                   "a\xc2\xa0"
                                   "b",
                                   "\xe3\x80\x80", "a\xe2\x80\xa8", "\xff"})
        EXPECT_FALSE(accepts(name, 1)) << name;
}

TEST(Checkpoint, ReadsThePublishedOne) {
    const auto text = read_vector("checkpoint.cosigned");
    const auto parsed = parse_checkpoint(text);
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(parsed->checkpoint.origin, "ledger.example/test");
    EXPECT_EQ(parsed->checkpoint.size, TreeSize{1});
    EXPECT_EQ(parsed->checkpoint.root, leaf_hash(read_vector("entry.json")));
    EXPECT_EQ(parsed->body, checkpoint_body(parsed->checkpoint));
    ASSERT_EQ(parsed->signatures.size(), 2U);
    EXPECT_EQ(parsed->signatures[0].name, "ledger.example/test");
    EXPECT_EQ(parsed->signatures[0].key_id, 0x7a864099U);
    EXPECT_EQ(parsed->signatures[0].signature.size(), 64U);
    EXPECT_EQ(parsed->signatures[1].key_id, 0xb72bab2eU);
    EXPECT_EQ(parsed->signatures[1].signature.size(), 8U + 64);  // time and signature
    EXPECT_EQ(note_text(parsed->body, parsed->signatures), text);

    const auto plain = parse_checkpoint(read_vector("checkpoint"));
    ASSERT_TRUE(plain.has_value());
    EXPECT_EQ(plain->signatures.size(), 1U);
    EXPECT_EQ(note_text(plain->body, plain->signatures), read_vector("checkpoint"));
}

TEST(Checkpoint, RefusesOtherBodies) {
    ASSERT_TRUE(parse_checkpoint(note("log.example", "1", kRoot)).has_value());
    ASSERT_TRUE(parse_checkpoint(note("log.example", "18446744073709551615", kRoot)).has_value());
    for (const auto* origin : {"", "a b", "a+b", "a\tb", "a\rb", "a\xc2\x85", "\xff", "\nlog"})
        EXPECT_FALSE(parse_checkpoint(note(origin, "1", kRoot)).has_value()) << origin;
    for (const auto* size : {"", "01", "00", "-1", "+1", " 1", "1 ", "1\r", "0x1", "1.0", "a",
                             "18446744073709551616", "99999999999999999999"})
        EXPECT_FALSE(parse_checkpoint(note("log.example", size, kRoot)).has_value()) << size;
    for (const auto& root :
         {std::string(), kRoot.substr(0, 43), kRoot + "=", kRoot + " ", "A" + kRoot,
          replaced(kRoot, "HEA=", "HEB="), replaced(kRoot, "+", "-"), kRoot + "\nextension",
          kRoot + "\n" + kRoot, base::base64_encode(std::string(31, 'r')),
          base::base64_encode(std::string(33, 'r'))})
        EXPECT_FALSE(parse_checkpoint(note("log.example", "1", root)).has_value()) << root;
}

TEST(Checkpoint, RefusesOtherSignatureLines) {
    const auto body = "log.example\n1\n" + kRoot + "\n";
    const auto accepts = [&body](const std::string& lines) {
        return parse_checkpoint(body + "\n" + lines).has_value();
    };
    ASSERT_TRUE(accepts(kSigned));
    EXPECT_FALSE(parse_checkpoint(body).has_value());
    EXPECT_FALSE(parse_checkpoint(body.substr(0, body.size() - 1)).has_value());
    EXPECT_FALSE(parse_checkpoint(body + kSigned).has_value());
    EXPECT_FALSE(parse_checkpoint(body + "extension\n" + kSigned).has_value());
    EXPECT_FALSE(parse_checkpoint(body + "extension\n\n" + kSigned).has_value());
    for (const auto& lines :
         {std::string(), std::string("\n"), "\n" + kSigned, kSigned + "\n", kSigned + "x",
          kSigned.substr(0, kSigned.size() - 1), kSigned.substr(4), "- " + kSigned.substr(4),
          replaced(kSigned, "log.example", ""), replaced(kSigned, "log.example", "a+b"),
          replaced(kSigned, "log.example",
                   "a\xc2\xa0"
                   "b"),
          replaced(kSigned, " AAAA", "  AAAA"), replaced(kSigned, "Yw==", "Yx=="),
          replaced(kSigned, "Yw==", "Yw"), replaced(kSigned, "Yw==\n", "Yw==\r\n"),
          replaced(kSigned, "Yw==\n", "Yw== \n"), kDash + "log.example AAAAAQ==\n",
          kDash + "log.example\n", kDash + "log.example \n"})
        EXPECT_FALSE(accepts(lines)) << lines;
}

TEST(Checkpoint, TakesSixteenSignaturesAndNoMore) {
    auto text = note("log.example", "1", kRoot);
    for (int i = 1; i < 16; ++i) text += kSigned;
    ASSERT_TRUE(parse_checkpoint(text).has_value());
    EXPECT_EQ(parse_checkpoint(text)->signatures.size(), 16U);
    EXPECT_FALSE(parse_checkpoint(text + kSigned).has_value());
}

RC_GTEST_PROP(Checkpoint, ComesBackFromItsText, ()) {
    const Checkpoint checkpoint{"log.example/" + std::to_string(*rc::gen::arbitrary<unsigned>()),
                                TreeSize{*rc::gen::arbitrary<std::uint64_t>()},
                                leaf_hash(*rc::gen::arbitrary<std::string>())};
    const auto bytes = *rc::gen::nonEmpty(rc::gen::arbitrary<std::string>());
    const std::vector<NoteSignature> signatures = {
        {checkpoint.origin, *rc::gen::arbitrary<std::uint32_t>(), bytes}};
    const auto parsed = parse_checkpoint(note_text(checkpoint_body(checkpoint), signatures));
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(parsed->checkpoint == checkpoint);
    RC_ASSERT(parsed->signatures[0].name == checkpoint.origin);
    RC_ASSERT(parsed->signatures[0].key_id == signatures[0].key_id);
    RC_ASSERT(parsed->signatures[0].signature == bytes);
}

// Whatever is accepted is the only text of what it says, so no changed byte goes unseen.
RC_GTEST_PROP(Checkpoint, IsCanonicalWhereverItStillParses, ()) {
    auto text = read_vector("checkpoint.cosigned");
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 4);
    text.replace(at, length, *rc::gen::arbitrary<std::string>());
    const auto parsed = parse_checkpoint(text);
    if (!parsed) return;
    RC_ASSERT(parsed->body == checkpoint_body(parsed->checkpoint));
    RC_ASSERT(note_text(parsed->body, parsed->signatures) == text);
}

TEST(TlogProof, OfThePublishedEntryHolds) {
    const auto text = read_vector("event.tlog-proof");
    const auto proof = parse_tlog_proof(text);
    ASSERT_TRUE(proof.has_value());
    EXPECT_EQ(proof->index, Index{0});
    EXPECT_TRUE(proof->hashes.empty());
    EXPECT_EQ(proof->checkpoint, read_vector("checkpoint.cosigned"));
    EXPECT_EQ(tlog_proof_text(*proof), text);
    const auto checkpoint = parse_checkpoint(proof->checkpoint)->checkpoint;
    EXPECT_TRUE(verify_inclusion(leaf_hash(read_vector("entry.json")), proof->index,
                                 checkpoint.size, checkpoint.root, proof->hashes));
}

TEST(TlogProof, ComesBackFromItsText) {
    for (const std::size_t count : {0, 1, 3, 64}) {
        TlogProof proof{Index{41}, {}, note("log.example", "42", kRoot)};
        for (std::size_t i = 0; i < count; ++i)
            proof.hashes.push_back(leaf_hash(std::to_string(i)));
        const auto parsed = parse_tlog_proof(tlog_proof_text(proof));
        ASSERT_TRUE(parsed.has_value());
        EXPECT_EQ(parsed->index, proof.index);
        EXPECT_EQ(parsed->hashes, proof.hashes);
        EXPECT_EQ(parsed->checkpoint, proof.checkpoint);
    }
}

TEST(TlogProof, SkipsExtraDataThatIsWellFormed) {
    const auto text = tlog_proof_text({Index{0}, {}, note("log.example", "1", kRoot)});
    const auto with = [&text](const std::string& line) {
        return parse_tlog_proof(replaced(text, "index", line + "index"));
    };
    ASSERT_TRUE(with("extra YWJj\n").has_value());
    EXPECT_EQ(tlog_proof_text(*with("extra YWJj\n")), text);
    for (const auto* line : {"extra \n", "extra\n", "extra YWJ\n", "extra YWJj\nextra YWJj\n",
                             "Extra YWJj\n", "extra  YWJj\n", "\n"})
        EXPECT_FALSE(with(line).has_value()) << line;
}

TEST(TlogProof, RefusesOtherForms) {
    const auto text =
        tlog_proof_text({Index{1}, {leaf_hash("a")}, note("log.example", "2", kRoot)});
    ASSERT_TRUE(parse_tlog_proof(text).has_value());
    const auto hash = leaf_hash("a").base64();
    for (const auto& other :
         {std::string(), replaced(text, "@v1", "@v2"), replaced(text, "@v1", "@v1 "),
          replaced(text, "@v1\n", "@v1\r\n"), "\n" + text, replaced(text, "index 1", "index 01"),
          replaced(text, "index 1", "index"), replaced(text, "index 1", "index  1"),
          replaced(text, "index 1", "index -1"), replaced(text, "index 1", "Index 1"),
          replaced(text, "index 1", "index 2"),  // not below the checkpoint's size
          replaced(text, hash, hash + "="), replaced(text, hash, hash.substr(1)),
          replaced(text, hash, hash + " "), replaced(text, hash + "\n\n", hash + "\n"),
          replaced(text, hash + "\n", hash + "\n\n"), text + "\n", text + "x"})
        EXPECT_FALSE(parse_tlog_proof(other).has_value()) << other;
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_FALSE(parse_tlog_proof(text.substr(0, size)).has_value()) << size;
    EXPECT_FALSE(parse_tlog_proof(tlog_proof_text({Index{0}, std::vector<Digest>(65),
                                                   note("log.example", "1", kRoot)}))
                     .has_value());
}

}  // namespace
}  // namespace banchi::merkle
