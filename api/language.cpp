#include "api/language.hpp"

namespace banchi::api {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "0.8" -> 800; anything that is no weight counts as unwished.
int thousandths(std::string_view weight) {
    if (weight.empty() || weight.size() > 5 || (weight[0] != '0' && weight[0] != '1')) return 0;
    int value = weight[0] == '1' ? 1000 : 0;
    if (weight.size() > 1 && weight[1] != '.') return 0;
    int place = 100;
    for (const char c : weight.substr(weight.size() > 1 ? 2 : 1)) {
        if (c < '0' || c > '9') return 0;
        value += (c - '0') * place;
        place /= 10;
    }
    return value > 1000 ? 0 : value;
}

// The weight of one range such as "th-TH;q=0.9".
int weight_of(std::string_view range) {
    const auto q = range.find(";");
    if (q == std::string_view::npos) return 1000;
    const auto parameter = trimmed(range.substr(q + 1));
    return parameter.substr(0, 2) == "q=" ? thousandths(parameter.substr(2)) : 0;
}

bool speaks(std::string_view range, std::string_view code) {
    const auto tag = trimmed(range.substr(0, range.find(';')));
    if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-')) return false;
    return (tag[0] | 0x20) == code[0] && (tag[1] | 0x20) == code[1];
}

}  // namespace

std::string_view code(Language language) {
    return language == Language::th ? "th" : "en";
}

const std::string& in(Language language, const Text& text) {
    return language == Language::th ? text.th : text.en;
}

std::optional<Language> parse_language(std::string_view text) {
    if (text == "th") return Language::th;
    if (text == "en") return Language::en;
    return std::nullopt;
}

Language negotiate(std::string_view accept_language, Language otherwise) {
    int thai = 0;
    int english = 0;
    for (auto rest = accept_language; !rest.empty();) {
        const auto range = trimmed(rest.substr(0, rest.find(',')));
        rest.remove_prefix(std::min(rest.size(), rest.find(',') == std::string_view::npos
                                                     ? rest.size()
                                                     : rest.find(',') + 1));
        if (speaks(range, "th")) thai = std::max(thai, weight_of(range));
        if (speaks(range, "en")) english = std::max(english, weight_of(range));
    }
    if (thai == english) return otherwise;
    return thai > english ? Language::th : Language::en;
}

}  // namespace banchi::api
