#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ledger/base/clock.hpp"
#include "ledger/domain/event.hpp"
#include "ledger/envelope/admit.hpp"
#include "ledger/health.hpp"
#include "ledger/sent.hpp"

namespace banchi::ledger {

using namespace banchi::base;

class Drafts;

// What a submitter gets back, after the event is durable.
struct Receipt {
    Index index;
    std::string leaf;  // exact bytes
    Instant recorded;
    std::string proof;  // c2sp.org/tlog-proof@v1 to the checkpoint of the commit, or a newer one
    Text summary;
    domain::Marks marks;
    bool repeated = false;  // the ledger had it already: first index, leaf and recorded
};
using Receipts = Result<std::vector<Receipt>>;

// The newest durable position.
struct Position {
    TreeSize size;
    Digest root;
    std::string checkpoint;  // signed note
    Instant recorded;        // of the newest event; 1970 for an empty log
};

// One event of the log, as stored and taken apart.
struct Entry {
    Index index;
    std::string leaf;
    Instant recorded;
    wire::Envelope envelope;
    domain::Event event;  // `pae` and `signers` filled from the leaf, not verified again
};

struct Options {
    std::filesystem::path folder;
    // Of RocksDB's blocks and of newest facts together: what memory grows to, whatever the log's
    // length, beyond some 60 MiB for everything else. The kernel caches files besides.
    std::size_t cache_bytes = 96u << 20;
    std::size_t queue_events = 4096;  // more waiting than this is `busy` (too_many)
    unsigned verifier_threads = 0;    // 0: one a core
    // Told of each synced write, on the writing thread.
    std::function<void(std::size_t events, std::chrono::steady_clock::duration took)> on_commit{};
};

// What a ledger holds in memory, and what its clock says.
struct Usage {
    store::Usage store;
    Instant now;
};

// The spine: one append-only ledger in one folder. Thread-safe. A submission is judged and stored
// all-or-nothing by one sequencer thread; what queues up meanwhile goes into one synced write.
class Ledger {
  public:
    // Makes the folder: log key (mode 0600), origin, an empty log with its checkpoint. Refuses
    // (`exists`) a folder that holds anything.
    static Result<void> create(const std::filesystem::path& folder, const std::string& origin);
    // Opens and checks that tree, checkpoint and head file agree (`tampered` names both sizes if
    // not). `clock` gives `recorded` and outlives the ledger.
    static Result<std::unique_ptr<Ledger>> open(const Options& options, Clock& clock);
    virtual ~Ledger() = default;

    // Judges and stores an array of events, each with its texts. `done` is called once, on another
    // thread, after durability or refusal; never before submit returns.
    virtual void submit(std::vector<Sent> events, std::function<void(Receipts)> done) = 0;
    // Judges without storing: the receipts have no proof and the index that the events would get.
    virtual void dry_run(std::vector<Sent> events, std::function<void(Receipts)> done) = 0;
    // Waits for submit: for the command line and tests.
    Receipts submit_and_wait(std::vector<Sent> events);
    // Takes no more submissions (`read_only`) and returns when all accepted ones are answered.
    virtual void drain() = 0;
    // Has `told` called each time that a greater position() can be read, on the writing thread: it
    // must not wait. One at a time; when this returns, the one before is not called any more.
    virtual void on_growth(std::function<void()> told) = 0;

    virtual const std::string& origin() const = 0;
    virtual std::string vkey() const = 0;
    virtual Position position() const = 0;
    // Facts of the first `size` events; size must be at most position().size. One thread's, and
    // short-lived. It and versions() throw store::ReadFailure (an Error inside) if the disk fails.
    virtual std::unique_ptr<domain::State> state(TreeSize size) const = 0;
    virtual const domain::Versions& versions() const = 0;
    virtual const store::LogReader& log() const = 0;
    virtual Result<Entry> entry(Index index) const = 0;
    // A text that an event named, kept beside the log; `no_text` (not_found) if there is none, or
    // none any more.
    virtual Result<wire::SaltedText> text(const TextDigest& digest) const = 0;
    // What waits for further signatures, beside the log (ledger/drafts.hpp).
    virtual Drafts& drafts() = 0;
    // How many events had been recorded at or before the instant.
    virtual Result<TreeSize> size_at(Instant instant) const = 0;
    // tlog-proof text to the newest durable checkpoint.
    virtual Result<std::string> proof(Index index) const = 0;
    virtual Result<Digest> root_at(TreeSize size) const = 0;

    // Looks at what serving and writing need; none of a ledger that is open for reading alone.
    virtual std::vector<Check> checks() const { return {}; }
    virtual Usage usage() const { return {}; }
    // Makes one more backup of this ledger in that place, beside all that goes on:
    // store/backup.hpp. One thread's at a time.
    virtual Result<store::Backup> back_up(const std::filesystem::path& place) const;
};

}  // namespace banchi::ledger
