#include "ledger/base/names.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "ledger/base/encoding.hpp"

namespace banchi::base {
namespace {

constexpr int kPercentScale = 2;
constexpr std::int64_t kWholeBp = 10'000;

bool slug_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

// The code point that valid UTF-8 begins with, which is taken off.
std::uint32_t take_code_point(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    std::uint32_t point = length == 1 ? first : first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i)
        point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    text.remove_prefix(length);
    return point;
}

// Ranges, both ends included, of white space and of marks that print nothing (Unicode's White_Space
// and the zero-width characters, which Thai text uses between words).
constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 12> kUnseen{{{0x00, 0x20},
                                                                           {0x7f, 0xa0},
                                                                           {0xad, 0xad},
                                                                           {0x115f, 0x1160},
                                                                           {0x1680, 0x1680},
                                                                           {0x180e, 0x180e},
                                                                           {0x2000, 0x200f},
                                                                           {0x2028, 0x202f},
                                                                           {0x205f, 0x206f},
                                                                           {0x3000, 0x3000},
                                                                           {0x3164, 0x3164},
                                                                           {0xfeff, 0xfeff}}};

bool has_visible(std::string_view text) {
    while (!text.empty()) {
        const auto point = take_code_point(text);
        if (std::none_of(kUnseen.begin(), kUnseen.end(), [point](const auto& range) {
                return range.first <= point && point <= range.second;
            }))
            return true;
    }
    return false;
}

// Digits before and after the point; equal values give equal parts.
struct Parts {
    std::string whole;
    std::string fraction;
};

Parts parts_of(std::string_view magnitude) {
    const auto point = magnitude.find('.');
    Parts parts{std::string(magnitude.substr(0, point)), {}};
    if (point != magnitude.npos) parts.fraction = magnitude.substr(point + 1);
    while (!parts.fraction.empty() && parts.fraction.back() == '0') parts.fraction.pop_back();
    return parts;
}

int compare_magnitudes(std::string_view left, std::string_view right) {
    const auto a = parts_of(left);
    const auto b = parts_of(right);
    // No leading zeros: the longer whole part is the larger number.
    if (a.whole.size() != b.whole.size()) return a.whole.size() < b.whole.size() ? -1 : 1;
    const auto order =
        a.whole == b.whole ? a.fraction.compare(b.fraction) : a.whole.compare(b.whole);
    return (order > 0) - (order < 0);
}

}  // namespace

bool valid_slug(std::string_view text) {
    return !text.empty() && text.size() <= 64 && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), slug_character);
}

bool valid_path(std::string_view text) {
    return !text.empty() && text.size() <= 200 && std::all_of(text.begin(), text.end(), [](char c) {
        return c == '/' || slug_character(c);
    });
}

bool valid_line(std::string_view text) {
    return !text.empty() && text.size() <= 4000 && valid_utf8(text) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) {
                           return c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
                       }) &&
           has_visible(text);
}

std::string BasisPoints::percent() const {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%lld.%02lld", static_cast<long long>(value / 100),
                  static_cast<long long>(value % 100));
    return buffer.data();
}

Result<BasisPoints> BasisPoints::from_percent(std::string_view text) {
    const Error bad{ErrorKind::malformed,
                    "percent",
                    {"ร้อยละต้องอยู่ระหว่าง 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง เช่น 20 หรือ 20.25",
                     "a percentage is 0 to 100 with at most two decimals, as 20 or 20.25"},
                    {{"given", std::string(text.substr(0, 40))}}};
    if (text.ends_with('%')) text.remove_suffix(1);
    const auto decimal = Decimal::parse(text);
    if (!decimal || decimal->scale() > kPercentScale || text.front() == '-') return bad;
    auto digits = decimal->text;
    std::erase(digits, '.');
    digits.append(static_cast<std::size_t>(kPercentScale - decimal->scale()), '0');
    BasisPoints points;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), points.value);
    if (read.ec != std::errc{} || points.value > kWholeBp) return bad;
    return points;
}

Result<Decimal> Decimal::parse(std::string_view text) {
    const auto bad = [&] {
        return Error{
            ErrorKind::malformed,
            "decimal",
            {"ตัวเลขต้องเป็นสตริงทศนิยม เช่น \"85.5\"", "a number is a decimal string, such as \"85.5\""},
            {{"given", std::string(text.substr(0, 40))}}};
    };
    auto rest = text;
    if (!rest.empty() && rest.front() == '-') rest.remove_prefix(1);
    const auto point = rest.find('.');
    const auto whole = rest.substr(0, point);
    const auto fraction = point == rest.npos ? std::string_view{} : rest.substr(point + 1);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool zero =
        std::all_of(rest.begin(), rest.end(), [](char c) { return c == '0' || c == '.'; });
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0') ||
        (point != rest.npos && fraction.empty()) || whole.size() + fraction.size() > 18 ||
        !std::all_of(whole.begin(), whole.end(), digit) ||
        !std::all_of(fraction.begin(), fraction.end(), digit) || (zero && text.front() == '-'))
        return bad();
    return Decimal{std::string(text)};
}

int Decimal::scale() const {
    const auto point = text.find('.');
    return point == text.npos ? 0 : static_cast<int>(text.size() - point - 1);
}

int Decimal::compare(const Decimal& left, const Decimal& right) {
    const bool below_zero = left.text.front() == '-';
    if (below_zero != (right.text.front() == '-')) return below_zero ? -1 : 1;
    if (below_zero)
        return compare_magnitudes(std::string_view(right.text).substr(1),
                                  std::string_view(left.text).substr(1));
    return compare_magnitudes(left.text, right.text);
}

}  // namespace banchi::base
