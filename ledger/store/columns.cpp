#include "ledger/store/columns.hpp"

#include <array>

#include "ledger/store/failure.hpp"

namespace banchi::store {
namespace {

// Raised when evolve's facts change shape, so that an older projection is rebuilt, never misread.
constexpr char kProjection = 1;
constexpr std::size_t kNumberSize = 8;
constexpr std::size_t kValueHeader = kNumberSize + 1;  // origin, and whether a value is present
constexpr std::size_t kDeepestValue = 64;

Error bad_fact(std::string_view key) {
    return contradiction("fact_form",
                         {"ข้อเท็จจริงที่เก็บไว้อ่านไม่ได้ ให้สร้างใหม่จากบันทึกด้วย banchi replay",
                          "a stored fact does not read: compare with the log by banchi replay"},
                         {{"key", field_prefix_length(key) == 0
                                      ? std::string("?")
                                      : std::string(key.substr(1, field_prefix_length(key) - 2))}});
}

}  // namespace

std::string_view name_of(Column column) {
    static constexpr std::array<std::string_view, kColumns> kNames{"entries", "tiles", "facts",
                                                                   "meta",    "texts", "drafts"};
    return kNames[static_cast<std::size_t>(column)];
}

std::string big_endian(std::uint64_t value) {
    std::string bytes(kNumberSize, '\0');
    for (std::size_t i = kNumberSize; i-- > 0; value >>= 8)
        bytes[i] = static_cast<char>(value & 0xff);
    return bytes;
}

std::optional<std::uint64_t> parse_big_endian(std::string_view bytes) {
    if (bytes.size() != kNumberSize) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::string entry_key(Index index) {
    return big_endian(index.value);
}

std::string tile_key(unsigned level, std::uint64_t number) {
    return std::string(1, static_cast<char>(level)) + big_endian(number);
}

std::optional<TileKey> parse_tile_key(std::string_view key) {
    if (key.empty()) return std::nullopt;
    const auto number = parse_big_endian(key.substr(1));
    if (!number) return std::nullopt;
    return TileKey{static_cast<unsigned char>(key[0]), *number};
}

std::string entity_prefix(const std::string& entity) {
    std::string key(1, kProjection);
    key.append(entity).push_back('\0');
    return key;
}

std::string field_prefix(const std::string& entity, const std::string& field) {
    auto key = entity_prefix(entity);
    key.append(field).push_back('\0');
    return key;
}

std::string past_field(const std::string& entity, const std::string& field) {
    auto key = entity_prefix(entity);
    if (!field.empty()) key.append(field).push_back('\1');  // 0x00 < 0x01 < every path character
    return key;
}

std::string fact_key(const std::string& entity, const std::string& field, Index index) {
    return field_prefix(entity, field) + big_endian(~index.value);
}

std::size_t field_prefix_length(std::string_view key) {
    if (key.empty() || key[0] != kProjection) return 0;
    const auto entity_end = key.find('\0', 1);
    if (entity_end == std::string_view::npos) return 0;
    const auto field_end = key.find('\0', entity_end + 1);
    return field_end == std::string_view::npos ? 0 : field_end + 1;
}

std::string fact_value(const domain::Fact& fact) {
    auto bytes = big_endian(fact.origin.value);
    bytes.push_back(fact.value ? 1 : 0);
    if (fact.value) bytes += canonical(*fact.value);
    return bytes;
}

Result<domain::Fact> parse_fact(std::string_view key, std::string_view value) {
    const auto prefix = field_prefix_length(key);
    const auto inverted = prefix == 0 ? std::nullopt : parse_big_endian(key.substr(prefix));
    if (!inverted || value.size() < kValueHeader) return bad_fact(key);
    const auto path = key.substr(1, prefix - 2);
    const auto middle = path.find('\0');
    domain::Fact fact{std::string(path.substr(0, middle)), std::string(path.substr(middle + 1)),
                      std::nullopt, Index{~*inverted},
                      Index{*parse_big_endian(value.substr(0, kNumberSize))}};
    const auto json = value.substr(kValueHeader);
    const char present = value[kNumberSize];
    if (present == 0 && json.empty()) return fact;
    if (present != 1) return bad_fact(key);
    auto parsed = parse_json(json, {json.size(), kDeepestValue});
    if (!parsed) return bad_fact(key);
    fact.value = std::move(*parsed);
    return fact;
}

}  // namespace banchi::store
