#include "tools/banchi/reading_ledger.hpp"

#include "ledger/drafts.hpp"
#include "ledger/store/facts.hpp"
#include "ledger/store/opening.hpp"
#include "ledger/store/stored.hpp"
#include "replay/entry_source.hpp"
#include "replay/views.hpp"
#include "tools/banchi/folder_log.hpp"

namespace banchi::tools {
namespace {

constexpr std::size_t kCacheBytes = 64u << 20;

Error contradiction(const std::string& name, Text why) {
    return {ErrorKind::tampered,
            name,
            {why.th + " ใช้ banchi verify เพื่อดูว่าตรงไหน", why.en + "; banchi verify says where"},
            {}};
}

Error only_reading() {
    return {ErrorKind::read_only,
            "read_only",
            {"โฟลเดอร์นี้เปิดไว้เพื่ออ่านเท่านั้น", "this folder is open for reading alone"},
            {}};
}

merkle::NodeReader nodes_of(const store::LogReader& log, TreeSize size) {
    return merkle::nodes_from_tiles([&log](merkle::TileId tile) { return log.tile(tile); }, size);
}

// A demo's time stands where its newest event left it.
std::unique_ptr<Clock> clock_at(const domain::State& state, Instant newest) {
    if (!replay::is_demo(state)) return std::make_unique<SystemClock>();
    return std::make_unique<SimulatedClock>(newest);
}

class ReadingLedger : public ledger::Ledger {
  public:
    ReadingLedger(std::unique_ptr<store::FolderReader> log,
                  std::unique_ptr<store::Database> database, merkle::VerifierKey key,
                  ledger::Position position)
        : log_(std::move(log)),
          database_(std::move(database)),
          key_(std::move(key)),
          position_(std::move(position)),
          facts_(*database_, kCacheBytes, position_.size),
          clock_(clock_at(*facts_.at(position_.size), position_.recorded)),
          drafts_(*this, store::DraftStore(*database_), *clock_) {}

    void submit(std::vector<ledger::Sent>, std::function<void(ledger::Receipts)> done) override {
        done(only_reading());
    }
    void dry_run(std::vector<ledger::Sent>, std::function<void(ledger::Receipts)> done) override {
        done(only_reading());
    }
    void drain() override {}
    void on_growth(std::function<void()>) override {}

    const std::string& origin() const override { return key_.name; }
    std::string vkey() const override { return key_.text(); }
    ledger::Position position() const override { return position_; }
    std::unique_ptr<domain::State> state(TreeSize size) const override { return facts_.at(size); }
    const domain::Versions& versions() const override { return facts_; }
    const store::LogReader& log() const override { return *log_; }

    ledger::Drafts& drafts() override { return drafts_; }

    Result<ledger::Entry> entry(Index index) const override {
        auto leaf = log_->leaves(index, 1);
        if (!leaf) return leaf.error();
        return replay::entry_of(index, std::move(leaf->front()), key_.name);
    }

    Result<wire::SaltedText> text(const TextDigest& digest) const override {
        return store::read_text(*database_, digest);
    }

    Result<TreeSize> size_at(Instant instant) const override {
        std::uint64_t low = 0;
        std::uint64_t high = position_.size.value;
        while (low < high) {
            const auto middle = low + (high - low) / 2;
            const auto found = entry({middle});
            if (!found) return found.error();
            (found->recorded <= instant ? low : high) =
                found->recorded <= instant ? middle + 1 : middle;
        }
        return TreeSize{low};
    }

    Result<std::string> proof(Index index) const override {
        auto hashes =
            merkle::inclusion_proof(nodes_of(*log_, position_.size), index, position_.size);
        if (!hashes) return hashes.error();
        return merkle::tlog_proof_text({index, std::move(*hashes), position_.checkpoint});
    }

    Result<Digest> root_at(TreeSize size) const override {
        return merkle::root_at(nodes_of(*log_, size), size);
    }

  private:
    const std::unique_ptr<store::FolderReader> log_;
    const std::unique_ptr<store::Database> database_;
    const merkle::VerifierKey key_;
    const ledger::Position position_;
    const store::Facts facts_;
    const std::unique_ptr<Clock> clock_;
    ledger::Drafts drafts_;
};

Result<ledger::Position> position_of(const store::FolderReader& log,
                                     const merkle::VerifierKey& key) {
    auto note = log.checkpoint();
    if (!note) return note.error();
    const auto checkpoint = envelope::verify_checkpoint(*note, key);
    if (!checkpoint) return contradiction("checkpoint_signature", checkpoint.error().detail);
    if (checkpoint->size != log.size())
        return contradiction(
            "size_differs",
            {"checkpoint ลงนามไว้ " + std::to_string(checkpoint->size.value) +
                 " เหตุการณ์ แต่ฐานข้อมูลมี " + std::to_string(log.size().value),
             "the checkpoint signs " + std::to_string(checkpoint->size.value) +
                 " events, the database holds " + std::to_string(log.size().value)});
    const auto root = merkle::root_at(nodes_of(log, log.size()), log.size());
    if (!root) return root.error();
    if (*root != checkpoint->root)
        return contradiction("root_differs", {"รากของต้นไม้ที่เก็บไว้ไม่ตรงกับ checkpoint",
                                              "the stored tree's root is not the checkpoint's"});
    ledger::Position position{log.size(), *root, std::move(*note), {}};
    if (position.size.value == 0) return position;
    const auto newest = log.leaves({position.size.value - 1}, 1);
    if (!newest) return newest.error();
    const auto leaf = wire::parse_leaf(newest->front());
    if (!leaf) return contradiction("leaf_form", leaf.error().detail);
    position.recorded = leaf->recorded;
    return position;
}

}  // namespace

Result<std::unique_ptr<ledger::Ledger>> open_to_read(const std::filesystem::path& folder) {
    auto log = open_folder_log(folder);
    if (!log) return log.error();
    const auto claimed = (*log)->vkey();
    if (!claimed) return claimed.error();
    auto key = merkle::VerifierKey::parse(*claimed);
    if (!key) return contradiction("vkey", key.error().detail);
    auto position = position_of(**log, *key);
    if (!position) return position.error();
    // Opened after the log, so it holds at least as many events.
    auto database = store::Database::open_read_only(store::database_path(folder), kCacheBytes,
                                                    store::Database::Recovery::torn_tail);
    if (!database) return database.error();
    std::unique_ptr<ledger::Ledger> opened = std::make_unique<ReadingLedger>(
        std::move(*log), std::move(*database), std::move(*key), std::move(*position));
    return opened;
}

Result<std::unique_ptr<Clock>> clock_of(const std::filesystem::path& folder) {
    const auto ledger = open_to_read(folder);
    if (!ledger) return ledger.error();
    const auto position = (*ledger)->position();
    if (!replay::is_demo(*(*ledger)->state(position.size)))
        return std::unique_ptr<Clock>(std::make_unique<SystemClock>());
    auto simulated = std::make_unique<SimulatedClock>(position.recorded);
    simulated->run();
    return std::unique_ptr<Clock>(std::move(simulated));
}

}  // namespace banchi::tools
