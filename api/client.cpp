#include "api/client.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "api/transport.hpp"

namespace banchi::api {
namespace {

namespace asio = boost::asio;

constexpr JsonLimits kAnswerLimits{32u << 20, 64};

struct Address {
    bool tls = false;
    std::string host;
    std::string port;
    std::string prefix;
    std::string field;  // the Host header
};

Error bad_url(std::string_view url) {
    const std::string text(url);
    return {
        ErrorKind::malformed,
        "url",
        {"ที่อยู่ต้องเป็นแบบ http://127.0.0.1:8080 หรือ https://ledger.example ไม่ใช่ " + text,
         "the address must look like http://127.0.0.1:8080 or https://ledger.example, not " + text},
        {}};
}

Result<Address> parse_url(std::string_view url) {
    const bool tls = url.substr(0, 8) == "https://";
    if (!tls && url.substr(0, 7) != "http://") return bad_url(url);
    auto rest = url.substr(tls ? 8 : 7);
    const auto authority = rest.substr(0, rest.find('/'));
    rest.remove_prefix(authority.size());
    while (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
    if (rest.find_first_of("?# ") != std::string_view::npos) return bad_url(url);
    Address address{tls, std::string(authority), tls ? "443" : "80", std::string(rest),
                    std::string(authority)};
    // An IPv6 address stands in brackets, within which a colon begins no port.
    const auto bracket = authority.rfind(']');
    const auto colon = authority.rfind(':');
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
        address.host = authority.substr(0, colon);
        address.port = authority.substr(colon + 1);
    }
    if (!address.host.empty() && address.host.front() == '[' && address.host.back() == ']')
        address.host = address.host.substr(1, address.host.size() - 2);
    const bool digits = address.port.find_first_not_of("0123456789") == std::string::npos;
    if (address.host.empty() || address.port.empty() || !digits) return bad_url(url);
    return address;
}

ErrorKind kind_of(int status) {
    switch (status) {
        case 401:
            return ErrorKind::unauthenticated;
        case 403:
            return ErrorKind::denied;
        case 404:
            return ErrorKind::not_found;
        case 409:
            return ErrorKind::conflict;
        case 413:
            return ErrorKind::too_large;
        case 415:
            return ErrorKind::unsupported_media;
        case 422:
            return ErrorKind::rule_broken;
        case 429:
            return ErrorKind::too_many;
        case 503:
            return ErrorKind::read_only;
        case 507:
            return ErrorKind::disk_full;
        default:
            return status >= 500 ? ErrorKind::io : ErrorKind::malformed;
    }
}

Result<Value> json_of(const Result<Response>& response) {
    if (!response) return response.error();
    if (response->status != 200 && response->status != 201) return error_of(*response);
    return parse_json(response->body, kAnswerLimits);
}

}  // namespace

// The connection, with an I/O context of its own that runs only while somebody waits.
class HttpClient::Link {
  public:
    Link(Address address, ClientOptions options, TlsContext tls)
        : address_(std::move(address)), options_(std::move(options)), tls_(std::move(tls)) {}

    Result<Response> ask(Outgoing request) {
        request.target = address_.prefix + request.target;
        request.host = address_.field;
        request.fields.emplace_back("Accept-Language", std::string(code(options_.language)));
        if (!options_.token.empty())
            request.fields.emplace_back("Authorization", "Bearer " + options_.token);
        const bool kept = connection_ && connection_->stream.socket().is_open();
        auto answer = once(request);
        if (!answer && kept) answer = once(request);
        return answer;
    }

  private:
    Result<Response> once(const Outgoing& request) {
        Result<Response> answer = Error{ErrorKind::io, "connection", {}, {}};
        auto done = [&answer](const std::exception_ptr& failure, Result<Response> got) {
            if (failure) std::rethrow_exception(failure);
            answer = std::move(got);
        };
        asio::co_spawn(context_, talk(request), done);
        context_.restart();
        context_.run();
        if (!answer) connection_.reset();
        return answer;
    }

    asio::awaitable<Result<Response>> talk(const Outgoing& request) {
        const bool open = connection_ && connection_->stream.socket().is_open();
        if (!open) connection_ = std::make_unique<Connection>(context_.get_executor());
        connection_->stream.expires_after(options_.timeout);
        if (!open) {
            const auto connected = co_await connect(*connection_, address_.host, address_.port);
            if (!connected) co_return connected.error();
            if (tls_ != nullptr) {
                const auto begun = co_await begin_tls(*connection_, *tls_, address_.host);
                if (!begun) co_return begun.error();
            }
        }
        co_return co_await exchange(*connection_, request);
    }

    Address address_;
    ClientOptions options_;
    const TlsContext tls_;
    asio::io_context context_;
    std::unique_ptr<Connection> connection_;
};

HttpClient::HttpClient(std::unique_ptr<Link> link) : link_(std::move(link)) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

Result<HttpClient> HttpClient::make(std::string_view url, ClientOptions options) {
    auto address = parse_url(url);
    if (!address) return address.error();
    auto tls = address->tls ? client_tls(options.ca_file) : Result<TlsContext>(nullptr);
    if (!tls) return tls.error();
    return HttpClient(
        std::make_unique<Link>(std::move(*address), std::move(options), std::move(*tls)));
}

Result<Response> HttpClient::get(const std::string& path) {
    return link_->ask({"GET", path, {}, {}, {}});
}

Result<Response> HttpClient::post(const std::string& path, const std::string& content_type,
                                  const std::string& body) {
    return link_->ask({"POST", path, {}, {{"Content-Type", content_type}}, body});
}

Result<Value> HttpClient::get_json(const std::string& path) {
    return json_of(get(path));
}

Result<Value> HttpClient::post_json(const std::string& path, const std::string& body) {
    return json_of(post(path, "application/json", body));
}

Error error_of(const Response& response) {
    Error error{kind_of(response.status), "status_" + std::to_string(response.status), {}, {}};
    error.detail.en = error.detail.th = "HTTP " + std::to_string(response.status);
    const auto json = parse_json(response.body, kAnswerLimits);
    if (!json || json->members() == nullptr) return error;
    constexpr std::string_view kPrefix = "urn:banchi:problem:";
    if (const auto* type = (*json)["type"].text(); type && type->rfind(kPrefix, 0) == 0)
        error.name = type->substr(kPrefix.size());
    if (const auto* detail = (*json)["detail"].text()) error.detail = {*detail, *detail};
    if (const auto* facts = (*json)["facts"].members())
        for (const auto& [name, value] : *facts)
            if (value.text() != nullptr) error.facts.emplace_back(name, *value.text());
    return error;
}

}  // namespace banchi::api
