#pragma once

#include "ledger/drafts.hpp"
#include "ledger/sequencer.hpp"

namespace banchi::ledger {

// The ledger of one folder: its log, its key and its sequencer. Thread-safe.
class FolderLedger : public Ledger {
  public:
    static Result<std::unique_ptr<Ledger>> open(const Options& options, Clock& clock);

    void submit(std::vector<Sent> events, std::function<void(Receipts)> done) override;
    void dry_run(std::vector<Sent> events, std::function<void(Receipts)> done) override;
    void drain() override { sequencer_.drain(); }
    void on_growth(std::function<void()> told) override { sequencer_.on_growth(std::move(told)); }

    const std::string& origin() const override { return signer_->verifier().name; }
    std::string vkey() const override { return signer_->verifier().text(); }
    Position position() const override { return sequencer_.position(); }
    std::unique_ptr<domain::State> state(TreeSize size) const override;
    const domain::Versions& versions() const override { return log_->facts(); }
    const store::LogReader& log() const override { return *log_; }
    Result<Entry> entry(Index index) const override;
    Result<wire::SaltedText> text(const TextDigest& digest) const override {
        return log_->text(digest);
    }
    Drafts& drafts() override { return drafts_; }
    Result<TreeSize> size_at(Instant instant) const override;
    Result<std::string> proof(Index index) const override;
    Result<Digest> root_at(TreeSize size) const override;
    std::vector<Check> checks() const override;
    Usage usage() const override { return {log_->usage(), clock_.now()}; }
    Result<store::Backup> back_up(const std::filesystem::path& place) const override {
        return log_->back_up(place);
    }

  private:
    FolderLedger(std::unique_ptr<envelope::NoteSigner> signer, std::unique_ptr<store::Log> log,
                 Clock& clock, Instant recorded, const Options& options);

    const std::unique_ptr<envelope::NoteSigner> signer_;  // the log's callbacks refer to it
    const std::unique_ptr<store::Log> log_;
    const std::filesystem::path folder_;
    Clock& clock_;
    Drafts drafts_;  // the sequencer's answers refer to it
    Sequencer sequencer_;
};

// What the store needs of a log key. Refers to the signer.
store::Setup setup_of(const envelope::NoteSigner& signer, const Options& options);

inline std::filesystem::path key_path(const std::filesystem::path& folder) {
    return folder / "log.key";
}
inline std::filesystem::path origin_path(const std::filesystem::path& folder) {
    return folder / "origin";
}
// Durably; refuses to overwrite.
Result<void> write_origin(const std::filesystem::path& folder, const std::string& origin);

}  // namespace banchi::ledger
