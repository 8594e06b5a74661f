#include <algorithm>
#include <iterator>

#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

constexpr std::int64_t kWhole = 10'000;

std::string joined(const std::vector<KpiCode>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : ", ") + code.text;
    return text.empty() ? "-" : text;
}

Result<void> check_cover(const std::vector<KpiCode>& scored, const Weights& weights) {
    std::vector<KpiCode> missing;
    for (const auto& code : scored)
        if (!weights.contains(code)) missing.push_back(code);
    std::vector<KpiCode> extra;
    for (const auto& [code, weight] : weights)
        if (std::find(scored.begin(), scored.end(), code) == scored.end()) extra.push_back(code);
    if (missing.empty() && extra.empty()) return {};
    return broken("weights_cover",
                  {"น้ำหนักต้องครอบคลุมตัวชี้วัดที่ให้คะแนนทุกตัวพอดี "
                   "ขาด: " +
                       joined(missing) + " เกิน: " + joined(extra),
                   "the weights must cover exactly the scored KPIs; missing: " + joined(missing) +
                       "; not scored here: " + joined(extra)},
                  {{"missing", joined(missing)}, {"extra", joined(extra)}});
}

Result<void> check_sum(const Weights& weights) {
    std::int64_t sum = 0;
    for (const auto& [code, weight] : weights) sum += weight.value;
    if (sum == kWhole) return {};
    const auto text = std::to_string(sum);
    return broken("weights_sum",
                  {"น้ำหนักรวมได้ " + text + " จุดพื้นฐาน ต้องรวมได้ 10000 (ร้อยละ 100) พอดี",
                   "the weights total " + text + " basis points; they must total exactly 10000"},
                  {{"sum", text}, {"expected", std::to_string(kWhole)}});
}

std::vector<Error> range_faults(const Framework& framework, const Weights& weights) {
    const auto& range = framework.rules.kpi_weight_bp;
    std::vector<Error> faults;
    for (const auto& [code, weight] : weights) {
        if (weight.value >= range.min && weight.value <= range.max) continue;
        const auto limits = std::to_string(range.min) + "–" + std::to_string(range.max);
        faults.push_back(
            broken("weight_range",
                   {"น้ำหนักของ " + code.text + " คือ " + std::to_string(weight.value) + " " +
                        framework.subject + " กำหนด " + limits + " จุดพื้นฐาน",
                    "the weight of " + code.text + " is " + std::to_string(weight.value) + "; " +
                        framework.subject + " allows " + limits + " basis points"},
                   {{"code", code.text},
                    {"weight", std::to_string(weight.value)},
                    {"min", std::to_string(range.min)},
                    {"max", std::to_string(range.max)}}));
    }
    return faults;
}

}  // namespace

std::vector<Error> weights_faults(const Framework* framework, const std::vector<KpiCode>& scored,
                                  const Weights& weights) {
    std::vector<Error> faults;
    if (auto fits = check_cover(scored, weights); !fits) faults.push_back(fits.error());
    if (auto fits = check_sum(weights); !fits) faults.push_back(fits.error());
    if (framework == nullptr) return faults;
    auto outside = range_faults(*framework, weights);
    std::move(outside.begin(), outside.end(), std::back_inserter(faults));
    return faults;
}

Result<void> check_weights(const Framework& framework, const std::vector<KpiCode>& scored,
                           const Weights& weights) {
    const auto faults = weights_faults(&framework, scored, weights);
    if (!faults.empty()) return faults.front();
    return {};
}

Result<Marks> decide(const Judging& judging, const WeightsProposed& event) {
    const auto drafting = open_draft(judging);
    if (!drafting) return drafting.error();
    const auto scored = scored_codes(judging.state, drafting->id, Side::draft);
    if (auto fits = check_weights(drafting->framework, scored, event.weights_bp); !fits)
        return fits.error();
    if (weights_of(judging.state, drafting->id, Side::draft) == event.weights_bp)
        return broken("nothing_changed",
                      {"น้ำหนักที่เสนอเหมือนในร่างปัจจุบันทุกตัว ให้แก้น้ำหนักก่อนส่งใหม่ หรือไม่ต้องส่ง",
                       "the draft has exactly these weights already; change one and propose the "
                       "whole vector again, or leave it as it is"},
                      {{"agreement", drafting->id.subject()}});
    return Marks{};
}

void evolve(const Judging& judging, const WeightsProposed& event, Changes& changes) {
    const auto id = AgreementId::parse(judging.header.subject).value();
    changes.put(id.draft(), "weights", to_value(event.weights_bp));
    edit_draft(judging, id, changes);
}

Text tell(const Judging& judging, const WeightsProposed& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto where = agreement_for_people(judging.state, judging.header.subject);
    std::string vector;
    for (const auto& [code, weight] : event.weights_bp)
        vector += (vector.empty() ? "" : ", ") + code.text + " " + weight.percent() + "%";
    return {actor.th + " เสนอน้ำหนักตัวชี้วัดของ" + where.th + ": " + vector,
            actor.en + " proposed the weights of " + where.en + ": " + vector};
}

}  // namespace banchi::domain
