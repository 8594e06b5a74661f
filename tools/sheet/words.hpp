#pragma once

#include <string>

#include "ledger/base/time.hpp"

namespace banchi::sheet {

using namespace banchi::base;

// What stands under a column's name for people; empty for no column of a sheet. The year is for the
// example of a code.
Text explained(const std::string& column, FiscalYear year);

}  // namespace banchi::sheet
