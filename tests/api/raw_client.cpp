#include "tests/api/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <stdexcept>

namespace banchi::api {

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("connect");
}

RawClient::~RawClient() {
    ::close(socket_);
}

void RawClient::send(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return;
        sent += static_cast<std::size_t>(count);
    }
}

bool RawClient::more() {
    char bytes[4096];
    const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count > 0) received_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
}

std::string RawClient::answer(bool head_only) {
    std::size_t head = std::string::npos;
    while ((head = received_.find("\r\n\r\n")) == std::string::npos)
        if (!more()) return "";
    std::size_t size = head + 4;
    const auto length = header_of(received_.substr(0, size), "Content-Length");
    if (!head_only && !length.empty()) size += std::stoul(length);
    while (received_.size() < size)
        if (!more()) return "";
    const auto whole = received_.substr(0, size);
    received_.erase(0, size);
    return whole;
}

std::string RawClient::until(const std::string& text) {
    std::size_t at = 0;
    while ((at = received_.find(text)) == std::string::npos)
        if (!more()) return "";
    const auto whole = received_.substr(0, at + text.size());
    received_.erase(0, whole.size());
    return whole;
}

bool RawClient::closed() {
    char byte = 0;
    return received_.empty() && ::recv(socket_, &byte, 1, 0) == 0;
}

int status_of(const std::string& answer) {
    return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
}

std::string body_of(const std::string& answer) {
    const auto head = answer.find("\r\n\r\n");
    return head == std::string::npos ? "" : answer.substr(head + 4);
}

std::string header_of(const std::string& answer, const std::string& name) {
    const auto at = answer.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "";
    const auto from = at + name.size() + 4;
    return answer.substr(from, answer.find("\r\n", from) - from);
}

std::string get(const std::string& target, const std::string& fields) {
    return "GET " + target + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n";
}

std::string post(const std::string& target, const std::string& body, const std::string& type) {
    return "POST " + target + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace banchi::api
