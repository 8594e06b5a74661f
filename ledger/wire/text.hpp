#pragma once

#include "ledger/base/digest.hpp"
#include "ledger/base/value.hpp"

namespace banchi::wire {

using namespace banchi::base;

// A text that may hold personal data. An event names its digest alone; salt and text travel beside
// the envelope and are kept beside the log, from which they can go one day while every proof still
// holds. The salt keeps anybody from guessing the text by its digest.
struct SaltedText {
    std::string salt;  // 32 bytes
    std::string text;  // UTF-8
    TextDigest digest() const;
};
inline constexpr std::size_t kSaltBytes = 32;
inline constexpr std::size_t kLargestText = 64u << 10;

// {"salt": base64, "text"}, strict. Refuses other members, another salt's size and an empty text
// (`text_form`), and more than kLargestText bytes (`text_size`, too_large).
Result<SaltedText> parse_text(const Value& json);
Value text_json(const SaltedText& text);

}  // namespace banchi::wire
