#pragma once

#include <memory>

#include "tools/banchi/place.hpp"

namespace banchi::tools {

// A ledger's facts as they stand now, on this machine: a folder's own, or a server's log folded
// here by the rules, so that what isn't signed yet can be judged before anybody sees it. One
// thread's.
class Standing {
  public:
    static Result<Standing> of(const std::string& ledger, const Session& session);
    const Place::Now& now() const { return now_; }
    const domain::State& state() const { return *state_; }
    // When an event sent now would be recorded: by a demo's own clock where the ledger is one.
    Instant today() const;

  private:
    Standing(Place::Now now, std::shared_ptr<const void> keeper,
             std::unique_ptr<domain::State> state)
        : now_(std::move(now)), keeper_(std::move(keeper)), state_(std::move(state)) {}

    Place::Now now_;
    std::shared_ptr<const void> keeper_;  // what `state_` refers to: a ledger, or a fold
    std::unique_ptr<domain::State> state_;
};

}  // namespace banchi::tools
