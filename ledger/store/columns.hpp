#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/fact.hpp"
#include "ledger/merkle/tiles.hpp"

namespace banchi::store {

using namespace banchi::base;

// The database's column families. entries: index -> leaf; tiles: level, number -> hashes of the
// newest width (a narrower tile is its beginning); facts: see fact_key; meta: see kCheckpointKey;
// texts: digest -> salt and text; drafts: see draft_store.
enum class Column { entries, tiles, facts, meta, texts, drafts };
inline constexpr std::size_t kColumns = 6;
std::string_view name_of(Column column);
// RocksDB's number for it: columns are made in this order, after the default one.
inline std::uint32_t column_number(Column column) {
    return static_cast<std::uint32_t>(column) + 1;
}

inline constexpr std::string_view kCheckpointKey = "checkpoint";  // the newest signed note
inline constexpr std::string_view kSizeKey = "size";              // as big_endian
inline constexpr std::string_view kVkeyKey = "vkey";              // the log's own claim

// Numbers as 8 bytes whose order is the numbers' order.
std::string big_endian(std::uint64_t value);
std::optional<std::uint64_t> parse_big_endian(std::string_view bytes);

std::string entry_key(Index index);
std::string tile_key(unsigned level, std::uint64_t number);
struct TileKey {
    unsigned level = 0;
    std::uint64_t number = 0;
};
std::optional<TileKey> parse_tile_key(std::string_view key);

// Facts' keys: projection version, entity, 0x00, field, 0x00, big-endian ~index: a field's newest
// version comes first, and one seek finds the version of any position.
std::string entity_prefix(const std::string& entity);
std::string field_prefix(const std::string& entity, const std::string& field);
// After every version of the field, before the entity's next field; "" gives its first field.
std::string past_field(const std::string& entity, const std::string& field);
std::string fact_key(const std::string& entity, const std::string& field, Index index);
// How long the part of a fact's key before ~index is; 0 if this is no fact's key.
std::size_t field_prefix_length(std::string_view key);
std::string fact_value(const domain::Fact& fact);
// `tampered` (fact_form) for bytes that fact_key and fact_value would not give.
Result<domain::Fact> parse_fact(std::string_view key, std::string_view value);

}  // namespace banchi::store
