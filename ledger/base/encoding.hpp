#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banchi::base {

// Bytes as text and back. Decoders return nothing for any input that is not exactly the form.
std::string hex_encode(std::string_view bytes);
std::optional<std::string> hex_decode(std::string_view text);  // lower case only

std::string base64_encode(std::string_view bytes);           // RFC 4648 section 4, padded
std::string base64_encode_unpadded(std::string_view bytes);  // as in OpenSSH fingerprints

// Standard alphabet with correct padding and no spare bits set.
std::optional<std::string> base64_decode(std::string_view text);
// Standard or URL-safe alphabet, padded or not, as DSSE allows; never both alphabets in one text.
std::optional<std::string> base64_decode_any(std::string_view text);

// Without the spaces, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

bool valid_utf8(std::string_view bytes);  // RFC 3629: no surrogates, no overlong forms

}  // namespace banchi::base
