#include "ledger/store/log.hpp"

#include <algorithm>
#include <cassert>

#include "ledger/store/commit.hpp"
#include "ledger/store/failure.hpp"
#include "ledger/store/stored.hpp"

namespace banchi::store {
namespace {

constexpr std::size_t kFactsShare = 4;  // a quarter of the cache

Error beyond_log(Index index, TreeSize size) {
    return {ErrorKind::not_found,
            "beyond_log",
            {"บันทึกมีเพียง " + std::to_string(size.value) + " เหตุการณ์",
             "the log holds only " + std::to_string(size.value) + " events"},
            {{"index", std::to_string(index.value)}, {"size", std::to_string(size.value)}}};
}

Error failed_before() {
    return {ErrorKind::read_only,
            "read_only",
            {"การเขียนครั้งก่อนล้มเหลว บัญชีจึงอ่านได้อย่างเดียวจนกว่าจะเปิดใหม่",
             "a write failed before, so the ledger is read-only until it is opened again"},
            {}};
}

}  // namespace

Result<std::unique_ptr<Log>> Log::open(const Setup& setup) {
    auto blocks = setup;
    blocks.cache_bytes -= setup.cache_bytes / kFactsShare;
    auto opened = open_folder(blocks);
    if (!opened) return opened.error();
    return std::unique_ptr<Log>(new Log(setup, std::move(*opened)));
}

Log::Log(const Setup& setup, Opened opened)
    : setup_(setup),
      database_(std::move(opened.database)),
      lost_(std::move(opened.lost)),
      head_(std::move(opened.head)),
      tree_(std::move(opened.tree)),
      second_path_(setup.key.name, std::move(opened.second_tree)),
      facts_(*database_, setup.cache_bytes / kFactsShare, tree_.frontier().size()),
      tip_{tree_.frontier().size(), tree_.frontier().root(), std::move(opened.note)} {}

Log::~Log() {
    // Only spares the next start some work: what is not flushed is in the write-ahead log. RocksDB
    // must not be asked to go on with a log file whose write failed.
    if (!failed_) static_cast<void>(database_->flush());
}

Result<Tip> Log::append(const std::vector<std::string>& leaves,
                        const std::vector<domain::Fact>& facts,
                        const std::vector<wire::SaltedText>& texts) {
    assert(!leaves.empty());
    if (failed_) return failed_before();
    failed_ = true;  // until everything below has succeeded
    auto tree = tree_;
    auto batch = commit_batch(*database_, tree, leaves, facts, texts);
    auto note = second_path_.sign(batch, tree.frontier().root(), setup_.sign);
    if (!note) return note.error();
    const Tip tip{tree.frontier().size(), tree.frontier().root(), std::move(*note)};
    if (auto fits = check_signed(tip); !fits) return fits.error();
    put_checkpoint(*database_, batch, tip.size, tip.note);
    if (auto written = database_->write(batch); !written) return written.error();
    if (auto written = head_.write(tip.note); !written) return written.error();
    tree_ = std::move(tree);
    second_path_.keep();
    facts_.merge(facts, tip.size);
    const std::lock_guard lock(mutex_);
    tip_ = tip;
    failed_ = false;
    return tip;
}

Result<void> Log::settle_loss() {
    if (auto written = head_.write(tip_.note); !written) return written.error();
    lost_.reset();
    return {};
}

// A signature made by damaged memory must not be what others are shown.
Result<void> Log::check_signed(const Tip& tip) const {
    const auto checkpoint = setup_.verify(tip.note);
    if (!checkpoint) return checkpoint.error();
    if (checkpoint->size == tip.size && checkpoint->root == tip.root) return {};
    return contradiction("second_path", {"ข้อความที่ลงนามไม่ใช่ต้นไม้ที่ตรวจแล้ว จึงไม่บันทึก",
                                         "what was signed is not the tree that was checked, so "
                                         "nothing was stored"});
}

Tip Log::tip() const {
    const std::lock_guard lock(mutex_);
    return tip_;
}

Usage Log::usage() const {
    auto usage = database_->usage();
    facts_.add_to(usage);
    return usage;
}

Result<Backup> Log::back_up(const std::filesystem::path& place) const {
    return store::back_up(*database_, tip().note, place);
}

Result<std::string> Log::leaf(Index index) const {
    auto found = leaves(index, 1);
    if (!found) return found.error();
    if (found->empty()) return beyond_log(index, tip().size);
    return std::move(found->front());
}

Result<wire::SaltedText> Log::text(const TextDigest& digest) const {
    return read_text(*database_, digest);
}

merkle::NodeReader Log::nodes(TreeSize size) const {
    assert(size <= tip().size);
    return merkle::nodes_from_tiles(tile_reader(*database_), size);
}

Result<std::string> Log::checkpoint() const {
    return tip().note;
}

Result<std::string> Log::vkey() const {
    return setup_.key.text();
}

Result<std::vector<std::string>> Log::leaves(Index from, std::uint64_t count) const {
    const auto size = tip().size;
    if (!size.contains(from)) return std::vector<std::string>();
    return read_leaves(*database_, from, std::min(count, size.value - from.value));
}

Result<std::string> Log::tile(merkle::TileId tile) const {
    const auto size = tip().size;
    const auto width = merkle::tile_width(tile.level, tile.number, size);
    if (tile.width == 0 || tile.width > width)
        return Error{ErrorKind::not_found,
                     "no_tile",
                     {"บันทึกยังไม่มีไทล์นี้", "the log has no such tile yet"},
                     {{"tile", merkle::tile_path({false, tile})}}};
    return read_tile(*database_, tile);
}

}  // namespace banchi::store
