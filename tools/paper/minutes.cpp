#include "tools/paper/minutes.hpp"

#include "tools/paper/paper.hpp"

namespace banchi::paper {
namespace {

using api::number_of;
using api::text_of;

bool certified(const Sources& sources) {
    return !sources.meeting["minutes"].is_null();
}

std::string standing(const Voice& voice, const Sources& sources) {
    const auto& minutes = sources.meeting["minutes"];
    if (!certified(sources))
        return "<p class=\"notice\">" +
               voice.say(Text{"ร่างรายงานการประชุม ทำขึ้นจากบันทึกในบัญชี ยังไม่ได้รับรอง",
                              "Draft minutes, made from the ledger's record; not certified"}) +
               "</p>\n";
    const auto where = minutes["meeting"].is_null()
                           ? std::string()
                           : " <code>" + voice.say(minutes["meeting"]) + "</code>";
    return "<p class=\"notice\">" +
           voice.say(
               Text{"รายงานการประชุมฉบับที่รับรองแล้วคือเอกสารที่มีค่าแฮช SHA-256 ต่อไปนี้ "
                    "ไม่ใช่ฉบับพิมพ์จากบัญชีนี้",
                    "The certified minutes are the document with this SHA-256 digest, not this "
                    "print from the ledger"}) +
           "<br><code>" + voice.say(minutes["document"]) + "</code><br>" +
           voice.word("certified", minutes["by"]) + where +
           voice.say(Text{" เหตุการณ์ที่ ", ", event "}) + number_of(minutes["index"]) + "</p>\n";
}

std::string blank(const Voice& voice, const Text& role) {
    const auto line = [&](const Text& name) {
        return "<p>" + voice.say(name) + " <span class=\"blank\"></span></p>";
    };
    return "<div class=\"signature\">" + line({"ลงชื่อ", "Signed"}) +
           "<p class=\"middle\">( <span class=\"blank\"></span> )</p><p class=\"middle\"><b>" +
           voice.say(role) + "</b></p>" + line({"ตำแหน่ง", "Office"}) + line({"วันที่", "Date"}) +
           "</div>";
}

std::string signatures(const Voice& voice) {
    return "<section class=\"signatures\"><h2>" + voice.say(Text{"ลายมือชื่อ", "Signatures"}) +
           "</h2>\n<div class=\"blanks\">" +
           blank(voice, {"ผู้จดรายงานการประชุม", "Took the minutes"}) +
           blank(voice, {"ผู้ตรวจรายงานการประชุม", "Checked the minutes"}) +
           blank(voice, {"ประธานในที่ประชุม", "Presided"}) + "</div></section>\n";
}

std::string hour(const Voice& voice, const Text& what) {
    return "<p>" + voice.say(what) + " <span class=\"blank short-blank\"></span> " +
           voice.say(Text{"น. (บัญชีไม่ได้บันทึกเวลา)", "(the ledger does not record the hour)"}) +
           "</p>\n";
}

Frame minutes_frame(const Sources& sources) {
    const auto& title = sources.meeting["title"];
    auto frame =
        frame_of(sources, {"รายงาน" + text_of(title["th"]), "Minutes: " + text_of(title["en"])});
    if (certified(sources)) return frame;
    const Text draft{"ร่าง ยังไม่ได้รับรอง", "Draft, not certified"};
    const auto join = [](const std::string& left, const std::string& right) {
        return right.empty() ? left : left + " · " + right;
    };
    frame.notice = {join(draft.th, frame.notice.th), join(draft.en, frame.notice.en)};
    return frame;
}

Error not_held() {
    return {
        ErrorKind::rule_broken,
        "meeting_cancelled",
        {"การประชุมนี้ยกเลิกแล้ว จึงไม่มีรายงานการประชุม พิมพ์เอกสารประกอบได้โดยไม่ใส่ --minutes",
         "the meeting is cancelled and has no minutes; without --minutes its papers are printed"},
        {}};
}

}  // namespace

std::string name_there(const Voice& voice, const Sources& sources, const Value& person) {
    for (const auto* list : {&sources.meeting["attendance"], &sources.committee["seats"]})
        if (list->items() != nullptr)
            for (const auto& each : *list->items())
                if (each["person"] == person) return voice.say(each["name"]);
    return voice.say(person);
}

Result<std::string> minutes_paper(const Sources& sources, Language language) {
    const Voice voice{language};
    if (!sources.meeting["cancelled"].is_null()) return not_held();
    auto body = notices(voice, sources) + standing(voice, sources) +
                meeting_head(voice, sources, {"รายงานการประชุม", "Minutes of the meeting"}) +
                attendance_part(voice, sources) + hour(voice, {"เริ่มประชุมเวลา", "Began at"}) +
                marks_list(voice, sources.meeting["irregular"]);
    for (const auto& item : sources.items) {
        auto made = minutes_item(voice, sources, item);
        if (!made) return made.error();
        body += *made;
    }
    body += hour(voice, {"เลิกประชุมเวลา", "Ended at"}) + remaining_part(voice, sources) +
            signatures(voice) + provenance(voice, sources);
    return whole_page(voice, minutes_frame(sources), body);
}

}  // namespace banchi::paper
