#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "ledger/base/error.hpp"

namespace banchi::base {

// 1..64 of [A-Za-z0-9._-], not beginning with a dot: safe in a subject, a fact key and a path.
bool valid_slug(std::string_view text);
// 1..200 of [A-Za-z0-9._/-]: an entity or field of a fact, a subject.
bool valid_path(std::string_view text);
// 1..4,000 bytes of UTF-8 without control characters other than line feed, at least one character
// visible: white space alone says nothing.
bool valid_line(std::string_view text);

// An id of one kind of thing; the tag keeps kinds apart at compile time.
template <class Tag>
struct Id {
    std::string text;
    auto operator<=>(const Id&) const = default;
};

using PersonId = Id<struct PersonTag>;
using AgencyId = Id<struct AgencyTag>;
using CommitteeId = Id<struct CommitteeTag>;
using MeetingId = Id<struct MeetingTag>;
using KpiCode = Id<struct KpiTag>;
using OfficeId = Id<struct OfficeTag>;
using JointId = Id<struct JointTag>;        // a main joint KPI of the joint register
using RegisterId = Id<struct RegisterTag>;  // an entry of a register; a joint one's is its JointId

// Text of an event that people read: a reason, a name, a place.
struct Line {
    std::string text;
    auto operator<=>(const Line&) const = default;
};

// A line that must be there in both languages.
struct Title {
    std::string th;
    std::string en;
    auto operator<=>(const Title&) const = default;
    operator Text() const { return {th, en}; }
};

// Integer basis points: 10,000 is the whole.
struct BasisPoints {
    std::int64_t value = 0;
    auto operator<=>(const BasisPoints&) const = default;
    std::string percent() const;  // 1550 -> "15.50"
    // "15.5", "15.50" or "15.5%": 0 to 100 with at most two decimals (`percent`).
    static Result<BasisPoints> from_percent(std::string_view text);
};

// A decimal number as people wrote it: "78", "-1.50"; no exponent, no leading zeros, at most
// 18 digits. Compared by value: "1.5" equals "1.50".
struct Decimal {
    std::string text;
    static Result<Decimal> parse(std::string_view text);
    int scale() const;  // digits after the point
    static int compare(const Decimal& left, const Decimal& right);
};

}  // namespace banchi::base
