#include "replay/tile_check.hpp"

#include <algorithm>

namespace banchi::replay {
namespace {

constexpr std::size_t kWidth = 256;
constexpr std::size_t kHashBytes = 32;

// The root of a full tile: the perfect subtree over its 256 hashes.
Digest root_of(std::vector<Digest> hashes) {
    while (hashes.size() > 1) {
        for (std::size_t i = 0; i < hashes.size() / 2; ++i)
            hashes[i] = merkle::node_hash(hashes[2 * i], hashes[2 * i + 1]);
        hashes.resize(hashes.size() / 2);
    }
    return hashes.front();
}

std::string bytes_of(const std::vector<Digest>& hashes) {
    std::string bytes;
    bytes.reserve(hashes.size() * kHashBytes);
    for (const auto& hash : hashes) bytes += hash.view();
    return bytes;
}

Finding differs(const merkle::TileId& id, std::size_t hash) {
    const auto path = merkle::tile_path({false, id});
    // Only a tile of the lowest level speaks of single entries.
    std::optional<Index> index;
    if (id.level == 0) index = Index{id.number * kWidth + hash};
    const auto position = std::to_string(hash);
    return {index,
            path,
            "hash " + position,
            "tile_differs",
            {path + " ค่าแฮชลำดับที่ " + position + " ไม่ตรงกับรายการ: รายการหรือไทล์ถูกแก้ไข",
             path + ": its hash " + position +
                 " is not the one that the entries give; an entry or the tile was altered"}};
}

Finding wrong_width(const merkle::TileId& id, std::size_t bytes) {
    const auto path = merkle::tile_path({false, id});
    const auto expected = std::to_string(id.width * kHashBytes);
    return {std::nullopt,
            path,
            "width",
            "tile_width",
            {path + " ยาว " + std::to_string(bytes) + " ไบต์ ต้องยาว " + expected,
             path + " has " + std::to_string(bytes) + " bytes; it should have " + expected}};
}

}  // namespace

void TileCheck::append(const Digest& leaf_hash) {
    append(0, leaf_hash);
}

void TileCheck::append(unsigned level, const Digest& hash) {
    if (levels_.size() == level) levels_.emplace_back();
    levels_[level].hashes.push_back(hash);
    if (levels_[level].hashes.size() < kWidth) return;
    compare(level);
    const auto root = root_of(std::move(levels_[level].hashes));
    levels_[level].hashes.clear();
    ++levels_[level].number;
    append(level + 1, root);
}

void TileCheck::finish() {
    for (unsigned level = 0; level < levels_.size(); ++level)
        if (!levels_[level].hashes.empty()) compare(level);
}

void TileCheck::compare(unsigned level) {
    const auto& [hashes, number] = levels_[level];
    const merkle::TileId id{level, number, static_cast<unsigned>(hashes.size())};
    if (unreadable_) return;
    const auto stored = log_.tile(id);
    if (!stored && !is_about_the_log(stored.error())) {
        unreadable_ = stored.error();
        return;
    }
    if (!stored) {
        findings_.fail(
            finding_of(std::nullopt, merkle::tile_path({false, id}), "", stored.error()));
        return;
    }
    ++tiles_;
    if (stored->size() != hashes.size() * kHashBytes) {
        findings_.fail(wrong_width(id, stored->size()));
        return;
    }
    const auto expected = bytes_of(hashes);
    const auto at = std::mismatch(expected.begin(), expected.end(), stored->begin()).first;
    if (at != expected.end())
        findings_.fail(differs(id, static_cast<std::size_t>(at - expected.begin()) / kHashBytes));
}

}  // namespace banchi::replay
