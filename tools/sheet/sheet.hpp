#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/sheet/cells.hpp"

namespace banchi::sheet {

inline constexpr const char* kWeightColumn = "weight_percent";

// A KPI as its row states it.
struct SheetRow {
    std::size_t number = 0;  // as a spreadsheet counts it
    domain::Kpi kpi;
    std::optional<BasisPoints> weight;
    bool sound = false;  // no fault in this row
};

struct Sheet {
    std::vector<SheetRow> rows;
    std::vector<Fault> faults;  // by row
    domain::Weights weights() const;
    std::vector<KpiCode> scored() const;
};

// All columns: every member of a KPI's template in its order, and the weight after the code.
Columns columns();

// Reads every row, whatever is wrong with others, and judges each by the rules that hold without a
// ledger: what a cell can say, the template's own rules (domain::template_faults), each code once.
// Weights are not judged here. Errors: those of parse_csv, `sheet_header`.
Result<Sheet> read_sheet(std::string_view csv);

// Only templates that the rules accept; reading gives the same KPIs and weights.
std::string write_sheet(const std::vector<domain::Kpi>& kpis, const domain::Weights& weights,
                        FiscalYear year);

}  // namespace banchi::sheet
