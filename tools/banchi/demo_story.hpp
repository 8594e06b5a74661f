#pragma once

#include <string>
#include <vector>

#include "ledger/ledger.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools::demo {

using namespace banchi::base;

inline constexpr std::string_view kOrigin = "demo.banchi.example/2569";
inline constexpr std::string_view kFirstRecorder = "demo-recorder-1";
inline constexpr std::string_view kSecondRecorder = "demo-recorder-2";
inline constexpr std::string_view kCommittee = "performance-evaluation";
inline constexpr std::string_view kMeeting = "2568-09-19";
inline constexpr std::string_view kFramework = "framework/2569/1";

// One event that the demo recorders enter: what, about which subject, and why.
struct Act {
    std::string subject;
    domain::Body body;
    domain::Capacity capacity = domain::Capacity::secretary;
    Text reason{};
    std::optional<domain::RecordedFor> recorded_for{};
    bool with_second_recorder = false;
    bool at_the_meeting = false;  // occurred then, not when it is entered
};

// Enters the demo's events into an empty ledger, each at its simulated instant, by the two
// recorders' keys (of fixed seeds, so that every run gives the same leaves). One thread's.
class Story {
  public:
    Story(ledger::Ledger& ledger, SimulatedClock& clock, ProgressBar& progress,
          std::uint64_t events);

    // From now on events are recorded from this instant on, 20 seconds apart.
    Result<void> from(std::string_view instant);
    // The error of a refused event also says which one it is.
    Result<void> enter(Act act);
    Result<void> open();

    // An act of somebody who signs nothing, entered by the first recorder with the second one.
    Result<void> enter_for(std::string_view person, domain::Capacity capacity, Act act);

    std::unique_ptr<domain::State> state() const;
    // The news item as authority: its description's digest, its title and date.
    domain::Citation news() const;
    // The same where an order of appointment would stand, saying that there is none.
    domain::Citation instead_of_order() const;

  private:
    Result<void> submit(domain::Event event, bool with_second_recorder);

    ledger::Ledger& ledger_;
    SimulatedClock& clock_;
    ProgressBar& progress_;
    const std::uint64_t events_;
    Instant now_;
    const Digest description_;
    const envelope::SigningKey first_;
    const envelope::SigningKey second_;
};

// The chapters, in this order.
Result<void> tell_registry(Story& story);
Result<void> tell_framework(Story& story);
Result<void> tell_kpis(Story& story);     // of all agencies
Result<void> tell_weights(Story& story);  // and the submissions
Result<void> tell_meeting(Story& story);

// How many events all chapters enter, for a progress bar.
std::uint64_t count_events();

// A KPI of the data as the domain's template: milestones as such, an absent field not_stated.
Result<domain::Kpi> kpi_of(const Value& row);
// The rows of tools/demo/kpis.json.
Result<Value> kpi_rows();

}  // namespace banchi::tools::demo
