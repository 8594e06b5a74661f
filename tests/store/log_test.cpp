#include "ledger/store/log.hpp"

#include <sys/resource.h>

#include <csignal>

#include "ledger/store/failure.hpp"
#include "ledger/store/folder_reader.hpp"
#include "tests/store/folder.hpp"

namespace banchi::store {
namespace {

Digest root_of(std::uint64_t size) {
    merkle::Frontier tree;
    for (std::uint64_t i = 0; i < size; ++i) tree.append(merkle::leaf_hash(leaf_of(i)));
    return tree.root();
}

TEST(Log, ANewOneIsEmptyAndSigned) {
    const Folder folder;
    const auto log = new_log(folder);
    EXPECT_EQ(log->tip().size.value, 0u);
    EXPECT_EQ(log->tip().root, merkle::empty_root());
    EXPECT_EQ(log->tip().note, sham_note({"test.example/log", {0}, merkle::empty_root()}));
    EXPECT_TRUE(log->leaves(Index{0}, 10).value().empty());
}

TEST(Log, AppendsAndReadsAndReopens) {
    const Folder folder;
    {
        const auto log = new_log(folder);
        for (const auto count : {1, 2, 300, 1, 700})
            ASSERT_TRUE(grow(*log, static_cast<std::uint64_t>(count)));
        EXPECT_EQ(log->tip().root, root_of(1004));
    }
    const auto log = open_log(folder);
    EXPECT_EQ(log->tip().size.value, 1004u);
    EXPECT_EQ(log->tip().root, root_of(1004));
    const auto leaves = log->leaves(Index{998}, 100).value();
    ASSERT_EQ(leaves.size(), 6u);
    EXPECT_EQ(leaves.back(), leaf_of(1003));
    ASSERT_TRUE(grow(*log, 5));
    EXPECT_EQ(log->tip().root, root_of(1009));
    EXPECT_EQ(log->leaf(Index{1008}).value(), leaf_of(1008));
    expect_error(log->leaf(Index{1009}), "beyond_log");
}

TEST(Log, ServesTilesOfOlderTreesByCutting) {
    const Folder folder;
    const auto log = new_log(folder);
    ASSERT_TRUE(grow(*log, 10));
    const auto narrow = log->tile({0, 0, 10}).value();
    ASSERT_TRUE(grow(*log, 290));
    EXPECT_EQ(log->tile({0, 0, 10}).value(), narrow);
    EXPECT_EQ(log->tile({0, 0, 256}).value().substr(0, 320), narrow);
    EXPECT_EQ(log->tile({1, 0, 1}).value().size(), 32u);
    expect_error(log->tile({0, 1, 45}), "no_tile");
    EXPECT_EQ(log->tile({0, 1, 44}).value().size(), 44u * 32);
    expect_error(log->tile({2, 0, 1}), "no_tile");
    EXPECT_EQ(merkle::root_at(log->nodes({300}), {10}).value(), root_of(10));
}

TEST(Log, AFailedWriteMakesItReadOnlyAndShowsNothing) {
    const Folder folder;
    const auto log = new_log(folder);
    ASSERT_TRUE(grow(*log, 3));
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit tiny{1, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tiny), 0);
    const auto refused = grow(*log, 2);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    expect_error(refused, "io");
    expect_error(grow(*log, 2), "read_only");
    EXPECT_EQ(log->tip().size.value, 3u);
    EXPECT_EQ(log->leaves(Index{0}, 9).value().size(), 3u);
    const auto newest = log->facts().at({3})->fact("ledger", "newest");
    ASSERT_TRUE(newest);
    EXPECT_EQ(newest->index.value, 2u);
}

TEST(Log, AFullDiskHasItsOwnError) {
    const auto error = error_of(rocksdb::Status::NoSpace("disk"), "writing");
    EXPECT_EQ(error.kind, ErrorKind::disk_full);
    EXPECT_EQ(error_of(rocksdb::Status::Corruption("x"), "reading").kind, ErrorKind::tampered);
    EXPECT_EQ(error_of(rocksdb::Status::IOError("x"), "reading").kind, ErrorKind::io);
}

TEST(Log, NothingIsStoredUnderASignatureThatDoesNotVerify) {
    const Folder folder;
    create_folder(setup_for(folder)).value();
    auto setup = setup_for(folder);
    setup.sign = [](const merkle::Checkpoint& checkpoint) {
        auto other = checkpoint;
        other.root.bytes[0] ^= 1;
        return sham_note(other);
    };
    {
        const auto log = Log::open(setup).value();
        expect_error(grow(*log, 1), "second_path");
        expect_error(grow(*log, 1), "read_only");
    }
    EXPECT_EQ(open_log(folder)->tip().size.value, 0u);
}

TEST(Log, OneProcessAtATime) {
    const Folder folder;
    const auto log = new_log(folder);
    expect_error(Log::open(setup_for(folder)), "in_use");
}

TEST(FolderReader, SaysThatThereIsNoLedger) {
    const Folder folder;
    expect_error(FolderReader::open(folder.path()), "no_ledger");
    expect_error(FolderReader::open(folder.path() / "nothing"), "no_ledger");
}

TEST(FolderReader, ReadsBesideTheWriter) {
    const Folder folder;
    const auto log = new_log(folder);
    ASSERT_TRUE(grow(*log, 20));
    const auto reader = FolderReader::open(folder.path()).value();
    EXPECT_EQ(reader->size().value, 20u);
    EXPECT_EQ(reader->checkpoint().value(), log->tip().note);
    EXPECT_EQ(reader->head().value(), log->tip().note);
    EXPECT_EQ(reader->vkey().value(), log->vkey().value());
    EXPECT_EQ(reader->leaves(Index{19}, 7).value(), std::vector<std::string>{leaf_of(19)});
    EXPECT_EQ(reader->tile({0, 0, 20}).value(), log->tile({0, 0, 20}).value());
    std::uint64_t facts = 0;
    ASSERT_TRUE(reader->each_fact([&](const domain::Fact& fact) {
        EXPECT_EQ(fact.index.value, 19 - facts);
        ++facts;
    }));
    EXPECT_EQ(facts, 20u);
}

}  // namespace
}  // namespace banchi::store
