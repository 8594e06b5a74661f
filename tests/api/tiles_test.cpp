#include <gtest/gtest.h>

#include "api/http_log.hpp"
#include "replay/verify.hpp"
#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

TEST(Tiles, AreServedAsTlogTilesSays) {
    Served served(real_world());
    const auto size = served.ledger->position().size.value;
    ASSERT_LT(size, 256u);
    RawClient wire(served.server->port());
    wire.send(get("/checkpoint"));
    const auto checkpoint = wire.answer();
    EXPECT_EQ(header_of(checkpoint, "Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(body_of(checkpoint), served.ledger->position().checkpoint);

    const auto width = std::to_string(size);
    wire.send(get("/tile/0/000.p/" + width));
    const auto tile = wire.answer();
    EXPECT_EQ(header_of(tile, "Content-Type"), "application/octet-stream");
    EXPECT_EQ(body_of(tile).size(), size * 32);
    wire.send(get("/tile/entries/000.p/" + width));
    const auto entries = merkle::parse_entries(body_of(wire.answer()));
    ASSERT_TRUE(entries);
    EXPECT_EQ(merkle::leaf_hash((*entries)[1]).view(), body_of(tile).substr(32, 32));
    wire.send(get("/tile/entries/000.p/1"));
    EXPECT_EQ(merkle::parse_entries(body_of(wire.answer()))->size(), 1u);
}

TEST(Tiles, WhatIsNoTileIsNotFound) {
    Served served(real_world());
    const auto size = served.ledger->position().size.value;
    RawClient wire(served.server->port());
    for (const auto& target :
         {std::string("/tile/0/000.p/0"), std::string("/tile/0/000.p/256"),
          std::string("/tile/00/000.p/1"), std::string("/tile/0/x000/000.p/1"),
          std::string("/tile/0/%30%30%30.p/1"), std::string("/tile/0/000"),
          std::string("/tile/entries/000"), std::string("/tile/0/001.p/1"),
          std::string("/tile/1/000.p/1"), "/tile/0/000.p/" + std::to_string(size + 1),
          "/tile/entries/000.p/" + std::to_string(size + 1), std::string("/tile/0/000.p/01"),
          std::string("/tile"), std::string("/tile/"), std::string("/tile/64/000.p/1"),
          std::string("/tile/0/99999999999999999999999.p/1")}) {
        wire.send(get(target));
        EXPECT_EQ(status_of(wire.answer()), 404) << target;
    }
}

TEST(Tiles, AFullTileIsKeptForEver) {
    Served served(real_world());
    const auto missing = 256 - served.ledger->position().size.value + 3;
    for (std::uint64_t i = 0; i < missing; ++i) {
        auto& world = served.world;
        auto event =
            world.event("reg", domain::Capacity::registrar, "person/extra-" + std::to_string(i),
                        domain::PersonRegistered{domain::title("extra")});
        world.accepts(event);
        served.submit(event);
    }
    RawClient wire(served.server->port());
    for (const auto* target : {"/tile/0/000", "/tile/entries/000"}) {
        wire.send(get(target));
        const auto answer = wire.answer();
        EXPECT_EQ(status_of(answer), 200);
        EXPECT_EQ(header_of(answer, "Cache-Control"), "public, max-age=31536000, immutable");
    }
    wire.send(get("/tile/0/001.p/3"));
    EXPECT_EQ(header_of(wire.answer(), "Cache-Control"), "public, max-age=60");
    wire.send(get("/tile/1/000.p/1"));
    EXPECT_EQ(body_of(wire.answer()).size(), 32u);

    const HttpLog log(served.client());
    const auto leaves = log.leaves({250}, 100).value();
    ASSERT_EQ(leaves.size(), 9u);
    EXPECT_EQ(leaves.back(), served.ledger->entry({258}).value().leaf);
}

TEST(Tiles, ALogIsVerifiedFromAfar) {
    Served served(real_world());
    served.submit(served.proposal("DIW-69-01"));
    const HttpLog log(served.client());
    EXPECT_EQ(log.vkey().value(), served.ledger->vkey());
    const auto report = replay::verify(log, {});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->exit_code(), 0) << canonical(report->value());
    EXPECT_EQ(report->root, served.ledger->position().root);
}

TEST(Client, TakesHttpAddressesOnly) {
    for (const auto* url : {"http://a", "http://a/", "http://a:80/x", "http://[::1]:8080",
                            "https://a", "https://a:8443/x"})
        EXPECT_TRUE(HttpClient::make(url)) << url;
    for (const auto* url : {"ftp://a", "a", "http://", "http://a:b", "http://a/?x", "http://:80",
                            "https://", "https://a:b"})
        EXPECT_FALSE(HttpClient::make(url)) << url;
}

TEST(Client, SaysWhenNobodyAnswers) {
    auto client = HttpClient::make("http://127.0.0.1:1").value();
    const auto answer = client.get("/livez");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace banchi::api
