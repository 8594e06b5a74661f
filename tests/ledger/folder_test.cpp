#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>

#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

using Folder = Desk;

TEST_F(Folder, ANewLedgerIsEmptyAndItsKeyIsPrivate) {
    struct stat about {};
    ASSERT_EQ(::stat((options.folder / "log.key").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777u, 0600u);
    EXPECT_EQ(ledger->origin(), kOrigin);
    const auto position = ledger->position();
    EXPECT_EQ(position.size.value, 0u);
    EXPECT_EQ(position.root, merkle::empty_root());
    EXPECT_EQ(position.recorded.micros, 0);
    const auto key = merkle::VerifierKey::parse(ledger->vkey()).value();
    EXPECT_TRUE(envelope::verify_checkpoint(position.checkpoint, key));
    EXPECT_EQ(ledger->size_at(clock.now())->value, 0u);
    expect_error(ledger->entry(Index{0}), "beyond_log");
    expect_error(ledger->proof(Index{0}), "beyond_log");
}

TEST_F(Folder, CreateTakesNoFolderThatHoldsAnything) {
    expect_error(Ledger::create(options.folder, kOrigin), "exists");
    std::filesystem::create_directory(folder / "empty");
    EXPECT_TRUE(Ledger::create(folder / "empty", kOrigin));
    expect_error(Ledger::create(folder / "other", "white space"), "origin");
    EXPECT_FALSE(std::filesystem::exists(folder / "other"));
}

TEST_F(Folder, OpeningNothingSaysHowToMakeOne) {
    Options nothing;
    nothing.folder = folder / "nothing";
    const auto refused = Ledger::open(nothing, clock);
    expect_error(refused, "no_ledger");
    EXPECT_NE(refused.error().detail.en.find("banchi init"), std::string::npos);
}

TEST_F(Folder, OpensAgainWhereItWas) {
    opened();
    const auto receipt = accept(agency("diw"));
    const auto before = ledger->position();
    open();
    const auto after = ledger->position();
    EXPECT_EQ(after.size, before.size);
    EXPECT_EQ(after.root, before.root);
    EXPECT_EQ(after.checkpoint, before.checkpoint);
    EXPECT_EQ(after.recorded, receipt.recorded);
    EXPECT_EQ(accept(agency("ops")).index.value, 2u);
}

TEST_F(Folder, AnotherKeyIsRefused) {
    ledger.reset();
    std::filesystem::remove(options.folder / "log.key");
    ASSERT_TRUE(envelope::SigningKey::generate().save((options.folder / "log.key").string()));
    expect_error(Ledger::open(options, clock), "checkpoint_signature");
}

TEST_F(Folder, ReadsWhatItStored) {
    opened();
    const auto receipt = accept(agency("diw"));
    const auto entry = ledger->entry(Index{1});
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->leaf, receipt.leaf);
    EXPECT_EQ(entry->recorded, receipt.recorded);
    EXPECT_EQ(entry->event.header.subject, "agency/diw");
    EXPECT_EQ(entry->event.header.signers, std::vector{envelope::key_for("reg").public_key().id()});
    const auto& sent = entry->envelope;
    EXPECT_EQ(entry->event.header.pae, sha256(wire::pae(sent.payload_type, sent.payload)));
    EXPECT_EQ(ledger->log().leaves(Index{1}, 5).value(), std::vector{receipt.leaf});
    EXPECT_EQ(ledger->proof(Index{1}).value(), receipt.proof);
    EXPECT_EQ(ledger->root_at(TreeSize{2}).value(), ledger->position().root);
    expect_error(ledger->root_at(TreeSize{3}), "beyond_log");
}

TEST_F(Folder, SizeAtAnInstantCountsWhatWasRecordedUpToIt) {
    opened();
    const auto start = clock.now();
    for (int i = 0; i < 20; ++i) {
        clock.set(start.plus_seconds(10 * (i / 2)));
        accept(agency("a" + std::to_string(i)));
    }
    EXPECT_EQ(ledger->size_at(Instant{})->value, 0u);
    EXPECT_EQ(ledger->size_at(start)->value, 3u);
    EXPECT_EQ(ledger->size_at(start.plus_seconds(9))->value, 3u);
    EXPECT_EQ(ledger->size_at(start.plus_seconds(50))->value, 13u);
    EXPECT_EQ(ledger->size_at(start.plus_seconds(1000))->value, 21u);
}

TEST_F(Folder, AWholeHistoryGivesTheSameFactsAsAWorldInMemory) {
    const auto ready = domain::ready_world();
    follow(ready);
    for (const auto size : {std::uint64_t{1}, ready.log.size() / 2, ready.log.size()}) {
        const auto state = ledger->state(TreeSize{size});
        const auto expected = ready.memory.at(Index{size - 1});
        ready.memory.each([&](const domain::Fact& fact) {
            // A World signs no bytes, so what names their digest differs.
            if (fact.entity.substr(0, 4) == "pae/" || fact.field == "role/registrar") return;
            EXPECT_TRUE(state->fact(fact.entity, fact.field) ==
                        expected.fact(fact.entity, fact.field))
                << fact.entity << " " << fact.field;
        });
    }
    EXPECT_EQ(ledger->versions().of_entity("agency/diw"), ready.memory.of_entity("agency/diw"));
}

TEST_F(Folder, AFailedWriteStoresNothingAndMakesItReadOnly) {
    opened();
    const auto before = ledger->position();
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit tiny{1, limit.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tiny), 0);
    const auto refused = send({agency("diw")});
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    expect_error(refused, "io");
    const auto later = send({agency("ops")});
    expect_error(later, "read_only");
    EXPECT_EQ(later.error().kind, ErrorKind::read_only);
    EXPECT_EQ(ledger->position().checkpoint, before.checkpoint);
    EXPECT_TRUE(ledger->entry(Index{0}));
    EXPECT_FALSE(ledger->state(before.size)->fact("agency/diw", "name"));
    open();
    EXPECT_TRUE(send({agency("ops")})) << "opened again, it writes";
}

}  // namespace
}  // namespace banchi::ledger
