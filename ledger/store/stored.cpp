#include "ledger/store/stored.hpp"

#include "ledger/store/failure.hpp"

namespace banchi::store {
namespace {

constexpr std::size_t kHashSize = 32;

Error no_tile(merkle::TileId tile) {
    return {ErrorKind::not_found,
            "no_tile",
            {"บันทึกยังไม่มีไทล์นี้", "the log has no such tile yet"},
            {{"tile", merkle::tile_path({false, tile})}}};
}

Error entry_missing(Index index) {
    return contradiction(
        "entry_missing",
        {"เหตุการณ์ที่ " + std::to_string(index.value) + " หายไปจากฐานข้อมูล ให้กู้จากสำเนาสำรอง",
         "event " + std::to_string(index.value) +
             " is missing from the database: restore a backup"},
        {{"index", std::to_string(index.value)}});
}

}  // namespace

Result<std::string> read_tile(const Database& database, merkle::TileId tile) {
    auto bytes = database.get(Column::tiles, tile_key(tile.level, tile.number));
    if (!bytes) return bytes.error();
    const auto wanted = tile.width * kHashSize;
    if (!*bytes || (*bytes)->size() < wanted) return no_tile(tile);
    (*bytes)->resize(wanted);
    return std::move(**bytes);
}

merkle::TileReader tile_reader(const Database& database) {
    return [&database](merkle::TileId tile) { return read_tile(database, tile); };
}

Result<std::vector<std::string>> read_leaves(const Database& database, Index from,
                                             std::uint64_t count) {
    std::vector<std::string> leaves;
    const auto entries = database.iterate(Column::entries, {});
    entries->Seek(entry_key(from));
    for (auto index = from; leaves.size() < count; ++index.value, entries->Next()) {
        if (!entries->Valid() && !entries->status().ok())
            return error_of(entries->status(), "reading entries");
        if (!entries->Valid() || entries->key() != entry_key(index)) return entry_missing(index);
        leaves.push_back(entries->value().ToString());
    }
    return leaves;
}

Result<wire::SaltedText> read_text(const Database& database, const TextDigest& digest) {
    const auto hex = digest.digest.hex();
    const auto bytes = database.get(Column::texts, digest.digest.view());
    if (!bytes) return bytes.error();
    if (!*bytes)
        return Error{ErrorKind::not_found,
                     "no_text",
                     {"ไม่มีข้อความ " + hex + " เก็บไว้ หรือลบไปแล้ว",
                      "no text " + hex + " is kept here, or none any more"},
                     {{"text", hex}}};
    wire::SaltedText text{(*bytes)->substr(0, wire::kSaltBytes), {}};
    if ((*bytes)->size() > wire::kSaltBytes) text.text = (*bytes)->substr(wire::kSaltBytes);
    if (text.digest() == digest) return text;
    return contradiction("text_differs",
                         {"ข้อความ " + hex + " ที่เก็บไว้ไม่ตรงกับค่าแฮช ให้กู้จากสำเนาสำรอง",
                          "the text kept as " + hex + " has another digest: restore a backup"},
                         {{"text", hex}});
}

Result<std::string> read_meta(const Database& database, std::string_view key) {
    auto value = database.get(Column::meta, key);
    if (!value) return value.error();
    if (*value) return std::move(**value);
    return contradiction("meta_missing",
                         {"ฐานข้อมูลไม่มีข้อมูล " + std::string(key) + " ให้กู้จากสำเนาสำรอง",
                          "the database lacks its " + std::string(key) + ": restore a backup"},
                         {{"key", std::string(key)}});
}

Result<TreeSize> read_size(const Database& database) {
    const auto bytes = read_meta(database, kSizeKey);
    if (!bytes) return bytes.error();
    const auto size = parse_big_endian(*bytes);
    if (size) return TreeSize{*size};
    return contradiction("size_form", {"ขนาดของบันทึกในฐานข้อมูลอ่านไม่ได้ ให้กู้จากสำเนาสำรอง",
                                       "the log's stored size does not read: restore a backup"});
}

}  // namespace banchi::store
