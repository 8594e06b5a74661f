#include "api/tokens.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/api/folder.hpp"

namespace banchi::api {
namespace {

const Instant kNow = Instant::parse("2026-03-01T00:00:00Z").value();

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

NewToken added(const TestFolder& folder, std::vector<Right> rights,
               std::optional<Instant> expires = {}) {
    return add_token(folder.path(), std::move(rights), expires, Line{"a test"}, kNow).value();
}

std::string verdict(TokenKeeper& keeper, const std::string& header, Right right = Right::read,
                    Instant now = kNow) {
    const auto checked = keeper.check(header.empty() ? nullptr : &header, right, now);
    return checked ? "ok" : checked.error().name;
}

TEST(Tokens, ATokenOpensItsRightsAndNoOther) {
    const TestFolder folder;
    TokenKeeper keeper(folder.path());
    const auto made = added(folder, {Right::read, Right::texts});
    EXPECT_EQ(verdict(keeper, "Bearer " + made.text), "ok");
    EXPECT_EQ(verdict(keeper, "bearer " + made.text, Right::texts), "ok");
    EXPECT_EQ(verdict(keeper, "Bearer " + made.text, Right::metrics), "token_right");
    EXPECT_EQ(verdict(keeper, "Bearer " + made.text + "x"), "token");
    EXPECT_EQ(verdict(keeper, made.text), "token");
    EXPECT_EQ(verdict(keeper, "Basic " + made.text), "token");
    EXPECT_EQ(verdict(keeper, "Bearer"), "token");
    EXPECT_EQ(verdict(keeper, ""), "token");
}

TEST(Tokens, ATokenExpires) {
    const TestFolder folder;
    TokenKeeper keeper(folder.path());
    const auto made = added(folder, {Right::read}, kNow.plus_seconds(60));
    EXPECT_EQ(verdict(keeper, "Bearer " + made.text, Right::read, kNow.plus_seconds(59)), "ok");
    EXPECT_EQ(verdict(keeper, "Bearer " + made.text, Right::read, kNow.plus_seconds(60)), "token");
}

TEST(Tokens, ChangesTakeEffectInARunningServer) {
    const TestFolder folder;
    TokenKeeper keeper(folder.path());
    EXPECT_EQ(verdict(keeper, "Bearer banchi_nothing"), "token");
    const auto first = added(folder, {Right::read});
    const auto second = added(folder, {Right::read});
    EXPECT_EQ(verdict(keeper, "Bearer " + first.text), "ok");
    ASSERT_TRUE(revoke_token(folder.path(), first.token.id.text));
    EXPECT_EQ(verdict(keeper, "Bearer " + first.text), "token");
    EXPECT_EQ(verdict(keeper, "Bearer " + second.text), "ok");
    std::filesystem::remove(tokens_file(folder.path()));
    EXPECT_EQ(verdict(keeper, "Bearer " + second.text), "token");
}

TEST(Tokens, OnlyTheHashIsKeptAndOnlyTheOwnerReadsIt) {
    const TestFolder folder;
    const auto made = added(folder, {Right::read});
    const auto file = contents(tokens_file(folder.path()));
    EXPECT_EQ(file.find(made.text.substr(8)), std::string::npos);
    EXPECT_NE(file.find(sha256(made.text).hex()), std::string::npos);
    const auto mode = std::filesystem::status(tokens_file(folder.path())).permissions();
    EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const auto listed = list_tokens(folder.path()).value();
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_EQ(listed[0].note, Line{"a test"});
    EXPECT_EQ(listed[0].added, kNow);
}

TEST(Tokens, AnUnreadableFileOpensNothing) {
    const TestFolder folder;
    TokenKeeper keeper(folder.path());
    const auto made = added(folder, {Right::read});
    std::ofstream(tokens_file(folder.path())) << "{\"tokens\": [";
    EXPECT_NE(verdict(keeper, "Bearer " + made.text), "ok");
    EXPECT_FALSE(add_token(folder.path(), {Right::read}, {}, {}, kNow));
}

TEST(Tokens, RevokingAnUnknownTokenSaysSo) {
    const TestFolder folder;
    const auto revoked = revoke_token(folder.path(), "none");
    ASSERT_FALSE(revoked);
    EXPECT_EQ(revoked.error().name, "token_id");
    EXPECT_TRUE(list_tokens(folder.path()).value().empty());
    EXPECT_EQ(parse_right("evidence").value(), Right::evidence);
    EXPECT_FALSE(parse_right("everything"));
}

}  // namespace
}  // namespace banchi::api
