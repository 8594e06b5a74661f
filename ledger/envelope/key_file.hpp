#pragma once

#include <vector>

#include "ledger/envelope/keys.hpp"

namespace banchi::envelope {

// What a key file holds; wiped when it goes, for it is the key.
class PrivateText {
  public:
    explicit PrivateText(std::vector<char> bytes) : bytes_(std::move(bytes)) {}
    ~PrivateText();
    PrivateText(PrivateText&&) = default;
    PrivateText& operator=(PrivateText&&) = delete;
    std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

  private:
    std::vector<char> bytes_;
};

// The file's first 16 KiB, more than any key takes; `key_file` (not_found or io).
Result<PrivateText> read_key_file(const std::string& path);
// The error with the file's name before what it says.
Error in_key_file(const std::string& path, Error error);

}  // namespace banchi::envelope
