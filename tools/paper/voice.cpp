#include "tools/paper/voice.hpp"

#include <algorithm>

#include "ledger/base/names.hpp"
#include "ledger/base/time.hpp"

namespace banchi::paper {
namespace {

const Text kNotStated{"ไม่ระบุ", "not stated"};

std::string grouped(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

}  // namespace

std::string Voice::say(const Text& text) const {
    return api::escaped(api::in(language, text));
}

std::string Voice::say(const Value& value) const {
    if (value.is_null()) return "–";
    if (value.text() != nullptr)
        return *value.text() == "not_stated" ? say(kNotStated) : api::escaped(*value.text());
    if (value.integer() != nullptr) return api::number_of(value);
    return say(Text{api::text_of(value["th"]), api::text_of(value["en"])});
}

std::string Voice::word(std::string_view field, const Value& value) const {
    const auto* text = value.text();
    const auto* known = text == nullptr ? nullptr : find_word(field, *text);
    return known == nullptr ? say(value) : say(*known);
}

std::string Voice::day(const Value& date) const {
    const auto text = api::text_of(date);
    if (const auto parsed = Date::parse(text)) return say(for_people(*parsed));
    if (const auto instant = Instant::parse(text)) return say(for_people(*instant));
    return say(date);
}

std::string Voice::amount(const Value& decimal) const {
    const auto text = api::text_of(decimal);
    if (!Decimal::parse(text)) return say(decimal);
    const auto sign = text.front() == '-' ? std::string("−") : std::string();
    const auto from = sign.empty() ? 0u : 1u;
    const auto point = std::min(text.find('.'), text.size());
    return sign + grouped(text.substr(from, point - from)) + text.substr(point);
}

std::string Voice::percent(const Value& basis_points) const {
    if (basis_points.integer() == nullptr) return say(basis_points);
    return BasisPoints{*basis_points.integer()}.percent();
}

std::string heading(const Voice& voice, const std::vector<Text>& columns) {
    std::string row;
    for (const auto& column : columns) row += "<th scope=\"col\">" + voice.say(column) + "</th>";
    return "<thead><tr>" + row + "</tr></thead>\n";
}

}  // namespace banchi::paper
