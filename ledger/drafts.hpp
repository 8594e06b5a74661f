#pragma once

#include <functional>
#include <mutex>
#include <variant>
#include <vector>

#include "ledger/domain/signers.hpp"
#include "ledger/ledger.hpp"
#include "ledger/store/draft_store.hpp"

namespace banchi::ledger {

// An event with some of its signatures, waiting for the rest: beside the log, no part of it.
struct Draft {
    Digest id;                // of what is signed (the PAE): the same event is the same draft
    Sent sent;                // the signatures that it has, each of which verified
    PersonId by;              // who began it
    Instant posted;           // by the ledger's clock
    Instant expires() const;  // 14 days later
};

// A draft as it stands at the newest position. A signature counts no more once its key is revoked:
// then its signer is one of those who are missing.
struct Standing {
    Draft draft;
    domain::Event event;
    std::vector<domain::Party> parties;
    Text summary;
    // The rules' judgement as if all had signed. A draft that they refuse is stale: it stays, and
    // says why.
    Result<domain::Marks> verdict;
};

// What became of signatures that were sent: a draft that waits for more, or the event's receipt.
using Drafted = Result<std::variant<Standing, Receipt>>;

// Envelopes that wait for further signatures. Bounded: 256 drafts, 32 begun by one person.
// Thread-safe. A draft that is lost is no lost event: its signers still have what they signed.
class Drafts {
  public:
    Drafts(Ledger& ledger, store::DraftStore store, Clock& clock);

    // Begins a draft, or adds signatures to the one of the same event; the call that brings the
    // last one submits the event and, when that is recorded, drops the draft. A refused submission
    // leaves the draft as it was. `done` is called once, on this thread or another.
    // Refuses what admission does (signatures that do not verify, unknown keys), what the rules say
    // of a new draft, `draft_signer` (denied: nobody whose key is enrolled has signed),
    // `draft_size` and `drafts_full`.
    void add(Sent sent, std::function<void(Drafted)> done);
    // The same with signatures alone; `no_draft` (not_found). Of an event that is recorded already,
    // as after a lost answer, the first receipt comes back.
    void sign(const Digest& id, std::vector<wire::Signature> signatures,
              std::function<void(Drafted)> done);

    Result<Standing> find(const Digest& id) const;  // `no_draft`
    Result<std::vector<Standing>> all() const;      // oldest first

  private:
    struct Now;
    Now look() const;
    Result<std::optional<Draft>> stored(const Digest& id, const Now& now) const;
    Result<Standing> standing(Draft draft, const Now& now) const;
    Result<Standing> merged(Sent sent, const domain::Event& event, const Now& now);
    Result<void> check_new(const Standing& fresh, const Now& now);
    void submit(const Standing& complete, std::function<void(Drafted)> done);
    void repeat(Index index, std::function<void(Drafted)> done);

    Ledger& ledger_;
    store::DraftStore store_;
    Clock& clock_;
    std::mutex mutex_;  // from a draft's reading to its writing
};

}  // namespace banchi::ledger
