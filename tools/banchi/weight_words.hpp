#pragma once

#include <string>
#include <vector>

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::tools {

using namespace banchi::base;

// Weights as people type them: "DIW-69-01=2000" (basis points), "DIW-69-01=20.25%"; each code once.
Result<domain::Weights> named_weights(const std::vector<std::string>& words);
// "  DIW-69-01  20% → 30%" a line; with no arrow what stays, or was not there before.
std::string shown(const domain::Weights& weights, const domain::Weights& before);

}  // namespace banchi::tools
