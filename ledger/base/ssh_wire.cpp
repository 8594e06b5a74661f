#include "ledger/base/ssh_wire.hpp"

#include <openssl/crypto.h>

#include "ledger/base/encoding.hpp"

namespace banchi::base {

std::string ssh_uint32(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
    return out;
}

std::string ssh_string(std::string_view content) {
    return ssh_uint32(static_cast<std::uint32_t>(content.size())).append(content);
}

std::optional<std::string> ssh_unarmoured(std::string_view file, std::string_view label) {
    const auto begin = "-----BEGIN " + std::string(label) + "-----";
    const auto end = "-----END " + std::string(label) + "-----";
    const auto text = trimmed(file);
    if (text.size() < begin.size() + end.size() || text.substr(0, begin.size()) != begin ||
        text.substr(text.size() - end.size()) != end)
        return std::nullopt;
    std::string lines;
    lines.reserve(text.size());
    for (const char c : text.substr(begin.size(), text.size() - begin.size() - end.size()))
        if (c != '\n' && c != '\r') lines.push_back(c);
    auto bytes = base64_decode(lines);
    OPENSSL_cleanse(lines.data(), lines.size());  // it may be a private key
    return bytes;
}

std::optional<std::string_view> SshReader::bytes(std::size_t count) {
    failed_ = failed_ || count > rest_.size();
    if (failed_) return std::nullopt;
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
}

std::optional<std::uint32_t> SshReader::uint32() {
    const auto four = bytes(4);
    if (!four) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : *four) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::optional<std::string_view> SshReader::string() {
    const auto length = uint32();
    if (!length) return std::nullopt;
    return bytes(*length);
}

bool SshReader::takes(std::string_view expected) {
    return bytes(expected.size()) == expected;
}

bool SshReader::takes_string(std::string_view expected) {
    return string() == expected;
}

}  // namespace banchi::base
