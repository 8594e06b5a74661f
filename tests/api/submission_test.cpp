#include <gtest/gtest.h>

#include "ledger/envelope/keys.hpp"
#include "ledger/merkle/note.hpp"
#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

Value json(const std::string& text) {
    return parse_json(text, {8u << 20, 64}).value();
}

TEST(Submission, FromPostToProof) {
    Served served(real_world());
    const auto index = served.ledger->position().size.value;
    const auto body = served.body(served.proposal("DIW-69-01"));
    RawClient wire(served.server->port());

    wire.send(post("/v1/events", body));
    const auto answer = wire.answer();
    ASSERT_EQ(status_of(answer), 201) << answer;
    EXPECT_EQ(header_of(answer, "Location"), "/v1/events/" + std::to_string(index));
    const auto receipt = json(body_of(answer));
    EXPECT_EQ(*receipt["index"].integer(), static_cast<std::int64_t>(index));
    EXPECT_FALSE(receipt["summary"]["th"].text()->empty());

    // The proof leads from the leaf's bytes to a checkpoint that the log signed.
    const auto& leaf = *receipt["leaf"].text();
    const auto proof = merkle::parse_tlog_proof(*receipt["proof"].text()).value();
    const auto vkey = merkle::VerifierKey::parse(served.ledger->vkey()).value();
    const auto checkpoint = envelope::verify_checkpoint(proof.checkpoint, vkey).value();
    EXPECT_TRUE(merkle::verify_inclusion(merkle::leaf_hash(leaf), proof.index, checkpoint.size,
                                         checkpoint.root, proof.hashes));

    // The leaf holds the very payload that was signed, and the log serves that very leaf.
    const auto envelope = wire::parse_envelope(json(body)).value();
    EXPECT_EQ(wire::parse_leaf(leaf).value().envelope.payload, envelope.payload);
    wire.send(get("/v1/events/" + std::to_string(index)));
    const auto event = json(body_of(wire.answer()));
    EXPECT_EQ(*event["leaf"].text(), leaf);
    EXPECT_EQ(event["payload"], json(envelope.payload));
    wire.send(get("/v1/events/" + std::to_string(index) + "/proof"));
    EXPECT_EQ(body_of(wire.answer()), *receipt["proof"].text());

    // And the fact is in the view.
    wire.send(get("/v1/kpis/DIW-69-01"));
    const auto kpi = json(body_of(wire.answer()));
    EXPECT_EQ(*kpi["code"].text(), "DIW-69-01");
    EXPECT_EQ(*kpi["position"].integer(), static_cast<std::int64_t>(index + 1));
}

TEST(Submission, ARepeatGetsTheFirstReceipt) {
    Served served(real_world());
    auto client = served.client();
    const auto body = served.body(served.proposal("DIW-69-01"));
    const auto first = client.post("/v1/events", "application/json", body).value();
    served.clock.set(served.world.now.plus_seconds(600));
    const auto again = client.post("/v1/events", "application/vnd.dsse+json", body).value();
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 200);
    for (const auto* member : {"index", "leaf", "recorded"})
        EXPECT_EQ(json(first.body)[member], json(again.body)[member]) << member;
}

TEST(Submission, AnArrayIsAnsweredWithAnArray) {
    Served served(real_world());
    auto client = served.client();
    const auto before = served.ledger->position().size;
    auto first = served.proposal("DIW-69-01");
    auto second = served.proposal("DIW-69-02");
    const auto body =
        "[{\"envelope\":" + served.body(first) + ",\"texts\":[]}," + served.body(second) + "]";
    const auto answer = client.post("/v1/events", "application/json; charset=utf-8", body).value();
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(json(answer.body).items()->size(), 2u);
    EXPECT_EQ(served.ledger->position().size.value, before.value + 2);
}

TEST(Submission, AMediaTypesCaseDoesNotMatter) {
    Served served(real_world());
    auto client = served.client();
    const auto body = served.body(served.proposal("DIW-69-01"));
    const auto target = "/v1/events?dry_run=1";
    for (const auto* type : {"APPLICATION/JSON", "Application/Json ; charset=utf-8",
                             "application/vnd.DSSE+json\t;a=b"})
        EXPECT_EQ(client.post(target, type, body).value().status, 200) << type;
}

TEST(Submission, ADryRunStoresNothing) {
    Served served(real_world());
    auto client = served.client();
    const auto before = served.ledger->position().checkpoint;
    const auto body = served.body(served.proposal("DIW-69-01"));
    const auto answer = client.post("/v1/events?dry_run=1", "application/json", body).value();
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_TRUE(json(answer.body)["proof"].is_null());
    EXPECT_FALSE(json(answer.body)["summary"]["en"].text()->empty());
    EXPECT_EQ(served.ledger->position().checkpoint, before);
}

struct Refusal {
    std::string body;
    int status;
    std::string name;
    std::string type = "application/json";
    std::string target = "/v1/events";
};

std::vector<Refusal> refusals(Served& served) {
    auto foreign = served.proposal("DIW-69-01");
    const auto good = served.body(foreign);
    foreign.header.actor = PersonId{"guest"};
    std::string many = "[{}";
    for (int i = 0; i < 256; ++i) many += ",{}";
    const auto other_ledger = canonical(
        wire::envelope_json(envelope::sealed(served.proposal("DIW-69-02"), "another.example/log")));
    return {
        {good, 415, "content_type", "text/plain"},
        {good, 415, "content_type", "application/jsonp"},
        {"{\"envelope\":" + good + ",\"texts\":[{\"salt\":\"\",\"text\":\"\"}]}", 400, "text_form"},
        {"{\"envelope\":" + good + ",\"texts\":[{\"salt\":\"" + std::string(43, 'A') +
             "=\",\"text\":\"x\"}]}",
         422, "text_unnamed"},
        {"{\"envelope\":" + good + ",\"text\":[]}", 400, "member"},
        {"{\"envelope\":" + good + ",\"texts\":1}", 400, "texts"},
        {"[]", 400, "empty_array"},
        {many + "]", 413, "array_size"},
        {"", 400, "json_syntax"},
        {"{\"a\":1,\"a\":1}", 400, "json_duplicate"},
        {good, 400, "dry_run", "application/json", "/v1/events?dry_run=yes"},
        {good, 400, "parameter", "application/json", "/v1/events?dryrun=1"},
        {other_ledger, 400, "foreign_ledger"},
        {served.body(foreign), 403, "role"}};
}

TEST(Submission, WhatIsRefusedIsNamedAndLeavesTheLogAsItWas) {
    Served served(real_world());
    const auto before = served.ledger->position().checkpoint;
    const auto all = refusals(served);
    for (const auto& [language, code] : {std::pair{Language::th, "th"}, {Language::en, "en"}}) {
        auto client = served.client({{}, language, std::chrono::seconds(5)});
        for (const auto& refusal : all) {
            const auto answer = client.post(refusal.target, refusal.type, refusal.body).value();
            EXPECT_EQ(answer.status, refusal.status) << answer.body;
            EXPECT_EQ(answer.content_type, "application/problem+json");
            const auto problem = json(answer.body);
            const auto& type = *problem["type"].text();
            EXPECT_EQ(type, "urn:banchi:problem:" + refusal.name);
            const bool thai = problem["detail"].text()->find("\xe0\xb8") != std::string::npos;
            EXPECT_EQ(thai, language == Language::th) << code << *problem["detail"].text();
        }
    }
    EXPECT_EQ(served.ledger->position().checkpoint, before);
}

}  // namespace
}  // namespace banchi::api
