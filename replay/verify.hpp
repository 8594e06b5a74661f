#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/base/value.hpp"
#include "ledger/domain/record/restoration.hpp"
#include "ledger/merkle/note.hpp"
#include "ledger/store/log_reader.hpp"
#include "replay/progress.hpp"

namespace banchi::replay {

using namespace banchi::base;

// Trust roots come from outside what is verified.
struct VerifyOptions {
    // The log's key as the verifier knows it. Without one the log's own claim is used, and said so.
    std::optional<merkle::VerifierKey> vkey;
    // A checkpoint (signed note) that the verifier kept from before: proves that nothing was
    // dropped or rewritten since.
    std::optional<std::string> older_checkpoint;
};

enum class Verdict { ok, failed, not_checked, not_verifiable };
std::string_view verdict_name(Verdict verdict);

// One thing found wrong, or beyond this program. `index` names the entry, `place` what else it
// is about ("tile/0/001.p/7", "checkpoint", "older checkpoint"), `field` the part of it, `rule`
// the problem's name.
struct Finding {
    std::optional<Index> index;
    std::string place;
    std::string field;
    std::string rule;
    Text detail;
};

// One verdict with what it covers. `findings` are the first few, in the order found; `found`
// counts all.
struct Judgement {
    Verdict verdict = Verdict::not_checked;
    Text coverage;              // "712 entries, 5 tiles, 1 checkpoint"
    std::uint64_t checked = 0;  // entries, signatures, decisions, or sizes
    std::uint64_t found = 0;
    std::vector<Finding> findings;
};
inline constexpr std::size_t kFindingsShown = 20;

struct Report {
    std::string origin;
    std::string vkey;          // under which the checkpoint was checked
    bool vkey_pinned = false;  // given from outside, not the log's own claim
    bool demo = false;         // the ledger's clock is simulated
    TreeSize size;             // of the checkpoint; of the entries found if it cannot be read
    Digest root;               // rebuilt from the entries
    Judgement bytes;           // entries, tiles, checkpoint and its signature agree
    Judgement signatures;      // every one, under the keys valid at its position
    Judgement rules;           // every decision judged again
    Judgement completeness;    // against the older checkpoint
    std::vector<domain::Restoration> restored{};  // what the log itself says was lost of it
    // 2 if anything failed; else 3 if bytes, signatures, rules or a given older checkpoint could
    // not be verified; else 0.
    int exit_code() const;
    Value value() const;
};

// Reads the whole log and judges all of it again. Findings are in the report; an error means that
// the log could not be read: a disk, a network or a permission, which proves nothing against it.
// Takes 32 bytes an event and the facts in memory.
Result<Report> verify(const store::LogReader& log, const VerifyOptions& options,
                      const Progress& progress = {});

}  // namespace banchi::replay
