#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "api/access_log.hpp"
#include "api/language.hpp"
#include "api/tls.hpp"
#include "ledger/ledger.hpp"

namespace banchi::api {

class Metrics;
struct Patience;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;    // 0: any free one
    bool next_free_port = false;  // tries the following hundred when the port is taken
    bool allow_remote = false;    // without TLS any address but a loopback one has to be allowed
    TlsFiles tls;
    bool public_read = false;  // opens the right `read` to everybody, and no other
    bool log_requests = true;
    LogForm log_form = LogForm::text;
    unsigned threads = 0;                 // 0: one a core
    unsigned largest_connections = 1024;  // more are told to come again
    unsigned largest_streams = 256;       // of the connections; more are told so
    Language language = Language::en;     // for who asks for neither Thai nor English
    std::filesystem::path token_folder;   // where tokens.json is: the ledger's folder
    std::filesystem::path backup_place;   // where POST /v1/backups puts them; empty: nowhere
    Metrics* metrics = nullptr;           // null: the server's own; outlives the server
    const Patience* patience = nullptr;   // null: the defaults of session.hpp; outlives the server
    std::chrono::milliseconds grace{30'000};  // how long stop() waits for slow clients
};

// The HTTP server over a ledger, which outlives it. start() and stop() are one thread's.
class Server {
  public:
    Server(ledger::Ledger& ledger, ServerOptions options);
    ~Server();  // stops
    // Listens and serves, on threads of its own. `remote_address` (denied) for an address that is
    // not loopback, without TLS and not allowed; `port` (io) when nothing can be listened on; what
    // server_tls refuses.
    Result<void> start();
    // Reads certificate and key again, for the connections that begin from now on; refused files
    // change nothing. Any thread.
    Result<void> read_tls();
    std::optional<Validity> certificate() const;  // nothing: there is no TLS
    // Whether within so long a thread that serves takes something up, and the ledger's writer
    // answers it: what a watchdog is to know.
    bool breathes(std::chrono::milliseconds most);
    std::uint16_t port() const;
    std::string url() const;  // "http://127.0.0.1:8080", with TLS "https://..."
    // Accepts no more connections, answers every request that had begun, submissions waiting for
    // durability included, then drains the ledger and returns. Again: does nothing.
    void stop();

  private:
    class Listener;
    std::unique_ptr<Listener> listener_;
};

}  // namespace banchi::api
