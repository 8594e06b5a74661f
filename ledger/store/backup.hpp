#pragma once

#include <functional>

#include "ledger/store/database.hpp"

namespace banchi::store {

// One backup of a ledger's database: RocksDB's own kind, online and incremental (tables that an
// earlier backup in the same place has are not copied again). It carries the signed checkpoint that
// was newest when it began, so it says itself which log it is of and how much it holds at least.
struct Backup {
    std::int64_t number = 0;
    TreeSize size;           // of the checkpoint
    std::string checkpoint;  // the signed note
    Instant taken;           // by this machine's clock, to the second
    std::uint64_t bytes = 0;
    std::uint64_t files = 0;
};

// Makes one more in `place` beside a process's own writes, and reads every byte of it back. Refuses
// `no_backup_place` (a folder that holds something else), `other_backup` (of another log) and
// `backup_ahead` (the newest there has more events: the ledger lost some, or is an old copy).
Result<Backup> back_up(const Database& database, const std::string& checkpoint,
                       const std::filesystem::path& place);

// All that are whole, oldest first. `no_backup` (not_found) where there is none.
Result<std::vector<Backup>> list_backups(const std::filesystem::path& place);

// Reads every byte of a backup (the newest, if no number is given) and brings it back as the
// database and head of a folder. `backup_damaged` (tampered) names the backup and what is wrong
// with it; a newer one that cannot even be listed is refused like that too, never passed over. The
// head is the database's own newest checkpoint: whether `verify` finds it signed by the log's key
// is the caller's to ask.
Result<Backup> restore_folder(const std::filesystem::path& place,
                              std::optional<std::int64_t> number,
                              const std::filesystem::path& folder);

}  // namespace banchi::store
