#include <gtest/gtest.h>

#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

using domain::Capacity;

// Two KPIs of diw and their weights, all proposed over the ledger.
class Views : public ::testing::Test {
  protected:
    Views() : served(real_world()), client(served.client()) {
        served.submit(served.proposal("DIW-69-01"));
        served.submit(served.proposal("DIW-69-02"));
        propose({{{"DIW-69-01"}, {6000}}, {{"DIW-69-02"}, {4000}}});
        propose({{{"DIW-69-01"}, {5000}}, {{"DIW-69-02"}, {5000}}});
    }
    void propose(const domain::Weights& weights) {
        served.world.now = served.world.now.plus_seconds(3600);
        served.clock.set(served.world.now);
        auto event = served.world.event("off-diw", Capacity::officer, "agreement/diw/2569",
                                        domain::WeightsProposed{weights});
        served.world.accepts(event);
        served.submit(event);
    }
    Value view(const std::string& path) { return client.get_json(path).value(); }
    std::uint64_t size() const { return served.ledger->position().size.value; }

    Served served;
    HttpClient client;
};

TEST_F(Views, SayWhichPositionTheySpeakOf) {
    RawClient wire(served.server->port());
    for (const auto* path : {"/v1/log",
                             "/v1/events",
                             "/v1/events/0",
                             "/v1/agencies",
                             "/v1/agencies/diw",
                             "/v1/agreements?fiscal_year=2569",
                             "/v1/agreements/diw/2569",
                             "/v1/agreements/diw/2569/history",
                             "/v1/agreements/diw/2569/blame",
                             "/v1/kpis/DIW-69-01",
                             "/v1/kpis/DIW-69-01/history",
                             "/v1/kpis/DIW-69-01/blame",
                             "/v1/people",
                             "/v1/people/sec",
                             "/v1/committees",
                             "/v1/committees/main",
                             "/v1/frameworks",
                             "/v1/frameworks/2569/1",
                             "/v1/registers",
                             "/v1/meetings",
                             "/v1/documents",
                             "/v1/findings",
                             "/v1/schemas"}) {
        wire.send(get(path));
        const auto answer = wire.answer();
        ASSERT_EQ(status_of(answer), 200) << path << answer;
        EXPECT_EQ(header_of(answer, "Banchi-Position"), std::to_string(size())) << path;
        const auto body = parse_json(body_of(answer), {8u << 20, 64}).value();
        EXPECT_EQ(*body["position"].integer(), static_cast<std::int64_t>(size())) << path;
        EXPECT_EQ(*body["root"].text(), served.ledger->position().root.base64()) << path;
        EXPECT_EQ(*body["clock"].text(), "system") << path;
        const auto etag = header_of(answer, "ETag");
        wire.send(get(path, "If-None-Match: " + etag + "\r\n"));
        EXPECT_EQ(status_of(wire.answer(true)), 304) << path;
    }
}

TEST_F(Views, TellWhatTheRecordSaidThen) {
    const std::string path = "/v1/kpis/DIW-69-01";
    EXPECT_EQ(*view(path)["weight_bp"].integer(), 5000);
    const auto last = std::to_string(size() - 1);
    const auto before = std::to_string(size() - 2);
    EXPECT_EQ(*view(path + "?at=" + last)["weight_bp"].integer(), 5000);
    const auto then = view(path + "?at=" + before);
    EXPECT_EQ(*then["weight_bp"].integer(), 6000);
    EXPECT_EQ(*then["position"].integer(), static_cast<std::int64_t>(size() - 1));
    EXPECT_EQ(*then["root"].text(), served.ledger->root_at({size() - 1}).value().base64());
    // A time between the two changes, in Thai time; the plus sign may be encoded or not.
    const auto time = *view("/v1/events/" + before)["recorded"].text();
    EXPECT_EQ(*view(path + "?at=" + time)["weight_bp"].integer(), 6000);
    EXPECT_EQ(*view(path + "?at=2100-01-01T00:00:00+07:00")["weight_bp"].integer(), 5000);
    EXPECT_EQ(client.get(path + "?at=2020-01-01T00:00:00%2B07:00").value().status, 404);
    EXPECT_EQ(client.get(path + "?at=" + std::to_string(size())).value().status, 404);
}

TEST_F(Views, TheContentIsExactlyWhatTheDigestIsOf) {
    const auto digest = *view("/v1/agreements/diw/2569")["content_digest"].text();
    const auto content = client.get("/v1/agreements/diw/2569/content").value();
    EXPECT_EQ(content.content_type, "application/octet-stream");
    EXPECT_EQ(content.body.rfind("banchi-content-v1\n", 0), 0u);
    EXPECT_EQ(sha256(content.body).hex(), digest);
    const auto then =
        client.get("/v1/agreements/diw/2569/content?at=" + std::to_string(size() - 2)).value();
    EXPECT_NE(sha256(then.body).hex(), digest);
}

TEST_F(Views, NothingIsInForceBeforeAnApproval) {
    for (const auto* path : {"/v1/agreements/diw/2569", "/v1/agreements/diw/2569/content",
                             "/v1/agreements/diw/2569/blame", "/v1/kpis/DIW-69-01",
                             "/v1/agreements/diw/2569/history", "/v1/kpis/DIW-69-01/history"}) {
        const auto answer = client.get(std::string(path) + "?effective=2026-01-01").value();
        EXPECT_EQ(answer.status, 404) << path;
        EXPECT_EQ(error_of(answer).name, "not_in_force");
    }
    const auto list = view("/v1/agreements?fiscal_year=2569&effective=2026-01-01");
    ASSERT_EQ(list["items"].items()->size(), 1u);
    EXPECT_FALSE(*list["items"].items()->front()["in_force"].boolean());
}

TEST_F(Views, BlameNamesWhoSetAWeight) {
    const auto blame = view("/v1/kpis/DIW-69-01/blame");
    bool found = false;
    for (const auto& field : *blame["fields"].items()) {
        if (*field["field"].text() != "weight_bp") continue;
        found = true;
        EXPECT_EQ(*field["proposed_by"]["person"].text(), "off-diw");
        EXPECT_EQ(*field["origin"].integer(), static_cast<std::int64_t>(size() - 1));
    }
    EXPECT_TRUE(found);
    const auto one = view("/v1/kpis/DIW-69-01/blame?field=weight_bp");
    ASSERT_EQ(one["fields"].items()->size(), 1u);
    EXPECT_EQ(*one["fields"].items()->front()["field"].text(), "weight_bp");
    const auto of_agreement = view("/v1/agreements/diw/2569/blame?field=weights");
    EXPECT_EQ(of_agreement["fields"].items()->size(), 1u);
    const auto unknown = client.get("/v1/agreements/diw/2569/blame?field=wieghts").value();
    EXPECT_EQ(unknown.status, 404);
    EXPECT_NE(unknown.body.find("weights_bp"), std::string::npos);
    const auto history = view("/v1/kpis/DIW-69-01/history");
    EXPECT_EQ(history["items"].items()->size(), 3u);
}

TEST_F(Views, ListsGoOnByTheirCursor) {
    std::vector<std::int64_t> seen;
    std::string cursor;
    for (;;) {
        const auto page = view("/v1/events?limit=7" + cursor);
        for (const auto& item : *page["items"].items()) seen.push_back(*item["index"].integer());
        EXPECT_LE(page["items"].items()->size(), 7u);
        if (page["next"].is_null()) break;
        cursor = "&cursor=" + *page["next"].text();
    }
    ASSERT_EQ(seen.size(), size());
    for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], static_cast<std::int64_t>(i));
    const auto from = view("/v1/events?from=" + std::to_string(size() - 2));
    EXPECT_EQ(from["items"].items()->size(), 2u);
    const auto subject = view("/v1/events?subject=agreement/diw/2569");
    EXPECT_EQ(subject["items"].items()->size(), 4u);
    // Those four, and the enrolment that they cosigned with their new key.
    EXPECT_EQ(view("/v1/events?actor=off-diw")["items"].items()->size(), 5u);
    EXPECT_EQ(view("/v1/events?type=weights.proposed")["items"].items()->size(), 2u);
}

TEST_F(Views, ThePageIsForPeople) {
    const auto thai = client.get("/?lang=th").value();
    EXPECT_EQ(thai.status, 200);
    EXPECT_EQ(thai.content_type, "text/html; charset=utf-8");
    EXPECT_NE(thai.body.find("<html lang=\"th\">"), std::string::npos);
    EXPECT_NE(thai.body.find("50.00 %"), std::string::npos);
    EXPECT_NE(thai.body.find("ข้อมูลสมมติ"), std::string::npos);
    EXPECT_NE(thai.body.find("ตามภารกิจ"), std::string::npos);
    EXPECT_NE(thai.body.find("ไม่ผูกกับประวัติที่เห็น"), std::string::npos);
    EXPECT_NE(thai.body.find(served.ledger->position().root.base64()), std::string::npos);
    EXPECT_EQ(thai.body.find("<script"), std::string::npos);
    EXPECT_EQ(thai.body.find("class=\"demo\""), std::string::npos);
    const auto english = client.get("/?lang=en&at=" + std::to_string(size() - 2)).value();
    EXPECT_NE(english.body.find("<html lang=\"en\">"), std::string::npos);
    EXPECT_NE(english.body.find("60.00 %"), std::string::npos);
    EXPECT_NE(english.body.find("As the record stood at"), std::string::npos);
    // Without a wish the page is Thai, while problems are English.
    RawClient wire(served.server->port());
    wire.send(get("/"));
    EXPECT_EQ(header_of(wire.answer(), "Content-Language"), "th");
}

TEST_F(Views, ThePageTellsAMarkInItsOwnWords) {
    served.world.now = Date::from_civil(2025, 11, 1).begins();
    served.clock.set(served.world.now);
    const auto event = served.world.event("off-ops", Capacity::officer, "agreement/ops/2569",
                                          domain::KpiProposed{domain::sample_kpi("OPS-69-01")});
    served.world.marks(event, "outside_proposal_period");
    served.submit(event);
    for (const auto& [lang, word] :
         {std::pair{"th", "ผิดขั้นตอน: "}, std::pair{"en", "irregular: "}}) {
        const auto page = client.get(std::string("/?lang=") + lang).value().body;
        EXPECT_NE(page.find(word), std::string::npos) << lang;
        EXPECT_EQ(page.find("outside_proposal_period"), std::string::npos) << lang;
    }
}

TEST_F(Views, ThePageEscapesWhatPeopleWrote) {
    auto kpi = domain::sample_kpi("DIW-69-03");
    kpi.title = {"<script>alert('ก')</script>", "a \"quoted\" & <b>bold</b> title"};
    auto event = served.world.event("off-diw", Capacity::officer, "agreement/diw/2569",
                                    domain::KpiProposed{kpi});
    served.world.accepts(event);
    served.submit(event);
    const auto page = client.get("/").value().body;
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("<b>"), std::string::npos);
    EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
}

TEST(Demo, SaysThatItIsOne) {
    envelope::use_real_keys();
    auto world = domain::opened_world(domain::Clock::simulated, "demo.example/log");
    Served served(std::move(world));
    EXPECT_NE(served.client().get("/").value().body.find("class=\"demo\""), std::string::npos);
    EXPECT_EQ(*served.client().get_json("/v1/log").value()["clock"].text(), "simulated");
}

}  // namespace
}  // namespace banchi::api
