#pragma once

#include <map>
#include <memory>

#include "ledger/intake.hpp"
#include "ledger/store/log.hpp"

namespace banchi::ledger {

// One event that was accepted, or was there already.
struct Judged {
    Index index;
    std::string leaf;
    Instant recorded;
    Text summary;
    domain::Marks marks;
    bool repeated = false;
};

// Roots of the newest durable sizes, which is what most actors have seen. One thread's.
class RecentRoots {
  public:
    void add(TreeSize size, const Digest& root);
    std::optional<Digest> find(TreeSize size) const;

  private:
    std::map<TreeSize, Digest> roots_;
};

// Where a batch begins. All references outlive it.
struct Ground {
    const store::Log& log;
    const std::string& origin;
    Clock& clock;
    const RecentRoots& roots;
    TreeSize size;                             // durable
    Instant recorded;                          // of the newest durable event
    std::optional<merkle::Checkpoint> lost{};  // a head that the folder is known not to reach
};

// Events judged in turn, each over the facts of those before it, for one commit: an array over the
// batch over the store. One thread's.
class Batch {
  public:
    explicit Batch(const Ground& ground);
    // All-or-nothing: the events join the batch (unless it is a dry run), or all are repeats, or an
    // error says which rule refused and the array's facts are dropped.
    Result<std::vector<Judged>> judge(Submission& submission);
    const std::vector<std::string>& leaves() const { return leaves_; }
    const std::vector<domain::Fact>& facts() const { return facts_.facts(); }
    const std::vector<wire::SaltedText>& texts() const { return texts_; }
    Instant recorded() const { return recorded_; }

  private:
    struct Attempt;
    Result<void> settle_admissions(Submission& submission);
    Result<std::optional<std::vector<Judged>>> judge_repeats(const Submission& submission);
    Result<Judged> repeat(const domain::Event& event, Index index);
    Result<void> judge_one(Attempt& attempt, Admission& admission, const Sent& sent);
    Result<void> check_new(const domain::State& state, const domain::Header& header);
    Result<void> check_opening(const domain::Event& event) const;
    Result<void> check_basis(const domain::Header& header);
    Result<Instant> now(Instant newest) const;
    Result<std::string> leaf(Index index) const;

    const Ground ground_;
    const std::unique_ptr<domain::State> stored_;
    const merkle::NodeReader nodes_;  // of the durable tree
    domain::Overlay facts_;
    std::vector<std::string> leaves_;
    std::vector<wire::SaltedText> texts_;
    Instant recorded_;
};

}  // namespace banchi::ledger
