#include <gtest/gtest.h>

#include "ledger/envelope/keys.hpp"
#include "tests/api/served.hpp"
#include "tests/domain/steps.hpp"

// What people and programs get wrong, sent over HTTP as they would send it: each is refused by the
// name of its rule, in the language asked for, with what to do, and nothing is stored.
namespace banchi::api {
namespace {

using namespace banchi::domain;
using envelope::key_for;

// The meeting's day: agreement diw was edited after its agenda was set; mem1, who also is an
// officer of ops, edited the proposal of ops; "late" had a key that was revoked.
World meeting_world() {
    envelope::use_real_keys();
    auto world = ready_world();
    add_person(world, "late");
    grant(world, "late", Role::officer, "diw");
    grant(world, "mem1", Role::officer, "ops");
    world.accepts(world.event("reg", Capacity::registrar, "person/late",
                              KeyRevoked{World::key_of("late").id().digest, std::nullopt}));
    world.accepts(propose(world, sample_kpi("DIW-69-01")));
    world.accepts(propose(world, sample_kpi("DIW-69-02")));
    world.accepts(weigh(world, weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}})));
    world.accepts(submit_draft(world));
    world.accepts(
        world.event("mem1", Capacity::officer, kOps, KpiProposed{sample_kpi("OPS-69-01")}));
    world.accepts(world.event("mem1", Capacity::officer, kOps,
                              WeightsProposed{weights({{"OPS-69-01", 10'000}})}));
    world.accepts(world.event("off-ops", Capacity::officer, kOps,
                              ProposalSubmitted{draft_digest(world, kOps)}));
    world = attended_world(convened_world(std::move(world)));
    auto edited = sample_kpi("DIW-69-01");
    edited.formula = Line{"a / b"};
    world.accepts(revise(world, edited));
    return world;
}

struct BadInput {
    std::string what;
    std::string body;
    std::string rule;
    std::string names;  // what the answer must tell the sender, in either language
};

class BadInputs {
  public:
    explicit BadInputs(Served& served) : served_(served), world_(served.world) {}

    std::vector<BadInput> all() {
        auto inputs = of_signatures();
        for (auto&& more : {of_positions(), of_rules(), of_bytes()})
            inputs.insert(inputs.end(), more.begin(), more.end());
        return inputs;
    }

  private:
    Event good() { return propose(world_, sample_kpi("DIW-69-03")); }

    std::string payload(Event event) const {
        const auto position = served_.ledger->position();
        if (event.header.basis) event.header.basis = Basis{position.size, position.root};
        return wire::payload_of(event, served_.ledger->origin());
    }
    static std::string signed_by(const std::string& payload, const std::string& person) {
        const auto key = key_for(person);
        return canonical(wire::envelope_json(envelope::sign_payload(payload, {&key})));
    }
    // The good event with a part of its payload replaced, properly signed by its actor.
    std::string altered(const std::string& from, const std::string& to) {
        auto bytes = payload(good());
        const auto at = bytes.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return signed_by(bytes.replace(at, from.size(), to), "off-diw");
    }

    std::vector<BadInput> of_signatures() {
        const auto key = key_for("off-diw");
        auto forged = envelope::sign_payload(payload(good()), {&key});
        forged.signatures[0].sig[0] ^= 1;
        auto alone = attend(world_, everybody());
        auto late = good();
        late.header.actor = PersonId{"late"};
        const auto seat = Capacity::registrar;
        auto weak =
            world_.event("reg", seat, "person/guest", KeyEnrolled{{Scheme::ed25519, Digest{}}});
        World::with(weak, "guest", Capacity::new_key);
        return {{"wrong signature", canonical(wire::envelope_json(forged)), "bad_signature",
                 key.public_key().id().fingerprint()},
                {"missing cosigner", signed_by(payload(alone), "sec"), "signer_missing", "mem1"},
                {"unknown key", signed_by(payload(good()), "nobody"), "unknown_key",
                 World::key_of("nobody").id().fingerprint()},
                {"revoked key", signed_by(payload(late), "late"), "revoked_key",
                 World::key_of("late").id().fingerprint()},
                {"small-order key", signed_by(payload(weak), "reg"), "weak_key", "keygen"}};
    }

    std::vector<BadInput> of_positions() {
        auto stale = good();
        stale.header.subject_version = *stale.header.subject_version - 1;
        auto foreign = vote(world_, 2, "mem2", Choice::in_favour, draft_digest(world_, kOps));
        foreign.header.basis = Basis{served_.ledger->position().size, sha256("another log")};
        const auto other = wire::payload_of(good(), "another.example/log");
        return {{"stale version", served_.body(stale), "stale_version",
                 std::to_string(world_.version(kDiw))},
                {"foreign basis",
                 signed_by(wire::payload_of(foreign, served_.ledger->origin()), "mem2"),
                 "foreign_basis", sha256("another log").base64()},
                {"another ledger's event", signed_by(other, "off-diw"), "foreign_ledger",
                 "another.example/log"}};
    }

    std::vector<BadInput> of_rules() {
        auto unordered = sample_kpi("DIW-69-03");
        auto& levels = unordered.levels;
        std::swap(levels.at(0).value, levels.at(2).value);
        const auto edited = find_item(world_.memory.now(), {MeetingId{"m1"}, 1})->digest;
        const auto vote_on = [&](int item, const Digest& digest) {
            return served_.body(vote(world_, item, "mem1", Choice::in_favour, digest));
        };
        return {{"weights of 9,999",
                 served_.body(weigh(world_, weights({{"DIW-69-01", 5999}, {"DIW-69-02", 4000}}))),
                 "weights_sum", "9999"},
                {"levels out of order", served_.body(propose(world_, unordered)), "levels_order",
                 "DIW-69-03"},
                {"voting on one's own proposal", vote_on(2, draft_digest(world_, kOps)),
                 "own_proposal", "mem1"},
                {"a ballot on an edited draft", vote_on(1, edited), "draft_edited", edited.hex()},
                {"fiscal year 2026", altered("agreement/diw/2569", "agreement/diw/2026"),
                 "fiscal_year", "2569"}};
    }

    std::vector<BadInput> of_bytes() {
        auto large = sample_kpi("DIW-69-03");
        large.definition = Line{std::string(40 * 1024, 'x')};
        return {
            {"40 KiB payload", signed_by(payload(propose(world_, large)), "off-diw"),
             "payload_size", "32"},
            {"duplicate members", altered("\"capacity\":", "\"capacity\":\"chair\",\"capacity\":"),
             "json_duplicate", "capacity"},
            {"a float", altered("\"subjectversion\":", "\"subjectversion\":1.5,\"x\":"),
             "json_float", "1.5"},
            {"broken UTF-8", altered("officer", "offi\xc3(er"), "json_utf8", "UTF-8"}};
    }

    Served& served_;
    World& world_;
};

void expect_refused(HttpClient& client, Language language, const BadInput& input) {
    const auto answer = client.post("/v1/events", "application/json", input.body).value();
    EXPECT_GE(answer.status, 400u) << answer.body;
    EXPECT_LT(answer.status, 500u) << answer.body;
    EXPECT_EQ(answer.content_type, "application/problem+json");
    const auto problem = parse_json(answer.body, {1 << 20, 32}).value();
    EXPECT_EQ(*problem["type"].text(), "urn:banchi:problem:" + input.rule) << answer.body;
    const auto& detail = *problem["detail"].text();
    EXPECT_EQ(detail.find("\xe0\xb8") != std::string::npos, language == Language::th) << detail;
    EXPECT_NE(answer.body.find(input.names), std::string::npos) << answer.body;
}

TEST(BadInput, IsRefusedByNameInTheLanguageAskedForAndStoresNothing) {
    Served served(meeting_world());
    const auto before = served.ledger->position();
    const auto inputs = BadInputs(served).all();
    EXPECT_EQ(inputs.size(), 17u);
    for (const auto language : {Language::th, Language::en}) {
        auto client = served.client({{}, language, std::chrono::seconds(5)});
        for (const auto& input : inputs) {
            SCOPED_TRACE(input.what);
            expect_refused(client, language, input);
            EXPECT_EQ(served.ledger->position().size, before.size);
            EXPECT_EQ(served.ledger->position().checkpoint, before.checkpoint);
        }
    }
    // The same people's sound events are accepted: it was the faults that were refused.
    served.submit(served.proposal("DIW-69-03"));
    served.submit(
        vote(served.world, 2, "mem2", Choice::in_favour, draft_digest(served.world, kOps)));
}

}  // namespace
}  // namespace banchi::api
