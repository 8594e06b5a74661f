#include "ledger/base/index.hpp"

namespace banchi::base {

std::string padded(Index index) {
    const auto digits = std::to_string(index.value);
    return std::string(20 - digits.size(), '0') + digits;
}

}  // namespace banchi::base
