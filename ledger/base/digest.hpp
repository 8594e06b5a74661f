#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "ledger/base/error.hpp"

namespace banchi::base {

// 32 bytes of SHA-256. Text form: 64 lower-case hexadecimal digits.
struct Digest {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const Digest&) const = default;

    std::string hex() const;
    std::string base64() const;  // standard alphabet, padded
    std::string_view view() const;
    static Result<Digest> from_hex(std::string_view text);
    static Result<Digest> from_base64(std::string_view text);  // canonical form only
    static Digest from_raw(std::string_view bytes);            // exactly 32 bytes
};

// Of a text that is kept beside the log, with its salt: see wire/text.hpp.
struct TextDigest {
    Digest digest;
    auto operator<=>(const TextDigest&) const = default;
};

// SHA-256 over pieces. One object is one thread's; finish() resets it for the next message.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    Sha256& update(std::string_view bytes);
    Digest finish();

  private:
    void* context_;  // EVP_MD_CTX; the digest is fetched once a process
};

// SHA-256 of the pieces one after the other; reuses one context a thread.
Digest sha256(std::initializer_list<std::string_view> pieces);
Digest sha256(std::string_view bytes);

}  // namespace banchi::base
