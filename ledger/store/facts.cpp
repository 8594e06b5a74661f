#include "ledger/store/facts.hpp"

#include <algorithm>
#include <cassert>

#include "ledger/store/failure.hpp"

namespace banchi::store {
namespace {

std::string_view view(const rocksdb::Slice& bytes) {
    return {bytes.data(), bytes.size()};
}

bool begins_with(const rocksdb::Iterator& at, const std::string& prefix) {
    return at.Valid() && at.key().starts_with(prefix);
}

// Seeks; a failed disk must not look like a field without facts.
void seek(rocksdb::Iterator& iterator, const std::string& key) {
    iterator.Seek(key);
    if (!iterator.Valid() && !iterator.status().ok())
        throw ReadFailure(error_of(iterator.status(), "reading facts"));
}

domain::Fact fact_at(const rocksdb::Iterator& iterator) {
    auto fact = parse_fact(view(iterator.key()), view(iterator.value()));
    if (!fact) throw ReadFailure(fact.error());
    return std::move(*fact);
}

class StateAt : public domain::State {
  public:
    StateAt(const Database& database, FactCache& cache, TreeSize size)
        : database_(database), cache_(cache), size_(size) {}

    std::optional<domain::Fact> fact(const std::string& entity,
                                     const std::string& field) const override {
        if (size_.value == 0) return std::nullopt;
        if (auto known = cache_.find(entity, field, size_)) return known;
        auto& iterator = in_field();
        seek(iterator, fact_key(entity, field, last()));
        if (!begins_with(iterator, field_prefix(entity, field))) return std::nullopt;
        auto found = fact_at(iterator);
        cache_.offer(found, size_);
        return found;
    }

    std::optional<domain::Fact> next(const std::string& entity,
                                     const std::string& after) const override {
        if (size_.value == 0) return std::nullopt;
        auto& iterator = ordered();
        const auto prefix = entity_prefix(entity);
        seek(iterator, past_field(entity, after));
        while (begins_with(iterator, prefix)) {
            auto found = fact_at(iterator);
            if (!size_.contains(found.index)) {
                // Newer than this state: its version of the field, or else the field after it.
                seek(iterator, fact_key(entity, found.field, last()));
                continue;
            }
            if (found.value) return found;
            seek(iterator, past_field(entity, found.field));
        }
        return std::nullopt;
    }

  private:
    Index last() const { return {size_.value - 1}; }

    rocksdb::Iterator& in_field() const {
        if (!in_field_) {
            rocksdb::ReadOptions options;
            options.prefix_same_as_start = true;
            in_field_ = database_.iterate(Column::facts, options);
        }
        return *in_field_;
    }
    rocksdb::Iterator& ordered() const {
        if (!ordered_) {
            rocksdb::ReadOptions options;
            options.total_order_seek = true;
            ordered_ = database_.iterate(Column::facts, options);
        }
        return *ordered_;
    }

    const Database& database_;
    FactCache& cache_;
    const TreeSize size_;
    mutable std::unique_ptr<rocksdb::Iterator> in_field_;  // by bloom filters, inside one field
    mutable std::unique_ptr<rocksdb::Iterator> ordered_;   // from field to field
};

bool by_index_then_field(const domain::Fact& left, const domain::Fact& right) {
    return std::tie(left.index, left.field) < std::tie(right.index, right.field);
}

}  // namespace

Facts::Facts(const Database& database, std::size_t cache_bytes, TreeSize size)
    : database_(database), cache_(cache_bytes, size), size_(size.value) {}

std::unique_ptr<domain::State> Facts::at(TreeSize size) const {
    assert(size <= this->size());
    return std::make_unique<StateAt>(database_, cache_, size);
}

std::vector<domain::Fact> Facts::of_field(const std::string& entity,
                                          const std::string& field) const {
    return versions(field_prefix(entity, field));
}

std::vector<domain::Fact> Facts::of_entity(const std::string& entity) const {
    return versions(entity_prefix(entity));
}

std::vector<domain::Fact> Facts::versions(const std::string& prefix) const {
    const auto durable = size();
    rocksdb::ReadOptions options;
    options.total_order_seek = true;
    const auto iterator = database_.iterate(Column::facts, options);
    std::vector<domain::Fact> all;
    for (seek(*iterator, prefix); begins_with(*iterator, prefix); iterator->Next()) {
        auto found = fact_at(*iterator);
        if (durable.contains(found.index)) all.push_back(std::move(found));
    }
    if (!iterator->status().ok()) throw ReadFailure(error_of(iterator->status(), "reading facts"));
    std::sort(all.begin(), all.end(), by_index_then_field);
    return all;
}

void Facts::merge(const std::vector<domain::Fact>& facts, TreeSize size) {
    cache_.merge(facts, size);
    size_.store(size.value, std::memory_order_release);
}

Result<void> each_fact(const Database& database,
                       const std::function<void(const domain::Fact&)>& visit) {
    rocksdb::ReadOptions options;
    options.total_order_seek = true;
    const auto iterator = database.iterate(Column::facts, options);
    for (iterator->SeekToFirst(); iterator->Valid(); iterator->Next()) {
        const auto fact = parse_fact(view(iterator->key()), view(iterator->value()));
        if (!fact) return fact.error();
        visit(*fact);
    }
    if (!iterator->status().ok()) return error_of(iterator->status(), "reading facts");
    return {};
}

}  // namespace banchi::store
