#include <gtest/gtest.h>

#include "api/openapi/components.hpp"
#include "api/openapi/document.hpp"
#include "api/resources/resources.hpp"
#include "ledger/wire/attributes.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

std::string reference(const Served& served, const std::string& query) {
    const auto answer = served.client().get("/reference" + query).value();
    EXPECT_EQ(answer.status, 200);
    return answer.body;
}

TEST(Reference, TellsEveryPathTypeAndShape) {
    Served served(real_world());
    const auto page = reference(served, "?lang=en");
    for (const auto& route : routes())
        EXPECT_NE(page.find((route.takes_post() ? "POST " : "GET ") + path_of(route) + "<"),
                  std::string::npos)
            << route.pattern;
    for (const auto& row : domain::catalogue())
        EXPECT_NE(page.find("id=\"" + wire::wire_type(row.type) + "\""), std::string::npos);
    for (const auto& [name, schema] : components())
        EXPECT_NE(page.find("id=\"" + name + "\""), std::string::npos) << name;
    // Members of members, and a command that can be typed.
    EXPECT_NE(page.find("<code>kpi.levels[].score</code>"), std::string::npos);
    EXPECT_NE(page.find("&quot;$URL/v1/agreements/diw/2569&quot;"), std::string::npos);
}

TEST(Reference, HasNoScriptAndAsksNobodyElse) {
    Served served(real_world());
    const auto answer = served.client().get("/reference").value();
    for (const auto* odd : {"<script", "src=", "<link", "@import", "url(", "href=\"http"})
        EXPECT_EQ(answer.body.find(odd), std::string::npos) << odd;
    bool guarded = false;
    for (const auto& [name, value] : answer.headers)
        guarded |= name == "Content-Security-Policy" &&
                   value.find("default-src 'none'") != std::string::npos;
    EXPECT_TRUE(guarded);
}

TEST(Reference, IsInBothLanguages) {
    Served served(real_world());
    EXPECT_EQ(reference(served, "?lang=th").rfind("<!DOCTYPE html>\n<html lang=\"th\"", 0), 0u);
    EXPECT_NE(reference(served, "?lang=th").find("คู่มืออ้างอิง API"), std::string::npos);
    EXPECT_EQ(reference(served, "?lang=en").rfind("<!DOCTYPE html>\n<html lang=\"en\"", 0), 0u);
}

TEST(Reference, TellsTheLedgersSentencesOnlyToWhoMayRead) {
    auto options = Served::public_options();
    Served open(real_world(), options);
    EXPECT_NE(reference(open, "").find("/v1/events/0"), std::string::npos);
    options.public_read = false;
    Served closed(real_world(), options);
    EXPECT_EQ(reference(closed, "").find("/v1/events/0"), std::string::npos);
}

}  // namespace
}  // namespace banchi::api
