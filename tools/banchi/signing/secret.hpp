#pragma once

#include <string>

#include "ledger/base/error.hpp"

namespace banchi::tools::signing {

using namespace banchi::base;

// Asks at the terminal, whatever stdin is, without showing what is typed. `nobody_to_ask` where
// there is no terminal.
Result<std::string> ask_secret(const std::string& question);

}  // namespace banchi::tools::signing
