#include "ledger/store/folder_reader.hpp"

#include <algorithm>

#include "ledger/store/facts.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"
#include "ledger/store/stored.hpp"

namespace banchi::store {
namespace {

constexpr std::size_t kCacheBytes = 64u << 20;

}  // namespace

Result<std::unique_ptr<FolderReader>> FolderReader::open(const std::filesystem::path& folder) {
    if (auto held = check_holds_ledger(folder); !held) return held.error();
    auto database =
        Database::open_read_only(database_path(folder), kCacheBytes, Database::Recovery::to_damage);
    if (!database) return database.error();
    const auto size = read_size(**database);
    if (!size) return size.error();
    return std::unique_ptr<FolderReader>(new FolderReader(folder, std::move(*database), *size));
}

Result<std::string> FolderReader::checkpoint() const {
    return read_meta(*database_, kCheckpointKey);
}

Result<std::string> FolderReader::vkey() const {
    return read_meta(*database_, kVkeyKey);
}

Result<std::vector<std::string>> FolderReader::leaves(Index from, std::uint64_t count) const {
    if (!size_.contains(from)) return std::vector<std::string>();
    return read_leaves(*database_, from, std::min(count, size_.value - from.value));
}

Result<std::string> FolderReader::tile(merkle::TileId tile) const {
    return read_tile(*database_, tile);
}

Result<std::string> FolderReader::head() const {
    return HeadFile::read(head_path(folder_));
}

Result<void> FolderReader::check_against(const std::string& head_note) const {
    if (loss_is_known(folder_, head_note)) return {};
    const auto head = merkle::parse_checkpoint(head_note);
    if (!head) return head.error();
    return check_head(*database_, head->checkpoint, size_);
}

Result<void> FolderReader::each_fact(const std::function<void(const domain::Fact&)>& visit) const {
    return store::each_fact(*database_, visit);
}

}  // namespace banchi::store
