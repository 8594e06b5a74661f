#include "tools/paper/minutes.hpp"

namespace banchi::paper {
namespace {

using api::number_of;
using api::text_of;

bool some(const Value& list) {
    return list.items() != nullptr && !list.items()->empty();
}

std::string line(const Voice& voice, const Text& what, const std::string& where = "") {
    return "<li>" + voice.say(what) + where + "</li>\n";
}

// "1, 4, 9": the items of which something holds.
template <class Holds>
std::string numbers(const Sources& sources, Holds holds) {
    std::string all;
    for (const auto& item : sources.items)
        if (holds(item.view)) all += (all.empty() ? "" : ", ") + number_of(item.view["number"]);
    return all;
}

template <class Holds>
std::string of_items(const Voice& voice, const Sources& sources, const Text& what, Holds holds) {
    const auto found = numbers(sources, holds);
    return found.empty() ? "" : line(voice, what, voice.say(Text{" วาระที่ ", ", item "}) + found);
}

std::string of_people(const Voice& voice, const Sources& sources) {
    const auto* all = sources.meeting["attendance"].items();
    if (all == nullptr || all->empty())
        return line(voice, {"บันทึกผู้เข้าประชุม", "The attendance is to be recorded"});
    std::int64_t capacities = 0;
    std::int64_t modes = 0;
    for (const auto& each : *all) {
        capacities += text_of(each["capacity"]) == "unstated" ? 1 : 0;
        modes += text_of(each["mode"]) == "unstated" ? 1 : 0;
    }
    std::string told;
    const auto add = [&](std::int64_t count, const Text& what) {
        const auto people = std::to_string(count);
        if (count > 0)
            told += line(voice, {what.th + " " + people + " คน", what.en + ": " + people});
    };
    add(capacities, {"ผู้เข้าประชุมที่ไม่ระบุฐานะ", "People whose capacity is not stated"});
    add(modes, {"ผู้เข้าประชุมที่ไม่ระบุว่าร่วมทางใด", "People of whom it is not stated how they took part"});
    return told;
}

template <class Fits>
bool any_ballot(const Value& item, Fits fits) {
    if (!some(item["ballots"])) return false;
    for (const auto& each : *item["ballots"].items())
        for (const auto& ballot : *each["cast"].items())
            if (ballot["recorded"] == Value(true) && fits(ballot["own_word"])) return true;
    return false;
}

bool has_unmet(const Value& item) {
    if (!some(item["conditions"])) return false;
    for (const auto& each : *item["conditions"].items())
        if (each["met"].is_null()) return true;
    return false;
}

}  // namespace

std::string remaining_part(const Voice& voice, const Sources& sources) {
    const auto contested = [](const Value& word) { return !word["contested"].is_null(); };
    const auto unsaid = [](const Value& word) {
        return word["contested"].is_null() && word["confirmed"].is_null();
    };
    auto rows =
        of_people(voice, sources) +
        of_items(voice, sources, {"ยังไม่มีบันทึกผู้ทำหน้าที่ประธาน", "Who presided is not recorded"},
                 [](const Value& item) { return item["presiding"].is_null(); }) +
        of_items(voice, sources, {"ยังไม่มีมติ", "No conclusion is recorded"},
                 [](const Value& item) { return item["conclusion"].is_null(); }) +
        of_items(voice, sources, {"เงื่อนไขที่ยังไม่ครบ", "Conditions that are not met"}, has_unmet) +
        of_items(voice, sources,
                 {"บัตรที่บันทึกแทนซึ่งเจ้าตัวยังไม่ยืนยัน", "Recorded ballots not confirmed by the member"},
                 [&](const Value& item) { return any_ballot(item, unsaid); }) +
        of_items(voice, sources,
                 {"บัตรที่บันทึกแทนซึ่งเจ้าตัวคัดค้าน", "Recorded ballots contested by the member"},
                 [&](const Value& item) { return any_ballot(item, contested); });
    if (sources.meeting["minutes"].is_null())
        rows += line(voice, {"รับรองรายงานการประชุม (minutes.certified)",
                             "The minutes are to be certified (minutes.certified)"});
    if (rows.empty()) return "";
    return "<section class=\"remaining\"><h2>" +
           voice.say(Text{"สิ่งที่ยังต้องดำเนินการก่อนรับรองหรือติดตามต่อ", "What is still open"}) +
           "</h2>\n<ul>" + rows + "</ul></section>\n";
}

}  // namespace banchi::paper
