#include "tools/paper/paper.hpp"
#include "tools/paper/parts.hpp"

namespace banchi::paper {
namespace {

using api::number_of;
using api::text_of;

Text title_of(const Sources& sources) {
    const auto& title = sources.meeting["title"];
    return {"เอกสารประกอบ" + text_of(title["th"]), "Papers: " + text_of(title["en"])};
}

std::string contents(const Voice& voice, const Sources& sources) {
    std::string rows;
    for (const auto& item : sources.items) {
        const auto number = number_of(item.view["number"]);
        rows += "<tr><th scope=\"row\" class=\"middle\">" + number + "</th><td><a href=\"#item-" +
                number + "\">" + voice.say(item.view["title"]) + "</a></td><td>" +
                voice.word("purpose", item.view["purpose"]) + "</td><td class=\"code\"><code>" +
                api::escaped(short_digest(item.view["digest"])) + "</code></td></tr>\n";
    }
    return "<section><h2>" + voice.say(Text{"ระเบียบวาระ", "Agenda"}) + "</h2>\n<table>" +
           heading(voice, {{"วาระที่", "Item"},
                           {"เรื่อง", "About"},
                           {"เพื่อ", "For"},
                           {"ค่าแฮชย่อ", "Digest, short"}}) +
           "<tbody>" + rows + "</tbody></table></section>\n";
}

Result<std::string> section(const Voice& voice, const Sources& sources, const Item& item) {
    auto digest = digest_block(voice, sources, item);
    if (!digest) return digest.error();
    const bool decides = !item.content.is_null();
    return "<section class=\"item" + std::string(decides ? " own-page" : "") + "\" id=\"item-" +
           number_of(item.view["number"]) + "\">" + item_heading(voice, item) + *digest +
           matter_head(voice, item) + matter_part(voice, item) +
           conflicts_part(voice, sources, item) + marks_list(voice, item.marks) + "</section>\n";
}

}  // namespace

Result<std::string> agenda_paper(const Sources& sources, Language language) {
    const Voice voice{language};
    auto body = notices(voice, sources) +
                meeting_head(voice, sources, {"เอกสารประกอบการประชุม", "Papers of the meeting"}) +
                contents(voice, sources) + all_conflicts(voice, sources) +
                marks_list(voice, sources.meeting["irregular"]);
    for (const auto& item : sources.items) {
        auto made = section(voice, sources, item);
        if (!made) return made.error();
        body += *made;
    }
    return whole_page(voice, frame_of(sources, title_of(sources)),
                      body + provenance(voice, sources));
}

}  // namespace banchi::paper
