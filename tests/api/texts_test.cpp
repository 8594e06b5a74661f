#include <gtest/gtest.h>

#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"
#include "tests/ledger/texts.hpp"

namespace banchi::api {
namespace {

using domain::Capacity;

using ledger::text_of;

domain::World advised() {
    envelope::use_real_keys();
    return ledger::advised_world();
}

// Read by anybody; a comment is on its way.
class Texts : public ::testing::Test {
  protected:
    Texts() : served(advised()), client(served.client()) {}

    domain::Event comment(const std::string& id, const wire::SaltedText& text) {
        return ledger::comment(served.world, id, text);
    }
    static std::string with(const std::string& envelope, const wire::SaltedText& text) {
        return "{\"envelope\":" + envelope + ",\"texts\":[" + canonical(wire::text_json(text)) +
               "]}";
    }
    Response post(const std::string& body) {
        return client.post("/v1/events", "application/json", body).value();
    }
    std::string problem(const Response& answer) {
        return *parse_json(answer.body).value()["type"].text();
    }
    Response read(const wire::SaltedText& text, const std::optional<Right>& right) {
        ClientOptions options;
        if (right)
            options.token =
                add_token(served.folder.path() / "ledger", {*right}, {}, {}, SystemClock().now())
                    .value()
                    .text;
        return served.client(options).get("/v1/texts/" + text.digest().digest.hex()).value();
    }

    Served served;
    HttpClient client;
};

TEST_F(Texts, ComeWithTheEventThatNamesThem) {
    const auto said = text_of("too easy");
    const auto envelope = served.body(comment("k1", said));
    auto answer = post(envelope);
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(problem(answer), "urn:banchi:problem:text_missing");
    answer = post(with(envelope, text_of("other")));
    EXPECT_EQ(problem(answer), "urn:banchi:problem:text_missing");
    answer = post("[" + with(envelope, said) + "]");
    EXPECT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.body.find("too easy"), std::string::npos);
    answer = post(envelope);
    EXPECT_EQ(answer.status, 200) << "a repeat needs none";
}

TEST_F(Texts, AreReadWithTheirOwnRightAlone) {
    const auto said = text_of("too easy");
    ASSERT_EQ(post(with(served.body(comment("k1", said)), said)).status, 201);
    EXPECT_EQ(read(said, std::nullopt).status, 401) << "public reading opens none";
    EXPECT_EQ(read(said, Right::read).status, 403);
    const auto answer = read(said, Right::texts);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto json = parse_json(answer.body).value();
    EXPECT_EQ(*json["text"].text(), "too easy");
    EXPECT_EQ(wire::parse_text(wire::text_json(said)).value().digest(), said.digest());
    EXPECT_EQ(*json["digest"].text(), said.digest().digest.hex());
    EXPECT_TRUE(std::any_of(answer.headers.begin(), answer.headers.end(),
                            [](const auto& each) { return each.second == "no-store"; }));
    EXPECT_EQ(read(text_of("other"), Right::texts).status, 404);
}

TEST_F(Texts, AreNotShownAmongComments) {
    const auto said = text_of("too easy");
    ASSERT_EQ(post(with(served.body(comment("k1", said)), said)).status, 201);
    const auto list = [&](const std::string& query) {
        return client.get_json("/v1/comments?fiscal_year=2569" + query).value();
    };
    const auto view = list("");
    EXPECT_EQ(canonical(view).find("too easy"), std::string::npos);
    const auto& item = view["items"].items()->front();
    EXPECT_EQ(*item["id"].text(), "k1");
    EXPECT_EQ(*item["made"]["person"].text(), "adv");
    EXPECT_EQ(*item["made"]["text"].text(), said.digest().digest.hex());
    EXPECT_TRUE(item["answer"].is_null());
    EXPECT_EQ(list("&agency=diw&answered=0")["items"].items()->size(), 1U);
    EXPECT_TRUE(list("&agency=ops")["items"].items()->empty());
    EXPECT_TRUE(list("&answered=1")["items"].items()->empty());
    const auto answer = text_of("harder now");
    const auto answered = served.world.event("off-diw", Capacity::officer, "comment/k1",
                                             domain::CommentAnswered{answer.digest(), {}});
    ASSERT_EQ(post(with(served.body(answered), answer)).status, 201);
    const auto after = list("&answered=1");
    EXPECT_EQ(*after["items"].items()->front()["answer"]["person"].text(), "off-diw");
    EXPECT_TRUE(after["items"].items()->front()["answer"]["led_to"].is_null());
    EXPECT_EQ(client.get("/v1/comments?fiscal_year=2569&answered=2").value().status, 400);
    EXPECT_EQ(client.get("/v1/comments").value().status, 400);
}

}  // namespace
}  // namespace banchi::api
