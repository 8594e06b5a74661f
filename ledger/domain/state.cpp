#include "ledger/domain/state.hpp"

#include <algorithm>
#include <tuple>

namespace banchi::domain {
namespace {

// The newest of the versions (ordered by index) that is not after `last`; null if all are.
const Fact* newest(const std::vector<Fact>& versions, const std::optional<Index>& last) {
    if (!last) return versions.empty() ? nullptr : &versions.back();
    const auto after =
        std::upper_bound(versions.begin(), versions.end(), *last,
                         [](const Index& index, const Fact& fact) { return index < fact.index; });
    return after == versions.begin() ? nullptr : &*(after - 1);
}

bool by_index_then_field(const Fact& left, const Fact& right) {
    return std::tie(left.index, left.field) < std::tie(right.index, right.field);
}

}  // namespace

void Memory::add(const std::vector<Fact>& facts) {
    for (const auto& fact : facts) {
        auto& versions = facts_[fact.entity][fact.field];
        // One event may put a field twice; its last word counts, as in a store keyed by index.
        if (!versions.empty() && versions.back().index == fact.index) versions.pop_back();
        versions.push_back(fact);
    }
}

std::optional<Fact> Memory::At::fact(const std::string& entity, const std::string& field) const {
    const auto fields = memory_.facts_.find(entity);
    if (fields == memory_.facts_.end()) return std::nullopt;
    const auto versions = fields->second.find(field);
    if (versions == fields->second.end()) return std::nullopt;
    const auto* found = newest(versions->second, last_);
    if (found == nullptr) return std::nullopt;
    return *found;
}

std::optional<Fact> Memory::At::next(const std::string& entity, const std::string& after) const {
    const auto fields = memory_.facts_.find(entity);
    if (fields == memory_.facts_.end()) return std::nullopt;
    for (auto it = fields->second.upper_bound(after); it != fields->second.end(); ++it) {
        const auto* found = newest(it->second, last_);
        if (found != nullptr && found->value) return *found;
    }
    return std::nullopt;
}

std::vector<Fact> Memory::of_field(const std::string& entity, const std::string& field) const {
    const auto fields = facts_.find(entity);
    if (fields == facts_.end()) return {};
    const auto versions = fields->second.find(field);
    return versions == fields->second.end() ? std::vector<Fact>{} : versions->second;
}

std::vector<Fact> Memory::of_entity(const std::string& entity) const {
    std::vector<Fact> all;
    const auto fields = facts_.find(entity);
    if (fields == facts_.end()) return all;
    for (const auto& [field, versions] : fields->second)
        all.insert(all.end(), versions.begin(), versions.end());
    std::sort(all.begin(), all.end(), by_index_then_field);
    return all;
}

void Memory::each(const std::function<void(const Fact&)>& visit) const {
    for (const auto& [entity, fields] : facts_)
        for (const auto& [field, versions] : fields)
            for (const auto& fact : versions) visit(fact);
}

void Overlay::add(const std::vector<Fact>& facts) {
    for (const auto& fact : facts) newest_[fact.entity].insert_or_assign(fact.field, fact);
    added_.insert(added_.end(), facts.begin(), facts.end());
}

void Overlay::merge(const Overlay& above) {
    add(above.added_);
}

std::optional<Fact> Overlay::fact(const std::string& entity, const std::string& field) const {
    const auto fields = newest_.find(entity);
    if (fields != newest_.end()) {
        const auto found = fields->second.find(field);
        if (found != fields->second.end()) return found->second;
    }
    return below_.fact(entity, field);
}

std::optional<Fact> Overlay::next(const std::string& entity, const std::string& after) const {
    const auto fields = newest_.find(entity);
    if (fields == newest_.end()) return below_.next(entity, after);
    // Both sides step in field order; a field that the overlay knows hides the one below.
    auto mine = fields->second.upper_bound(after);
    auto theirs = below_.next(entity, after);
    while (theirs || mine != fields->second.end()) {
        if (mine == fields->second.end() || (theirs && theirs->field < mine->first)) return theirs;
        if (mine->second.value) return mine->second;
        if (theirs && theirs->field == mine->first) theirs = below_.next(entity, theirs->field);
        ++mine;
    }
    return std::nullopt;
}

bool has(const State& state, const std::string& entity, const std::string& field) {
    const auto found = state.fact(entity, field);
    return found && found->value;
}

std::vector<Fact> list(const State& state, const std::string& entity, const std::string& prefix) {
    std::vector<Fact> all;
    // Stepping goes past the prefix, so a field that equals it is looked up by itself.
    if (!prefix.empty()) {
        auto exact = state.fact(entity, prefix);
        if (exact && exact->value) all.push_back(std::move(*exact));
    }
    for (auto step = state.next(entity, prefix); step; step = state.next(entity, step->field)) {
        if (step->field.compare(0, prefix.size(), prefix) != 0) break;
        all.push_back(*step);
    }
    return all;
}

}  // namespace banchi::domain
