#include "ledger/store/opening.hpp"

#include <rocksdb/write_batch.h>

#include "tests/store/folder.hpp"

namespace banchi::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSlot = 4096;

void copy_folder(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
}

// The write-ahead log that holds the newest commits.
fs::path newest_wal(const fs::path& folder) {
    fs::path newest;
    for (const auto& file : fs::directory_iterator(database_path(folder)))
        if (file.path().extension() == ".log" && fs::file_size(file) > 0 && file.path() > newest)
            newest = file.path();
    return newest;
}

// Copies of a running ledger's folder, as a crash at two moments would leave it.
class Opening : public testing::Test {
  protected:
    Opening() {
        fs::create_directory(folder_.path() / "live");
        const auto log = create_and_open();
        EXPECT_TRUE(grow(*log, 7));
        copy_folder(live().folder, before().folder);
        EXPECT_TRUE(grow(*log, 1));
        copy_folder(live().folder, after().folder);
    }

    store::Setup at(const std::string& name) const {
        auto setup = setup_for(folder_);
        setup.folder = folder_.path() / name;
        return setup;
    }
    store::Setup live() const { return at("live"); }
    store::Setup before() const { return at("before"); }  // 7 events
    store::Setup after() const { return at("after"); }    // 8 events
    std::unique_ptr<Log> create_and_open() const {
        create_folder(live()).value();
        return Log::open(live()).value();
    }
    static std::uint64_t size_of(const store::Setup& setup) {
        return Log::open(setup).value()->tip().size.value;
    }
    void put(const store::Setup& setup, Column column, const std::string& key,
             const std::string& value) {
        auto database =
            Database::open(database_path(setup.folder), 0, Database::Recovery::torn_tail).value();
        auto batch = protected_batch(0);
        batch.Put(database->handle(column), key, value);
        database->write(batch).value();
    }

    Folder folder_;
};

TEST_F(Opening, ACrashLosesNothing) {
    EXPECT_EQ(size_of(before()), 7u);
    EXPECT_EQ(size_of(after()), 8u);
}

TEST_F(Opening, ADatabaseBehindHeadIsRefusedWithBothSizes) {
    fs::copy_file(head_path(after().folder), head_path(before().folder),
                  fs::copy_options::overwrite_existing);
    const auto refused = Log::open(before());
    expect_error(refused, "database_behind_head");
    EXPECT_EQ(refused.error().kind, ErrorKind::tampered);
    EXPECT_NE(refused.error().detail.en.find("holds 7 events"), std::string::npos);
    EXPECT_NE(refused.error().detail.en.find("checkpoint of 8"), std::string::npos);
}

TEST_F(Opening, AHeadBehindTheDatabaseIsBroughtUp) {
    fs::copy_file(head_path(before().folder), head_path(after().folder),
                  fs::copy_options::overwrite_existing);
    EXPECT_EQ(size_of(after()), 8u);
    EXPECT_EQ(sham_verify(HeadFile::read(head_path(after().folder)).value())->size.value, 8u);
}

TEST_F(Opening, ATornTailThatNobodyWasToldOfIsDropped) {
    fs::copy_file(head_path(before().folder), head_path(after().folder),
                  fs::copy_options::overwrite_existing);
    const auto wal = newest_wal(after().folder);
    fs::resize_file(wal, fs::file_size(wal) - 5);
    EXPECT_EQ(size_of(after()), 7u);
}

TEST_F(Opening, ATornTailThatWasAcknowledgedIsRefused) {
    const auto wal = newest_wal(after().folder);
    fs::resize_file(wal, fs::file_size(wal) - 5);
    expect_error(Log::open(after()), "database_behind_head");
}

TEST_F(Opening, ADamagedLastWriteIsDroppedOnlyIfNobodyWasToldOfIt) {
    const auto wal = newest_wal(after().folder);
    auto bytes = read_file(wal);
    bytes[bytes.size() - 40] = static_cast<char>(bytes[bytes.size() - 40] ^ 4);
    write_file(wal, bytes);
    const auto refused = Log::open(after());
    expect_error(refused, "database_behind_head");
    EXPECT_NE(refused.error().detail.en.find("holds 7 events"), std::string::npos);
    EXPECT_EQ(read_file(wal), bytes) << "a refusal keeps the evidence";
    fs::copy_file(head_path(before().folder), head_path(after().folder),
                  fs::copy_options::overwrite_existing);
    EXPECT_EQ(size_of(after()), 7u);
}

TEST_F(Opening, ACorruptSlotFallsBackToTheOther) {
    auto bytes = read_file(head_path(after().folder));
    ASSERT_EQ(bytes.size(), 2 * kSlot);
    const auto newest = bytes.find("\n8\n") / kSlot;
    bytes[newest * kSlot + 150] ^= 1;
    write_file(head_path(after().folder), bytes);
    EXPECT_EQ(sham_verify(HeadFile::read(head_path(after().folder)).value())->size.value, 7u);
    EXPECT_EQ(size_of(after()), 8u);
    EXPECT_EQ(sham_verify(HeadFile::read(head_path(after().folder)).value())->size.value, 8u);
}

TEST_F(Opening, TwoCorruptSlotsOrNoFileAreRefused) {
    auto bytes = read_file(head_path(after().folder));
    for (const auto slot : {0, 1}) bytes[slot * kSlot + 20] ^= 1;
    write_file(head_path(after().folder), bytes);
    expect_error(Log::open(after()), "head_invalid");
    fs::remove(head_path(after().folder));
    expect_error(Log::open(after()), "head_invalid");
}

TEST_F(Opening, AHeadOfAnotherHistoryIsRefused) {
    merkle::Frontier other;
    other.append(merkle::leaf_hash("another"));
    fs::remove(head_path(after().folder));
    const auto note = sham_note({"test.example/log", {1}, other.root()});
    ASSERT_TRUE(HeadFile::create(head_path(after().folder), note));
    expect_error(Log::open(after()), "log_disagrees");
}

TEST_F(Opening, AHeadThatTheLogDidNotSignIsRefused) {
    auto note = HeadFile::read(head_path(after().folder)).value();
    note[note.size() - 6] = note[note.size() - 6] == 'A' ? 'B' : 'A';
    fs::remove(head_path(after().folder));
    ASSERT_TRUE(HeadFile::create(head_path(after().folder), note));
    EXPECT_FALSE(Log::open(after()));
}

TEST_F(Opening, AChangedLeafIsRefused) {
    put(after(), Column::entries, entry_key(Index{3}), leaf_of(4));
    expect_error(Log::open(after()), "log_disagrees");
}

TEST_F(Opening, AnEntryBeyondTheSizeIsRefused) {
    put(after(), Column::entries, entry_key(Index{8}), leaf_of(8));
    expect_error(Log::open(after()), "log_disagrees");
}

TEST_F(Opening, AChangedTileIsRefused) {
    put(after(), Column::tiles, tile_key(0, 0), std::string(256, 'x'));
    expect_error(Log::open(after()), "log_disagrees");
}

TEST_F(Opening, AChangedCheckpointOrSizeIsRefused) {
    put(before(), Column::meta, std::string(kSizeKey), big_endian(6));
    expect_error(Log::open(before()), "log_disagrees");
    put(after(), Column::meta, std::string(kCheckpointKey),
        sham_note({"test.example/log", {8}, merkle::empty_root()}));
    expect_error(Log::open(after()), "log_disagrees");
}

}  // namespace
}  // namespace banchi::store
