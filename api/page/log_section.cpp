#include "api/page/sections.hpp"

namespace banchi::api {
namespace {

std::string entry(const std::string& term, const std::string& definition) {
    return "<dt>" + term + "</dt><dd>" + definition + "</dd>\n";
}

std::string links(const Reader& reader) {
    std::string list = "<p>";
    for (const auto* path : {"/v1/log", "/v1/events", "/v1/agencies", "/v1/meetings", "/v1/people",
                             "/v1/committees", "/v1/frameworks", "/v1/documents", "/v1/findings"})
        list += link(here(reader, path), path) + " · ";
    for (const auto* path : {"/v1/schemas", "/checkpoint", "/reference", "/readyz"})
        list += link(path, path) + (std::string_view(path) == "/readyz" ? "" : " · ");
    return list + "</p>\n";
}

}  // namespace

std::string log_section(const Reader& reader, const ledger::Ledger& ledger, TreeSize size,
                        const Digest& root) {
    return "<section><h2>" + both(reader, Text{"บัญชีที่ตรวจสอบได้", "The log that anybody can check"}) +
           "</h2>\n<dl>\n" + entry("origin", "<code>" + escaped(ledger.origin()) + "</code>") +
           entry(one(reader, {"จำนวนเหตุการณ์", "Events"}), std::to_string(size.value)) +
           entry(one(reader, {"รากแฮช", "Root hash"}), "<code>" + root.base64() + "</code>") +
           entry(one(reader, {"กุญแจของบัญชี", "The log's key"}),
                 "<code>" + escaped(ledger.vkey()) + "</code>") +
           "</dl>\n" + links(reader) + "</section>\n";
}

}  // namespace banchi::api
