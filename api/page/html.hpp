#pragma once

#include <string>
#include <string_view>

#include "api/language.hpp"
#include "ledger/base/value.hpp"

namespace banchi::api {

// What every section of the page is written with: the reader's language, and where the page stands.
struct Reader {
    Language language = Language::th;
    std::string at;  // what ?at= said, percent-encoded; empty: now
};

// Text as HTML, in element content and in quoted attributes.
std::string escaped(std::string_view text);
// Both languages, the reader's first; each marked with its `lang`. Of {th, en} as views give it;
// a plain text stands for both.
std::string both(const Reader& reader, const Text& text);
std::string both(const Reader& reader, const Value& text);
// The reader's language alone.
std::string one(const Reader& reader, const Text& text);
std::string link(std::string_view address, std::string_view text);  // both escaped here
// An address of ours that keeps the position: "?at=…" is added.
std::string here(const Reader& reader, const std::string& path);
// The member's text; "" for any other value.
std::string text_of(const Value& value);
std::string number_of(const Value& value);   // "" for no number
std::string percent_of(const Value& value);  // of basis points; a text as it is
std::string style();                         // of the page; its hash is in the policy

}  // namespace banchi::api
