#include "ledger/domain/fact.hpp"

#include <cassert>

namespace banchi::domain {

void Changes::put(std::string entity, std::string field, Value value) {
    put_from(index_, std::move(entity), std::move(field), std::move(value));
}

void Changes::put_from(Index origin, std::string entity, std::string field, Value value) {
    assert(valid_path(entity) && valid_path(field));
    facts_.push_back({std::move(entity), std::move(field), std::move(value), index_, origin});
}

void Changes::add(Fact fact) {
    assert(fact.index == index_);
    facts_.push_back(std::move(fact));
}

void Changes::remove(std::string entity, std::string field) {
    remove_from(index_, std::move(entity), std::move(field));
}

void Changes::remove_from(Index origin, std::string entity, std::string field) {
    assert(valid_path(entity) && valid_path(field));
    facts_.push_back({std::move(entity), std::move(field), std::nullopt, index_, origin});
}

}  // namespace banchi::domain
