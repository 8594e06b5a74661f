#include "ledger/base/ssh_wire.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace banchi::base {
namespace {

using namespace std::string_literals;

TEST(SshWire, WritesLengthsInFourBytes) {
    EXPECT_EQ(ssh_uint32(0x01020304), "\1\2\3\4"s);
    EXPECT_EQ(ssh_string("ab"), "\0\0\0\2ab"s);
    EXPECT_EQ(ssh_string(std::string(300, 'x')).substr(0, 4), "\0\0\1\x2c"s);
}

TEST(SshWire, ReadsWhatItWrote) {
    const auto bytes = "SSHSIG" + ssh_uint32(7) + ssh_string("") + ssh_string("name");
    SshReader reader(bytes);
    EXPECT_TRUE(reader.takes("SSHSIG"));
    EXPECT_EQ(reader.uint32(), 7U);
    EXPECT_EQ(reader.string(), "");
    EXPECT_FALSE(reader.ended());
    EXPECT_TRUE(reader.takes_string("name"));
    EXPECT_TRUE(reader.ended());
}

TEST(SshWire, WhatEndsTooEarlyFailsForGood) {
    for (const auto& bytes : {""s, "\0\0\0"s, "\0\0\0\4abc"s, "\xff\xff\xff\xff"s}) {
        SshReader reader(bytes);
        EXPECT_FALSE(reader.string());
        EXPECT_FALSE(reader.bytes(0));
        EXPECT_FALSE(reader.ended());
    }
    SshReader other("abc");
    EXPECT_FALSE(other.takes("abd"));
}

TEST(SshWire, TakesArmourOff) {
    const auto armoured = "-----BEGIN X Y-----\nYWJj\r\nZGVm\n-----END X Y-----"s;
    EXPECT_EQ(ssh_unarmoured(armoured, "X Y"), "abcdef");
    EXPECT_EQ(ssh_unarmoured(" \n" + armoured + "\r\n", "X Y"), "abcdef");
    EXPECT_FALSE(ssh_unarmoured(armoured, "X"));
    for (const auto& other : {""s, "-----BEGIN X Y-----"s, armoured.substr(1),
                              "-----BEGIN X Y-----\n!\n-----END X Y-----"s})
        EXPECT_FALSE(ssh_unarmoured(other, "X Y")) << other;
}

RC_GTEST_PROP(SshWire, NeverReadsPastTheEnd, (const std::string& bytes)) {
    SshReader reader(bytes);
    std::size_t taken = 0;
    while (const auto string = reader.string()) taken += 4 + string->size();
    RC_ASSERT(taken <= bytes.size());
}

}  // namespace
}  // namespace banchi::base
