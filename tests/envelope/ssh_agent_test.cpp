#include "ledger/envelope/ssh_agent.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/base/ssh_wire.hpp"
#include "tests/envelope/sample.hpp"

namespace banchi::envelope {
namespace {

using namespace std::string_literals;
using sample::counted_key;

PublicKey fido_key() {
    auto key = counted_key(0x71).public_key();
    key.application = Line{"ssh:"};
    return key;
}

std::string answer_of(const std::vector<std::pair<std::string, std::string>>& blobs) {
    auto answer = "\x0c" + ssh_uint32(static_cast<std::uint32_t>(blobs.size()));
    for (const auto& [blob, comment] : blobs) answer += ssh_string(blob) + ssh_string(comment);
    return answer;
}

TEST(SshAgent, IsAskedAsItsDraftSays) {
    EXPECT_EQ(agent_keys_request(), "\x0b");
    const auto key = counted_key(0x70).public_key();
    EXPECT_EQ(agent_sign_request(key, "bytes"),
              "\x0d" + ssh_string(key.ssh_blob()) + ssh_string("bytes") + "\0\0\0\0"s);
}

TEST(SshAgent, TellsItsKeysAndNotThoseOfOtherTypes) {
    const auto plain = counted_key(0x70).public_key();
    const auto keys = read_agent_keys(answer_of({{plain.ssh_blob(), "somchai@ministry"},
                                                 {ssh_string("ssh-rsa") + "rest", "old"},
                                                 {fido_key().ssh_blob(), "draws\x1b[2J"}}))
                          .value();
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys[0].key.id(), plain.id());
    EXPECT_EQ(keys[0].key.scheme, domain::Scheme::sshsig);
    EXPECT_EQ(keys[0].comment, "somchai@ministry");
    EXPECT_EQ(keys[1].key.application, Line{"ssh:"});
    EXPECT_EQ(keys[1].comment, "");
    EXPECT_TRUE(read_agent_keys(answer_of({})).value().empty());
}

TEST(SshAgent, WithAnotherAnswerIsNone) {
    const auto good = answer_of({{counted_key(0x70).public_key().ssh_blob(), "c"}});
    ASSERT_TRUE(read_agent_keys(good));
    auto more = good;
    more[4] = 2;
    for (const auto& other : {""s, "\x05"s, good + "x", good.substr(0, good.size() - 1), more,
                              "\x0c\xff\xff\xff\xff"s, "\x0e"s + good.substr(1)})
        EXPECT_EQ(read_agent_keys(other).error().name, "agent_answer");
}

TEST(SshAgent, GivesASignatureOrRefuses) {
    const auto inner = ssh_string("ssh-ed25519") + ssh_string(std::string(64, 's'));
    const auto signature = read_agent_signature("\x0e" + ssh_string(inner)).value();
    EXPECT_EQ(signature, inner);
    EXPECT_EQ(plain_signature(signature).value(), std::string(64, 's'));
    EXPECT_EQ(read_agent_signature("\x05").error().name, "agent_refused");
    for (const auto& other : {""s, "\x05x"s, "\x0e"s, "\x0e" + ssh_string(inner) + "x"})
        EXPECT_EQ(read_agent_signature(other).error().name, "agent_answer");
    for (const auto& other :
         {ssh_string("ssh-rsa") + ssh_string(std::string(64, 's')), inner + "\1\0\0\0\1"s,
          ssh_string("ssh-ed25519") + ssh_string(std::string(63, 's')), ""s})
        EXPECT_EQ(plain_signature(other).error().name, "agent_answer");
}

RC_GTEST_PROP(SshAgent, AnswersOfAnyBytesAreRead, (const std::string& bytes)) {
    const auto keys = read_agent_keys("\x0c" + bytes);
    if (keys) RC_ASSERT(keys->size() * 8 <= bytes.size());
}

}  // namespace
}  // namespace banchi::envelope
