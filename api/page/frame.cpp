#include "api/page/frame.hpp"

#include "ledger/base/digest.hpp"
#include "ledger/base/encoding.hpp"

namespace banchi::api {
namespace {

std::string percent_encoded(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                           (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == ':';
        out += plain ? std::string(1, c) : "%" + hex_encode(std::string_view(&c, 1));
    }
    return out;
}

std::string switcher(const Reader& reader, const std::string& path) {
    const auto at = reader.at.empty() ? "" : "&at=" + reader.at;
    return "<p>" + link(path + "?lang=th" + at, "ไทย") + " · " +
           link(path + "?lang=en" + at, "English") + "</p>\n";
}

std::string head(const Reader& reader) {
    return "<!DOCTYPE html>\n<html lang=\"" + std::string(code(reader.language)) +
           "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
           "content=\"width=device-width,initial-scale=1\"><title>บัญชี · banchi</title><style>" +
           style() + "</style></head><body>\n";
}

// The one inline style is named by its hash, so that not even a style can be slipped in.
std::string policy() {
    return "default-src 'none'; style-src 'sha256-" + sha256(style()).base64() +
           "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace

Result<Reader> reader_of(const Call& call) {
    Reader reader;
    const auto* wished = call.request.head.field("accept-language");
    if (wished != nullptr) reader.language = negotiate(*wished, Language::th);
    if (const auto* lang = call.parameter("lang")) {
        const auto language = parse_language(*lang);
        if (!language)
            return Error{
                ErrorKind::malformed, "lang", {"lang เป็น th หรือ en", "lang is th or en"}, {}};
        reader.language = *language;
    }
    if (const auto* at = call.parameter("at")) reader.at = percent_encoded(*at);
    return reader;
}

Response framed(const Reader& reader, const std::string& path, const std::string& body) {
    Response response;
    response.content_type = "text/html; charset=utf-8";
    response.body = head(reader) + switcher(reader, path) + body + "</body></html>\n";
    response.headers = {{"Content-Security-Policy", policy()},
                        {"Content-Language", std::string(code(reader.language))},
                        {"Vary", "Accept-Language"}};
    return response;
}

}  // namespace banchi::api
