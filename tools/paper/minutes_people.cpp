#include "tools/paper/minutes.hpp"

namespace banchi::paper {
namespace {

using api::text_of;

using Rows = std::vector<const Value*>;

// Those who came for the committee, and who else was there; in that order of capacities.
Rows attending(const Sources& sources, std::initializer_list<std::string_view> capacities) {
    Rows rows;
    const auto* all = sources.meeting["attendance"].items();
    if (all == nullptr) return rows;
    for (const auto capacity : capacities)
        for (const auto& each : *all)
            if (text_of(each["capacity"]) == capacity) rows.push_back(&each);
    return rows;
}

const Value& office_of(const Sources& sources, const Value& person) {
    static const Value none;
    const auto* seats = sources.committee["seats"].items();
    if (seats == nullptr) return none;
    for (const auto& seat : *seats)
        if (seat["person"] == person) return seat["office"];
    return none;
}

// The office where it says more than the name does: an office may be registered as a person.
std::string named(const Voice& voice, const Sources& sources, const Value& one) {
    const auto name = voice.say(one["name"]);
    const auto& office = office_of(sources, one["person"]);
    const auto told = office.is_null() ? std::string() : voice.say(office);
    return told.empty() || told == name ? name
                                        : name + "<br><span class=\"small\">" + told + "</span>";
}

std::string capacity_of(const Voice& voice, const Value& attendee) {
    const auto capacity = voice.word("capacity", attendee["capacity"]);
    if (attendee["for"].is_null()) return capacity;
    return capacity + voice.say(Text{" แทน ", " for "}) + voice.say(attendee["for_name"]);
}

std::string yes_or_no(const Voice& voice, const Value& flag) {
    return voice.say(flag == Value(true) ? Text{"นับ", "Yes"} : Text{"ไม่นับ", "No"});
}

std::string table(const Voice& voice, const Sources& sources, const Text& caption,
                  const Rows& rows) {
    if (rows.empty()) return "";
    std::string body;
    int number = 0;
    for (const auto* each : rows)
        body += "<tr><td class=\"middle\">" + std::to_string(++number) + "</td><th scope=\"row\">" +
                named(voice, sources, *each) + "</th><td>" + capacity_of(voice, *each) +
                "</td><td>" + voice.word("mode", (*each)["mode"]) + "</td><td class=\"middle\">" +
                yes_or_no(voice, (*each)["counts"]) + "</td></tr>\n";
    return "<table class=\"people\"><caption>" + voice.say(caption) + "</caption>" +
           heading(voice, {{"ที่", "No."},
                           {"ชื่อ", "Name"},
                           {"ฐานะ", "Capacity"},
                           {"ร่วมประชุม", "How"},
                           {"องค์ประชุม", "Quorum"}}) +
           "<tbody>" + body + "</tbody></table>\n";
}

bool is_there(const Sources& sources, const Value& person) {
    const auto* all = sources.meeting["attendance"].items();
    if (all != nullptr)
        for (const auto& each : *all)
            if (each["person"] == person || each["for"] == person) return true;
    return false;
}

std::string absent(const Voice& voice, const Sources& sources) {
    std::string rows;
    const auto* seats = sources.committee["seats"].items();
    if (seats != nullptr)
        for (const auto& seat : *seats)
            if (!is_there(sources, seat["person"]))
                rows += "<li>" + named(voice, sources, seat) + "</li>\n";
    if (rows.empty()) return "";
    return "<h3>" +
           voice.say(Text{"กรรมการที่ไม่มีบันทึกว่าเข้าประชุมหรือมีผู้แทน",
                          "Members of whom neither presence nor a representative is recorded"}) +
           "</h3>\n<ul>" + rows + "</ul>\n";
}

}  // namespace

std::string attendance_part(const Voice& voice, const Sources& sources) {
    const auto* all = sources.meeting["attendance"].items();
    const auto heading = "<section><h2>" + voice.say(Text{"ผู้เข้าประชุม", "Attendance"}) + "</h2>\n";
    if (all == nullptr || all->empty())
        return heading + "<p>" +
               voice.say(Text{"ยังไม่ได้บันทึกผู้เข้าประชุมในบัญชี",
                              "No attendance is recorded in the ledger yet"}) +
               "</p></section>\n";
    return heading +
           table(voice, sources, {"ผู้มาประชุม", "Members present"},
                 attending(sources, {"chair", "member", "representative"})) +
           table(voice, sources, {"ผู้เข้าร่วมประชุม", "Others present"},
                 attending(sources, {"adviser", "observer"})) +
           table(voice, sources,
                 {"ผู้อยู่ในที่ประชุมที่บันทึกไม่ระบุฐานะ (ไม่นับเป็นองค์ประชุมและไม่ลงคะแนน)",
                  "Present in a capacity that is not stated (never counts or votes)"},
                 attending(sources, {"unstated"})) +
           absent(voice, sources) + "</section>\n";
}

}  // namespace banchi::paper
