#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banchi::base {

// Values of the SSH wire format (RFC 4251 section 5): keys, signatures and the agent speak it.
std::string ssh_uint32(std::uint32_t value);       // four bytes, big-endian
std::string ssh_string(std::string_view content);  // its length as a uint32, then its bytes

// The bytes between "-----BEGIN <label>-----" and its end, as OpenSSH armours keys and signatures;
// nothing for any other text.
std::optional<std::string> ssh_unarmoured(std::string_view file, std::string_view label);

// Takes values off the front of bytes that anybody may have made; nothing where they end too early.
// After a failure all that follows fails too. The bytes must outlive it and what it gives.
class SshReader {
  public:
    explicit SshReader(std::string_view bytes) : rest_(bytes) {}
    std::optional<std::string_view> bytes(std::size_t count);
    std::optional<std::string_view> string();
    std::optional<std::uint32_t> uint32();
    bool takes(std::string_view expected);         // the next bytes are these
    bool takes_string(std::string_view expected);  // the next string is this one
    bool ended() const { return !failed_ && rest_.empty(); }
    std::string_view rest() const { return rest_; }  // what is not taken yet

  private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace banchi::base
