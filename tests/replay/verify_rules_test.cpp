#include "tests/replay/verify_sample.hpp"

namespace banchi::replay {
namespace {

TEST(VerifyRules, AForgedSignatureIsNamed) {
    auto log = sound_log();
    const auto index = index_of("proposal.submitted");
    auto leaf = wire::parse_leaf(log.entries[index.value]).value();
    leaf.envelope.signatures.front().sig[10] ^= 1;
    log.entries[index.value] = wire::leaf_bytes(leaf).value();
    log.seal();
    const auto report = verified(log);
    EXPECT_EQ(report.bytes.verdict, Verdict::ok);
    EXPECT_EQ(report.signatures.verdict, Verdict::failed);
    EXPECT_TRUE(names(report.signatures, index, "bad_signature"));
}

TEST(VerifyRules, ASignatureOfARevokedKeyIsNamed) {
    auto world = approved();
    domain::KeyRevoked revoked;
    revoked.key = domain::World::key_of("off-ops").id().digest;
    world.accepts(world.event("reg", domain::Capacity::registrar, "person/off-ops", revoked));
    auto log = log_of(world);
    auto late = world.event("off-ops", domain::Capacity::officer, "agreement/ops/2569",
                            domain::KpiProposed{domain::sample_kpi("OPS-69-02")});
    append(log, late, world.now);
    log.seal();
    const auto report = verified(log);
    EXPECT_EQ(report.bytes.verdict, Verdict::ok);
    EXPECT_TRUE(names(report.signatures, world.next, "unknown_key"));
    EXPECT_TRUE(names(report.rules, world.next, "revoked_key"));
}

TEST(VerifyRules, AnEventPushedPastTheRulesIsNamedAndTheFoldGoesOn) {
    const auto log = bent_log([](domain::Event& event) {
        auto* weights = std::get_if<domain::WeightsProposed>(&event.body);
        if (weights == nullptr || !event.header.common.reason) return false;
        weights->weights_bp[KpiCode{"DIW-69-01"}] = BasisPoints{9000};
        return true;
    });
    const auto report = verified(log);
    EXPECT_EQ(report.bytes.verdict, Verdict::ok);
    EXPECT_EQ(report.signatures.verdict, Verdict::ok);
    EXPECT_EQ(report.rules.verdict, Verdict::failed);
    ASSERT_FALSE(report.rules.findings.empty());
    EXPECT_EQ(report.rules.findings.front().index, index_of("weights.proposed", 1));
    EXPECT_EQ(report.rules.findings.front().rule, "weights_sum");
    EXPECT_EQ(report.rules.findings.front().field, "weights.proposed");
    // Everything was judged, on what the event left behind: its submission names another digest.
    EXPECT_EQ(report.rules.checked, log.entries.size());
    EXPECT_TRUE(names(report.rules, index_of("proposal.submitted"), "digest_differs"));
    EXPECT_EQ(report.exit_code(), 2);
}

TEST(VerifyRules, AVoteWithoutItsSeatIsNamedAndTheConclusionStandsOnIt) {
    const auto log = bent_log([](domain::Event& event) {
        if (event.header.type != "ballot.cast" || event.header.actor.text != "vice1") return false;
        event.header.actor = PersonId{"guest"};
        event.header.subject = "ballot/m1/1/guest";
        return true;
    });
    const auto report = verified(log);
    ASSERT_EQ(report.rules.found, 1u);
    EXPECT_EQ(report.rules.findings.front().index, index_of("ballot.cast"));
}

TEST(VerifyRules, RecordedTimesThatGoBackAreNamed) {
    MemoryLog log;
    const auto& world = approved();
    for (std::size_t i = 0; i < world.log.size(); ++i)
        append(log, world.log[i], i == 5 ? world.recorded[i].plus_seconds(-60) : world.recorded[i]);
    log.seal();
    EXPECT_TRUE(names(verified(log).rules, Index{5}, "recorded_decreases"));
}

TEST(VerifyRules, ARepeatedEventIsNamed) {
    auto log = sound_log();
    auto leaf = wire::parse_leaf(log.entries[3]).value();
    leaf.recorded = approved().now;
    log.entries.push_back(wire::leaf_bytes(leaf).value());
    log.seal();
    const auto report = verified(log);
    EXPECT_EQ(report.signatures.verdict, Verdict::ok);
    EXPECT_TRUE(names(report.rules, Index{approved().log.size()}, "repeated"));
}

TEST(VerifyRules, ABasisOfAnotherHistoryIsNamed) {
    MemoryLog log;
    const auto& world = approved();
    const auto index = index_of("ballot.cast");
    for (std::size_t i = 0; i < world.log.size(); ++i) {
        auto event = world.log[i];
        if (i != index.value) {
            append(log, event, world.recorded[i]);
            continue;
        }
        event.header.basis->root = sha256("another past");
        auto envelope = envelope::sealed(event, "test.example/log");
        log.entries.push_back(wire::leaf_bytes({envelope, world.recorded[i]}).value());
    }
    log.seal();
    const auto report = verified(log);
    EXPECT_EQ(report.rules.found, 1u);
    EXPECT_TRUE(names(report.rules, index, "foreign_basis"));
}

TEST(VerifyRules, AnUnknownTypeIsNeverGreen) {
    auto log = sound_log();
    auto leaf = wire::parse_leaf(log.entries.back()).value();
    auto& payload = leaf.envelope.payload;
    const std::string known = "banchi.item.concluded.v1";
    payload.replace(payload.find(known), known.size(), "banchi.item.reopened.v1");
    log.entries.push_back(wire::leaf_bytes(leaf).value());
    log.seal();
    const auto report = verified(log);
    EXPECT_EQ(report.bytes.verdict, Verdict::ok);
    EXPECT_EQ(report.signatures.verdict, Verdict::not_verifiable);
    EXPECT_EQ(report.rules.verdict, Verdict::not_verifiable);
    EXPECT_TRUE(names(report.rules, Index{log.entries.size() - 1}, "unknown_type"));
    EXPECT_EQ(report.exit_code(), 3);
}

TEST(VerifyRules, AnotherLedgersOpeningIsNamed) {
    envelope::use_real_keys();
    auto world = domain::opened_world();
    std::get<domain::LedgerOpened>(world.log.front().body).origin = "other.example/log";
    const auto log = log_of(world);
    const auto report = verify(log, pinned(log)).value();
    // No event of this ledger: a signature over it does not count as one of the log's.
    EXPECT_EQ(report.signatures.verdict, Verdict::failed);
    EXPECT_TRUE(names(report.rules, Index{0}, "foreign_ledger"));
}

}  // namespace
}  // namespace banchi::replay
