#include <atomic>
#include <fstream>
#include <thread>

#include "ledger/restoring.hpp"
#include "ledger/store/folder_reader.hpp"
#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

namespace fs = std::filesystem;

class Backups : public Desk {
  protected:
    Backups() : place(folder / "backups") {}
    Result<store::Backup> back_up() { return ledger->back_up(place); }
    Restoring with_key() const {
        Restoring wishes;
        wishes.log_key = (options.folder / "log.key").string();
        return wishes;
    }
    Result<std::unique_ptr<Ledger>> restored_as(const std::string& name) {
        auto opening = options;
        opening.folder = folder / name;
        return Ledger::open(opening, clock);
    }
    std::set<std::string> tables() const {
        std::set<std::string> names;
        for (const auto& each : fs::directory_iterator(place / "shared_checksum"))
            names.insert(each.path().filename().string());
        return names;
    }

    fs::path place;
};

TEST_F(Backups, WhatIsRestoredIsTheSameLog) {
    opened();
    accept(agency("diw"));
    const auto backup = back_up().value();
    EXPECT_EQ(backup.size, ledger->position().size);
    EXPECT_EQ(restore(place, with_key(), folder / "back").value().backup.size, backup.size);
    const auto back = restored_as("back").value();
    EXPECT_EQ(back->position().checkpoint, ledger->position().checkpoint);
    EXPECT_EQ(back->vkey(), ledger->vkey());
}

TEST_F(Backups, AreWholeWhileEventsAreWritten) {
    opened();
    std::atomic<bool> stop{false};
    std::atomic<int> written{0};
    std::thread writer([&] {
        for (int i = 0; !stop && i < 400; ++i, ++written) accept(agency("a" + std::to_string(i)));
    });
    std::vector<std::int64_t> numbers;
    while (numbers.size() < 3) {
        const auto before = written.load();
        while (written.load() == before) std::this_thread::yield();
        numbers.push_back(back_up().value().number);
    }
    stop = true;
    writer.join();
    for (const auto number : numbers) {
        const auto name = "back" + std::to_string(number);
        auto wishes = with_key();
        wishes.number = number;
        const auto backup = restore(place, wishes, folder / name);
        ASSERT_TRUE(backup) << backup.error().detail.en;
        const auto back = restored_as(name);
        ASSERT_TRUE(back) << back.error().detail.en;
        const auto position = (*back)->position();
        EXPECT_EQ(position.root, ledger->root_at(position.size).value());
    }
}

TEST_F(Backups, ASecondOneCopiesOnlyWhatIsNew) {
    opened();
    open();  // moves everything into tables
    back_up().value();
    const auto first = tables();
    ASSERT_FALSE(first.empty());
    const auto written = fs::last_write_time(place / "shared_checksum" / *first.begin());
    accept(agency("diw"));
    const auto second = back_up().value();
    EXPECT_EQ(second.number, 2);
    EXPECT_EQ(tables(), first);
    EXPECT_EQ(fs::last_write_time(place / "shared_checksum" / *first.begin()), written);
    EXPECT_EQ(restore(place, with_key(), folder / "back").value().backup.size, second.size);
}

TEST_F(Backups, ADamagedOneIsNamed) {
    opened();
    open();
    back_up().value();
    const auto table = place / "shared_checksum" / *tables().begin();
    std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(100);
    const auto byte = static_cast<char>(file.get() ^ 1);
    file.seekp(100);
    file.put(byte);
    file.close();
    const auto refused = restore(place, with_key(), folder / "back");
    expect_error(refused, "backup_damaged");
    EXPECT_EQ(refused.error().facts.front().second, "1");
    EXPECT_EQ(refused.error().kind, ErrorKind::tampered);
}

TEST_F(Backups, ANewestThatDoesNotReadIsNotPassedOver) {
    opened();
    back_up().value();
    back_up().value();
    std::ofstream(place / "meta" / "2", std::ios::trunc) << "nothing";
    expect_error(restore(place, with_key(), folder / "back"), "backup_damaged");
    auto older = with_key();
    older.number = 1;
    EXPECT_TRUE(restore(place, older, folder / "back"));
}

TEST_F(Backups, OneThatIsBehindAKeptCheckpointDoesNotServe) {
    opened();
    back_up().value();
    accept(agency("diw"));
    auto wishes = with_key();
    wishes.checkpoint = ledger->position().checkpoint;
    EXPECT_TRUE(restore(place, wishes, folder / "back"));
    expect_error(restored_as("back"), "database_behind_head");
}

TEST_F(Backups, ACheckpointOfAnotherLogIsNoMeasure) {
    opened();
    back_up().value();
    auto wishes = with_key();
    const auto other = envelope::NoteSigner(kOrigin, envelope::SigningKey::generate());
    wishes.checkpoint = other.sign({kOrigin, TreeSize{9}, Digest{}});
    expect_error(restore(place, wishes, folder / "back"), "checkpoint_signature");
}

TEST_F(Backups, TheKeyIsBroughtByWhoKeptIt) {
    opened();
    back_up().value();
    for (const auto& each : fs::recursive_directory_iterator(place)) {
        if (!each.is_regular_file()) continue;
        std::ifstream in(each.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        EXPECT_EQ(bytes.find("PRIVATE KEY"), std::string::npos) << each.path();
    }
    EXPECT_TRUE(restore(place, {}, folder / "keyless"));
    expect_error(restored_as("keyless"), "key_file");
    auto wishes = with_key();
    wishes.log_key = (folder / "other.key").string();
    envelope::SigningKey::generate().save(*wishes.log_key).value();
    expect_error(restore(place, wishes, folder / "back"), "other_key");
}

TEST_F(Backups, APlaceBelongsToOneLogThatDoesNotShrink) {
    opened();
    accept(agency("diw"));
    back_up().value();
    expect_error(ledger->back_up(options.folder), "no_backup_place");
    expect_error(store::list_backups(folder / "nowhere"), "no_backup");
    // An old copy of the same log.
    fs::copy(options.folder, folder / "copy", fs::copy_options::recursive);
    accept(agency("ops"));
    back_up().value();
    const auto copy = restored_as("copy").value();
    expect_error(copy->back_up(place), "backup_ahead");
    Ledger::create(folder / "second", "other.example/log").value();
    const auto second = restored_as("second").value();
    expect_error(second->back_up(place), "other_backup");
}

}  // namespace
}  // namespace banchi::ledger
