#pragma once

#include <boost/system/error_code.hpp>
#include <string>

#include "ledger/base/error.hpp"

namespace banchi::api {

using namespace banchi::base;

// What is written to a connection over the limit, at once and without waiting for its request.
const std::string& full();
Error cannot_listen(const std::string& where, const boost::system::error_code& ec);  // `port`
Error not_encrypted(const std::string& address);  // `remote_address`

}  // namespace banchi::api
