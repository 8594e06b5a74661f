#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "ledger/base/error.hpp"
#include "ledger/base/time.hpp"

namespace boost::asio::ssl {
class context;
}

namespace banchi::api {

using namespace banchi::base;

// A server's certificate, followed by those of the authorities between, and its key: PEM files.
struct TlsFiles {
    std::filesystem::path certificate;  // empty: no TLS
    std::filesystem::path key;
};

// What a connection begins TLS with. Shared: connections that began keep theirs when a server reads
// its files again.
using TlsContext = std::shared_ptr<boost::asio::ssl::context>;

// TLS 1.2 and later. Refuses `tls_certificate` and `tls_key` (unreadable, no PEM, a key with a pass
// phrase) and `tls_mismatch` (the key is not the certificate's).
Result<TlsContext> server_tls(const TlsFiles& files);
// Verifies servers against these authorities' certificates (PEM), or the system's where no file is
// named. `ca_file` for what holds none.
Result<TlsContext> client_tls(const std::string& ca_file);

// From when to when a context's own certificate is valid.
struct Validity {
    Instant from;
    Instant until;
};
Validity validity_of(boost::asio::ssl::context& context);

// Why a client does not trust a server's certificate, by OpenSSL's code of it: `certificate`.
Error untrusted(const std::string& host, long code);

}  // namespace banchi::api
