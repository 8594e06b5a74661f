#include "ledger/base/error.hpp"

#include <stdexcept>

namespace banchi::base {

void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::runtime_error(error.name + ": " + error.detail.en);
}

}  // namespace banchi::base
