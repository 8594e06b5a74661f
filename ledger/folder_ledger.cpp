#include "ledger/folder_ledger.hpp"

#include <cassert>
#include <fstream>

#include "ledger/envelope/keys.hpp"
#include "ledger/loss.hpp"

namespace banchi::ledger {
namespace {

Error beyond_log(TreeSize size) {
    return {ErrorKind::not_found,
            "beyond_log",
            {"บันทึกมีเพียง " + std::to_string(size.value) + " เหตุการณ์",
             "the log holds only " + std::to_string(size.value) + " events"},
            {{"size", std::to_string(size.value)}}};
}

Result<std::string> read_origin(const std::filesystem::path& folder) {
    if (auto held = store::check_holds_ledger(folder); !held) return held.error();
    std::ifstream in(origin_path(folder));
    std::string origin;
    if (in && std::getline(in, origin)) return origin;
    const auto path = origin_path(folder).string();
    return Error{
        ErrorKind::io,
        "origin_file",
        {"อ่านชื่อบัญชีจาก " + path + " ไม่ได้ ให้กู้ไฟล์นี้จากสำเนาสำรอง",
         "cannot read the ledger's name from " + path + ": restore this file from a backup"},
        {{"file", path}}};
}

Result<std::unique_ptr<envelope::NoteSigner>> read_signer(const std::filesystem::path& folder) {
    auto origin = read_origin(folder);
    if (!origin) return origin.error();
    auto key = envelope::SigningKey::load(key_path(folder).string());
    if (!key) return key.error();
    return std::make_unique<envelope::NoteSigner>(std::move(*origin), std::move(*key));
}

Result<Instant> recorded_of(const store::Log& log, Index index) {
    const auto leaf = log.leaf(index);
    if (!leaf) return leaf.error();
    const auto parsed = wire::parse_leaf(*leaf);
    if (!parsed) return parsed.error();
    return parsed->recorded;
}

Result<Instant> newest_recorded(const store::Log& log) {
    const auto size = log.tip().size.value;
    if (size == 0) return Instant{};
    return recorded_of(log, Index{size - 1});
}

// A crash may have come between ledger.restored and the head file that follows it.
Result<void> settle_loss(store::Log& log) {
    if (!log.lost() || !is_recorded(*log.facts().at(log.tip().size), known_head(*log.lost())))
        return {};
    return log.settle_loss();
}

Result<std::vector<domain::KeyId>> signers_of(const wire::Envelope& envelope) {
    std::vector<domain::KeyId> signers;
    for (const auto& signature : envelope.signatures) {
        const auto id = domain::KeyId::parse(signature.keyid);
        if (!id) return id.error();
        signers.push_back(*id);
    }
    return signers;
}

}  // namespace

store::Setup setup_of(const envelope::NoteSigner& signer, const Options& options) {
    return {options.folder, options.cache_bytes, signer.verifier(),
            [&signer](const merkle::Checkpoint& checkpoint) { return signer.sign(checkpoint); },
            [&signer](std::string_view note) {
                return envelope::verify_checkpoint(note, signer.verifier());
            }};
}

Result<std::unique_ptr<Ledger>> FolderLedger::open(const Options& options, Clock& clock) {
    auto signer = read_signer(options.folder);
    if (!signer) return signer.error();
    auto log = store::Log::open(setup_of(**signer, options));
    if (!log) return log.error();
    if (auto settled = settle_loss(**log); !settled) return settled.error();
    const auto recorded = newest_recorded(**log);
    if (!recorded) return recorded.error();
    return std::unique_ptr<Ledger>(
        new FolderLedger(std::move(*signer), std::move(*log), clock, *recorded, options));
}

FolderLedger::FolderLedger(std::unique_ptr<envelope::NoteSigner> signer,
                           std::unique_ptr<store::Log> log, Clock& clock, Instant recorded,
                           const Options& options)
    : signer_(std::move(signer)),
      log_(std::move(log)),
      folder_(options.folder),
      clock_(clock),
      drafts_(*this, log_->drafts(), clock),
      sequencer_(*log_, signer_->verifier().name, clock, recorded, options) {}

void FolderLedger::submit(std::vector<Sent> events, std::function<void(Receipts)> done) {
    sequencer_.submit(std::move(events), std::move(done), false);
}

void FolderLedger::dry_run(std::vector<Sent> events, std::function<void(Receipts)> done) {
    sequencer_.submit(std::move(events), std::move(done), true);
}

std::unique_ptr<domain::State> FolderLedger::state(TreeSize size) const {
    assert(size <= position().size);
    return log_->facts().at(size);
}

Result<Entry> FolderLedger::entry(Index index) const {
    auto leaf = log_->leaf(index);
    if (!leaf) return leaf.error();
    auto parsed = wire::parse_leaf(*leaf);
    if (!parsed) return parsed.error();
    auto event = wire::parse_payload(parsed->envelope.payload, origin());
    if (!event) return event.error();
    auto signers = signers_of(parsed->envelope);
    if (!signers) return signers.error();
    event->header.signers = std::move(*signers);
    event->header.pae = sha256(wire::pae(parsed->envelope.payload_type, parsed->envelope.payload));
    return Entry{index, std::move(*leaf), parsed->recorded, std::move(parsed->envelope),
                 std::move(*event)};
}

Result<TreeSize> FolderLedger::size_at(Instant instant) const {
    // `recorded` never decreases, so the events up to an instant are a beginning of the log.
    TreeSize low{0};
    TreeSize high = position().size;
    while (low < high) {
        const Index middle{low.value + (high.value - low.value) / 2};
        const auto recorded = recorded_of(*log_, middle);
        if (!recorded) return recorded.error();
        if (*recorded <= instant)
            low.value = middle.value + 1;
        else
            high.value = middle.value;
    }
    return low;
}

Result<std::string> FolderLedger::proof(Index index) const {
    const auto now = position();
    auto hashes = merkle::inclusion_proof(log_->nodes(now.size), index, now.size);
    if (!hashes) return hashes.error();
    return merkle::tlog_proof_text({index, std::move(*hashes), now.checkpoint});
}

std::vector<Check> FolderLedger::checks() const {
    const auto tip = log_->tip().size;
    return {check_store(*log_),
            check_head(*log_, folder_),
            check_restoration(*log_->facts().at(tip), log_->lost()),
            check_disk(folder_),
            check_clock(clock_, position().recorded),
            {"writer", sequencer_.no_writes()}};
}

Result<Digest> FolderLedger::root_at(TreeSize size) const {
    const auto now = position().size;
    if (size > now) return beyond_log(now);
    return merkle::root_at(log_->nodes(now), size);
}

}  // namespace banchi::ledger
