#include "tools/paper/parts.hpp"

#include "tools/paper/qr.hpp"

namespace banchi::paper {
namespace {

using api::number_of;
using api::text_of;

std::string row(const std::string& name, const std::string& value) {
    return "<dt>" + name + "</dt><dd>" + value + "</dd>";
}

bool is_demo(const Sources& sources) {
    return text_of(sources.log["clock"]) == "simulated";
}

std::string notice(const Voice& voice, const Text& text) {
    return "<p class=\"notice\">" + voice.say(text) + "</p>\n";
}

// "item/2568-09-19/4"
std::string item_name(const Item& item) {
    return "item/" + text_of(item.view["meeting"]) + "/" + number_of(item.view["number"]);
}

// The command whose output has the digest; empty for what is no content of the ledger's own.
std::string command_of(const Item& item) {
    const auto subject = text_of(item.view["subject"]);
    const auto slash = subject.find('/');
    const auto kind = subject.substr(0, slash);
    if (kind != "agreement" && kind != "change") return "";
    return "banchi get URL " + kind + "s" + subject.substr(slash) + "/content --at " +
           number_of(item.view["on_agenda"]) + " | sha256sum";
}

}  // namespace

Frame frame_of(const Sources& sources, Text title) {
    const auto origin = text_of(sources.log["origin"]);
    const auto position = number_of(sources.meeting["position"]);
    const auto root = text_of(sources.meeting["root"]).substr(0, 12);
    Frame frame;
    frame.title = std::move(title);
    if (is_demo(sources)) frame.notice = {"บัญชีสาธิต ไม่ใช่ข้อมูลจริง", "A demo ledger, no real record"};
    frame.origin = {origin + "  ตำแหน่ง " + position + "  ราก " + root + "...",
                    origin + "  position " + position + "  root " + root + "..."};
    return frame;
}

std::string notices(const Voice& voice, const Sources& sources) {
    std::string all;
    if (is_demo(sources))
        all += notice(voice, {"บัญชีสาธิต: นาฬิกาจำลอง เอกสารนี้ไม่ใช่เอกสารราชการ",
                              "A demo ledger on a simulated clock: this is no official document"});
    const auto& cancelled = sources.meeting["cancelled"];
    if (!cancelled.is_null())
        all += notice(voice, {"การประชุมนี้ยกเลิกแล้ว: " + text_of(cancelled["reason"]),
                              "This meeting is cancelled: " + text_of(cancelled["reason"])});
    return all;
}

std::string meeting_head(const Voice& voice, const Sources& sources, const Text& kind) {
    const auto& meeting = sources.meeting;
    const auto amended = meeting["amended"].is_null()
                             ? std::string()
                             : row(voice.say(Text{"แก้ไขล่าสุด", "Last amended"}),
                                   voice.day(meeting["amended"]["recorded"]));
    return "<p class=\"kind\">" + voice.say(kind) + "</p>\n<h1>" + voice.say(meeting["title"]) +
           "</h1>\n<dl>" +
           row(voice.say(Text{"คณะกรรมการ", "Committee"}), voice.say(meeting["committee_name"])) +
           row(voice.say(Text{"วันประชุม", "Date"}), voice.day(meeting["date"])) +
           row(voice.say(Text{"สถานที่", "Place"}), voice.say(meeting["place"])) +
           row(voice.say(Text{"ปีงบประมาณ", "Fiscal year"}), voice.say(meeting["fiscal_year"])) +
           amended + "</dl>\n";
}

std::string provenance(const Voice& voice, const Sources& sources) {
    const auto code = [](const std::string& text) {
        return "<code>" + api::escaped(text) + "</code>";
    };
    const auto& meeting = sources.meeting;
    return "<section class=\"provenance\"><h2>" +
           voice.say(Text{"ที่มาและวิธีตรวจสอบ", "Where this comes from, and how to check it"}) +
           "</h2>\n<dl>" +
           row(voice.say(Text{"บัญชี", "Ledger"}), code(text_of(sources.log["origin"]))) +
           row(voice.say(Text{"ตำแหน่ง", "Position"}),
               number_of(meeting["position"]) +
                   voice.say(Text{" เหตุการณ์ ล่าสุดบันทึกเมื่อ ", " events, the newest recorded on "}) +
                   voice.day(sources.newest["recorded"])) +
           row(voice.say(Text{"ราก (root)", "Root"}), code(text_of(meeting["root"]))) +
           "</dl>\n<p>" +
           voice.say(Text{
               "คิวอาร์โค้ดของแต่ละวาระบอกชื่อบัญชี วาระ และค่าแฮช SHA-256 เต็มของสิ่งที่พิจารณา "
               "ค่าแฮชย่อที่พิมพ์ไว้คือ 16 ตัวแรก ตรวจได้จากบัญชีโดยตรง (URL "
               "คือที่อยู่ของเซิร์ฟเวอร์หรือโฟลเดอร์ของบัญชี):",
               "Each item's QR code gives the ledger, the item and the whole SHA-256 digest of "
               "what "
               "is decided; the short form printed is its first 16 digits. Ask the ledger itself "
               "(URL is its server's address or its folder):"}) +
           "</p>\n<p>" + code("banchi get URL meetings/" + text_of(meeting["id"])) + "<br>" +
           code("banchi verify URL") + "</p></section>\n";
}

std::string item_heading(const Voice& voice, const Item& item) {
    const auto number = number_of(item.view["number"]);
    return "<h2>" + voice.say(Text{"ระเบียบวาระที่ " + number + " ", "Item " + number + ". "}) +
           voice.word("purpose", item.view["purpose"]) + ": " + voice.say(item.view["title"]) +
           "</h2>\n";
}

std::string short_digest(const Value& digest) {
    constexpr std::size_t kShown = 16;
    constexpr std::size_t kGroup = 4;
    const auto whole = text_of(digest).substr(0, kShown);
    std::string grouped;
    for (std::size_t at = 0; at < whole.size(); at += kGroup)
        grouped += (at == 0 ? "" : " ") + whole.substr(at, kGroup);
    return grouped;
}

Result<std::string> digest_block(const Voice& voice, const Sources& sources, const Item& item) {
    const auto number = number_of(item.view["number"]);
    const auto short_form = short_digest(item.view["digest"]);
    if (short_form.empty())
        return "<p>" + voice.say(Text{"วาระนี้ไม่มีค่าแฮช", "This item has no digest"}) + "</p>\n";
    const auto address = "banchi:" + text_of(sources.log["origin"]) + "/" + item_name(item) +
                         "?digest=sha256:" + text_of(item.view["digest"]);
    const Text alternative{"คิวอาร์โค้ดของวาระที่ " + number + ": " + address,
                           "QR code of item " + number + ": " + address};
    auto code = qr_code(address, api::in(voice.language, alternative));
    if (!code) return code.error();
    const auto command = command_of(item);
    const auto check = command.empty()
                           ? std::string()
                           : "<p class=\"small\">" + voice.say(Text{"ตรวจ: ", "Check: "}) +
                                 "<code>" + api::escaped(command) + "</code></p>";
    return "<div class=\"digest\">" + *code + "<div><p>" +
           voice.say(Text{"ค่าแฮชของสิ่งที่พิจารณา (SHA-256, 16 ตัวแรก)",
                          "Digest of what is decided (SHA-256, first 16)"}) +
           "</p><p><code class=\"short\">" + api::escaped(short_form) + "</code></p>" + check +
           "</div></div>\n";
}

}  // namespace banchi::paper
