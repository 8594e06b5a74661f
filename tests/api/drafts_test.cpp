#include "ledger/drafts.hpp"

#include <gtest/gtest.h>

#include "ledger/base/encoding.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

Value json(const std::string& text) {
    return parse_json(text, {8u << 20, 64}).value();
}

// A served ledger, an enrolment that two have to sign, and whoever may read drafts.
class DraftsApi : public testing::Test {
  protected:
    DraftsApi() : served(real_world()), client(served.client()) {
        auto event =
            served.world.event("reg", domain::Capacity::registrar, "person/off-diw",
                               domain::KeyEnrolled{domain::World::key_of("off-diw", "second")});
        event = domain::World::with(event, "off-diw", domain::Capacity::new_key);
        payload = wire::payload_of(event, served.ledger->origin());
        id = sha256(wire::pae(wire::kPayloadType, payload)).hex();
        const auto now = SystemClock().now();
        ClientOptions options;
        options.token =
            add_token(served.folder.path() / "ledger", {Right::drafts}, std::nullopt, {}, now)
                .value()
                .text;
        reader.emplace(served.client(std::move(options)));
    }
    wire::Envelope by(const std::vector<std::string>& people) {
        std::vector<envelope::SigningKey> keys;
        std::vector<const envelope::SigningKey*> pointers;
        for (const auto& person : people) keys.push_back(envelope::key_for(person));
        for (const auto& key : keys) pointers.push_back(&key);
        return envelope::sign_payload(payload, pointers);
    }
    Response post(const std::string& path, const Value& body) {
        return client.post(path, "application/json", canonical(body)).value();
    }
    Response begin(const std::vector<std::string>& people) {
        return post("/v1/drafts", wire::envelope_json(by(people)));
    }
    Response sign(const std::string& person) {
        return post("/v1/drafts/" + id + "/signatures",
                    wire::signatures_json(by({person}).signatures));
    }
    Value::Array listed(const std::string& query = "") {
        return *json(reader->get("/v1/drafts" + query).value().body)["items"].items();
    }
    static std::string problem_of(const Response& response) {
        return *json(response.body)["type"].text();
    }

    Served served;
    HttpClient client;
    std::optional<HttpClient> reader;
    std::string payload;
    std::string id;
};

TEST_F(DraftsApi, FromTheFirstSignatureToTheReceipt) {
    const auto waiting = begin({"reg"});
    ASSERT_EQ(waiting.status, 202) << waiting.body;
    const auto draft = json(waiting.body);
    EXPECT_EQ(*draft["id"].text(), id);
    EXPECT_EQ(*draft["signed"].items()->front()["person"].text(), "reg");
    EXPECT_EQ(*draft["missing"].items()->front()["person"].text(), "off-diw");
    EXPECT_EQ(*draft["missing"].items()->front()["capacity"].text(), "new_key");
    EXPECT_TRUE(*draft["verdict"]["accepted"].boolean());
    EXPECT_FALSE(draft["summary"]["th"].text()->empty());
    EXPECT_EQ(listed(), Value::Array{draft});
    EXPECT_EQ(listed("?person=off-diw").size(), 1u);
    EXPECT_TRUE(listed("?person=reg").empty());

    const auto recorded = sign("off-diwsecond");
    ASSERT_EQ(recorded.status, 201) << recorded.body;
    EXPECT_FALSE(json(recorded.body)["proof"].is_null());
    EXPECT_TRUE(listed().empty());
    const auto again = sign("off-diwsecond");
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(json(again.body)["leaf"], json(recorded.body)["leaf"]);
}

TEST_F(DraftsApi, ReadingTakesARightThatPublicReadingNeverOpens) {
    begin({"reg"});
    EXPECT_EQ(client.get("/v1/drafts").value().status, 401);
    EXPECT_EQ(reader->get("/v1/drafts").value().status, 200);
    EXPECT_EQ(reader->get("/v1/drafts?person=..").value().status, 404);
}

TEST_F(DraftsApi, AStaleOneSaysWhy) {
    begin({"reg"});
    // Somebody else brings in the same key meanwhile: it is enrolled once for ever.
    auto same = served.world.event("reg", domain::Capacity::registrar, "person/off-ops",
                                   domain::KeyEnrolled{domain::World::key_of("off-diw", "second")});
    same = domain::World::with(same, "off-ops", domain::Capacity::new_key);
    const auto mine = envelope::key_for("reg");
    const auto theirs = envelope::key_for("off-diwsecond");
    served.ledger
        ->submit_and_wait({envelope::sign_payload(wire::payload_of(same, served.ledger->origin()),
                                                  {&mine, &theirs})})
        .value();
    const auto draft = listed().at(0);
    EXPECT_FALSE(*draft["verdict"]["accepted"].boolean());
    EXPECT_EQ(*draft["verdict"]["rule"].text(), "key_known");
    EXPECT_FALSE(draft["verdict"]["why"]["th"].text()->empty());
    EXPECT_EQ(problem_of(sign("off-diwsecond")), "urn:banchi:problem:key_known");
    EXPECT_EQ(listed().size(), 1u);
}

TEST_F(DraftsApi, WhatIsNoDraftIsRefused) {
    EXPECT_EQ(problem_of(begin({"off-diwsecond"})), "urn:banchi:problem:draft_signer");
    EXPECT_EQ(problem_of(begin({"guest"})), "urn:banchi:problem:signer_extra");
    EXPECT_EQ(problem_of(sign("off-diwsecond")), "urn:banchi:problem:no_draft");
    const auto odd = post("/v1/drafts/x/signatures", wire::signatures_json(by({"reg"}).signatures));
    EXPECT_EQ(odd.status, 404);
    EXPECT_EQ(post("/v1/drafts", Value::array()).status, 400);
    EXPECT_EQ(post("/v1/drafts/" + id + "/signatures", wire::envelope_json(by({"reg"}))).status,
              400);
    EXPECT_EQ(client.post("/v1/drafts", "text/plain", "{}").value().status, 415);
    auto texts = Value::array().push(
        Value::object().set("salt", base64_encode(std::string(32, 's'))).set("text", "said"));
    const auto with_text = Value::object()
                               .set("envelope", wire::envelope_json(by({"reg"})))
                               .set("texts", std::move(texts));
    EXPECT_EQ(problem_of(post("/v1/drafts", with_text)), "urn:banchi:problem:text_unnamed");
    EXPECT_TRUE(listed().empty());
}

}  // namespace
}  // namespace banchi::api
