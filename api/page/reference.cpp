#include "api/page/reference.hpp"

#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

std::string paragraph(const Reader& reader, const Text& text) {
    return "<p>" + both(reader, text) + "</p>\n";
}

std::string introduction(const Reader& reader) {
    return "<h1>" + both(reader, Text{"คู่มืออ้างอิง API", "API reference"}) + "</h1>\n" +
           paragraph(reader,
                     {"สร้างจากตารางเดียวกับที่เครื่องแม่ข่ายใช้ตอบ จึงตรงกันเสมอ ฉบับสำหรับโปรแกรมอยู่ที่ลิงก์นี้",
                      "Made of the very table that the server answers by, so the two agree. For "
                      "programs:"}) +
           "<p>" + link("/openapi.json", "/openapi.json") + " · " +
           link("/v1/schemas", "/v1/schemas") + " · " + link("/", "/") + "</p>\n" +
           paragraph(reader,
                     {"การอ่านต้องมีโทเคนที่เปิดสิทธิ์นั้น (banchi token add) เว้นแต่เครื่องแม่ข่ายเปิดให้ทุกคนอ่าน "
                      "(--public-read เปิดสิทธิ์ read เท่านั้น) ส่วนการส่งเหตุการณ์ใช้ลายมือชื่อ ไม่ใช้โทเคน",
                      "Reading takes a token that opens the right (banchi token add), unless the "
                      "server lets everybody read (--public-read opens `read` alone). Submitting "
                      "takes a signature and no token."}) +
           paragraph(reader, {"ตัวอย่างใช้บัญชีตัวอย่าง ตั้งค่าก่อน:",
                              "The examples ask the demo ledger; set these first:"}) +
           "<p><code>URL=http://127.0.0.1:8080 TOKEN=banchi_...</code></p>\n";
}

// The types' sentences are the ledger's: told to who may read.
Result<Response> reference(const Call& call) {
    const auto reader = reader_of(call);
    if (!reader) return reader.error();
    const auto& service = call.service;
    const auto position = service.ledger.position();
    const auto state = service.ledger.state(position.size);
    const replay::AsOf as_of{*state, service.ledger.versions(), service.entries, position.size};
    const bool reads = check_right(call, Right::read).has_value();
    auto response = framed(*reader, "/reference",
                           introduction(*reader) + "<main>\n" + paths_section(*reader) +
                               types_section(*reader, reads ? &as_of : nullptr) +
                               shapes_section(*reader) + "</main>\n");
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    return response;
}

}  // namespace

std::string table_head(const Reader& reader, const std::vector<Text>& columns) {
    std::string head = "<table><thead><tr>";
    for (const auto& column : columns) head += "<th scope=\"col\">" + one(reader, column) + "</th>";
    return head + "</tr></thead><tbody>\n";
}

std::vector<Route> reference_routes() {
    return {{.pattern = "/reference",
             .summary = {"หน้านี้: คู่มืออ้างอิง API", "This page: the API's reference"},
             .handler = reference,
             .answer = kHtml,
             .parameters = {"lang"},
             .right = std::nullopt}};
}

}  // namespace banchi::api
