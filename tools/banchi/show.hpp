#pragma once

#include <string>
#include <vector>

#include "ledger/base/value.hpp"
#include "tools/banchi/command.hpp"

namespace banchi::tools {

// Rows under a heading, each column as wide as its widest cell; no heading, no rows: nothing.
struct Table {
    std::vector<std::string> heading;
    std::vector<std::vector<std::string>> rows;
    std::string text() const;
};

// One line for any value: a {th, en} in the language, levels as "78 / 82 / 86", null as "-".
std::string brief(const Value& value, api::Language language);

// The line that stands above a table whose contents aren't a real ledger's, or "".
std::string what_kind(const Value& view, api::Language language);

// A view on stdout: as JSON; its items one a line; or as tables that people read.
void show(const Value& view, Format format, api::Language language);

}  // namespace banchi::tools
