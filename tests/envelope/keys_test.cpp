#include "ledger/envelope/keys.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/envelope/sample.hpp"

namespace banchi::envelope {
namespace {

using sample::public_key;
using sample::signer_key;

// RFC 8410 section 10.3.
const std::string kRfcPem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
    "-----END PRIVATE KEY-----\n";

class KeyFile : public testing::Test {
  protected:
    KeyFile() {
        std::string pattern = testing::TempDir() + "banchi-key-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~KeyFile() override { std::filesystem::remove_all(folder_); }
    std::string path() const { return folder_ + "/somchai.pem"; }

  private:
    std::string folder_;
};

TEST(SigningKey, OfTheVectorsSignsThem) {
    const auto key = signer_key();
    EXPECT_EQ(key.public_key().bytes.hex(),
              "29acbae141bccaf0b22e1a94d34d0bc7361e526d0bfe12c89794bc9322966dd7");
    EXPECT_EQ(key.id().fingerprint(), "SHA256:ICWTIMFqIa1seHwfScxOpzmnnS/35sGRnuqEN5d9eOM");

    const auto entry = parse_json(sample::read_vector("entry.json")).value();
    const auto envelope = wire::parse_envelope(entry).value();
    const auto signed_bytes = sample::read_vector("pae.bin");
    EXPECT_EQ(key.sign(signed_bytes), envelope.signatures[0].sig);
    EXPECT_EQ(key.id().fingerprint(), envelope.signatures[0].keyid);
    EXPECT_TRUE(verify(key.public_key(), signed_bytes, envelope.signatures[0].sig));
}

TEST(SigningKey, GeneratedOnesDiffer) {
    const auto one = SigningKey::generate();
    const auto other = SigningKey::generate();
    EXPECT_NE(one.public_key(), other.public_key());
    EXPECT_TRUE(check_public_key(one.public_key()).has_value());
    EXPECT_TRUE(verify(one.public_key(), "message", one.sign("message")));
    EXPECT_FALSE(verify(other.public_key(), "message", one.sign("message")));
}

TEST(SigningKey, ReadsAndWritesPkcs8) {
    const auto key = SigningKey::from_pem(kRfcPem);
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(key->public_key().bytes.hex(),
              "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
    EXPECT_EQ(key->pem(), kRfcPem);
}

TEST(SigningKey, RefusesOtherPem) {
    const std::string encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
        "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhZKVtRQxXqMgICCAAw\n"
        "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEPi6NZ5wNX/tzbIsNq0fRuAEQIHX\n"
        "P6nfdcpGkp02lOJ6dLhGPdscpHKKUI3booOT3LBs4J+3fW7AFbMY2K4oE54JUIro\n"
        "yGKty5oHJc3tcqOTwsE=\n"
        "-----END ENCRYPTED PRIVATE KEY-----\n";
    const std::string p256 =
        "-----BEGIN PRIVATE KEY-----\n"
        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg13XvgaUjIirJxjLi\n"
        "oRAcVpjkoXkL6BbLXUvoHQ7Fni+hRANCAAQ1h2HoAn6CG/BOKKjBupbjndCxDgRc\n"
        "S7j4yWmxDzZpbH6AKQHrCUTVIusBxX4SP/x7PgCzqUeOIw130j0+Xd+J\n"
        "-----END PRIVATE KEY-----\n";
    const std::string x25519 =
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VuBCIEIDB1g9/IxNXujqAumXByhh/4zHlQKIw2Rb/8uOzbV21k\n"
        "-----END PRIVATE KEY-----\n";
    const std::string public_pem =
        "-----BEGIN PUBLIC KEY-----\n"
        "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
        "-----END PUBLIC KEY-----\n";
    for (const auto& pem : {std::string(), std::string("key"), encrypted, p256, x25519, public_pem,
                            kRfcPem.substr(0, 60)}) {
        const auto key = SigningKey::from_pem(pem);
        ASSERT_FALSE(key.has_value()) << pem;
        EXPECT_EQ(key.error().name, "key_pem");
    }
}

TEST_F(KeyFile, IsPrivateAndReadBack) {
    const auto key = signer_key();
    ASSERT_TRUE(key.save(path()).has_value());
    struct stat status {};
    ASSERT_EQ(::stat(path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    const auto read = SigningKey::load(path());
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->public_key(), key.public_key());
    EXPECT_EQ(read->sign("x"), key.sign("x"));
}

TEST_F(KeyFile, IsNeverOverwritten) {
    ASSERT_TRUE(signer_key().save(path()).has_value());
    const auto again = SigningKey::generate().save(path());
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().name, "key_exists");
    EXPECT_EQ(again.error().kind, ErrorKind::conflict);
    EXPECT_EQ(SigningKey::load(path()).value().public_key(), signer_key().public_key());
}

TEST_F(KeyFile, ErrorsNameTheFile) {
    const auto missing = SigningKey::load(path());
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().name, "key_file");
    EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
    EXPECT_NE(missing.error().detail.en.find(path()), std::string::npos);

    const auto nowhere = signer_key().save(path() + "/x/y.pem");
    ASSERT_FALSE(nowhere.has_value());
    EXPECT_EQ(nowhere.error().kind, ErrorKind::io);

    std::ofstream(path()) << "not a key";
    const auto garbage = SigningKey::load(path());
    ASSERT_FALSE(garbage.has_value());
    EXPECT_EQ(garbage.error().name, "key_pem");
    EXPECT_NE(garbage.error().detail.en.find(path()), std::string::npos);
}

TEST(PublicKey, OfSmallOrderIsWeak) {
    for (const auto& hex : sample::kSmallOrder) {
        const auto checked = check_public_key(public_key(hex));
        ASSERT_FALSE(checked.has_value()) << hex;
        EXPECT_EQ(checked.error().name, "weak_key");
        EXPECT_EQ(checked.error().kind, ErrorKind::denied);
    }
}

TEST(PublicKey, ThatIsNotCanonicalOrNotOfTheMainSubgroupIsWeak) {
    for (const auto* hex : {
             // p and p + 1: second spellings of 0 and 1.
             "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             // Not on the curve.
             "0200000000000000000000000000000000000000000000000000000000000000",
             // The vectors' signer plus a point of order 8.
             "e8c32d801c4f6f1fcf8cf7db2b85bfb30b5be23bc8e54753a2fd5990d9834f07",
         })
        EXPECT_FALSE(check_public_key(public_key(hex)).has_value()) << hex;
    EXPECT_TRUE(check_public_key(signer_key().public_key()).has_value());
}

TEST(Verify, RefusesTheSignatureThatFitsEverythingUnderASmallOrderKey) {
    // R = A = the neutral point and S = 0 satisfy the equation for every message.
    const auto neutral = public_key(sample::kSmallOrder[0]);
    std::string signature(64, '\0');
    signature[0] = 1;
    EXPECT_FALSE(verify(neutral, "anything", signature));
    EXPECT_FALSE(verify(neutral, "something else", signature));
}

TEST(Verify, RefusesMalleableAndOtherSignatures) {
    const auto key = signer_key();
    const auto signature = key.sign("message");
    EXPECT_TRUE(verify(key.public_key(), "message", signature));
    EXPECT_FALSE(verify(key.public_key(), "messagf", signature));
    EXPECT_FALSE(verify(key.public_key(), "message", ""));
    EXPECT_FALSE(verify(key.public_key(), "message", signature.substr(1)));
    EXPECT_FALSE(verify(key.public_key(), "message", signature + '\0'));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        auto flipped = signature;
        flipped[i] = static_cast<char>(flipped[i] ^ 1);
        EXPECT_FALSE(verify(key.public_key(), "message", flipped)) << i;
    }
    // S + L gives the same point but a second signature.
    const auto order =
        hex_decode("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").value();
    auto second = signature;
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += static_cast<unsigned char>(second[32 + i]) + static_cast<unsigned char>(order[i]);
        second[32 + i] = static_cast<char>(carry);
        carry >>= 8;
    }
    EXPECT_FALSE(verify(key.public_key(), "message", second));
}

}  // namespace
}  // namespace banchi::envelope
