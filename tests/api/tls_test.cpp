#include "api/tls.hpp"

#include <gtest/gtest.h>

#include <future>

#include "tests/api/authority.hpp"
#include "tests/api/raw_client.hpp"
#include "tests/api/served.hpp"

namespace banchi::api {
namespace {

using std::chrono::milliseconds;

constexpr const char* kHere = "DNS:localhost,IP:127.0.0.1";

ServerOptions with_tls(const TlsFiles& files) {
    auto options = Served::public_options();
    options.tls = files;
    return options;
}

ClientOptions trusting(const Authority& authority) {
    ClientOptions options;
    options.ca_file = authority.ca();
    return options;
}

std::string name_of(const Result<Response>& answer) {
    return answer ? std::to_string(answer->status) : answer.error().name;
}

TEST(Tls, ServesWhoKnowsTheAuthority) {
    const Authority authority;
    Served served(real_world(), with_tls(authority.issue("here", kHere)));
    EXPECT_EQ(served.server->url().rfind("https://127.0.0.1:", 0), 0u);
    auto client = served.client(trusting(authority));
    const auto size = *client.get_json("/v1/log").value()["size"].integer();
    // Answers and bodies larger than one record of TLS, on one connection.
    EXPECT_GT(client.get("/openapi.json").value().body.size(), 65'536u);
    const auto body = served.body(served.proposal("DIW-69-01")) + std::string(100'000, ' ');
    EXPECT_EQ(name_of(client.post("/v1/events", "application/json", body)), "201");
    EXPECT_EQ(*client.get_json("/v1/log").value()["size"].integer(), size + 1);
    auto by_name = HttpClient::make("https://localhost:" + std::to_string(served.server->port()),
                                    trusting(authority));
    EXPECT_EQ(name_of(by_name->get("/livez")), "200");
}

TEST(Tls, AnswersManyAtOnceAndStopsCleanly) {
    const Authority authority;
    Served served(real_world(), with_tls(authority.issue("here", kHere)));
    std::vector<std::future<int>> clients;
    for (int i = 0; i < 8; ++i)
        clients.push_back(std::async(std::launch::async, [&] {
            auto client = served.client(trusting(authority));
            int good = 0;
            for (int k = 0; k < 10; ++k) good += name_of(client.get("/v1/events")) == "200" ? 1 : 0;
            return good;
        }));
    for (auto& client : clients) EXPECT_EQ(client.get(), 10);
    auto idle = served.client(trusting(authority));
    EXPECT_EQ(name_of(idle.get("/livez")), "200");
    served.server->stop();
    EXPECT_EQ(name_of(idle.get("/livez")), "connection");
}

TEST(Tls, AClientRefusesACertificateThatDoesNotHold) {
    const Authority authority;
    const Authority other;
    struct Case {
        TlsFiles files;
        std::string ca;
        std::string says;
    };
    const std::vector<Case> cases = {
        {authority.issue("expired", kHere, -1), authority.ca(), "has expired"},
        {authority.issue("elsewhere", "DNS:elsewhere.example"), authority.ca(), "another name"},
        {authority.issue("unknown", kHere), other.ca(), "--ca-file"},
        {authority.issue("system", kHere), "", "--ca-file"}};
    for (const auto& each : cases) {
        Served served(real_world(), with_tls(each.files));
        ClientOptions options;
        options.ca_file = each.ca;
        auto client = served.client(options);
        const auto answer = client.get("/livez");
        ASSERT_EQ(name_of(answer), "certificate") << each.says;
        EXPECT_NE(answer.error().detail.en.find(each.says), std::string::npos)
            << answer.error().detail.en;
        EXPECT_FALSE(answer.error().detail.th.empty());
    }
}

TEST(Tls, TellsWhoSpeaksPlainHttpAndCloses) {
    const Authority authority;
    Served served(real_world(), with_tls(authority.issue("here", kHere)));
    RawClient wire(served.server->port());
    wire.send(get("/livez"));
    const auto answer = wire.answer();
    EXPECT_EQ(status_of(answer), 400);
    EXPECT_NE(answer.find("https://"), std::string::npos);
    EXPECT_TRUE(wire.closed());
    auto plain = HttpClient::make("http://127.0.0.1:" + std::to_string(served.server->port()));
    EXPECT_EQ(name_of(plain->get("/livez")), "400");
}

TEST(Tls, AClientIsToldWhenTheServerDoesNotSpeakIt) {
    const Authority authority;
    Served served(real_world());
    auto client = HttpClient::make("https://127.0.0.1:" + std::to_string(served.server->port()),
                                   trusting(authority));
    const auto answer = client->get("/livez");
    ASSERT_EQ(name_of(answer), "connection");
    EXPECT_NE(answer.error().detail.en.find("does it speak https?"), std::string::npos);
}

TEST(Tls, AHandshakeThatGoesNowhereHoldsNobodyUp) {
    const Authority authority;
    auto options = with_tls(authority.issue("here", kHere));
    Patience patience;
    patience.head = milliseconds(300);
    options.patience = &patience;
    options.threads = 1;
    Served served(real_world(), options);
    RawClient silent(served.server->port());
    RawClient half(served.server->port());
    half.send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    RawClient noise(served.server->port());
    noise.send("\x16\x03\x01 this is no handshake at all, whatever it began with");
    auto client = served.client(trusting(authority));
    EXPECT_EQ(name_of(client.get("/livez")), "200");
    EXPECT_TRUE(silent.closed());
    EXPECT_TRUE(half.closed());
    while (!noise.until("\x15").empty()) {  // an alert may come first
    }
}

TEST(Tls, StreamsToo) {
    const Authority authority;
    Served served(real_world(), with_tls(authority.issue("here", kHere)));
    const auto output = authority.file("stream.txt").string();
    auto reading = std::async(std::launch::async, [&] {
        return std::system(("curl -sN --max-time 20 --cacert '" + authority.ca() +
                            "' https://localhost:" + std::to_string(served.server->port()) +
                            "/v1/stream?from=0 >'" + output + "'")
                               .c_str());
    });
    served.submit(served.proposal("DIW-69-01"));
    const auto last = "id: " + std::to_string(served.ledger->position().size.value - 1) + "\ndata";
    const auto seen = [&] {
        std::ifstream in(output);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    for (int i = 0; i < 400 && seen().find(last) == std::string::npos; ++i)
        std::this_thread::sleep_for(milliseconds(20));
    EXPECT_NE(seen().find(last), std::string::npos);
    served.server->stop();
    EXPECT_EQ(reading.get(), 0) << "curl takes the end for a cut";
}

TEST(Tls, AFileThatDoesNotServeIsNamedWithWhatToDo) {
    const Authority authority;
    const auto good = authority.issue("good", kHere);
    const auto other = authority.issue("other", kHere);
    authority.openssl("pkey -in good.key -aes256 -passout pass:x -out locked.key");
    authority.openssl("genpkey -algorithm ed25519 -out ed.key");
    const auto refusal = [](const TlsFiles& files) {
        const auto read = server_tls(files);
        return read ? "accepted" : read.error().name;
    };
    EXPECT_EQ(refusal(good), "accepted");
    EXPECT_EQ(refusal({good.certificate, authority.file("none")}), "tls_key");
    EXPECT_EQ(refusal({good.certificate, good.certificate}), "tls_key");
    EXPECT_EQ(refusal({good.certificate, authority.file("locked.key")}), "tls_key");
    EXPECT_EQ(refusal({good.certificate, other.key}), "tls_mismatch");
    EXPECT_EQ(refusal({good.certificate, authority.file("ed.key")}), "tls_mismatch");
    EXPECT_EQ(refusal({authority.file("none"), good.key}), "tls_certificate");
    EXPECT_EQ(refusal({good.key, good.key}), "tls_certificate");
    const auto locked = server_tls({good.certificate, authority.file("locked.key")}).error().detail;
    EXPECT_NE(locked.en.find("pass phrase"), std::string::npos);
    EXPECT_NE(locked.th.find("รหัสผ่าน"), std::string::npos);
    EXPECT_EQ(client_tls(authority.file("none").string()).error().name, "ca_file");

    Served served(real_world());
    Server refused(*served.ledger, with_tls({good.certificate, other.key}));
    EXPECT_EQ(refused.start().error().name, "tls_mismatch");
}

TEST(Tls, IsWhatAnAddressBeyondLoopbackTakesUnlessItIsAllowed) {
    const Authority authority;
    Served served(real_world());
    auto options = with_tls(authority.issue("here", kHere));
    options.address = "192.0.2.1";  // for documentation: no machine has it
    Server with(*served.ledger, options);
    EXPECT_EQ(with.start().error().name, "port");
    options.tls = {};
    Server without(*served.ledger, options);
    EXPECT_EQ(without.start().error().name, "remote_address");
}

TEST(Tls, ARenewedCertificateServesNewConnectionsAndCutsNone) {
    const Authority authority;
    const Authority renewed;
    const auto files = authority.issue("here", kHere);
    Served served(real_world(), with_tls(files));
    const auto before = served.server->certificate().value().until;
    auto old = served.client(trusting(authority));
    EXPECT_EQ(name_of(old.get("/livez")), "200");
    const auto copy = [](const TlsFiles& from, const TlsFiles& to) {
        const auto over = std::filesystem::copy_options::overwrite_existing;
        std::filesystem::copy_file(from.certificate, to.certificate, over);
        std::filesystem::copy_file(from.key, to.key, over);
    };
    copy(renewed.issue("new", kHere, 30), files);
    ASSERT_TRUE(served.server->read_tls());
    EXPECT_GT(served.server->certificate().value().until, before);
    EXPECT_EQ(name_of(old.get("/livez")), "200");
    EXPECT_EQ(name_of(served.client(trusting(renewed)).get("/livez")), "200");
    EXPECT_EQ(name_of(served.client(trusting(authority)).get("/livez")), "certificate");
    // What does not read changes nothing.
    std::filesystem::remove(files.key);
    EXPECT_EQ(served.server->read_tls().error().name, "tls_key");
    EXPECT_EQ(name_of(served.client(trusting(renewed)).get("/livez")), "200");
}

}  // namespace
}  // namespace banchi::api
