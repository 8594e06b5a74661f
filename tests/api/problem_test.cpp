#include "api/problem.hpp"

#include <gtest/gtest.h>

#include "api/client.hpp"

namespace banchi::api {
namespace {

Error weights_sum() {
    return {ErrorKind::rule_broken,
            "weights_sum",
            {"น้ำหนักรวมต้องเป็น 10,000", "weights must sum to 10,000"},
            {{"sum", "9999"}}};
}

TEST(Problem, TellsRuleFactsAndWhatToDoInBothLanguages) {
    const auto thai = problem(weights_sum(), Language::th);
    EXPECT_EQ(thai.status, 422);
    EXPECT_EQ(thai.content_type, "application/problem+json");
    const auto body = parse_json(thai.body).value();
    EXPECT_EQ(*body["type"].text(), "urn:banchi:problem:weights_sum");
    EXPECT_EQ(*body["rule"].text(), "weights_sum");
    EXPECT_EQ(*body["detail"].text(), "น้ำหนักรวมต้องเป็น 10,000");
    EXPECT_EQ(*body["facts"]["sum"].text(), "9999");
    EXPECT_EQ(*body["status"].integer(), 422);
    const auto english = parse_json(problem(weights_sum(), Language::en).body).value();
    EXPECT_EQ(*english["detail"].text(), "weights must sum to 10,000");
    EXPECT_NE(*english["title"].text(), *body["title"].text());
    EXPECT_TRUE(problem(weights_sum(), Language::th).has("Content-Language"));
}

TEST(Problem, EveryKindHasItsStatus) {
    using enum ErrorKind;
    const std::pair<ErrorKind, int> expected[] = {{malformed, 400},   {unauthenticated, 401},
                                                  {denied, 403},      {not_found, 404},
                                                  {conflict, 409},    {too_large, 413},
                                                  {rule_broken, 422}, {unsupported_media, 415},
                                                  {too_many, 429},    {read_only, 503},
                                                  {clock, 503},       {disk_full, 507},
                                                  {tampered, 500},    {io, 500}};
    for (const auto& [kind, status] : expected) EXPECT_EQ(status_of(kind), status);
    EXPECT_TRUE(problem({too_many, "busy", {}, {}}, Language::en).has("Retry-After"));
    EXPECT_TRUE(problem({unauthenticated, "token", {}, {}}, Language::en).has("WWW-Authenticate"));
}

TEST(Problem, TheClientReadsItBack) {
    const auto error = error_of(problem(weights_sum(), Language::en));
    EXPECT_EQ(error.kind, ErrorKind::rule_broken);
    EXPECT_EQ(error.name, "weights_sum");
    EXPECT_EQ(error.detail.en, "weights must sum to 10,000");
    EXPECT_EQ(error.facts, weights_sum().facts);
    EXPECT_EQ(error_of({500, "text/html", "<html>", {}}).kind, ErrorKind::io);
}

}  // namespace
}  // namespace banchi::api
