#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "api/client.hpp"
#include "tools/banchi/command.hpp"

namespace banchi::tools {

// Where requests of wire.md's HTTP go. One thread's.
class Transport {
  public:
    virtual ~Transport() = default;
    // `target` is path and query; a body makes it a POST of JSON. Errors: `unavailable`, `io`.
    virtual Result<api::Response> send(const std::string& target, const std::string* body) = 0;
};

bool is_url(const std::string& ledger);

// How a command asks a server.
api::ClientOptions client_options(const Session& session);
// A server at http://HOST:PORT or https://HOST.
Result<std::unique_ptr<Transport>> connect_to(const std::string& url, const Session& session);

// What a person is told when nobody answers at a server's address.
Error unreachable(const std::string& url, const Error& why);
// And when what answers there is something else.
Error not_a_ledger(const std::string& what);

// A folder, answered in this process by api's own routes: reading changes nothing on disk and works
// beside a server that holds the folder; writing opens it (`in_use` while a server does).
enum class Access { read, write };
Result<std::unique_ptr<Transport>> open_folder(const std::filesystem::path& folder, Access access,
                                               const Session& session);

}  // namespace banchi::tools
