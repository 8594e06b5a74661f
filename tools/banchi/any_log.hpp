#pragma once

#include <memory>

#include "ledger/store/log_reader.hpp"
#include "tools/banchi/command.hpp"

namespace banchi::tools {

// The log of a ledger, a folder's or a server's by its tiles, for commands that read events.
Result<std::unique_ptr<store::LogReader>> open_log(const std::string& ledger,
                                                   const Session& session);

}  // namespace banchi::tools
