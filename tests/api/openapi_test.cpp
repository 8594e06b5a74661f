#include <gtest/gtest.h>

#include "api/openapi/components.hpp"
#include "api/openapi/document.hpp"
#include "api/openapi/parameters.hpp"
#include "api/resources/resources.hpp"
#include "ledger/wire/attributes.hpp"
#include "ledger/wire/payload.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

TEST(OpenApi, DescribesEveryParameterAndShapeOfEveryRoute) {
    const auto described = describe(routes());
    EXPECT_EQ(described.undescribed, std::vector<std::string>());
    for (const auto& route : routes()) {
        const auto& path = described.document["paths"][path_of(route)];
        EXPECT_FALSE(path[route.takes_post() ? "post" : "get"].is_null()) << route.pattern;
        EXPECT_FALSE(route.summary.text.th.empty() || route.summary.text.en.empty());
        // JSON without a schema would promise nothing.
        const auto& media = route.answer.media_type;
        EXPECT_EQ(media == "application/json" || media == "text/event-stream",
                  !route.answer.component.empty())
            << route.pattern;
    }
}

TEST(OpenApi, NamesWhatNobodyDescribed) {
    const std::vector<Route> odd{
        {.pattern = "/v1/odd/{thing}",
         .summary = {"แปลก", "Odd"},
         .handler = Plain([](const Call&) -> Result<Response> { return text_response(""); }),
         .answer = json("Oddity")}};
    EXPECT_EQ(describe(odd).undescribed,
              (std::vector<std::string>{"parameter thing", "component Oddity"}));
}

TEST(OpenApi, PayloadsAreTheSchemasThatAreServed) {
    for (const auto& row : domain::catalogue()) {
        const auto* component = find_component(wire::wire_type(row.type));
        ASSERT_NE(component, nullptr) << row.type;
        EXPECT_EQ(*component, wire::payload_schema(row.type));
    }
}

TEST(OpenApi, IsServedToEverybodyWithAnETag) {
    auto options = Served::public_options();
    options.public_read = false;
    Served served(real_world(), options);
    const auto answer = served.client().get("/openapi.json").value();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, canonical(describe(routes()).document) + "\n");
    EXPECT_TRUE(answer.has("ETag"));
}

}  // namespace
}  // namespace banchi::api
