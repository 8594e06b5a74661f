#pragma once

#include "ledger/wire/leaf.hpp"
#include "replay/findings.hpp"
#include "replay/fold.hpp"

namespace banchi::replay {

// Judges each entry again, in order: signatures under the keys valid at its position, then the
// rules. One thread's.
class EventCheck {
  public:
    // `origin` is the ledger that the events must name.
    EventCheck(std::string origin, Findings& signatures, Findings& rules)
        : origin_(std::move(origin)), signatures_(signatures), rules_(rules) {}
    // The next entry; `roots` are the tree's, by size, up to its index. An error (`leaf_form`) says
    // that the bytes are no leaf: then neither signatures nor rules could be judged.
    Result<void> take(std::string_view bytes, const std::vector<Digest>& roots);
    const Fold& fold() const { return fold_; }

  private:
    std::optional<domain::Event> check_signatures(const wire::Leaf& leaf, std::string_view bytes);
    std::optional<domain::Event> parse_unsigned(const wire::Leaf& leaf);
    void check_opening(const domain::Event& event);
    void check_basis(const domain::Header& header, const std::vector<Digest>& roots);
    void check_rules(const domain::Event& event, Instant recorded);
    void report(Findings& findings, const std::string& field, const Error& error);
    void report_certain(Findings& findings, const std::string& field, const Error& error);
    void take_broken(const Error& error);
    void go_blind();

    std::string origin_;
    Findings& signatures_;
    Findings& rules_;
    Fold fold_;
    // From the first entry whose facts are not known, a refusal may only mean that.
    std::optional<Index> blind_since_;
};

}  // namespace banchi::replay
