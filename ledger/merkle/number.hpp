#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace banchi::merkle {

// The only number form of the C2SP texts: ASCII decimal without sign or leading zeros, in 64 bits.
inline std::optional<std::uint64_t> parse_number(std::string_view text) {
    if (text.empty() || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        const auto digit = static_cast<std::uint64_t>(c - '0');
        if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) return std::nullopt;
        value = value * 10 + digit;
    }
    return value;
}

}  // namespace banchi::merkle
