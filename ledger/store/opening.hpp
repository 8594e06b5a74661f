#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "ledger/store/database.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/second_path.hpp"

namespace banchi::store {

// The checkpoint in a note that the log's key signed, or an error.
using VerifyCheckpoint = std::function<Result<merkle::Checkpoint>(std::string_view note)>;

// What a folder needs from those who hold keys.
struct Setup {
    std::filesystem::path folder;
    std::size_t cache_bytes = 0;
    merkle::VerifierKey key;  // the log's; its name is the origin
    SignCheckpoint sign;
    VerifyCheckpoint verify;
};

// An opened folder in which database, tree, checkpoint and head agree.
struct Opened {
    std::unique_ptr<Database> database;
    HeadFile head;
    merkle::TileWriter tree;
    merkle::TileWriter second_tree;  // read a second time
    std::string note;
    std::optional<merkle::Checkpoint> lost;  // the head, where the folder is known not to reach it
};

// Opens without replaying: checks signature, size and root of the stored checkpoint against the
// tree's edge, the newest leaves against their tile, and the head file against them all. A head
// behind the database (a crash between the two writes) is brought up; one ahead of it is refused
// (`database_behind_head`, both sizes named), unless its loss is known.
Result<Opened> open_folder(const Setup& setup);

// Refuses (`no_ledger`) a folder that isn't there or holds neither database nor head: one that lost
// only one of them is a damaged ledger, not none.
Result<void> check_holds_ledger(const std::filesystem::path& folder);

// The head's signed size is beyond the database's: what was acknowledged is lost.
Error database_behind_head(TreeSize database, TreeSize head);

// The tree against the head file's checkpoint: `database_behind_head`, `log_disagrees`.
Result<void> check_head(const Database& database, const merkle::Checkpoint& head, TreeSize size);
// `database_behind_head` where the head signs events and there is no database at all.
Result<void> check_database_there(const std::filesystem::path& folder, TreeSize head);

// A folder was restored knowing that it does not reach its head: the file `lost` beside the head
// holds the very same note, so a head that moves on leaves it without meaning.
Result<void> write_loss(const std::filesystem::path& folder, const std::string& head_note);
bool loss_is_known(const std::filesystem::path& folder, const std::string& head_note);

// Makes database and head of an empty log in an existing folder.
Result<void> create_folder(const Setup& setup);

inline std::filesystem::path database_path(const std::filesystem::path& folder) {
    return folder / "db";
}
inline std::filesystem::path head_path(const std::filesystem::path& folder) {
    return folder / "head";
}
inline std::filesystem::path loss_path(const std::filesystem::path& folder) {
    return folder / "lost";
}

}  // namespace banchi::store
