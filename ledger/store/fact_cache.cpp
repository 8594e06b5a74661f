#include "ledger/store/fact_cache.hpp"

namespace banchi::store {
namespace {

// What list, map and allocator need beside the bytes that are counted, as measured.
constexpr std::size_t kOverhead = 256;
constexpr std::size_t kMemberOverhead = 64;

std::string key_of(const std::string& entity, const std::string& field) {
    return std::string(entity).append(1, '\0').append(field);
}

std::size_t footprint(const Value& value) {
    auto bytes = sizeof(Value);
    if (const auto* text = value.text()) bytes += text->capacity();
    if (const auto* items = value.items())
        for (const auto& item : *items) bytes += footprint(item);
    if (const auto* members = value.members())
        for (const auto& [name, member] : *members)
            bytes += kMemberOverhead + name.capacity() + footprint(member);
    return bytes;
}

std::size_t footprint(const domain::Fact& fact) {
    const auto paths = 2 * (fact.entity.size() + fact.field.size());
    return kOverhead + sizeof(fact) + paths + (fact.value ? footprint(*fact.value) : 0);
}

}  // namespace

std::optional<domain::Fact> FactCache::find(const std::string& entity, const std::string& field,
                                            TreeSize size) {
    const auto key = key_of(entity, field);
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    const bool fits = found != by_key_.end() && size.contains(found->second->fact.index);
    ++(fits ? hits_ : misses_);
    if (found == by_key_.end()) return std::nullopt;
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    if (!fits) return std::nullopt;
    return found->second->fact;
}

void FactCache::offer(const domain::Fact& fact, TreeSize size) {
    const std::lock_guard lock(mutex_);
    if (size != size_) return;
    keep(fact);
}

void FactCache::merge(const std::vector<domain::Fact>& facts, TreeSize size) {
    const std::lock_guard lock(mutex_);
    size_ = size;
    for (const auto& fact : facts) keep(fact);
}

std::size_t FactCache::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

void FactCache::add_to(Usage& usage) const {
    const std::lock_guard lock(mutex_);
    usage.fact_cache_bytes = bytes_;
    usage.fact_hits = hits_;
    usage.fact_misses = misses_;
}

void FactCache::keep(const domain::Fact& fact) {
    const auto key = key_of(fact.entity, fact.field);
    const auto bytes = footprint(fact);
    const auto found = by_key_.find(key);
    if (found != by_key_.end()) {
        auto& kept = *found->second;
        bytes_ = bytes_ - kept.bytes + bytes;
        kept.fact = fact;
        kept.bytes = bytes;
        by_use_.splice(by_use_.begin(), by_use_, found->second);
    } else {
        by_use_.push_front({key, fact, bytes});
        by_key_.emplace(by_use_.front().key, by_use_.begin());
        bytes_ += bytes;
    }
    while (bytes_ > limit_) drop_oldest();
}

void FactCache::drop_oldest() {
    const auto& oldest = by_use_.back();
    bytes_ -= oldest.bytes;
    by_key_.erase(oldest.key);
    by_use_.pop_back();
}

}  // namespace banchi::store
