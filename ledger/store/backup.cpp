#include "ledger/store/backup.hpp"

#include <rocksdb/utilities/backup_engine.h>

#include <algorithm>

#include "ledger/merkle/note.hpp"
#include "ledger/store/failure.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"
#include "ledger/store/stored.hpp"

namespace banchi::store {
namespace {

namespace fs = std::filesystem;

constexpr bool kEveryByte = true;  // checksums, not sizes alone

Error no_backup(const fs::path& place) {
    return {ErrorKind::not_found,
            "no_backup",
            {"ไม่มีสำเนาสำรองที่สมบูรณ์ใน " + place.string() + " ให้ตรวจที่อยู่ หรือทำด้วย banchi backup",
             "there is no whole backup in " + place.string() +
                 ": check the folder, or make one with banchi backup"},
            {{"place", place.string()}}};
}

Error damaged(std::int64_t number, const std::string& cause) {
    const auto which = std::to_string(number);
    return contradiction(
        "backup_damaged",
        {"สำเนาสำรองที่ " + which + " เสียหาย ให้เก็บไว้ แล้วใช้สำเนาอื่น (--number) หรือที่อื่น",
         "backup " + which +
             " is damaged: keep it as it is, and take another one (--number) or another place"},
        {{"number", which}, {"cause", cause}});
}

Error other_backup(const std::string& theirs, const std::string& ours) {
    return {
        ErrorKind::conflict,
        "other_backup",
        {"ที่นั่นเก็บสำเนาสำรองของ " + theirs + " ไม่ใช่ " + ours + " ให้ใช้โฟลเดอร์อื่น",
         "that place keeps backups of " + theirs + ", not of " + ours + ": take another folder"},
        {{"theirs", theirs}, {"ours", ours}}};
}

Error backup_ahead(TreeSize theirs, TreeSize ours) {
    return {
        ErrorKind::conflict,
        "backup_ahead",
        {"สำเนาสำรองล่าสุดมีเหตุการณ์มากกว่าบัญชีนี้ บัญชีนี้อาจสูญเสียเหตุการณ์ ให้ตรวจก่อน หรือใช้โฟลเดอร์อื่น",
         "the newest backup there holds more events than this ledger, which may have lost some: "
         "look into that first, or take another folder"},
        {{"backup", std::to_string(theirs.value)}, {"ledger", std::to_string(ours.value)}}};
}

Error no_place(const fs::path& place) {
    return {ErrorKind::conflict,
            "no_backup_place",
            {place.string() + " มีสิ่งอื่นอยู่ ให้ใช้โฟลเดอร์ใหม่หรือที่มีสำเนาสำรอง",
             place.string() + " holds something else: take a new folder, or one with backups"},
            {{"place", place.string()}}};
}

rocksdb::BackupEngineOptions options_of(const fs::path& place) {
    rocksdb::BackupEngineOptions options(place.string());
    options.sync = true;
    options.share_table_files = options.share_files_with_checksum = true;
    return options;
}

Result<Backup> told(const rocksdb::BackupInfo& info) {
    const auto note = merkle::parse_checkpoint(info.app_metadata);
    if (!note) return damaged(info.backup_id, note.error().detail.en);
    return Backup{info.backup_id,    note->checkpoint.size,
                  info.app_metadata, Instant{}.plus_seconds(info.timestamp),
                  info.size,         info.number_files};
}

// Opened for reading: nothing in the place is changed.
Result<std::unique_ptr<rocksdb::BackupEngineReadOnly>> open_to_read(const fs::path& place) {
    std::error_code ignored;  // what can't be looked at is not there
    if (!fs::is_directory(place / "meta", ignored)) return no_backup(place);
    rocksdb::BackupEngineReadOnly* engine = nullptr;
    const auto status =
        rocksdb::BackupEngineReadOnly::Open(rocksdb::Env::Default(), options_of(place), &engine);
    if (!status.ok()) return error_of(status, "opening the backups in " + place.string());
    return std::unique_ptr<rocksdb::BackupEngineReadOnly>(engine);
}

Result<std::vector<Backup>> whole_ones(const rocksdb::BackupEngineReadOnly& engine) {
    std::vector<rocksdb::BackupInfo> infos;
    engine.GetBackupInfo(&infos);
    std::vector<Backup> backups;
    for (const auto& info : infos) {
        auto backup = told(info);
        if (!backup) return backup.error();
        backups.push_back(std::move(*backup));
    }
    return backups;
}

// The place may be a new folder, an empty one, or one with backups of this very log that hold no
// more than it does.
Result<void> check_place(const fs::path& place, const merkle::Checkpoint& ours) {
    std::error_code ignored;
    const bool holds = fs::exists(place, ignored) && !fs::is_empty(place, ignored);
    if (!holds) return {};
    if (!fs::is_directory(place / "meta", ignored)) return no_place(place);
    const auto engine = open_to_read(place);
    if (!engine) return engine.error();
    const auto backups = whole_ones(**engine);
    if (!backups) return backups.error();
    if (backups->empty()) return {};
    const auto theirs = merkle::parse_checkpoint(backups->back().checkpoint);
    if (theirs->checkpoint.origin != ours.origin)
        return other_backup(theirs->checkpoint.origin, ours.origin);
    if (theirs->checkpoint.size > ours.size)
        return backup_ahead(theirs->checkpoint.size, ours.size);
    return {};
}

// A damaged newest backup must not quietly give way to an older one.
Result<Backup> chosen(const rocksdb::BackupEngineReadOnly& engine,
                      std::optional<std::int64_t> number, const fs::path& place) {
    const auto backups = whole_ones(engine);
    if (!backups) return backups.error();
    std::vector<rocksdb::BackupID> broken;
    engine.GetCorruptedBackups(&broken);
    for (const auto each : broken)
        if (number ? *number == each : backups->empty() || backups->back().number < each)
            return damaged(each, "its list of files does not read");
    for (const auto& backup : *backups)
        if (number && backup.number == *number) return backup;
    if (backups->empty() || number) return no_backup(place);
    return backups->back();
}

// The database's own newest checkpoint; a backup of a ledger that was written meanwhile may hold
// more than it says, never less.
Result<std::string> newest_checkpoint(const fs::path& folder, const Backup& backup) {
    const auto database =
        Database::open_read_only(database_path(folder), 0, Database::Recovery::torn_tail);
    if (!database) return damaged(backup.number, database.error().detail.en);
    auto note = read_meta(**database, kCheckpointKey);
    if (!note) return damaged(backup.number, note.error().detail.en);
    const auto parsed = merkle::parse_checkpoint(*note);
    if (!parsed) return damaged(backup.number, parsed.error().detail.en);
    if (parsed->checkpoint.size >= backup.size) return note;
    return damaged(backup.number, "it holds fewer events than its checkpoint");
}

}  // namespace

Result<Backup> back_up(const Database& database, const std::string& checkpoint,
                       const fs::path& place) {
    const auto ours = merkle::parse_checkpoint(checkpoint);
    if (!ours) return ours.error();
    if (auto fits = check_place(place, ours->checkpoint); !fits) return fits.error();
    rocksdb::BackupEngine* opened = nullptr;
    auto status = rocksdb::BackupEngine::Open(rocksdb::Env::Default(), options_of(place), &opened);
    if (!status.ok()) return error_of(status, "opening the backups in " + place.string());
    const std::unique_ptr<rocksdb::BackupEngine> engine(opened);
    // Nothing is flushed for it: the write-ahead log is copied, and the writer goes on undisturbed.
    rocksdb::BackupID number = 0;
    status = engine->CreateNewBackupWithMetadata(rocksdb::CreateBackupOptions(), database.rocks(),
                                                 checkpoint, &number);
    if (!status.ok()) return error_of(status, "making a backup in " + place.string());
    status = engine->VerifyBackup(number, kEveryByte);
    if (!status.ok()) return damaged(number, status.ToString());
    rocksdb::BackupInfo info;
    if (const auto found = engine->GetBackupInfo(number, &info); !found.ok())
        return error_of(found, "reading back a backup");
    return told(info);
}

Result<std::vector<Backup>> list_backups(const fs::path& place) {
    const auto engine = open_to_read(place);
    if (!engine) return engine.error();
    auto backups = whole_ones(**engine);
    if (backups && backups->empty()) return no_backup(place);
    return backups;
}

Result<Backup> restore_folder(const fs::path& place, std::optional<std::int64_t> number,
                              const fs::path& folder) {
    const auto engine = open_to_read(place);
    if (!engine) return engine.error();
    auto backup = chosen(**engine, number, place);
    if (!backup) return backup.error();
    const auto id = static_cast<rocksdb::BackupID>(backup->number);
    auto status = (*engine)->VerifyBackup(id, kEveryByte);
    if (!status.ok()) return damaged(backup->number, status.ToString());
    std::error_code failed;
    fs::create_directories(folder, failed);
    const auto database = database_path(folder).string();
    status = (*engine)->RestoreDBFromBackup(rocksdb::RestoreOptions(), id, database, database);
    if (!status.ok()) return error_of(status, "restoring into " + folder.string());
    auto note = newest_checkpoint(folder, *backup);
    if (!note) return note.error();
    if (auto made = HeadFile::create(head_path(folder), *note); !made) return made.error();
    backup->size = merkle::parse_checkpoint(*note)->checkpoint.size;
    backup->checkpoint = std::move(*note);
    return backup;
}

}  // namespace banchi::store
