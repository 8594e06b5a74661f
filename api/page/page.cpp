#include "api/page/sections.hpp"
#include "api/resources/resources.hpp"
#include "ledger/base/encoding.hpp"
#include "replay/views.hpp"

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

std::string switcher(const Reader& reader) {
    const auto at = reader.at.empty() ? "" : "&at=" + reader.at;
    return "<p>" + link("/?lang=th" + at, "ไทย") + " · " + link("/?lang=en" + at, "English") +
           "</p>\n";
}

std::string position_line(const Reader& reader, const Viewing& viewing) {
    if (reader.at.empty()) return "";
    const auto size = std::to_string(viewing.size.value);
    return "<p><strong>" +
           both(reader, Text{"ตามบันทึกในขณะที่มี " + size + " เหตุการณ์",
                             "As the record stood at " + size + " events"}) +
           "</strong> · " +
           link("/?lang=" + std::string(code(reader.language)),
                reader.language == Language::th ? "ดูปัจจุบัน" : "see now") +
           "</p>\n";
}

std::string banner(const Reader& reader, const Viewing& viewing) {
    if (!replay::is_demo(*viewing.state)) return "";
    return "<p class=\"demo\" role=\"note\">" +
           both(reader, Text{"บัญชีตัวอย่าง: นาฬิกาจำลอง ไม่มีสำนักงานใดของกระทรวงลงนาม "
                             "เนื้อหาที่ระบุว่าข้อมูลสมมติไม่ใช่ข้อมูลจริง",
                             "A demonstration: the clock is simulated, no office of the ministry "
                             "signed anything, and what is labelled illustrative is made up."}) +
           "</p>\n";
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

Result<Response> page(const Viewing& viewing) {
    const auto reader = reader_of(viewing.call);
    if (!reader) return reader.error();
    const auto changes = changes_section(*reader, viewing.as_of());
    if (!changes) return changes.error();
    Response response;
    response.content_type = "text/html; charset=utf-8";
    response.body = head(*reader) + switcher(*reader) + "<h1>" +
                    both(*reader, Text{"บัญชีตัวชี้วัดและค่าเป้าหมาย", "The ledger of KPIs and targets"}) +
                    "</h1>\n" + banner(*reader, viewing) + position_line(*reader, viewing) +
                    "<main>\n" + agencies_section(*reader, viewing.as_of()) + *changes +
                    log_section(*reader, viewing.call.service.ledger, viewing.size, viewing.root) +
                    "</main>\n</body></html>\n";
    response.headers = {{"Content-Security-Policy", policy()},
                        {"Content-Language", std::string(code(reader->language))},
                        {"Vary", "Accept-Language"}};
    return response;
}

}  // namespace

std::vector<Route> page_routes() {
    return {{.pattern = "/",
             .summary = {"หน้าสำหรับคนอ่าน", "The page for people"},
             .handler = page,
             .answer = kHtml,
             .parameters = {"lang"}}};
}

}  // namespace banchi::api
