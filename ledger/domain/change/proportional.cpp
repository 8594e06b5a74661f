#include "ledger/domain/change/proportional.hpp"

#include <algorithm>

namespace banchi::domain {
namespace {

constexpr std::int64_t kWhole = 10'000;

std::int64_t total_of(const Weights& weights) {
    std::int64_t total = 0;
    for (const auto& [code, weight] : weights) total += weight.value;
    return total;
}

bool scored(const Part& part, const KpiCode& code) {
    const auto found = part.kpis.find(code);
    return found != part.kpis.end() && found->second.kind != KpiKind::monitor;
}

// The KPIs that are scored in one part alone: those that leave the vector, or enter it.
std::set<KpiCode> scored_in_one(const Part& here, const Part& there) {
    std::set<KpiCode> codes;
    for (const auto& [code, kpi] : here.kpis)
        if (scored(here, code) && !scored(there, code)) codes.insert(code);
    return codes;
}

// The new ones that say they come from a KPI that leaves.
std::set<KpiCode> heirs_of(const RequestedChange& change, const std::set<KpiCode>& entering,
                           const KpiCode& leaving) {
    std::set<KpiCode> heirs;
    for (const auto& code : entering)
        if (lineage_of(change.after.kpis.at(code)).contains(leaving)) heirs.insert(code);
    return heirs;
}

}  // namespace

Weights apportion(const Weights& shares, std::int64_t total) {
    const auto sum = total_of(shares);
    Weights parts;
    std::vector<std::pair<std::int64_t, KpiCode>> remainders;
    for (const auto& [code, share] : shares) {
        const auto exact = share.value * total;
        parts[code] = BasisPoints{sum == 0 ? 0 : exact / sum};
        remainders.emplace_back(sum == 0 ? 0 : -(exact % sum), code);
    }
    if (sum == 0) return parts;
    // Largest remainder first; equal ones by code.
    std::sort(remainders.begin(), remainders.end());
    auto left = total - total_of(parts);
    for (const auto& [remainder, code] : remainders)
        if (left-- > 0) ++parts[code].value;
    return parts;
}

std::optional<Weights> proportional(const RequestedChange& change) {
    const auto& [before, after] = std::tie(change.before, change.after);
    const auto leaving = scored_in_one(before, after);
    const auto entering = scored_in_one(after, before);
    if (!before.weights_bp || !after.weights_bp || (leaving.empty() && entering.empty()))
        return std::nullopt;
    auto shares = *before.weights_bp;
    auto fresh = entering;
    for (const auto& code : leaving) {
        const auto freed = shares[code].value;
        shares.erase(code);
        Weights equal;
        for (const auto& heir : heirs_of(change, entering, code)) equal[heir] = BasisPoints{1};
        for (const auto& [heir, part] : apportion(equal, freed)) {
            shares[heir].value += part.value;
            fresh.erase(heir);
        }
    }
    Weights chosen;
    for (const auto& code : fresh)
        if (const auto weight = after.weights_bp->find(code); weight != after.weights_bp->end())
            chosen.insert(*weight);
    auto vector = apportion(shares, kWhole - total_of(chosen));
    vector.insert(chosen.begin(), chosen.end());
    return vector;
}

}  // namespace banchi::domain
