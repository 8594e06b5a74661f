#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ledger/store/backup.hpp"
#include "ledger/store/draft_store.hpp"
#include "ledger/store/facts.hpp"
#include "ledger/store/log_reader.hpp"
#include "ledger/store/opening.hpp"
#include "ledger/wire/text.hpp"

namespace banchi::store {

// The newest durable tree.
struct Tip {
    TreeSize size;
    Digest root;
    std::string note;  // signed checkpoint
};

// The one log of a folder. Reading is thread-safe and shows durable commits alone; append is the
// one writing thread's.
class Log : public LogReader {
  public:
    static Result<std::unique_ptr<Log>> open(const Setup& setup);
    ~Log() override;

    // Stores leaves, their facts (indices from tip().size on) and the texts that they name in one
    // synced write with tiles and signed checkpoint, then the head file. After any error nothing
    // more can be appended: whether the write reached the disk shows when the folder is opened
    // again.
    Result<Tip> append(const std::vector<std::string>& leaves,
                       const std::vector<domain::Fact>& facts,
                       const std::vector<wire::SaltedText>& texts = {});

    Tip tip() const;
    // The head that this folder is known not to reach. Once that is on record, the head file is to
    // be this log's own again: settle_loss, before anything else is asked of the log.
    const std::optional<merkle::Checkpoint>& lost() const { return lost_; }
    Result<void> settle_loss();
    Usage usage() const;
    // One more backup in that place, while the log goes on; see backup.hpp. One thread's at a time.
    Result<Backup> back_up(const std::filesystem::path& place) const;
    const Facts& facts() const { return facts_; }
    DraftStore drafts() { return DraftStore(*database_); }
    Result<std::string> leaf(Index index) const;
    Result<wire::SaltedText> text(const TextDigest& digest) const;  // as read_text
    // Reads nodes of the tree of `size`, at most tip().size: one thread's, for proofs.
    merkle::NodeReader nodes(TreeSize size) const;

    Result<std::string> checkpoint() const override;
    Result<std::string> vkey() const override;
    Result<std::vector<std::string>> leaves(Index from, std::uint64_t count) const override;
    Result<std::string> tile(merkle::TileId tile) const override;

  private:
    Log(const Setup& setup, Opened opened);
    Result<void> check_signed(const Tip& tip) const;

    const Setup setup_;
    const std::unique_ptr<Database> database_;
    std::optional<merkle::Checkpoint> lost_;
    HeadFile head_;
    merkle::TileWriter tree_;
    SecondPath second_path_;
    Facts facts_;
    mutable std::mutex mutex_;  // of tip_
    Tip tip_;
    bool failed_ = false;
};

}  // namespace banchi::store
