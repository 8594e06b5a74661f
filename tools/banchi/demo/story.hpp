#pragma once

#include <map>
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

// One event of the demo: what, about which subject, why, and who signs it.
struct Act {
    std::string subject;
    domain::Body body;
    domain::Capacity capacity = domain::Capacity::secretary;
    Text reason{};
    std::string actor{kFirstRecorder};
    std::vector<domain::Cosigner> cosigners{};
    std::optional<domain::RecordedFor> recorded_for{};
    std::optional<Instant> occurred{};  // when it is entered, where nothing else is said
    std::optional<Date> effective{};
    std::optional<PersonId> on_behalf_of{};
    std::optional<domain::EventId> backfill{};
    bool from_news = true;                  // else the entry is fiction and says so
    std::vector<wire::SaltedText> texts{};  // that it names
};

// What the ledger refused, as it had to.
struct Refusal {
    Text attempt;  // the event's own sentence
    Error error;
};

// Enters the demo's events into an empty ledger, each at its simulated instant, signed by keys of
// fixed seeds, so that every run gives the same leaves. One thread's.
class Story {
  public:
    Story(ledger::Ledger& ledger, SimulatedClock& clock);

    // From now on events are recorded from this instant on, 20 seconds apart.
    Result<void> from(std::string_view instant);
    Result<void> open();
    // The error of a refused event also says which one it is.
    Result<void> enter(Act act);
    // An act of somebody who signs nothing, entered by the first recorder with the second one.
    Result<void> enter_for(std::string_view person, domain::Capacity capacity, Act act);
    // Leaves an event signed by its actor alone, for its cosigners to sign.
    Result<void> leave(Act act);
    // Sends what the ledger has to refuse by this rule; an error where it does anything else.
    Result<void> enter_refused(Act act, std::string_view rule);

    // Enrols a key, with which the person signs from now on; its name is part of its fixed seed.
    Result<void> enrol(std::string_view person, const std::string& name, Text reason);
    const envelope::SigningKey& key_of(std::string_view person);

    std::unique_ptr<domain::State> state() const;
    TreeSize size() const;
    domain::EventId newest() const { return newest_; }  // the id of the event entered last
    const std::vector<Refusal>& refusals() const { return refusals_; }
    // The news item as authority: its description's digest, its title and date.
    domain::Citation news() const;
    // The same where an order of appointment would stand, saying that there is none.
    domain::Citation instead_of_order() const;

  private:
    domain::PublicKey public_key(std::string_view person) const;
    domain::Event compose(Act act);
    Result<void> submit(const domain::Event& event, std::vector<wire::SaltedText> texts);

    ledger::Ledger& ledger_;
    SimulatedClock& clock_;
    Instant now_;
    const Digest description_;
    std::map<std::string, envelope::SigningKey, std::less<>> keys_;
    std::optional<envelope::SigningKey> enrolling_;
    domain::EventId newest_;
    std::uint64_t attempts_ = 0;
    std::vector<Refusal> refusals_;
};

// The chapters of the seed, what the news item tells, in this order.
Result<void> tell_registry(Story& story);
Result<void> tell_framework(Story& story);
Result<void> tell_kpis(Story& story);     // of all agencies
Result<void> tell_weights(Story& story);  // and the submissions
Result<void> tell_meeting(Story& story);
Result<void> tell_registers(Story& story);  // what the meeting took note of, as entries

// A KPI of the data as the domain's template: milestones as such, an absent field not_stated.
Result<domain::Kpi> kpi_of(const Value& row);
// The rows of tools/demo/kpis.json.
Result<Value> kpi_rows();

}  // namespace banchi::tools::demo
