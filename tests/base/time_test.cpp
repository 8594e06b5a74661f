#include "ledger/base/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace banchi::base {

TEST(Instant, ReadsAnyOffsetAndWritesUtcMicroseconds) {
    EXPECT_EQ(Instant::parse("2025-09-19T14:00:00+07:00").value().text(),
              "2025-09-19T07:00:00.000000Z");
    EXPECT_EQ(Instant::parse("2025-09-19T07:00:00.5Z").value().text(),
              "2025-09-19T07:00:00.500000Z");
    EXPECT_EQ(Instant::parse("1970-01-01T00:00:00Z").value().micros, 0);
    EXPECT_EQ(Instant::parse("1969-12-31T23:59:59.999999Z").value().micros, -1);
}

TEST(Instant, RefusesWhatIsNotRfc3339) {
    for (const auto* bad :
         {"", "2025-09-19", "2025-09-19T07:00Z", "2025-09-19 07:00:00Z", "2025-13-19T07:00:00Z",
          "2025-02-29T07:00:00Z", "2025-09-19T24:00:00Z", "2025-09-19T07:00:60Z",
          "2025-09-19T07:00:00", "2025-09-19T07:00:00.Z", "2025-09-19T07:00:00.1234567Z",
          "2025-09-19T07:00:00+7:00", "2025-09-19T07:00:00Zx"})
        EXPECT_FALSE(Instant::parse(bad)) << bad;
}

RC_GTEST_PROP(Instant, RoundTripsThroughItsText, ()) {
    const Instant instant{
        *rc::gen::inRange<std::int64_t>(-2'000'000'000'000'000, 4'000'000'000'000'000)};
    RC_ASSERT(Instant::parse(instant.text()).value() == instant);
}

TEST(Date, IsTheCivilDateInThailand) {
    EXPECT_EQ(Date::of(Instant::parse("2025-09-30T16:59:59Z").value()).text(), "2025-09-30");
    EXPECT_EQ(Date::of(Instant::parse("2025-09-30T17:00:00Z").value()).text(), "2025-10-01");
    EXPECT_EQ(Date::parse("2025-10-01").value().begins().text(), "2025-09-30T17:00:00.000000Z");
    EXPECT_FALSE(Date::parse("2025-02-30"));
}

TEST(FiscalYear, RunsFromOctoberUnderItsBuddhistEraLabel) {
    const auto year = FiscalYear::parse("2569").value();
    EXPECT_EQ(year.first_day().text(), "2025-10-01");
    EXPECT_EQ(year.end().text(), "2026-10-01");
    EXPECT_EQ(FiscalYear::of(Date::parse("2025-09-30").value()).label, 2568);
    EXPECT_EQ(FiscalYear::of(Date::parse("2025-10-01").value()).label, 2569);
}

TEST(FiscalYear, AsksWhetherACommonEraYearWasMeant) {
    const auto refused = FiscalYear::parse("2026");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().name, "fiscal_year");
    EXPECT_NE(refused.error().detail.en.find("did you mean 2569?"), std::string::npos);
    EXPECT_NE(refused.error().detail.th.find("2569"), std::string::npos);
    for (const auto* bad : {"", "69", "2569x", "02569", " 2569", "99999", "-1"})
        EXPECT_FALSE(FiscalYear::parse(bad));
}

TEST(ForPeople, SaysThaiDatesInTheBuddhistEra) {
    const auto text = for_people(Instant::parse("2025-09-19T07:05:00Z").value());
    EXPECT_EQ(text.th, "19 กันยายน 2568 14:05 น.");
    EXPECT_EQ(text.en, "19 September 2025 14:05");
}

}  // namespace banchi::base
