#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/domain/fact.hpp"

namespace banchi::domain {

// The facts at one position of the log. Rules and views read nothing else. Implemented by the
// store's bounded cache, by Memory (replay, tests) and by Overlay. Reading may be concurrent unless
// an implementation says otherwise.
class State {
  public:
    virtual ~State() = default;
    // The newest fact about the field, an absent value included; nothing if there never was one.
    virtual std::optional<Fact> fact(const std::string& entity, const std::string& field) const = 0;
    // The first field after `after` (in byte order; "" for the first) whose value is present.
    virtual std::optional<Fact> next(const std::string& entity, const std::string& after) const = 0;
};

// Every version of facts, for history and blame.
class Versions {
  public:
    virtual ~Versions() = default;
    // All facts about one field, or about every field of an entity; oldest first (by index, then
    // by field).
    virtual std::vector<Fact> of_field(const std::string& entity,
                                       const std::string& field) const = 0;
    virtual std::vector<Fact> of_entity(const std::string& entity) const = 0;
};

// All facts of a log in memory: for replay, what-if and tests. Not thread-safe while adding.
class Memory : public Versions {
  public:
    void add(const std::vector<Fact>& facts);
    // The facts as of `index`: of all events up to and including it. Refers to this Memory.
    class At : public State {
      public:
        At(const Memory& memory, std::optional<Index> last) : memory_(memory), last_(last) {}
        std::optional<Fact> fact(const std::string& entity,
                                 const std::string& field) const override;
        std::optional<Fact> next(const std::string& entity,
                                 const std::string& after) const override;

      private:
        const Memory& memory_;
        std::optional<Index> last_;  // nothing: the newest
    };
    At now() const { return At(*this, std::nullopt); }
    At at(Index index) const { return At(*this, index); }
    std::vector<Fact> of_field(const std::string& entity, const std::string& field) const override;
    std::vector<Fact> of_entity(const std::string& entity) const override;
    // Every fact, ordered by entity, field, index.
    void each(const std::function<void(const Fact&)>& visit) const;

  private:
    std::map<std::string, std::map<std::string, std::vector<Fact>>> facts_;
};

// Newer facts over a state: a batch over the store, an array over a batch. Refers to `below`.
class Overlay : public State {
  public:
    explicit Overlay(const State& below) : below_(below) {}
    // Never copied: Overlay(overlay) would copy it where one over it was meant.
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;
    void add(const std::vector<Fact>& facts);
    void merge(const Overlay& above);  // takes over what `above` holds
    std::optional<Fact> fact(const std::string& entity, const std::string& field) const override;
    std::optional<Fact> next(const std::string& entity, const std::string& after) const override;
    const std::vector<Fact>& facts() const { return added_; }

  private:
    const State& below_;
    std::map<std::string, std::map<std::string, Fact>> newest_;
    std::vector<Fact> added_;
};

// The present value, read as T; nothing when absent. Stored facts were written by evolve from the
// same T, so one that does not read is a broken invariant and asserts.
template <class T>
std::optional<T> get(const State& state, const std::string& entity, const std::string& field) {
    const auto found = state.fact(entity, field);
    if (!found || !found->value) return std::nullopt;
    auto value = from_value<T>(*found->value, entity + " " + field);
    return std::move(value.value());
}

// Is there a present value?
bool has(const State& state, const std::string& entity, const std::string& field);

// The present fields of an entity whose names begin with `prefix`, in byte order.
std::vector<Fact> list(const State& state, const std::string& entity,
                       const std::string& prefix = "");

}  // namespace banchi::domain
