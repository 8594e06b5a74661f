#include "tools/sheet/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/base/encoding.hpp"

namespace banchi::sheet {
namespace {

using Records = std::vector<Record>;

void expect_refused(std::string_view bytes, const std::string& name, const std::string& says) {
    const auto records = parse_csv(bytes);
    ASSERT_FALSE(records) << "accepted, though " << name;
    EXPECT_EQ(records.error().name, name);
    EXPECT_NE(records.error().detail.en.find(says), std::string::npos) << records.error().detail.en;
    EXPECT_FALSE(records.error().detail.th.empty());
}

TEST(Csv, FieldsAreBetweenCommasAndSpacesAreTheirs) {
    EXPECT_EQ(parse_csv("a,b\r\n c ,\r\n").value(), (Records{{"a", "b"}, {" c ", ""}}));
    EXPECT_EQ(parse_csv("").value(), Records{});
    EXPECT_EQ(parse_csv("a").value(), Records{{"a"}});
    EXPECT_EQ(parse_csv("\n\n").value(), (Records{{""}, {""}}));
}

TEST(Csv, AMarkAndLineFeedsAloneAreTaken) {
    EXPECT_EQ(parse_csv("\xef\xbb\xbf"
                        "ก,ข\nค,ง")
                  .value(),
              (Records{{"ก", "ข"}, {"ค", "ง"}}));
}

TEST(Csv, QuotedFieldsHoldSeparatorsLinesAndQuotes) {
    EXPECT_EQ(parse_csv("\"a,b\",\"c\r\nd\",\"e\"\"f\",\"\"\n").value(),
              (Records{{"a,b", "c\r\nd", "e\"f", ""}}));
}

TEST(Csv, SemicolonsSeparateWhereTheFirstRowHasOneFirst) {
    EXPECT_EQ(parse_csv("a;b,c\n1,5;2\n").value(), (Records{{"a", "b,c"}, {"1,5", "2"}}));
    EXPECT_EQ(parse_csv("a,b;c\n").value(), (Records{{"a", "b;c"}}));
    EXPECT_EQ(parse_csv("\"x,y\";b\n").value(), (Records{{"x,y", "b"}}));
}

TEST(Csv, WhatIsBrokenIsNamedByItsRow) {
    expect_refused("a,b\nc,\"d\n", "csv_quote", "row 2");
    expect_refused("a,b\n\"x\"y,d\n", "csv_quote", "row 2");
    expect_refused("a,b\"c\n", "csv_quote", "row 1");
    expect_refused("a\rb\n", "csv_line_end", "carriage return");
    expect_refused(std::string(kLargestCsv + 1, 'a'), "csv_size", "4 MiB");
}

TEST(Csv, OtherFormatsAndEncodingsAreToldHowToSave) {
    expect_refused(std::string("PK\x03\x04...", 7), "csv_format", "CSV UTF-8");
    expect_refused("\xd0\xcf\x11\xe0", "csv_format", "old Excel workbook");
    expect_refused(
        "\xff\xfe"
        "a",
        "csv_format", "UTF-16");
    // "กรม" as a Thai Windows writes it.
    expect_refused("code\r\n\xa1\xc3\xc1\r\n", "csv_utf8", "line 2 is in TIS-620/Windows-874");
    expect_refused("code\na\xff\n", "csv_utf8", "line 2 is not UTF-8");
}

RC_GTEST_PROP(CsvProperty, WhatIsWrittenIsReadBack, ()) {
    const auto field = rc::gen::container<std::string>(
        rc::gen::element('a', ',', ';', '"', '\n', '\r', ' ', '=', '\t'));
    auto records =
        *rc::gen::container<Records>(rc::gen::nonEmpty(rc::gen::container<Record>(field)));
    RC_ASSERT(parse_csv(write_csv(records)).value() == records);
}

RC_GTEST_PROP(CsvProperty, AnyBytesAreReadOrRefused, ()) {
    const auto bytes = *rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::element('"', ',', ';', '\r', '\n')));
    const auto records = parse_csv(bytes);
    if (!records) return;
    for (const auto& record : *records) RC_ASSERT(!record.empty());
    RC_ASSERT(parse_csv(write_csv(*records)).value() == *records);
}

}  // namespace
}  // namespace banchi::sheet
