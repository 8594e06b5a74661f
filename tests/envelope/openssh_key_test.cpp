#include "ledger/envelope/openssh_key.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/base/ssh_wire.hpp"
#include "tests/envelope/sample.hpp"

namespace banchi::envelope {
namespace {

using namespace std::string_literals;
using sample::counted_key;

// Made by ssh-keygen of OpenSSH 9.2: one without a pass phrase, one with "pass".
const std::string kPlainFile =
    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n"
    "QyNTUxOQAAACDUOPP4SVtouVXSUoU8SjdjvNmbIBTow5/G9thLEg+A8wAAAJirvA9nq7wP\n"
    "ZwAAAAtzc2gtZWQyNTUxOQAAACDUOPP4SVtouVXSUoU8SjdjvNmbIBTow5/G9thLEg+A8w\n"
    "AAAEA2nr5Dz7qtBRz/K5hiChk2ubN8/znzSOGJWpkkYGL5INQ48/hJW2i5VdJShTxKN2O8\n"
    "2ZsgFOjDn8b22EsSD4DzAAAAEHNvbWNoYWlAbWluaXN0cnkBAgMEBQ==\n"
    "-----END OPENSSH PRIVATE KEY-----\n";
const std::string kEncryptedFile =
    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABAvagymoF\n"
    "byAFTc64BrS28MAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIJQLSUkqA4zU+AJZ\n"
    "SfOpbZ/rC7aJVU7fn2TLYBRYiGyTAAAAkLz+5lChksyvpD5yj44deOTVOyAFVmZgw/oFko\n"
    "2YliWi5+MiED9VyNX7WQP3HqojL71yNV4lF88ygKi2wOYG8Gz0Islwm4pbIiy/9WW7FvW6\n"
    "SJPdBLhFYWRBKnJc8kcFf5w2JIdtPyX+PQVBSUZtfFLyXt5auEbWlGuJEHRtzZEyhJg/4S\n"
    "KAc0lgB6Z6gwI+IQ==\n"
    "-----END OPENSSH PRIVATE KEY-----\n";

std::string padded(std::string bytes) {
    for (char next = 1; bytes.size() % 8 != 0; ++next) bytes.push_back(next);
    return bytes;
}

// A file by PROTOCOL.key: not what the code under test reads it with.
struct Made {
    SigningKey by = counted_key(0x60);
    std::optional<std::string> application;  // of a FIDO key
    std::string magic = "openssh-key-v1\0"s;
    std::string cipher = "none";
    std::string derivation = "none";
    std::string options;
    std::uint32_t count = 1;
    std::uint32_t check = 7;
    std::uint32_t again = 7;
    std::string seed = seed_of(0x60);
    PublicKey inner = by.public_key();
    std::string after_inner;
    std::string after;

    static std::string seed_of(unsigned char first) {
        std::string seed;
        for (int i = 0; i < 32; ++i) seed.push_back(static_cast<char>(first + i));
        return seed;
    }
    std::string file() const {
        auto outer = by.public_key();
        if (application) outer.application = Line{*application};
        const auto secret =
            padded(ssh_uint32(check) + ssh_uint32(again) + ssh_string("ssh-ed25519") +
                   ssh_string(inner.bytes.view()) +
                   ssh_string(seed + std::string(inner.bytes.view())) + ssh_string("comment")) +
            after_inner;
        const auto bytes = magic + ssh_string(cipher) + ssh_string(derivation) +
                           ssh_string(options) + ssh_uint32(count) + ssh_string(outer.ssh_blob()) +
                           ssh_string(secret) + after;
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + base64_encode(bytes) +
               "\n-----END OPENSSH PRIVATE KEY-----\n";
    }
};

std::string judged(const std::string& file) {
    const auto read = read_openssh_key(file);
    return read ? "read" : read.error().name;
}

TEST(OpensshKey, OfSshKeygenSigns) {
    ASSERT_TRUE(is_openssh_key(kPlainFile));
    const auto read = read_openssh_key(kPlainFile).value();
    EXPECT_EQ(read.public_key.id().fingerprint(),
              "SHA256:q37Hh5mX+8ELu21c4+5sO+h23yoKuEwjZK2hHs3p8tc");
    EXPECT_EQ(read.public_key.scheme, domain::Scheme::sshsig);
    ASSERT_TRUE(read.key);
    EXPECT_TRUE(verify(read.public_key, "message", read.key->sign("message")));
}

TEST(OpensshKey, WithAPassPhraseTellsItsPublicHalf) {
    const auto read = read_openssh_key(kEncryptedFile).value();
    EXPECT_FALSE(read.key);
    EXPECT_EQ(read.public_key.bytes.hex(),
              "940b49492a038cd4f8025949f3a96d9feb0bb689554edf9f64cb601458886c93");
}

TEST(OpensshKey, OfAFidoTokenTellsItsApplication) {
    Made made;
    made.application = "ssh:ledger";
    const auto read = read_openssh_key(made.file()).value();
    EXPECT_FALSE(read.key);
    EXPECT_EQ(read.public_key.application, Line{"ssh:ledger"});
}

TEST(OpensshKey, IsRefusedInAnotherForm) {
    ASSERT_EQ(judged(Made{}.file()), "read");
    const std::vector<std::function<void(Made&)>> changes = {
        [](Made& m) { m.magic = "openssh-key-v2\0"s; },
        [](Made& m) { m.derivation = "bcrypt"; },
        [](Made& m) { m.cipher = "aes256-ctr"; },
        [](Made& m) { m.options = "o"; },
        [](Made& m) { m.count = 2; },
        [](Made& m) { m.count = 0; },
        [](Made& m) { m.again = 8; },
        [](Made& m) { m.seed.pop_back(); },
        [](Made& m) { m.seed = Made::seed_of(0x61); },
        [](Made& m) { m.inner = counted_key(0x61).public_key(); },
        [](Made& m) { m.after_inner = "\1"; },
        [](Made& m) { m.after_inner = "\1\2\3\4\5\6\7\10"; },
        [](Made& m) { m.after = "\0"s; },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Made made;
        changes[i](made);
        EXPECT_EQ(judged(made.file()), "openssh_key") << i;
    }
    for (const auto& other : {""s, kPlainFile.substr(0, 300), kPlainFile.substr(40)})
        EXPECT_EQ(judged(other), "openssh_key");
    EXPECT_FALSE(is_openssh_key("-----BEGIN PRIVATE KEY-----\n"));
}

TEST(OpensshKey, OfAnotherTypeIsNamedAsSuch) {
    const auto bytes = "openssh-key-v1\0"s + ssh_string("none") + ssh_string("none") +
                       ssh_string("") + ssh_uint32(1) + ssh_string(ssh_string("ssh-rsa")) +
                       ssh_string("");
    EXPECT_EQ(judged("-----BEGIN OPENSSH PRIVATE KEY-----" + base64_encode(bytes) +
                     "-----END OPENSSH PRIVATE KEY-----"),
              "ssh_key");
}

RC_GTEST_PROP(OpensshKey, CutAnywhereOrChangedIsNoCrash, (const std::string& bytes)) {
    const auto file = "-----BEGIN OPENSSH PRIVATE KEY-----" +
                      base64_encode("openssh-key-v1\0"s + bytes) +
                      "-----END OPENSSH PRIVATE KEY-----";
    RC_ASSERT(judged(file) != "read");
}

}  // namespace
}  // namespace banchi::envelope
