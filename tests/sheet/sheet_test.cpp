#include "tools/sheet/sheet.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>

#include "tests/domain/world.hpp"
#include "tests/sheet/kpis.hpp"
#include "tools/sheet/csv.hpp"
#include "tools/sheet/words.hpp"

namespace banchi::sheet {
namespace {

const FiscalYear kYear{2569};

std::string sample(const std::string& code = "DIW-69-01") {
    return write_sheet({domain::sample_kpi(code)}, {{{code}, {10'000}}}, kYear);
}

// The sample with a cell of its only KPI typed anew.
std::string typed(const std::string& column, const std::string& text) {
    auto records = parse_csv(sample()).value();
    const auto all = columns();
    records.at(2).at(
        static_cast<std::size_t>(std::find(all.begin(), all.end(), column) - all.begin())) = text;
    return write_csv(records);
}

void expect_fault(const std::string& csv, std::size_t row, const std::string& column,
                  const std::string& rule, const std::string& says) {
    const auto sheet = read_sheet(csv);
    ASSERT_TRUE(sheet) << sheet.error().detail.en;
    for (const auto& fault : sheet->faults)
        if (fault.row == row && fault.column == column && fault.error.name == rule &&
            fault.error.detail.en.find(says) != std::string::npos)
            return;
    ADD_FAILURE() << "no fault [" << rule << "] " << says << " in row " << row << " " << column;
    for (const auto& fault : sheet->faults)
        ADD_FAILURE() << fault.row << " " << fault.column << " " << fault.error.detail.en;
}

TEST(Sheet, EveryMemberOfAKpiHasColumnsAndEachIsExplained) {
    const auto all = columns();
    const auto members = schema_of<domain::Kpi>();
    for (const auto& [member, schema] : *members["properties"].members())
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const std::string& column) {
            return column == member || column.starts_with(member + ".");
        })) << member;
    for (const auto& column : all) {
        EXPECT_FALSE(explained(column, kYear).th.empty()) << column << " is not in words.cpp";
        EXPECT_FALSE(explained(column, kYear).en.empty()) << column << " is not in words.cpp";
    }
}

TEST(Sheet, ItBeginsWithStableNamesAndTheirExplanation) {
    const auto records = parse_csv(write_sheet({}, {}, FiscalYear{2570})).value();
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0], columns());
    EXPECT_EQ(records[0][0], "code");
    EXPECT_EQ(records[0][1], kWeightColumn);
    EXPECT_TRUE(records[1][0].starts_with("# รหัสตัวชี้วัด"));
    EXPECT_NE(records[1][0].find("DIW-70-01"), std::string::npos);
    EXPECT_TRUE(read_sheet(write_sheet({}, {}, kYear)).value().rows.empty());
}

TEST(Sheet, ColumnsMayComeInAnyOrderAndBeLeftOut) {
    const auto sheet = read_sheet("title.en;code;weight_percent;kind\nx;A;12,5;functional\n");
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->rows.at(0).kpi.code.text, "A");
    EXPECT_EQ(sheet->rows.at(0).kpi.title.en, "x");
    EXPECT_EQ(sheet->rows.at(0).kpi.definition.text, "not_stated");
    EXPECT_EQ(sheet->rows.at(0).kpi.baseline, std::nullopt);
}

TEST(Sheet, AllFaultsAreListedAndNotTheFirstAlone) {
    auto records = parse_csv(sample()).value();
    records.push_back(records[2]);
    records.push_back(Record(columns().size()));  // Excel leaves such rows
    records.push_back(records[2]);
    records.back()[0] = "A B";
    records.back()[1] = "30.555";
    records.back()[2] = "Functional";
    const auto csv = write_csv(records);
    expect_fault(csv, 4, "code", "member", "row above");
    expect_fault(csv, 6, "code", "member", "an id takes");
    expect_fault(csv, 6, "weight_percent", "member", "at most two decimals");
    expect_fault(csv, 6, "kind", "member", "functional, strategic, joint, monitor");
    EXPECT_EQ(read_sheet(csv)->faults.size(), 4u);
    EXPECT_TRUE(read_sheet(csv)->rows.at(0).sound);
}

TEST(Sheet, CellsSayWhatIsWrongWithThem) {
    expect_fault(typed("title.th", " "), 3, "title.th", "member", "is missing");
    expect_fault(typed("levels.75.value", "1,250"), 3, "levels.75.value", "decimal", "decimal");
    expect_fault(typed("scale", "one"), 3, "scale", "member", "integer");
    expect_fault(typed("definition", "a\x01"), 3, "definition", "member", "control characters");
    expect_fault(typed("weight_percent", "100.01"), 3, "weight_percent", "member", "0 to 100");
    EXPECT_EQ(read_sheet(typed("weight_percent", "20.5 %"))->rows[0].weight, BasisPoints{2050});
    EXPECT_EQ(read_sheet(typed("kind", " functional "))->faults.size(), 0u);
    EXPECT_EQ(read_sheet(typed("definition", "a\r\nb"))->rows[0].kpi.definition.text, "a\nb");
}

TEST(Sheet, ATemplateIsJudgedByTheDomainsRules) {
    expect_fault(typed("levels.75.value", "99"), 3, "", "levels_order", "must get harder");
    expect_fault(typed("levels.75.value", ""), 3, "", "template_incomplete", "50, 75, 100");
    const auto two = read_sheet(typed("joint.id", "JK-1"))->faults;
    ASSERT_EQ(two.size(), 1u);
    EXPECT_EQ(two[0].error.name, "member") << "joint.role is missing";
}

TEST(Sheet, TheHeaderSaysWhatItDoesNotKnow) {
    expect_fault("code,colour,kind,kind\nA,x,functional,\n", 1, "colour", "member",
                 "no such column");
    expect_fault("code,colour,kind,kind\nA,x,functional,\n", 1, "kind", "member", "twice");
    expect_fault("code\nA,x\n", 2, "", "member", "after the last column");
    EXPECT_TRUE(read_sheet("code,,\nA,,\n"));
    EXPECT_EQ(read_sheet("").error().name, "sheet_header");
    EXPECT_EQ(read_sheet("A,functional\n").error().name, "sheet_header");
}

TEST(Sheet, NoCellIsAFormulaToASpreadsheet) {
    auto kpi = domain::sample_kpi("-69");
    kpi.levels[0].value = Decimal{"-7.50"};
    for (const auto* text : {"=HYPERLINK(\"http://x\")", "+1+1", "-1+1", "@x", "\n=1", "'=1"}) {
        kpi.formula.text = text;
        const auto csv = write_sheet({kpi}, {}, kYear);
        for (const auto& record : parse_csv(csv).value())
            for (const auto& field : record)
                EXPECT_TRUE(field.empty() || std::string("=+@\n").find(field[0]) == field.npos)
                    << field;
        EXPECT_NE(csv.find(",-7.50,"), std::string::npos) << "a number stays a number";
        EXPECT_EQ(read_sheet(csv)->rows.at(0).kpi.formula.text, text);
    }
    kpi.formula.text = "'Smart' factories";
    EXPECT_NE(write_sheet({kpi}, {}, kYear).find(",'Smart' factories,"), std::string::npos);
}

RC_GTEST_PROP(SheetProperty, AnyKpisAndWeightsAreReadBackEqual, ()) {
    std::vector<domain::Kpi> kpis;
    domain::Weights weights;
    const auto count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
        kpis.push_back(any_kpi("K" + std::to_string(i)));
        if (*rc::gen::arbitrary<bool>())
            weights[kpis.back().code] = {*rc::gen::inRange<std::int64_t>(0, 10'001)};
    }
    const auto sheet = read_sheet(write_sheet(kpis, weights, kYear)).value();
    RC_ASSERT(sheet.rows.size() == kpis.size());
    for (std::size_t i = 0; i < kpis.size(); ++i)
        RC_ASSERT(canonical(to_value(sheet.rows[i].kpi)) == canonical(to_value(kpis[i])));
    RC_ASSERT(sheet.weights() == weights);
}

}  // namespace
}  // namespace banchi::sheet
