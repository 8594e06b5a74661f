#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/base/index.hpp"
#include "ledger/base/shape.hpp"
#include "ledger/base/value.hpp"

namespace banchi::domain {

using namespace banchi::base;

// What held about one field of one entity from `index` on: a value, or its absence. `index` is the
// event that put it in force, `origin` the event in which a person proposed that value.
// Entity and field are paths ([A-Za-z0-9._/-]); the folder's README lists them.
struct Fact {
    std::string entity;
    std::string field;
    std::optional<Value> value;
    Index index;
    Index origin;
    auto operator<=>(const Fact&) const = default;
};

// The facts that one event brings about, in the order they were put; filled by evolve.
class Changes {
  public:
    explicit Changes(Index index) : index_(index) {}
    void put(std::string entity, std::string field, Value value);
    // As put, for a value that another event proposed: the author stays the proposer.
    void put_from(Index origin, std::string entity, std::string field, Value value);
    void add(Fact fact);  // as another Changes of the same event has it
    void remove(std::string entity, std::string field);
    void remove_from(Index origin, std::string entity, std::string field);
    const std::vector<Fact>& facts() const { return facts_; }
    Index index() const { return index_; }

  private:
    Index index_;
    std::vector<Fact> facts_;
};

}  // namespace banchi::domain
