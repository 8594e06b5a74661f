#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "ledger/merkle/note.hpp"
#include "ledger/store/backup.hpp"

namespace banchi::ledger {

using namespace banchi::base;

// What a restored folder needs beside a backup, and how far the log is known to have gone.
struct Restoring {
    std::optional<std::int64_t> number{};  // which backup; the newest if none is named
    std::optional<std::string> log_key{};  // a file; without it the folder can be read, not served
    std::optional<std::string> checkpoint{};  // the newest signed note that somebody kept
    bool accept_loss = false;  // go on although the backup does not reach that checkpoint
};

struct Restored {
    store::Backup backup;
    std::optional<merkle::Checkpoint> lost{};  // the kept one, where the backup does not reach it
};

// Fills a folder from a backup: database, head, origin and, where it is given, the log's key, which
// no backup ever holds. A checkpoint kept from outside that signs more events than the backup has
// becomes the head: the folder then refuses to serve (`database_behind_head`), for what the log
// acknowledged is lost. With `accept_loss` it serves, but writes nothing (`restoration_first`)
// before ledger.restored, in which two registrars name that head and what is left. Refuses
// `other_key` for a key that is not the log's, and a checkpoint that the log's key did not sign.
// What the log holds is verify's to judge.
Result<Restored> restore(const std::filesystem::path& place, const Restoring& wishes,
                         const std::filesystem::path& folder);

}  // namespace banchi::ledger
