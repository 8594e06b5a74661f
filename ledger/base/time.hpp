#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/error.hpp"

namespace banchi::base {

// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t micros = 0;
    auto operator<=>(const Instant&) const = default;

    static Result<Instant> parse(
        std::string_view rfc3339);  // any offset; at most 6 fraction digits
    std::string text() const;       // "2025-09-19T07:00:00.000000Z": always microseconds, UTC
    Instant plus_seconds(std::int64_t seconds) const { return {micros + seconds * 1'000'000}; }
};

// A civil date of Thailand (UTC+07:00), as days since 1970-01-01. Ranges are half-open.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;

    static Result<Date> parse(std::string_view iso);  // "2025-09-19"
    static Date of(Instant instant);                  // the civil date in UTC+07:00
    static Date from_civil(int year, int month, int day);
    std::string text() const;
    Instant begins() const;  // the instant at which the day begins in UTC+07:00
    Date plus_days(std::int32_t count) const { return {days + count}; }
};

// A fiscal year by its Buddhist Era label: 2569 = 1 Oct 2025 - 30 Sep 2026.
struct FiscalYear {
    std::int32_t label = 0;
    auto operator<=>(const FiscalYear&) const = default;

    // Refuses anything outside 2500..2699 (`fiscal_year`); "2026" asks "did you mean 2569?".
    static Result<FiscalYear> parse(std::string_view text);
    static Result<FiscalYear> check(std::int64_t label);
    static FiscalYear of(Date date);
    std::string text() const { return std::to_string(label); }
    Date first_day() const;  // 1 October
    Date end() const;        // the first day that is no longer in it
};

// "19 กันยายน 2568" and "19 September 2025"; an instant also with its Thai clock time.
Text for_people(Date date);
Text for_people(Instant instant);

}  // namespace banchi::base
