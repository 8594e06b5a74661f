#include "tools/banchi/changing.hpp"

#include <algorithm>

#include "ledger/domain/change/proportional.hpp"
#include "tools/banchi/exit_code.hpp"

namespace banchi::tools {
namespace {

Error bad_word(const std::string& word, const char* form) {
    return usage({"ให้เขียนเป็น " + std::string(form) + ": " + word,
                  "write it as " + std::string(form) + ": " + word});
}

Error not_in_agreement(const std::string& code) {
    return usage({"คำรับรองไม่มีตัวชี้วัด " + code + " ให้ตรวจรหัส หรือเพิ่มทั้งตัวด้วย --kpi",
                  "the agreement has no KPI " + code +
                      ": check the code, or add a whole one by "
                      "--kpi"});
}

// "CODE:PART=VALUE"
struct Word {
    KpiCode code;
    std::string part;
    std::string value;
};
Result<Word> parse_word(const std::string& text, const char* form) {
    const auto equals = text.find('=');
    const auto colon = text.find(':');
    if (equals == std::string::npos || colon == std::string::npos || colon > equals)
        return bad_word(text, form);
    return Word{KpiCode{text.substr(0, colon)}, text.substr(colon + 1, equals - colon - 1),
                text.substr(equals + 1)};
}

Result<std::optional<Decimal>> decimal_of(const std::string& text) {
    auto decimal = Decimal::parse(text);
    if (!decimal) return decimal.error();
    return std::optional(std::move(*decimal));
}

Result<void> set_level(domain::Level& level, const std::string& value) {
    const auto dots = value.find("..");
    const bool band = dots != std::string::npos;
    const auto first = decimal_of(band ? value.substr(0, dots) : value);
    if (!first) return first.error();
    if (!band) {
        level.value = *first;
        return {};
    }
    const auto last = decimal_of(value.substr(dots + 2));
    if (!last) return last.error();
    level.from = *first;
    level.to = *last;
    return {};
}

// The request as it grows.
class Request {
  public:
    static Result<Request> of(const Value& content) {
        Request request;
        request.body_.agreement =
            "agreement/" + text_of(content["agency"]) + "/" + text_of(content["fiscal_year"]);
        if (const auto* kpis = content["kpis"].members())
            for (const auto& [code, value] : *kpis) {
                auto kpi = from_value<domain::Kpi>(value, "kpis." + code);
                if (!kpi) return kpi.error();
                request.applied_.emplace(KpiCode{code}, std::move(*kpi));
            }
        if (content["weights_bp"].members() == nullptr) return request;
        auto weights = from_value<domain::Weights>(content["weights_bp"], "weights_bp");
        if (!weights) return weights.error();
        request.weights_ = std::move(*weights);
        return request;
    }

    Result<void> replace(const domain::Kpi& kpi) {
        if (applied_.contains(kpi.code)) touch(kpi.code);
        body_.after.kpis[kpi.code] = kpi;
        return {};
    }
    Result<void> cancel(const std::string& code) {
        if (!touch({code})) return not_in_agreement(code);
        body_.after.kpis.erase({code});
        return {};
    }
    Result<void> set_target(const std::string& text) {
        constexpr const char* kForm = "CODE:SCORE=VALUE, DIW-69-03:100=86";
        const auto word = parse_word(text, kForm);
        if (!word) return word.error();
        if (!touch(word->code)) return not_in_agreement(word->code.text);
        auto& levels = body_.after.kpis[word->code].levels;
        const auto level = std::find_if(
            levels.begin(), levels.end(),
            [&](const domain::Level& each) { return std::to_string(each.score) == word->part; });
        if (level == levels.end()) return bad_word(text, kForm);
        return set_level(*level, word->value);
    }
    Result<void> set_field(const std::string& text) {
        const auto word = parse_word(text, "CODE:FIELD=VALUE, DIW-69-03:formula=a / b");
        if (!word) return word.error();
        if (!touch(word->code)) return not_in_agreement(word->code.text);
        auto value = to_value(body_.after.kpis[word->code]);
        const bool json = word->value.find_first_of("{[") == 0 || word->part == "scale";
        auto given = json ? parse_json(word->value, {1u << 20, 16}) : Result<Value>(word->value);
        if (!given) return given.error();
        auto kpi = from_value<domain::Kpi>(value.set(word->part, std::move(*given)), "kpi");
        if (!kpi) return kpi.error();
        body_.after.kpis[word->code] = std::move(*kpi);
        return {};
    }
    Result<domain::ChangeRequested> finish(const domain::Weights& named) {
        body_.before.weights_bp = body_.after.weights_bp = weights_;
        for (const auto& [code, weight] : named) (*body_.after.weights_bp)[code] = weight;
        domain::RequestedChange change;
        change.before = body_.before;
        change.after = body_.after;
        const auto vector = domain::proportional(change);
        if (vector) body_.after.weights_bp = vector;
        for (const auto& [code, weight] : named) (*body_.after.weights_bp)[code] = weight;
        if (!vector && named.empty()) body_.before.weights_bp = body_.after.weights_bp = {};
        return std::move(body_);
    }

  private:
    static std::string text_of(const Value& value) {
        return value.text() != nullptr ? *value.text() : canonical(value);
    }
    // Both sides hold it from now on; false where the agreement does not.
    bool touch(const KpiCode& code) {
        const auto kpi = applied_.find(code);
        if (kpi == applied_.end()) return false;
        if (body_.before.kpis.insert(*kpi).second) body_.after.kpis.insert(*kpi);
        return true;
    }

    std::map<KpiCode, domain::Kpi> applied_;
    domain::Weights weights_;
    domain::ChangeRequested body_;
};

}  // namespace

Result<domain::ChangeRequested> request_of(const Value& content, const WantedChange& wanted) {
    auto request = Request::of(content);
    if (!request) return request.error();
    for (const auto& kpi : wanted.kpis)
        if (auto fits = request->replace(kpi); !fits) return fits.error();
    for (const auto& word : wanted.targets)
        if (auto fits = request->set_target(word); !fits) return fits.error();
    for (const auto& word : wanted.fields)
        if (auto fits = request->set_field(word); !fits) return fits.error();
    for (const auto& code : wanted.cancelled)
        if (auto fits = request->cancel(code); !fits) return fits.error();
    return request->finish(wanted.weights);
}

}  // namespace banchi::tools
