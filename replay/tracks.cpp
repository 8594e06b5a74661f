#include "replay/tracks.hpp"

#include <algorithm>

#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::replay {
namespace {

using domain::AgreementId;
using domain::Side;
using Fields = std::map<std::string, std::vector<Version>>;

Fields fields_of(const AsOf& as_of, const std::string& entity, Side side) {
    Fields fields;
    for (auto& fact : as_of.versions.of_entity(entity))
        if (as_of.size.contains(fact.index))
            fields[fact.field].push_back({std::move(fact.value), fact.index, fact.origin, side});
    return fields;
}

std::string shown_as(const std::string& fact) {
    if (fact == "levels") return "targets";
    return fact == "weights" ? "weights_bp" : fact;
}

std::vector<Track> joined(const std::string& draft_entity, const Fields& draft,
                          const std::string& applied_entity, const Fields& applied) {
    std::map<std::string, Track> tracks;
    const auto at = [&](const std::string& fact) -> Track& {
        auto& track = tracks[fact];
        track.field = shown_as(fact);
        track.fact = fact;
        track.draft_entity = draft_entity;
        track.applied_entity = applied_entity;
        return track;
    };
    for (const auto& [fact, versions] : draft) at(fact).draft = versions;
    for (const auto& [fact, versions] : applied) at(fact).applied = versions;
    std::vector<Track> all;
    for (auto& [fact, track] : tracks) all.push_back(std::move(track));
    return all;
}

std::optional<Value> weight_in(const Version& vector, const KpiCode& code) {
    if (!vector.value || (*vector.value)[code.text].is_null()) return std::nullopt;
    return (*vector.value)[code.text];
}

// The versions of a vector at which one weight became another.
std::vector<Version> weight_versions(const std::vector<Version>& vectors, const KpiCode& code) {
    std::vector<Version> runs;
    for (const auto& vector : vectors) {
        auto weight = weight_in(vector, code);
        if (runs.empty() ? !weight : weight == runs.back().value) continue;
        runs.push_back({std::move(weight), vector.index, vector.origin, vector.side});
    }
    return runs;
}

// A vector proposed again with the same weight did not set that weight: whoever did stays its
// author.
void keep_first_authors(const std::vector<Version>& draft_runs, std::vector<Version>& applied) {
    for (auto& version : applied) {
        const auto later =
            std::upper_bound(draft_runs.begin(), draft_runs.end(), version.origin,
                             [](Index index, const Version& run) { return index < run.index; });
        if (later == draft_runs.begin()) continue;
        const auto& run = *(later - 1);
        if (run.value == version.value) version.origin = run.origin;
    }
}

Track weight_track(const AsOf& as_of, const AgreementId& id, const KpiCode& code) {
    const auto vectors = [&](const std::string& entity, Side side) {
        auto fields = fields_of(as_of, entity, side);
        return weight_versions(fields["weights"], code);
    };
    Track track{"weight_bp", "weights", id.draft(), id.subject(), {}, {}};
    track.draft = vectors(id.draft(), Side::draft);
    track.applied = vectors(id.subject(), Side::applied);
    keep_first_authors(track.draft, track.applied);
    return track;
}

}  // namespace

std::vector<Version> Track::before(const Version& current) const {
    std::map<Index, Version> by_origin;
    for (const auto& version : draft) by_origin[version.origin] = version;
    for (const auto& version : applied)
        if (current.side == Side::applied) by_origin[version.origin] = version;
    by_origin.erase(current.origin);
    std::vector<Version> earlier;
    for (auto& [origin, version] : by_origin)
        if (version.index < current.index) earlier.push_back(std::move(version));
    std::stable_sort(earlier.begin(), earlier.end(), [](const Version& left, const Version& right) {
        return left.index < right.index;
    });
    return earlier;
}

std::vector<Track> tracks_of(const AsOf& as_of, const AgreementId& id, const KpiCode& code) {
    const auto draft = domain::kpi_entity(code, Side::draft);
    const auto applied = domain::kpi_entity(code, Side::applied);
    auto tracks = joined(draft, fields_of(as_of, draft, Side::draft), applied,
                         fields_of(as_of, applied, Side::applied));
    auto weight = weight_track(as_of, id, code);
    if (!weight.draft.empty() || !weight.applied.empty()) tracks.push_back(std::move(weight));
    return tracks;
}

std::vector<Track> tracks_of(const AsOf& as_of, const AgreementId& id) {
    auto tracks = joined(id.draft(), fields_of(as_of, id.draft(), Side::draft), id.subject(),
                         fields_of(as_of, id.subject(), Side::applied));
    // A KPI's membership is told with the KPI.
    std::erase_if(tracks, [](const Track& track) { return track.fact.starts_with("kpi/"); });
    return tracks;
}

}  // namespace banchi::replay
