#pragma once

#include <chrono>
#include <memory>

#include "api/message.hpp"

namespace banchi::api {

struct ClientOptions {
    std::string token;  // sent as Bearer; empty: none
    Language language = Language::en;
    std::chrono::milliseconds timeout{60'000};  // for one request, connecting included
    std::string ca_file{};  // whom to trust for https, in PEM; empty: whom the system trusts
};

// A small HTTP client that waits, for the command line and tests. Keeps its connection. One
// thread's at a time.
class HttpClient {
  public:
    // "http://host[:port][/prefix]" or "https://..."; `url` (malformed) for anything else, and what
    // client_tls refuses.
    static Result<HttpClient> make(std::string_view url, ClientOptions options = {});
    ~HttpClient();
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;

    // Whatever the status. An error is `io`, nobody answered, or `certificate`: whoever did is not
    // known to be that host. Events can be sent again without
    // harm, so both are tried once more on a new connection when a kept one turns out to be closed.
    Result<Response> get(const std::string& path);
    Result<Response> post(const std::string& path, const std::string& content_type,
                          const std::string& body);
    // The JSON of a 200 or 201; any other answer as the error that it tells of.
    Result<Value> get_json(const std::string& path);
    Result<Value> post_json(const std::string& path, const std::string& body);

  private:
    class Link;
    explicit HttpClient(std::unique_ptr<Link> link);
    std::unique_ptr<Link> link_;
};

// The error that an answer tells of: kind by status, name and detail as in its problem+json. The
// detail comes in one language and stands for both.
Error error_of(const Response& response);

}  // namespace banchi::api
