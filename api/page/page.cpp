#include "api/page/frame.hpp"
#include "api/page/sections.hpp"
#include "api/resources/resources.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

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

Result<Response> page(const Viewing& viewing) {
    const auto reader = reader_of(viewing.call);
    if (!reader) return reader.error();
    const auto changes = changes_section(*reader, viewing.as_of());
    if (!changes) return changes.error();
    return framed(
        *reader, "/",
        "<h1>" + both(*reader, Text{"บัญชีตัวชี้วัดและค่าเป้าหมาย", "The ledger of KPIs and targets"}) +
            "</h1>\n" + banner(*reader, viewing) + position_line(*reader, viewing) + "<main>\n" +
            agencies_section(*reader, viewing.as_of()) + *changes +
            log_section(*reader, viewing.call.service.ledger, viewing.size, viewing.root) +
            "</main>\n");
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
