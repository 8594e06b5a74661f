#include "api/page/html.hpp"

#include "ledger/base/names.hpp"

namespace banchi::api {
namespace {

std::string marked(Language language, const std::string& text, const char* shape) {
    return "<span lang=\"" + std::string(code(language)) + "\"" + shape + ">" + escaped(text) +
           "</span>";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string both(const Reader& reader, const Text& text) {
    const auto other = reader.language == Language::th ? Language::en : Language::th;
    auto out = marked(reader.language, in(reader.language, text), "");
    if (text.th != text.en) out += " " + marked(other, in(other, text), " class=\"other\"");
    return out;
}

std::string both(const Reader& reader, const Value& text) {
    if (text.text() != nullptr) return escaped(*text.text());
    return both(reader, Text{text_of(text["th"]), text_of(text["en"])});
}

std::string one(const Reader& reader, const Text& text) {
    return escaped(in(reader.language, text));
}

std::string link(std::string_view address, std::string_view text) {
    return "<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
}

std::string here(const Reader& reader, const std::string& path) {
    return reader.at.empty() ? path : path + "?at=" + reader.at;
}

std::string text_of(const Value& value) {
    return value.text() == nullptr ? "" : *value.text();
}

std::string number_of(const Value& value) {
    return value.integer() == nullptr ? "" : std::to_string(*value.integer());
}

std::string percent_of(const Value& value) {
    if (value.integer() == nullptr) return text_of(value);
    return BasisPoints{*value.integer()}.percent() + " %";
}

std::string style() {
    return R"(
body{margin:0 auto;max-width:70rem;padding:1rem;font:1rem/1.6 "Noto Sans Thai","Sarabun",sans-serif;
color:#1b1b1b;background:#fff}
h1{margin:.2rem 0;font-size:1.6rem}h2{margin-top:2rem;border-bottom:2px solid #1b1b1b}
h3{margin:1.4rem 0 .3rem}a{color:#0b4a8f}
table{width:100%;border-collapse:collapse}caption{text-align:left;font-weight:bold}
th,td{padding:.3rem .5rem;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}
.number{text-align:right;white-space:nowrap}.other{color:#595959;font-size:.9em}
.tag{padding:0 .4rem;border:1px solid #7a4b00;color:#7a4b00;font-size:.85em}
.demo{padding:.6rem 1rem;border:2px solid #8a1f11;background:#fff4f2;color:#8a1f11;font-weight:bold}
code{word-break:break-all}dt{font-weight:bold}dd{margin:0 0 .4rem}
)";
}

}  // namespace banchi::api
