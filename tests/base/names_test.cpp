#include "ledger/base/names.hpp"

#include <gtest/gtest.h>

namespace banchi::base {

TEST(Decimal, AcceptsOnlyItsOneForm) {
    for (const auto* good : {"0", "78", "-1.50", "0.5", "123456789012345678"})
        EXPECT_TRUE(Decimal::parse(good)) << good;
    for (const auto* bad : {"", "-", "-0", "-0.00", "01", ".5", "5.", "1e3", "+1", "1,000", " 1",
                            "1234567890123456789", "๑"})
        EXPECT_FALSE(Decimal::parse(bad)) << bad;
}

TEST(Decimal, ComparesByValue) {
    const auto compare = [](const char* left, const char* right) {
        return Decimal::compare(Decimal{left}, Decimal{right});
    };
    EXPECT_EQ(compare("1.5", "1.50"), 0);
    EXPECT_EQ(compare("0", "0.00"), 0);
    EXPECT_LT(compare("9", "10"), 0);
    EXPECT_LT(compare("1.09", "1.1"), 0);
    EXPECT_LT(compare("-2", "-1.5"), 0);
    EXPECT_LT(compare("-1", "0"), 0);
    EXPECT_GT(compare("0.1", "-5"), 0);
    EXPECT_GT(compare("123456789012345678", "12345678901234567.8"), 0);
}

TEST(BasisPoints, AreToldAsPercent) {
    EXPECT_EQ(BasisPoints{1550}.percent(), "15.50");
    EXPECT_EQ(BasisPoints{5}.percent(), "0.05");
    EXPECT_EQ(BasisPoints{10'000}.percent(), "100.00");
}

TEST(BasisPoints, AreReadFromPercent) {
    for (const auto& [text, points] : std::vector<std::pair<std::string, std::int64_t>>{
             {"15.5", 1550}, {"15.50%", 1550}, {"0", 0}, {"0.05", 5}, {"100", 10'000}})
        EXPECT_EQ(BasisPoints::from_percent(text).value(), BasisPoints{points}) << text;
    for (const auto* bad : {"", "%", "100.01", "15.555", "-1", "1,5", "15.", ".5", "015",
                            "999999999999999999", "15 %"})
        EXPECT_FALSE(BasisPoints::from_percent(bad)) << bad;
}

TEST(Slug, IsSafeInAPath) {
    EXPECT_TRUE(valid_slug("DIW-69-01"));
    for (const auto* bad : {"", ".", "..", "a/b", "ก", "a b"}) EXPECT_FALSE(valid_slug(bad)) << bad;
    EXPECT_FALSE(valid_slug(std::string(65, 'a')));
}

TEST(Line, HasNoControlCharacters) {
    EXPECT_TRUE(valid_line("น้ำหนัก\nบรรทัดสอง"));
    for (const auto& bad : {std::string(), std::string("a\tb"), std::string("\x7f"),
                            std::string("\xff"), std::string(4001, 'a')})
        EXPECT_FALSE(valid_line(bad));
}

TEST(Line, HasSomethingToSee) {
    for (const auto* good : {".", " ก ", "\u200bน้ำหนัก", "\n-", "≥", "😀"})
        EXPECT_TRUE(valid_line(good)) << good;
    for (const auto* blank : {" ", "\n", "  \n ", "\u00a0", "\u200b", "\u2003\u3000", "\ufeff"})
        EXPECT_FALSE(valid_line(blank)) << "'" << blank << "'";
}

}  // namespace banchi::base
