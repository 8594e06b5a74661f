#include "tools/sheet/sheet.hpp"

#include <algorithm>
#include <set>

#include "ledger/domain/agreement/drafting.hpp"
#include "tools/sheet/csv.hpp"
#include "tools/sheet/words.hpp"

namespace banchi::sheet {
namespace {

constexpr char kForPeople = '#';
constexpr char kGuard = '\'';
constexpr const char* kCode = "code";

// Would a spreadsheet take the text for a formula? With any number of our own guards before it, so
// that taking one off never changes what somebody typed.
bool is_formula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(kGuard), text.size()));
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != text.npos &&
           !Decimal::parse(text);
}

std::string guarded(const std::string& text) {
    return is_formula(text) ? kGuard + text : text;
}

// The text that a field stands for; a line break inside it is a line feed.
std::string unguarded(std::string text) {
    for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at))
        text.erase(at, 1);
    if (text.starts_with(kGuard) && is_formula(text)) text.erase(0, 1);
    return text;
}

bool is_blank(const Record& record) {
    return std::all_of(record.begin(), record.end(), [](const std::string& field) {
        return field.find_first_not_of(" \t\r\n") == std::string::npos;
    });
}

bool is_for_people(const Record& record) {
    return record.front().starts_with(kForPeople);
}

Error header_missing() {
    return {ErrorKind::malformed,
            "sheet_header",
            {"แถวแรกต้องเป็นชื่อคอลัมน์ โดยมีคอลัมน์ code ให้เริ่มจากแฟ้มที่ได้จาก banchi template",
             "the first row holds the columns' names, code among them; begin with what `banchi "
             "template` writes"},
            {}};
}

Fault sheet_fault(std::size_t row, const std::string& column, const Text& why) {
    return {row, column, shape::bad_member(column, why)};
}

// The header's columns by position; what is no column is a fault and then nothing.
Columns header_of(const Record& record, std::size_t number, std::vector<Fault>& faults) {
    const auto known = columns();
    Columns header;
    for (const auto& field : record) {
        auto name = field;
        name.erase(name.find_last_not_of(" \t") + 1);
        if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
            faults.push_back(sheet_fault(
                number, name.substr(0, 40),
                {"ไม่รู้จักคอลัมน์นี้ ดูชื่อคอลัมน์จาก banchi template",
                 "there is no such column; `banchi template` writes the columns' names"}));
            name.clear();
        }
        if (!name.empty() && std::find(header.begin(), header.end(), name) != header.end()) {
            faults.push_back(sheet_fault(
                number, name,
                {"คอลัมน์นี้มีสองครั้ง ให้เหลือครั้งเดียว", "this column is there twice; keep one"}));
            name.clear();
        }
        header.push_back(std::move(name));
    }
    return header;
}

Row row_of(const Record& record, const Columns& header, std::size_t number) {
    Row row(number);
    for (std::size_t i = 0; i < record.size(); ++i) {
        if (i < header.size() && !header[i].empty()) {
            row.put(header[i], unguarded(record[i]));
        } else if (i >= header.size() && !is_blank({record[i]})) {
            row.fault("", shape::bad_member(std::to_string(i + 1),
                                            {"มีข้อความเลยคอลัมน์สุดท้าย ให้ตรวจว่าช่องเลื่อนหรือไม่",
                                             "there is text after the last column; did the cells "
                                             "shift?"}));
        }
    }
    return row;
}

std::optional<BasisPoints> weight_in(Row& row) {
    const auto& text = row.at(kWeightColumn);
    if (text.empty()) return std::nullopt;
    auto trimmed = text;
    std::erase(trimmed, ' ');
    const auto points = BasisPoints::from_percent(trimmed);
    if (points) return *points;
    row.fault(kWeightColumn, shape::bad_member(kWeightColumn, points.error().detail));
    return std::nullopt;
}

SheetRow read_row(Row row, std::vector<Fault>& faults) {
    SheetRow read{row.number(), Cells<domain::Kpi>::read("", row), weight_in(row), false};
    // The rules of a template judge what could be read at all.
    if (row.faults().empty())
        for (auto& error : domain::template_faults(read.kpi)) row.fault("", std::move(error));
    read.sound = row.faults().empty();
    faults.insert(faults.end(), row.faults().begin(), row.faults().end());
    return read;
}

void check_codes(Sheet& sheet) {
    std::set<KpiCode> seen;
    for (auto& row : sheet.rows) {
        if (row.kpi.code.text.empty() || seen.insert(row.kpi.code).second) continue;
        row.sound = false;
        sheet.faults.push_back(
            sheet_fault(row.number, kCode,
                        {row.kpi.code.text + " มีอยู่ในแถวก่อนหน้าแล้ว ให้เหลือแถวเดียว",
                         row.kpi.code.text + " is in a row above already; keep one row a KPI"}));
    }
    std::stable_sort(sheet.faults.begin(), sheet.faults.end(),
                     [](const Fault& left, const Fault& right) { return left.row < right.row; });
}

Record explanations(FiscalYear year) {
    Record record;
    for (const auto& column : columns()) {
        const auto text = explained(column, year);
        record.push_back(text.th + " / " + text.en);
    }
    record.front() = std::string(1, kForPeople) + " " + record.front();
    return record;
}

}  // namespace

domain::Weights Sheet::weights() const {
    domain::Weights weights;
    for (const auto& row : rows)
        if (row.weight) weights[row.kpi.code] = *row.weight;
    return weights;
}

std::vector<KpiCode> Sheet::scored() const {
    std::vector<KpiCode> codes;
    for (const auto& row : rows)
        if (row.kpi.kind != domain::KpiKind::monitor) codes.push_back(row.kpi.code);
    return codes;
}

Columns columns() {
    Columns all;
    Cells<domain::Kpi>::columns("", all);
    all.insert(all.begin() + 1, kWeightColumn);
    return all;
}

Result<Sheet> read_sheet(std::string_view csv) {
    const auto records = parse_csv(csv);
    if (!records) return records.error();
    Sheet sheet;
    std::optional<Columns> header;
    for (std::size_t i = 0; i < records->size(); ++i) {
        const auto& record = (*records)[i];
        if (is_blank(record) || is_for_people(record)) continue;
        if (!header) {
            header = header_of(record, i + 1, sheet.faults);
            if (std::find(header->begin(), header->end(), kCode) == header->end())
                return header_missing();
        } else {
            sheet.rows.push_back(read_row(row_of(record, *header, i + 1), sheet.faults));
        }
    }
    if (!header) return header_missing();
    check_codes(sheet);
    return sheet;
}

std::string write_sheet(const std::vector<domain::Kpi>& kpis, const domain::Weights& weights,
                        FiscalYear year) {
    const auto header = columns();
    std::vector<Record> records{header, explanations(year)};
    for (const auto& kpi : kpis) {
        Row row(records.size() + 1);
        Cells<domain::Kpi>::write("", kpi, row);
        if (const auto weight = weights.find(kpi.code); weight != weights.end())
            row.put(kWeightColumn, weight->second.percent());
        Record record;
        for (const auto& column : header) record.push_back(guarded(row.at(column)));
        records.push_back(std::move(record));
    }
    return write_csv(records);
}

}  // namespace banchi::sheet
