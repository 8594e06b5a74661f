#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/banchi/settings.hpp"
#include "tools/banchi/transport.hpp"

namespace banchi::tools {

// How one thing stands that a server or its people need. `error`: a fault, with what to do. A
// warning is what will become one, or may be meant.
struct Finding {
    std::string name;
    Text what;
    bool warning = false;
    std::optional<Error> error{};
};
using Findings = std::vector<Finding>;

Finding well(std::string name, Text what);
Finding warn(std::string name, Text what);
Finding fault(std::string name, const Error& error);

// The program and the machine: version, clock, limits.
Findings diagnose_machine(const Settings& settings);
// A ledger's folder and what would serve it, beside whoever serves it now. Changes nothing.
Findings diagnose_folder(const std::filesystem::path& folder, const Effective& effective);
// What serving takes beyond the folder: port, certificate, place for backups.
Findings diagnose_serving(const std::filesystem::path& folder, const Settings& settings);
// A server, as its clients see it.
Findings diagnose_server(const std::string& url, const Session& session);

// Who besides the owner may do what with a file; nothing where there is none.
std::optional<int> mode_of(const std::filesystem::path& file);
// The process that has the folder's ledger open now.
std::optional<int> holder_of(const std::filesystem::path& folder);

}  // namespace banchi::tools
