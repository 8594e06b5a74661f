#pragma once

#include <string>
#include <vector>

namespace banchi::api {

// A client that sends exactly the bytes that a test gives it. Waits at most five seconds.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port);  // to 127.0.0.1
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(const std::string& bytes);
    // One whole answer (head and body by its Content-Length); "" if the peer closed before it.
    std::string answer(bool head_only = false);
    // All that comes, up to this text and with it; "" if the peer closed or was silent before it.
    std::string until(const std::string& text);
    bool closed();  // does the peer close now?

  private:
    bool more();
    int socket_;
    std::string received_;
};

int status_of(const std::string& answer);  // 0 for no answer
std::string body_of(const std::string& answer);
// The value of a header, named as it was sent; "" if there is none.
std::string header_of(const std::string& answer, const std::string& name);
std::string get(const std::string& target, const std::string& fields = "");
std::string post(const std::string& target, const std::string& body,
                 const std::string& type = "application/json");

}  // namespace banchi::api
