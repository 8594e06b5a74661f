#include "tests/replay/verify_sample.hpp"

namespace banchi::replay {
namespace {

TEST(Verify, ASoundLogIsGreen) {
    const auto report = verified(sound_log());
    EXPECT_EQ(report.bytes.verdict, Verdict::ok);
    EXPECT_EQ(report.signatures.verdict, Verdict::ok);
    EXPECT_EQ(report.rules.verdict, Verdict::ok);
    EXPECT_EQ(report.completeness.verdict, Verdict::not_checked);
    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.root, sound_log().root());
    EXPECT_EQ(report.rules.checked, sound_log().entries.size());
    EXPECT_GT(report.signatures.checked, report.rules.checked);
    EXPECT_TRUE(report.vkey_pinned);
    EXPECT_EQ(report.value()["bytes"]["verdict"], Value("ok"));
}

TEST(Verify, WithoutAKeyFromOutsideItSaysSo) {
    const auto report = verify(sound_log(), {}).value();
    EXPECT_EQ(report.bytes.verdict, Verdict::ok);
    EXPECT_FALSE(report.vkey_pinned);
    EXPECT_NE(report.bytes.coverage.en.find("no trust root"), std::string::npos);
}

TEST(Verify, AnotherKeysCheckpointIsNamed) {
    const MemoryLog other("test.example/log", "somebody else");
    const auto report = verify(sound_log(), pinned(other)).value();
    EXPECT_EQ(report.bytes.verdict, Verdict::failed);
    EXPECT_TRUE(names_place(report.bytes, "checkpoint"));
    EXPECT_EQ(report.exit_code(), 2);
}

TEST(Verify, AnEmptyLogIsNeverGreen) {
    MemoryLog log;
    log.seal();
    const auto report = verify(log, pinned(log)).value();
    EXPECT_EQ(report.bytes.verdict, Verdict::not_verifiable);
    EXPECT_EQ(report.signatures.verdict, Verdict::not_verifiable);
    EXPECT_EQ(report.rules.verdict, Verdict::not_verifiable);
    EXPECT_EQ(report.exit_code(), 3);
}

TEST(Verify, EachAlteredEntryIsNamed) {
    for (std::size_t i = 0; i < sound_log().entries.size(); ++i) {
        auto log = sound_log();
        auto& entry = log.entries[i];
        // A digit of the ledger's time: still a leaf, its signatures still good.
        const auto at = entry.find("\"recorded\":\"") + 12 + 18;
        entry[at] = entry[at] == '1' ? '2' : '1';
        const auto report = verified(log);
        EXPECT_EQ(report.bytes.verdict, Verdict::failed) << i;
        EXPECT_TRUE(names(report.bytes, Index{i}, "tile_differs")) << i;
        EXPECT_TRUE(names(report.bytes, std::nullopt, "root_differs")) << i;
        EXPECT_EQ(report.exit_code(), 2);
    }
}

TEST(Verify, AnyFlippedByteOfAnEntryIsNamed) {
    const std::size_t i = index_of("weights.proposed").value;
    for (std::size_t byte = 0; byte < sound_log().entries[i].size(); byte += 41) {
        auto log = sound_log();
        log.entries[i][byte] = static_cast<char>(log.entries[i][byte] ^ 1);
        const auto report = verified(log);
        EXPECT_TRUE(names(report.bytes, Index{i}, "")) << byte;
        EXPECT_EQ(report.exit_code(), 2) << byte;
    }
}

TEST(Verify, AnyFlippedByteOfATileIsNamed) {
    for (std::size_t byte = 0; byte < sound_log().tiles.at({0, 0}).size(); byte += 7) {
        auto log = sound_log();
        auto& tile = log.tiles.at({0, 0});
        tile[byte] = static_cast<char>(tile[byte] ^ 0x40);
        const auto report = verified(log);
        ASSERT_EQ(report.bytes.found, 1u);
        EXPECT_EQ(report.bytes.findings.front().index, Index{byte / 32});
        EXPECT_EQ(report.bytes.findings.front().place,
                  "tile/0/000.p/" + std::to_string(log.entries.size()));
    }
}

TEST(Verify, AnyFlippedByteOfTheCheckpointIsNamed) {
    for (std::size_t byte = 0; byte < sound_log().note.size(); ++byte) {
        auto log = sound_log();
        log.note[byte] = static_cast<char>(log.note[byte] ^ 1);
        const auto report = verified(log);
        EXPECT_EQ(report.bytes.verdict, Verdict::failed) << byte;
        EXPECT_TRUE(names_place(report.bytes, "checkpoint")) << byte;
    }
}

TEST(Verify, MissingPartsAreNamed) {
    auto log = sound_log();
    log.tiles.clear();
    EXPECT_TRUE(names(verified(log).bytes, std::nullopt, "no_tile"));
    log = sound_log();
    log.entries.pop_back();
    const auto report = verified(log);
    EXPECT_TRUE(names(report.bytes, Index{log.entries.size()}, "leaf_missing"));
    EXPECT_EQ(report.rules.verdict, Verdict::not_verifiable);
}

TEST(Verify, LargerTreesHaveAllTheirTilesCompared) {
    auto world = approved();
    for (int i = 0; i < 560; ++i) {
        const auto person = "p" + std::to_string(i);
        world.accepts(world.event("reg", domain::Capacity::registrar, "person/" + person,
                                  domain::PersonRegistered{domain::title(person)}));
    }
    auto log = log_of(world);
    ASSERT_EQ(log.tiles.size(), 4u);  // two full tiles, their right edge and the level above
    EXPECT_EQ(verified(log).exit_code(), 0);
    log.tiles.at({1, 0})[33] ^= 1;
    const auto report = verified(log);
    ASSERT_EQ(report.bytes.found, 1u);
    EXPECT_EQ(report.bytes.findings.front().place, "tile/1/000.p/2");
    EXPECT_EQ(report.bytes.findings.front().field, "hash 1");
}

TEST(Verify, AnOlderCheckpointProvesThatNothingIsGone) {
    auto older = sound_log();
    older.entries.resize(10);
    older.seal();
    VerifyOptions options{sound_log().key(), older.note};
    auto report = verify(sound_log(), options).value();
    EXPECT_EQ(report.completeness.verdict, Verdict::ok);
    EXPECT_EQ(report.completeness.checked, 10u);

    options.older_checkpoint = sound_log().note;
    report = verify(older, options).value();
    EXPECT_TRUE(names(report.completeness, std::nullopt, "log_shrunk"));
    EXPECT_EQ(report.exit_code(), 2);
}

TEST(Verify, AHistoryRewrittenSinceIsNamed) {
    const auto rewritten = bent_log([](domain::Event& event) {
        if (event.header.type != "agency.registered") return false;
        std::get<domain::AgencyRegistered>(event.body).name = domain::title("other");
        return true;
    });
    const auto report =
        verify(rewritten, {sound_log().key(), std::optional(sound_log().note)}).value();
    EXPECT_EQ(report.bytes.verdict, Verdict::ok);
    EXPECT_EQ(report.rules.verdict, Verdict::ok);
    EXPECT_EQ(report.completeness.verdict, Verdict::failed);
    EXPECT_TRUE(names(report.completeness, std::nullopt, "history_rewritten"));
}

TEST(Verify, AnOlderCheckpointOfAnotherKeyProvesNothing) {
    MemoryLog other("test.example/log", "somebody else");
    other.entries = sound_log().entries;
    other.seal();
    const auto report = verify(sound_log(), {sound_log().key(), std::optional(other.note)}).value();
    EXPECT_EQ(report.completeness.verdict, Verdict::not_verifiable);
    EXPECT_EQ(report.exit_code(), 3);
}

TEST(Verify, TellsHowFarItIs) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
    const auto report = verify(sound_log(), pinned(sound_log()),
                               [&](auto done, auto total) { told.emplace_back(done, total); });
    ASSERT_TRUE(report);
    const auto size = sound_log().entries.size();
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.back(), std::pair(std::uint64_t{size}, std::uint64_t{size}));
}

// A log behind a network that fails when tiles are asked for.
class Unreachable : public MemoryLog {
  public:
    using MemoryLog::MemoryLog;
    explicit Unreachable(const MemoryLog& log) : MemoryLog(log) {}
    Result<std::string> tile(merkle::TileId) const override {
        return Error{ErrorKind::io, "io", {"เครือข่ายขัดข้อง", "the network failed"}, {}};
    }
};

TEST(Verify, AFailingNetworkProvesNothingAgainstTheLog) {
    const Unreachable log(sound_log());
    EXPECT_EQ(verify(log, pinned(log)).error().kind, ErrorKind::io);
}

TEST(Verify, ADemosReportSaysSo) {
    envelope::use_real_keys();
    const std::string origin = "demo.example/log";
    const auto log = log_of(domain::opened_world(domain::Clock::simulated, origin), origin);
    const auto report = verify(log, pinned(log)).value();
    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_TRUE(report.demo);
    EXPECT_EQ(report.value()["clock"], Value("simulated"));
}

}  // namespace
}  // namespace banchi::replay
