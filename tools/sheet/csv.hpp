#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/error.hpp"

namespace banchi::sheet {

using namespace banchi::base;

using Record = std::vector<std::string>;  // the fields of one row

inline constexpr std::size_t kLargestCsv = 4u << 20;

// The records of a CSV file, by RFC 4180 and strictly, but for what Excel writes: a byte order mark
// may come first, lines may end in a line feed alone, and fields are separated by semicolons where
// the first row has one before any comma. Errors say what to do and, but for the first two, name
// the row as a spreadsheet counts it: `csv_size` (too_large), `csv_format` (a workbook or UTF-16),
// `csv_utf8`, `csv_quote`, `csv_line_end`. A pure function of bytes.
Result<std::vector<Record>> parse_csv(std::string_view bytes);

// UTF-8 with a byte order mark, so that Excel shows Thai; commas, CRLF. parse_csv gives back the
// same records, if each has a field.
std::string write_csv(const std::vector<Record>& records);

}  // namespace banchi::sheet
