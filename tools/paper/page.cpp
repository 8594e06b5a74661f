#include "tools/paper/page.hpp"

#include "ledger/base/digest.hpp"

namespace banchi::paper {
namespace {

// Thai fonts differ in how large their letters are: font-size-adjust makes them alike.
constexpr const char* kStyle = R"(
*{box-sizing:border-box}
body{margin:0 auto;max-width:174mm;padding:0;color:#000;background:#fff;
font:11pt/1.55 "TH Sarabun New","TH SarabunPSK","Sarabun","Noto Sans Thai","Laksaman","Loma",
"Garuda",sans-serif;font-size-adjust:.48}
h1,h2,h3{line-height:1.5;margin:0;padding-top:1mm;break-after:avoid;break-inside:avoid}
h1{font-size:15pt;text-align:center;margin:1mm 0 4mm}
h2{font-size:13pt;margin:6mm 0 1.5mm}h3{font-size:11pt;margin:2mm 0 .5mm}
p{margin:0 0 2mm;orphans:2;widows:2}.kind{text-align:center;font-weight:bold;margin:0}
table{width:100%;border-collapse:collapse;margin:1mm 0 3mm;font-size:10pt;line-height:1.4}
caption{text-align:left;font-weight:bold;padding:1mm 0;break-after:avoid}
th,td{border:.3mm solid #000;padding:.8mm 1.5mm;text-align:left;vertical-align:top;
overflow-wrap:anywhere}
thead th{text-align:center;vertical-align:middle;background:#eee;overflow-wrap:normal}
tr{break-inside:avoid}.number{text-align:right;white-space:nowrap}.middle{text-align:center}
.code{white-space:nowrap;width:1%}.small{font-size:9pt;line-height:1.35;color:#333}
dl{display:grid;grid-template-columns:34mm 1fr;margin:0 0 3mm;gap:0 3mm}
dt{font-weight:bold}dd{margin:0}
.notice{border:.5mm solid #000;padding:1.5mm 3mm;margin:0 0 3mm;font-weight:bold;text-align:center}
.tag{border:.3mm solid #000;border-radius:1mm;padding:0 1mm;font-size:8.5pt;white-space:nowrap}
code{font-family:"Liberation Mono","DejaVu Sans Mono","Tlwg Mono",monospace;font-size:8.5pt;
font-size-adjust:none;overflow-wrap:anywhere}
.item{margin-top:8mm}.item>h2{margin-top:0;border-bottom:.5mm solid #000;padding-bottom:1mm}
.own-page{break-before:page;margin-top:0}
.item:not(.own-page){break-inside:avoid}.whole{white-space:nowrap}
.digest{break-inside:avoid;margin:1mm 0 2mm}.digest p{margin:0}h3,table{clear:both}
.qr{float:right;width:28mm;height:28mm;margin:0 0 1mm 4mm}
.short{font-size:12pt;letter-spacing:.3mm}
ul,ol{margin:0 0 2mm;padding-left:6mm}ul{list-style-type:"–  "}
li{margin:0 0 .5mm;break-inside:avoid}dd ul,dd ol,dd p{margin:0 0 1mm}
.minutes{margin-top:7mm;clear:both}.minutes .digest{display:flow-root;margin-bottom:0}
.minutes .qr{width:25mm;height:25mm}.minutes>h2{border-bottom:.3mm solid #000}
.blank{display:inline-block;min-width:40mm;border-bottom:.3mm dotted #000;height:1.2em}
.short-blank{min-width:18mm}.signatures{break-inside:avoid}
.blanks{display:grid;grid-template-columns:1fr 1fr;gap:8mm 10mm}.signature p{margin:0 0 2.5mm}
.signature:last-child{grid-column:1/-1;justify-self:center}
.remaining,.provenance{break-inside:avoid}
@media screen{body{padding:8mm 4mm}}
@media print{a{color:inherit;text-decoration:none}}
)";

// A string of CSS, inside a style element: nothing in it can end either.
std::string css_string(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x80 || std::isalnum(byte) != 0 ||
                           std::string_view(" .,:/()-+=").find(c) != std::string_view::npos;
        static constexpr char kDigits[] = "0123456789abcdef";
        if (plain)
            out += c;
        else
            out += {'\\', kDigits[byte >> 4], kDigits[byte & 15], ' '};
    }
    return out + "\"";
}

// Page numbers and what every page says, in the margins.
std::string margins(const Voice& voice, const Frame& frame) {
    const auto of = [&](const Text& text) { return css_string(api::in(voice.language, text)); };
    const std::string font =
        "font:8.5pt \"TH Sarabun New\",\"Sarabun\",\"Noto Sans Thai\",\"Laksaman\",\"Loma\","
        "sans-serif;font-size-adjust:.48;";
    return "@page{size:A4;margin:20mm 18mm 18mm;"
           "@top-left{" +
           font + "content:" + of(frame.title) +
           "}"
           "@top-right{" +
           font + "font-weight:bold;content:" + of(frame.notice) +
           "}"
           "@bottom-left{" +
           font + "content:" + of(frame.origin) +
           "}"
           "@bottom-right{" +
           font + "content:" + of({"หน้า ", "Page "}) + " counter(page) " + of({" จาก ", " of "}) +
           " counter(pages)}}\n";
}

}  // namespace

std::string whole_page(const Voice& voice, const Frame& frame, const std::string& body) {
    const auto style = kStyle + margins(voice, frame);
    const auto policy = "default-src 'none'; style-src 'sha256-" + sha256(style).base64() +
                        "'; base-uri 'none'; form-action 'none'";
    return "<!DOCTYPE html>\n<html lang=\"" + std::string(api::code(voice.language)) +
           "\"><head><meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
           policy +
           "\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" +
           voice.say(frame.title) + "</title><style>" + style + "</style></head><body>\n" + body +
           "</body></html>\n";
}

}  // namespace banchi::paper
