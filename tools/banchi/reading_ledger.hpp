#pragma once

#include <filesystem>
#include <memory>

#include "ledger/ledger.hpp"

namespace banchi::tools {

using namespace banchi::base;

// A ledger's folder for reading alone: changes nothing on disk and works beside a server that holds
// the folder, as of the moment of opening. Opening checks what open_folder_log does, the
// checkpoint's signature, and its size and root against the stored tree (`tampered`). Submissions
// are refused (`read_only`).
Result<std::unique_ptr<ledger::Ledger>> open_to_read(const std::filesystem::path& folder);

// The clock by which the folder's ledger goes on: the machine's, or, if it is a demo's, a simulated
// one that runs at real speed from the newest event on.
Result<std::unique_ptr<Clock>> clock_of(const std::filesystem::path& folder);

}  // namespace banchi::tools
