#pragma once

#include "replay/verify.hpp"

namespace banchi::replay {

// Gathers what one verdict finds. Nothing checked is never a green verdict.
class Findings {
  public:
    void checked(std::uint64_t things = 1) { judgement_.checked += things; }
    std::uint64_t count() const { return judgement_.checked; }
    // Something is wrong.
    void fail(Finding finding);
    // Something could not be judged: a type, key or entry is missing.
    void beyond(Finding finding);
    Judgement close(Text coverage) const;

  private:
    void keep(Finding finding);
    Judgement judgement_;
    bool failed_ = false;
    bool beyond_ = false;
};

// Does a reader's error speak of the log, or only of a disk, a network or a permission that failed?
// The latter proves nothing against the log.
bool is_about_the_log(const Error& error);

// What an error says about an entry or another place.
Finding finding_of(std::optional<Index> index, std::string place, std::string field,
                   const Error& error);

}  // namespace banchi::replay
