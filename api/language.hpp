#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/error.hpp"

namespace banchi::api {

using namespace banchi::base;

enum class Language { th, en };

std::string_view code(Language language);  // "th"
const std::string& in(Language language, const Text& text);

// "th" or "en"; nothing for any other.
std::optional<Language> parse_language(std::string_view code);
// The better wished of Thai and English (RFC 9110 section 12.5.4); `otherwise` if neither is named.
Language negotiate(std::string_view accept_language, Language otherwise);

}  // namespace banchi::api
