#include "tools/paper/differences.hpp"
#include "tools/paper/minutes.hpp"

namespace banchi::paper {
namespace {

using api::number_of;
using api::text_of;

std::string row(const Voice& voice, const Text& name, const std::string& value) {
    return value.empty() ? "" : "<dt>" + voice.say(name) + "</dt><dd>" + value + "</dd>\n";
}

bool some(const Value& list) {
    return list.items() != nullptr && !list.items()->empty();
}

std::string event(const Voice& voice, const Value& index) {
    return voice.say(Text{" (เหตุการณ์ที่ ", " (event "}) + number_of(index) + ")";
}

std::string presided(const Voice& voice, const Item& item) {
    const auto& presiding = item.view["presiding"];
    if (presiding.is_null())
        return voice.say(Text{"ไม่มีบันทึกว่าผู้ใดทำหน้าที่ประธาน", "Who presided is not recorded"});
    const auto ruling = presiding["ruling"].is_null() ? std::string()
                                                      : voice.say(Text{" คำวินิจฉัย: ", "; ruled: "}) +
                                                            voice.say(presiding["ruling"]);
    return voice.say(presiding["name"]) + " (" + voice.word("by", presiding["by"]) + ")" + ruling +
           event(voice, presiding["index"]);
}

std::string names_of(const Voice& voice, const Sources& sources, const Value& people) {
    std::string names;
    for (const auto& person : *people.items())
        names += (names.empty() ? "" : ", ") + name_there(voice, sources, person);
    return names;
}

// How it was counted, and by which framework.
std::string quorum(const Voice& voice, const Sources& sources, const Item& item) {
    const auto& quorum = item.view["quorum"];
    if (quorum.is_null())
        return voice.say(
            Text{"นับไม่ได้ เพราะยังไม่ได้บันทึกผู้เข้าประชุม", "Can't be counted: no attendance is recorded"});
    const auto& needed = quorum["needed"];
    const auto share = number_of(needed["part"]) + "/" + number_of(needed["whole"]);
    const auto over = needed["more_than"] == Value(true)
                          ? Text{" ต้องเกินกว่า " + share, "; more than " + share + " is needed"}
                          : Text{" ต้องไม่น้อยกว่า " + share, "; at least " + share + " is needed"};
    const auto base = number_of(quorum["base"]);
    const auto present = number_of(quorum["present"]);
    auto told = "<b>" +
                voice.say(quorum["reached"] == Value(true) ? Text{"ครบองค์ประชุม", "Quorate"}
                                                           : Text{"ไม่ครบองค์ประชุม", "No quorum"}) +
                "</b>: " +
                voice.say(Text{"นับได้ " + present + " คน จากฐาน " + base + " คน" + over.th,
                               present + " count, of a base of " + base + over.en}) +
                voice.say(Text{" ตาม ", ", by "}) + "<code>" + voice.say(quorum["framework"]) +
                "</code>";
    if (some(quorum["recused"]))
        told += voice.say(Text{" ไม่นับผู้งดร่วมพิจารณา: ", "; not counted, being recused: "}) +
                names_of(voice, sources, quorum["recused"]);
    return told;
}

std::string interests(const Voice& voice, const Item& item) {
    std::string rows;
    if (some(item.view["interests"]))
        for (const auto& each : *item.view["interests"].items())
            rows += "<li>" + voice.say(each["name"]) +
                    voice.say(Text{" แจ้งส่วนได้เสีย: ", " declared an interest: "}) +
                    voice.say(each["interest"]) + event(voice, each["index"]) + "</li>";
    if (some(item.view["recusals"]))
        for (const auto& each : *item.view["recusals"].items())
            rows += "<li>" + voice.say(each["name"]) +
                    voice.say(each["recused"] == Value(true)
                                  ? Text{" งดร่วมพิจารณา: ", " is recused: "}
                                  : Text{" ร่วมพิจารณาได้: ", " may take part: "}) +
                    voice.say(each["ruling"]) + event(voice, each["index"]) + "</li>";
    return rows.empty() ? "" : "<ul>" + rows + "</ul>";
}

// Whose ballot it is: their own signature, or entered for them and what they said of that since.
std::string whose(const Voice& voice, const Value& ballot) {
    if (ballot["recorded"] != Value(true)) return voice.say(Text{"ลงนามเอง", "own signature"});
    const auto& word = ballot["own_word"];
    auto told = voice.say(Text{"บันทึกแทน", "recorded"});
    if (!word["contested"].is_null())
        return told + voice.say(Text{" เจ้าตัวคัดค้าน: ", ", contested: "}) +
               voice.say(word["contested"]["reason"]);
    return told + (word["confirmed"].is_null()
                       ? voice.say(Text{" เจ้าตัวยังไม่ยืนยัน", ", not confirmed yet"})
                       : voice.say(Text{" เจ้าตัวยืนยันแล้ว", ", confirmed"}));
}

std::string ballots(const Voice& voice, const Item& item) {
    std::string told;
    if (!some(item.view["ballots"])) return told;
    for (const auto& each : *item.view["ballots"].items()) {
        std::string rows;
        for (const auto& ballot : *each["cast"].items())
            rows += "<li>" + voice.say(ballot["name"]) + ": " +
                    voice.word("choice", ballot["choice"]) + " – " + whose(voice, ballot) + "</li>";
        told += "<p>" + voice.say(each["summary"]) + "<br><span class=\"small\">" +
                voice.say(Text{"เนื้อหาค่าแฮช ", "content "}) + "<code>" +
                api::escaped(short_digest(each["digest"])) + "</code></span></p><ul>" + rows +
                "</ul>";
    }
    return told;
}

std::string dissents(const Voice& voice, const Sources& sources, const Value& conclusion) {
    std::string rows;
    if (!some(conclusion["dissents"])) return rows;
    for (const auto& each : *conclusion["dissents"].items())
        rows += "<li>" + name_there(voice, sources, each["person"]) + ": " +
                voice.say(each["reason"]) + "</li>";
    return "<ul>" + rows + "</ul>";
}

std::string conditions(const Voice& voice, const Item& item) {
    std::string rows;
    if (!some(item.view["conditions"])) return rows;
    for (const auto& each : *item.view["conditions"].items()) {
        const auto& met = each["met"];
        const auto state =
            met.is_null() ? "<b>" + voice.say(Text{"ยังไม่ครบ ตั้งแต่ ", "not met, since "}) +
                                voice.day(each["since"]) + "</b>"
                          : voice.say(Text{"ครบเมื่อ ", "met on "}) + voice.day(met["date"]) +
                                " <code>" + api::escaped(short_digest(met["digest"])) + "</code>";
        rows += "<li>" + voice.say(each["text"]) + " (<code>" + voice.say(each["field"]) +
                "</code>; " + voice.say(Text{"ผู้ยืนยัน ", "confirmed by "}) +
                voice.say(each["confirmed_by_name"]) + "): " + state + "</li>";
    }
    return "<ol>" + rows + "</ol>";
}

std::string citation(const Voice& voice, const Value& cited) {
    if (cited.is_null()) return "";
    return voice.say(cited["title"]) + " " + voice.day(cited["date"]) + " <code>" +
           api::escaped(short_digest(cited["document"])) + "</code>";
}

// A secret vote has no ballots to be counted from: its numbers are the conclusion's.
std::string secret(const Voice& voice, const Value& conclusion) {
    const auto& tally = conclusion["tally"];
    if (text_of(conclusion["mode"]) != "secret" || tally.is_null()) return "";
    const auto part = [&](const char* choice) {
        return " " + voice.word("choice", Value(choice)) + " " + number_of(tally[choice]);
    };
    return ":" + part("in_favour") + part("against") + part("abstain");
}

std::string outcome(const Voice& voice, const Item& item) {
    const auto& conclusion = item.view["conclusion"];
    if (conclusion.is_null())
        return "<b>" + voice.say(Text{"ยังไม่มีมติในบัญชี", "No conclusion is recorded"}) + "</b>";
    const auto rescinds =
        item.view["rescinds"].is_null()
            ? std::string()
            : voice.say(Text{" ให้เพิกถอนมติของ ", "; rescinds the resolution of "}) +
                  voice.say(item.view["subject_name"]);
    const auto rescinded =
        item.view["rescinded"].is_null()
            ? std::string()
            : "<br><b>" + voice.say(Text{"มตินี้ถูกเพิกถอนภายหลังโดย ", "Rescinded later by "}) +
                  "<code>" + voice.say(item.view["rescinded"]["by"]) + "</code></b>";
    return "<b>" + voice.word("outcome", conclusion["outcome"]) + "</b> " +
           voice.word("deciding", conclusion["mode"]) + secret(voice, conclusion) + rescinds +
           rescinded;
}

std::string recorded_by(const Voice& voice, const Item& item) {
    const auto& entry = item.recorded;
    if (entry.is_null()) return "";
    std::string with;
    if (some(entry["cosigners"]))
        for (const auto& each : *entry["cosigners"].items())
            with += (with.empty() ? "" : ", ") + voice.say(each["name"]);
    return voice.say(entry["actor_name"]) +
           (with.empty() ? "" : voice.say(Text{" ร่วมลงนามโดย ", ", cosigned by "}) + with) +
           voice.say(Text{" เมื่อ ", ", "}) + voice.day(entry["recorded"]) +
           event(voice, entry["index"]);
}

std::string amended(const Voice& voice, const Item& item) {
    if (item.amended.is_null()) return "";
    return difference_table(voice,
                            {"สิ่งที่ที่ประชุมแก้ไข เดิมตามระเบียบวาระ และใหม่ที่เห็นชอบ",
                             "What was amended: as on the agenda, and as approved"},
                            differences(item.content, item.amended));
}

}  // namespace

Result<std::string> minutes_item(const Voice& voice, const Sources& sources, const Item& item) {
    auto digest = digest_block(voice, sources, item);
    if (!digest) return digest.error();
    const auto& conclusion = item.view["conclusion"];
    const auto from = conclusion["effective_from"];
    const auto approved = conclusion["amended_digest"];
    return "<section class=\"minutes\" id=\"item-" + number_of(item.view["number"]) + "\">" +
           item_heading(voice, item) + *digest + "<dl>" +
           row(voice, {"เรื่อง", "About"}, voice.say(item.view["subject_name"])) +
           row(voice, {"ผู้ทำหน้าที่ประธาน", "Presided"}, presided(voice, item)) +
           row(voice, {"องค์ประชุม", "Quorum"}, quorum(voice, sources, item)) +
           row(voice, {"ส่วนได้เสีย", "Interests"}, interests(voice, item)) +
           row(voice, {"การลงคะแนน", "Ballots"}, ballots(voice, item)) +
           row(voice, {"มติที่ประชุม", "Resolution"}, outcome(voice, item)) +
           row(voice, {"เหตุผล", "Reason"},
               conclusion["reason"].is_null() ? "" : voice.say(conclusion["reason"])) +
           row(voice, {"เนื้อหาที่เห็นชอบ", "Approved content"},
               approved.is_null() ? ""
                                  : "<code>" + api::escaped(short_digest(approved)) + "</code>") +
           row(voice, {"มีผลตั้งแต่", "In effect from"}, from.is_null() ? "" : voice.day(from)) +
           row(voice, {"ความเห็นต่าง", "Dissents"}, dissents(voice, sources, conclusion)) +
           row(voice, {"เงื่อนไข", "Conditions"}, conditions(voice, item)) +
           row(voice, {"อำนาจยกเว้น", "Exception"}, citation(voice, conclusion["exception"])) +
           row(voice, {"ผู้บันทึก", "Recorded by"}, recorded_by(voice, item)) + "</dl>\n" +
           amended(voice, item) + marks_list(voice, item.view["irregular"]) + "</section>\n";
}

}  // namespace banchi::paper
