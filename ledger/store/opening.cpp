#include "ledger/store/opening.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "ledger/store/failure.hpp"
#include "ledger/store/stored.hpp"

namespace banchi::store {
namespace {

constexpr std::uint64_t kTileWidth = 256;

Error disagree(const std::string& what, TreeSize size) {
    return contradiction("log_disagrees",
                         {"ข้อมูลที่เก็บไว้ขัดกัน (" + what + ") ให้ตรวจด้วย banchi verify แล้วกู้จากสำเนาสำรอง",
                          "what is stored contradicts itself (" + what +
                              "): see what banchi verify names, and restore a backup"},
                         {{"differs", what}, {"database_size", std::to_string(size.value)}});
}

// The newest leaves are the ones that a crash can have hurt, and at most a tile of them is cheap.
Result<void> check_newest_leaves(const Database& database, TreeSize size) {
    if (size.value == 0) return {};
    const auto number = (size.value - 1) / kTileWidth;
    const auto width = merkle::tile_width(0, number, size);
    const auto tile = read_tile(database, {0, number, width});
    if (!tile) return tile.error();
    const auto leaves = read_leaves(database, Index{number * kTileWidth}, width);
    if (!leaves) return leaves.error();
    for (std::size_t i = 0; i < leaves->size(); ++i)
        if (merkle::leaf_hash((*leaves)[i]).view() != std::string_view(*tile).substr(i * 32, 32))
            return disagree("entry " + std::to_string(number * kTileWidth + i) + " and its tile",
                            size);
    const auto beyond = database.get(Column::entries, entry_key(Index{size.value}));
    if (!beyond) return beyond.error();
    if (*beyond) return disagree("an entry beyond the size", size);
    return {};
}

// The stored tree, if size, tiles and signed checkpoint agree.
Result<merkle::TileWriter> check_tree(const Database& database, const std::string& note,
                                      const VerifyCheckpoint& verify) {
    const auto size = read_size(database);
    if (!size) return size.error();
    const auto checkpoint = verify(note);
    if (!checkpoint) return checkpoint.error();
    if (checkpoint->size != *size) return disagree("size and checkpoint", *size);
    auto tree = merkle::TileWriter::open(tile_reader(database), *size);
    if (!tree) return tree.error();
    if (tree->frontier().root() != checkpoint->root) return disagree("tree and checkpoint", *size);
    if (auto leaves = check_newest_leaves(database, *size); !leaves) return leaves.error();
    return tree;
}

// A power cut may tear the last write so that its beginning is missing and not its end. That is
// damage to RocksDB, but harmless if nothing acknowledged is in it, which the head file knows.
Result<std::unique_ptr<Database>> open_damaged(const Setup& setup, TreeSize head,
                                               const Error& damage) {
    const auto path = database_path(setup.folder);
    const auto look = Database::open_read_only(path, 0, Database::Recovery::to_damage);
    if (!look) return damage;
    const auto size = read_size(**look);
    if (!size) return damage;
    if (*size < head) return database_behind_head(*size, head);
    return Database::open(path, setup.cache_bytes, Database::Recovery::to_damage);
}

Result<std::unique_ptr<Database>> open_database(const Setup& setup, TreeSize head) {
    auto database = Database::open(database_path(setup.folder), setup.cache_bytes,
                                   Database::Recovery::torn_tail);
    if (database || database.error().kind != ErrorKind::tampered) return database;
    return open_damaged(setup, head, database.error());
}

}  // namespace

Error database_behind_head(TreeSize database, TreeSize head) {
    const auto ours = std::to_string(database.value);
    const auto theirs = std::to_string(head.value);
    return contradiction(
        "database_behind_head",
        {"ฐานข้อมูลมี " + ours + " เหตุการณ์ แต่ไฟล์ head ลงนามไว้ " + theirs +
             " ข้อมูลส่วนท้ายที่ตอบรับแล้วหายไป ให้เก็บโฟลเดอร์นี้ไว้ แล้วกู้จากสำเนาสำรอง",
         "the database holds " + ours + " events, but the head file has a signed checkpoint of " +
             theirs +
             ": acknowledged events were lost. Keep this folder as it is and restore a backup"},
        {{"database_size", ours}, {"head_size", theirs}});
}

Result<void> check_head(const Database& database, const merkle::Checkpoint& head, TreeSize size) {
    if (head.size > size) return database_behind_head(size, head.size);
    const auto nodes = merkle::nodes_from_tiles(tile_reader(database), size);
    const auto root = merkle::root_at(nodes, head.size);
    if (!root) return root.error();
    if (*root != head.root) return disagree("tree and head", size);
    return {};
}

Result<void> check_database_there(const std::filesystem::path& folder, TreeSize head) {
    std::error_code failed;
    const bool there = std::filesystem::exists(database_path(folder) / "CURRENT", failed);
    if (there || failed || head.value == 0) return {};
    return database_behind_head(TreeSize{0}, head);
}

Result<void> check_holds_ledger(const std::filesystem::path& folder) {
    std::error_code ignored;  // a folder that can't be looked into holds none for this process
    if (std::filesystem::exists(database_path(folder), ignored) ||
        std::filesystem::exists(head_path(folder), ignored))
        return {};
    const auto name = folder.string();
    return Error{
        ErrorKind::not_found,
        "no_ledger",
        {"ไม่มีบัญชีในโฟลเดอร์ " + name + " ให้ตรวจชื่อ หรือสร้างด้วย banchi init " + name + " --origin ชื่อ",
         "there is no ledger in " + name + ": check the name, or make one with banchi init " +
             name + " --origin NAME"},
        {{"folder", name}}};
}

Result<Opened> open_folder(const Setup& setup) {
    auto head = HeadFile::open(head_path(setup.folder));
    if (!head) return head.error();
    const auto at_head = setup.verify(head->note());
    if (!at_head) return at_head.error();
    if (auto there = check_database_there(setup.folder, at_head->size); !there)
        return there.error();
    auto database = open_database(setup, at_head->size);
    if (!database) return database.error();
    auto note = read_meta(**database, kCheckpointKey);
    if (!note) return note.error();
    auto tree = check_tree(**database, *note, setup.verify);
    if (!tree) return tree.error();
    const auto size = tree->frontier().size();
    const bool known = loss_is_known(setup.folder, head->note());
    if (!known)
        if (auto fits = check_head(**database, *at_head, size); !fits) return fits.error();
    auto second = merkle::TileWriter::open(tile_reader(**database), size);
    if (!second) return second.error();
    if (at_head->size < size)
        if (auto brought_up = head->write(*note); !brought_up) return brought_up.error();
    return Opened{std::move(*database), std::move(*head),
                  std::move(*tree),     std::move(*second),
                  std::move(*note),     known ? std::optional(*at_head) : std::nullopt};
}

// Written whole before the folder gets its name; until then nobody opens it.
Result<void> write_loss(const std::filesystem::path& folder, const std::string& head_note) {
    std::ofstream out(loss_path(folder), std::ios::binary);
    out << head_note << std::flush;
    if (out) return {};
    return error_of_errno("writing " + loss_path(folder).string());
}

bool loss_is_known(const std::filesystem::path& folder, const std::string& head_note) {
    std::ifstream in(loss_path(folder), std::ios::binary);
    return in && std::string(std::istreambuf_iterator<char>(in), {}) == head_note;
}

Result<void> create_folder(const Setup& setup) {
    auto database = Database::create(database_path(setup.folder));
    if (!database) return database.error();
    const auto note = setup.sign({setup.key.name, TreeSize{0}, merkle::empty_root()});
    auto batch = protected_batch(0);
    const auto meta = (*database)->handle(Column::meta);
    batch.Put(meta, rocksdb::Slice(kVkeyKey.data(), kVkeyKey.size()), setup.key.text());
    batch.Put(meta, rocksdb::Slice(kSizeKey.data(), kSizeKey.size()), big_endian(0));
    batch.Put(meta, rocksdb::Slice(kCheckpointKey.data(), kCheckpointKey.size()), note);
    if (auto written = (*database)->write(batch); !written) return written.error();
    return HeadFile::create(head_path(setup.folder), note);
}

}  // namespace banchi::store
