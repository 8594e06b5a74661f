#pragma once

#include "replay/fold.hpp"
#include "tests/histories/planned.hpp"
#include "tests/histories/reference.hpp"
#include "tests/replay/memory_log.hpp"

namespace banchi::histories {

// A seeded history: thousands of events that are legal by the model, each judged by decide, signed
// with real keys, appended to a log of bytes and folded, one after the other.
class History {
  public:
    History(std::uint32_t seed, std::size_t events);

    std::uint32_t seed;
    Model model;
    replay::MemoryLog log;
    Memory facts;  // folded event by event, as they were made, before any bytes
    Reference reference;
    std::vector<Instant> recorded;
    // What went otherwise than the model says: empty when all is well. Each tells where.
    std::vector<std::string> refused;    // legal, and refused
    std::vector<std::string> mismarked;  // marked otherwise than predicted
    std::vector<std::string> slipped;    // illegal, and accepted or refused by another rule
    // How often.
    std::map<std::string, std::size_t> accepted;  // a type, or a label of a kind of it
    std::map<std::string, std::size_t> marked;    // a mark
    std::map<std::string, std::size_t> broken;    // a rule

  private:
    void found();
    void pass_time();
    bool act(const Act& act);
    bool take(Planned planned);
    void order_by_opening(const Event& event);
    void keep(const Event& event, wire::Envelope envelope, const Planned& planned);
    void judge_wrong(const Planned& planned, const std::optional<Wrong>& wrong);
    wire::Envelope seal(Planned& planned);
    const envelope::SigningKey& key(const std::string& name);
    std::string where(const Event& event) const;

    Dice dice_;
    std::vector<Act> acts_;
    std::vector<Digest> roots_{merkle::empty_root()};  // by size
    merkle::Frontier tree_;
    std::map<std::string, envelope::SigningKey> keys_;
    std::vector<Event> earlier_;  // some that were accepted
};

}  // namespace banchi::histories
