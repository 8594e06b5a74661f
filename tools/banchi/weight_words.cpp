#include "tools/banchi/weight_words.hpp"

#include "ledger/merkle/number.hpp"
#include "tools/banchi/exit_code.hpp"

namespace banchi::tools {
namespace {

Error bad_weight(const std::string& text) {
    return usage(
        {"น้ำหนักเขียนเป็น CODE=จุดพื้นฐาน เช่น DIW-69-01=2000 หรือ DIW-69-01=20% หรือ 20.25%: " + text,
         "a weight is CODE=BASISPOINTS, as DIW-69-01=2000, or in percent with at most two "
         "decimals, as DIW-69-01=20% or 20.25%: " +
             text});
}

// Basis points of "2000", or of "20%", "50.5%", "20.25%".
std::optional<BasisPoints> basis_points(const std::string& number) {
    if (number.ends_with('%')) {
        const auto points = BasisPoints::from_percent(number);
        return points ? std::optional(*points) : std::nullopt;
    }
    const auto whole = merkle::parse_number(number);
    if (!whole || *whole > 10'000) return std::nullopt;
    return BasisPoints{static_cast<std::int64_t>(*whole)};
}

Result<std::pair<KpiCode, BasisPoints>> parse_weight(const std::string& text) {
    const auto equals = text.find('=');
    const auto code = text.substr(0, equals);
    if (equals == std::string::npos || !valid_slug(code)) return bad_weight(text);
    const auto value = basis_points(text.substr(equals + 1));
    if (!value) return bad_weight(text);
    return std::pair{KpiCode{code}, *value};
}

}  // namespace

Result<domain::Weights> named_weights(const std::vector<std::string>& words) {
    domain::Weights weights;
    for (const auto& word : words) {
        const auto weight = parse_weight(word);
        if (!weight) return weight.error();
        if (!weights.insert(*weight).second)
            return usage({weight->first.text + " ถูกระบุสองครั้ง ให้ระบุครั้งเดียว",
                          weight->first.text + " is given twice; give it once"});
    }
    return weights;
}

std::string shown(const domain::Weights& weights, const domain::Weights& before) {
    std::string text;
    for (const auto& [code, weight] : weights) {
        const auto was = before.find(code);
        text += "  " + code.text + "  ";
        if (was != before.end() && was->second != weight) text += was->second.percent() + "% → ";
        text += weight.percent() + "%\n";
    }
    return text;
}

}  // namespace banchi::tools
