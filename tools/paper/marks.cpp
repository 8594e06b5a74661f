#include <map>

#include "tools/paper/parts.hpp"

namespace banchi::paper {
namespace {

using api::text_of;

using Indexes = std::vector<std::int64_t>;

// "34–40, 52"
std::string ranges(const Indexes& indexes) {
    std::string all;
    for (std::size_t at = 0; at < indexes.size();) {
        auto end = at;
        while (end + 1 < indexes.size() && indexes[end + 1] == indexes[end] + 1) ++end;
        all += (all.empty() ? "" : ", ") + std::to_string(indexes[at]);
        if (end > at) all += "–" + std::to_string(indexes[end]);
        at = end + 1;
    }
    return all;
}

struct Marked {
    std::string why;  // HTML
    std::string rule;
    std::string framework;
    auto operator<=>(const Marked&) const = default;
};

}  // namespace

std::string marks_list(const Voice& voice, const Value& marks) {
    if (marks.items() == nullptr || marks.items()->empty()) return "";
    std::map<Marked, Indexes> by_rule;
    for (const auto& mark : *marks.items())
        if (const auto* index = mark["index"].integer())
            by_rule[{voice.say(mark["why"]), text_of(mark["rule"]), text_of(mark["framework"])}]
                .push_back(*index);
    std::string rows;
    for (const auto& [mark, indexes] : by_rule) {
        const auto under = mark.framework.empty() ? "" : ", " + api::escaped(mark.framework);
        rows += "<li>" + mark.why + " <span class=\"small\">(" + voice.say(Text{"กฎ ", "rule "}) +
                "<code>" + api::escaped(mark.rule) + "</code>" + under + "; " +
                voice.say(Text{"เหตุการณ์ที่ ", "event "}) + ranges(indexes) + ")</span></li>\n";
    }
    return "<h3>" + voice.say(Text{"ข้อสังเกตด้านขั้นตอน (ไม่เป็นไปตามขั้นตอน)", "Irregular in procedure"}) +
           "</h3>\n<ul>" + rows + "</ul>\n";
}

}  // namespace banchi::paper
