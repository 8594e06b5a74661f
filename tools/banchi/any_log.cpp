#include "tools/banchi/any_log.hpp"

#include "api/http_log.hpp"
#include "tools/banchi/folder_log.hpp"
#include "tools/banchi/transport.hpp"

namespace banchi::tools {

Result<std::unique_ptr<store::LogReader>> open_log(const std::string& ledger,
                                                   const Session& session) {
    if (is_url(ledger)) {
        auto client = api::HttpClient::make(ledger, client_options(session));
        if (!client) return client.error();
        std::unique_ptr<store::LogReader> log = std::make_unique<api::HttpLog>(std::move(*client));
        if (auto there = log->checkpoint(); !there) {
            if (there.error().name.rfind("status_4", 0) == 0)
                return not_a_ledger(there.error().detail.en + " for /checkpoint");
            if (there.error().kind != ErrorKind::io) return there.error();
            return unreachable(ledger, there.error());
        }
        return log;
    }
    auto reader = open_folder_log(ledger);
    if (!reader) return reader.error();
    return std::unique_ptr<store::LogReader>(std::move(*reader));
}

}  // namespace banchi::tools
