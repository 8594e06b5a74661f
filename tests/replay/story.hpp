#pragma once

#include <random>
#include <string>

#include "tests/replay/memory_log.hpp"

namespace banchi::replay {

// A seeded history: random acts of people who may do them, of which the rules accept what they do.
// Two agreements are drafted, edited, submitted, returned and brought to meetings, where they are
// voted on by own and recorded ballots and concluded.
class Story {
  public:
    explicit Story(std::uint32_t seed);
    void go_on(int acts);
    const domain::World& world() const { return world_; }

  private:
    struct Desk {
        std::string agency;
        std::string officer;
        domain::AgreementId id;
        int proposed = 0;
    };
    std::uint32_t pick(std::uint32_t below);
    bool tries(domain::Event event);
    void act();
    void propose(Desk& desk);
    void revise(const Desk& desk);
    void withdraw(const Desk& desk);
    void weigh(const Desk& desk);
    void submit(const Desk& desk);
    void send_back(const Desk& desk);
    void register_somebody();
    void meet();
    void hold(const std::string& meeting, const domain::AgendaItem& item);
    void vote(const std::string& meeting, const domain::AgendaItem& item, domain::Tally& tally);
    void conclude(const std::string& meeting, const domain::AgendaItem& item,
                  const domain::Tally& tally);
    domain::Kpi random_kpi(const std::string& code);
    Digest draft_digest(const Desk& desk) const;
    std::optional<KpiCode> some_code(const Desk& desk);

    domain::World world_;
    std::mt19937 random_;
    std::vector<Desk> desks_;
    int meetings_ = 0;
    int people_ = 0;
};

// A world of 50 to 100 events, different for each seed.
domain::World story_world(std::uint32_t seed, int acts = 30);
// One in which diw's agreement was approved by ballots after a change of weights, with KPI 2
// withdrawn in the draft; ops' is only drafted. Always the same.
domain::World approved_world();

}  // namespace banchi::replay
