#include "ledger/base/time.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace banchi::base {
namespace {

constexpr std::int64_t kDayMicros = 86'400'000'000;
constexpr std::int64_t kThaiOffsetMicros = 7 * 3'600'000'000LL;
constexpr int kBuddhistEra = 543;

struct Civil {
    int year, month, day;
};

// Howard Hinnant's civil-date arithmetic, proleptic Gregorian.
std::int32_t days_from_civil(int y, int m, int d) {
    y -= m <= 2;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const unsigned yoe = static_cast<unsigned>(y - era * 400);
    const unsigned doy = static_cast<unsigned>((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1);
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + static_cast<int>(doe) - 719468;
}

Civil civil_from_days(std::int32_t z) {
    z += 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const unsigned doe = static_cast<unsigned>(z - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    const int year = static_cast<int>(yoe) + era * 400 + (month <= 2);
    return {year, month, static_cast<int>(doy - (153 * mp + 2) / 5 + 1)};
}

bool digits(std::string_view text, std::size_t at, std::size_t count, int& out) {
    if (at + count > text.size()) return false;
    out = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        out = out * 10 + (text[i] - '0');
    }
    return true;
}

bool parse_civil(std::string_view text, Civil& c) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
    if (!digits(text, 0, 4, c.year) || !digits(text, 5, 2, c.month) || !digits(text, 8, 2, c.day))
        return false;
    if (c.month < 1 || c.month > 12 || c.day < 1) return false;
    const auto back = civil_from_days(days_from_civil(c.year, c.month, c.day));
    return back.month == c.month && back.day == c.day;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0);
}

Error bad_time() {
    return {ErrorKind::malformed,
            "time",
            {"เวลาต้องเป็นแบบ RFC 3339 เช่น 2025-09-19T07:00:00Z",
             "a time is written as RFC 3339, such as 2025-09-19T07:00:00Z"},
            {}};
}

// The offset after the seconds: "Z" or "+07:00"; in minutes.
bool parse_offset(std::string_view text, int& minutes) {
    minutes = 0;
    if (text == "Z") return true;
    int h = 0;
    int m = 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return false;
    if (!digits(text, 1, 2, h) || !digits(text, 4, 2, m) || h > 23 || m > 59) return false;
    minutes = (text[0] == '-' ? -1 : 1) * (h * 60 + m);
    return true;
}

}  // namespace

Result<Instant> Instant::parse(std::string_view text) {
    Civil c{};
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (text.size() < 20 || !parse_civil(text, c) || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || !digits(text, 11, 2, hour) || !digits(text, 14, 2, minute) ||
        !digits(text, 17, 2, second) || hour > 23 || minute > 59 || second > 59)
        return bad_time();
    std::size_t at = 19;
    std::int64_t fraction = 0;
    if (text[at] == '.') {
        std::int64_t unit = 100'000;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) {
            if (unit == 0) return bad_time();
            fraction += (text[at] - '0') * unit;
        }
        if (at == 20) return bad_time();
    }
    int offset = 0;
    if (!parse_offset(text.substr(at), offset)) return bad_time();
    const std::int64_t days = days_from_civil(c.year, c.month, c.day);
    const std::int64_t seconds = days * 86'400 + hour * 3600 + (minute - offset) * 60 + second;
    return Instant{seconds * 1'000'000 + fraction};
}

std::string Instant::text() const {
    const auto days = floor_div(micros, kDayMicros);
    const auto rest = micros - days * kDayMicros;
    const auto c = civil_from_days(static_cast<std::int32_t>(days));
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", c.year,
                  c.month, c.day, static_cast<int>(rest / 3'600'000'000),
                  static_cast<int>(rest / 60'000'000 % 60), static_cast<int>(rest / 1'000'000 % 60),
                  static_cast<int>(rest % 1'000'000));
    return buffer.data();
}

Result<Date> Date::parse(std::string_view iso) {
    Civil c{};
    if (iso.size() != 10 || !parse_civil(iso, c))
        return Error{
            ErrorKind::malformed,
            "date",
            {"วันที่ต้องเขียนแบบ 2025-09-19 (ปี ค.ศ.)", "a date is written as 2025-09-19 (year CE)"},
            {}};
    return from_civil(c.year, c.month, c.day);
}

Date Date::of(Instant instant) {
    return {static_cast<std::int32_t>(floor_div(instant.micros + kThaiOffsetMicros, kDayMicros))};
}

Date Date::from_civil(int year, int month, int day) {
    return {days_from_civil(year, month, day)};
}

std::string Date::text() const {
    const auto c = civil_from_days(days);
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", c.year, c.month, c.day);
    return buffer.data();
}

Instant Date::begins() const {
    return {days * kDayMicros - kThaiOffsetMicros};
}

Result<FiscalYear> FiscalYear::parse(std::string_view text) {
    std::int64_t label = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), label);
    if (ec != std::errc{} || end != text.data() + text.size()) label = 0;
    // One label a year: "02569" would make a second subject of the same agreement.
    if (text != std::to_string(label)) label = 0;
    return check(label);
}

Result<FiscalYear> FiscalYear::check(std::int64_t label) {
    if (label >= 2500 && label < 2700) return FiscalYear{static_cast<std::int32_t>(label)};
    Text detail{"ปีงบประมาณเขียนเป็น พ.ศ. เช่น 2569",
                "a fiscal year is its Buddhist Era label, such as 2569"};
    if (label >= 1957 && label < 2157) {
        const auto meant = std::to_string(label + kBuddhistEra);
        detail.th += " หมายถึง " + meant + " ใช่หรือไม่";
        detail.en += "; did you mean " + meant + "?";
    }
    return Error{ErrorKind::malformed, "fiscal_year", detail, {{"given", std::to_string(label)}}};
}

FiscalYear FiscalYear::of(Date date) {
    const auto c = civil_from_days(date.days);
    return {c.year + kBuddhistEra + (c.month >= 10 ? 1 : 0)};
}

Date FiscalYear::first_day() const {
    return Date::from_civil(label - kBuddhistEra - 1, 10, 1);
}

Date FiscalYear::end() const {
    return Date::from_civil(label - kBuddhistEra, 10, 1);
}

Text for_people(Date date) {
    static constexpr std::array kThai = {"มกราคม",  "กุมภาพันธ์", "มีนาคม",    "เมษายน",
                                         "พฤษภาคม", "มิถุนายน",  "กรกฎาคม",  "สิงหาคม",
                                         "กันยายน",  "ตุลาคม",   "พฤศจิกายน", "ธันวาคม"};
    static constexpr std::array kEnglish = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
    const auto c = civil_from_days(date.days);
    const auto month = static_cast<std::size_t>(c.month - 1);
    return {
        std::to_string(c.day) + " " + kThai[month] + " " + std::to_string(c.year + kBuddhistEra),
        std::to_string(c.day) + " " + kEnglish[month] + " " + std::to_string(c.year)};
}

Text for_people(Instant instant) {
    const auto date = Date::of(instant);
    auto text = for_people(date);
    const auto minutes = (instant.micros - date.begins().micros) / 60'000'000;
    std::array<char, 8> clock{};
    std::snprintf(clock.data(), clock.size(), "%02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    text.th += std::string(" ") + clock.data() + " น.";
    text.en += std::string(" ") + clock.data();
    return text;
}

}  // namespace banchi::base
