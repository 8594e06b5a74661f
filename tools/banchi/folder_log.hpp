#pragma once

#include <filesystem>
#include <memory>

#include "ledger/store/folder_reader.hpp"

namespace banchi::tools {

using namespace banchi::base;

// The log of a ledger's folder, for every command that reads one. Refuses, as `tampered`, a folder
// whose head file is missing, damaged, signed by another key or ahead of the database
// (`database_behind_head`, both sizes named: acknowledged events were lost), and one whose `origin`
// file names another ledger than the head does. Works beside a server that writes.
Result<std::unique_ptr<store::FolderReader>> open_folder_log(const std::filesystem::path& folder);

}  // namespace banchi::tools
