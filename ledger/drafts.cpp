#include "ledger/drafts.hpp"

#include <algorithm>

#include "ledger/admission.hpp"
#include "ledger/judging_errors.hpp"
#include "ledger/stored_draft.hpp"

namespace banchi::ledger {
namespace {

constexpr std::size_t kMostDrafts = 256;
constexpr std::size_t kMostOfOne = 32;
constexpr std::size_t kLargestDraft = 256u << 10;  // payload and texts

Error no_draft(const Digest& id) {
    return {ErrorKind::not_found,
            "no_draft",
            {"ไม่มีร่างที่รอลงนามรหัส " + id.hex() +
                 " อาจหมดอายุ (14 วัน) ให้ผู้เริ่มส่งใหม่ หรือดูรายการด้วย banchi drafts",
             "no draft " + id.hex() +
                 " waits for signatures; it may have expired (14 days): have whoever began it send "
                 "it again, or see banchi drafts"},
            {{"draft", id.hex()}}};
}

Error draft_signer() {
    return domain::denied(
        "draft_signer",
        {"ร่างต้องมีลายมือชื่อของผู้ที่ลงทะเบียนกุญแจแล้วอย่างน้อยหนึ่งคน ให้ผู้นั้นลงนามก่อน แล้วกุญแจใหม่จึงลงนามร่วม",
         "a draft begins with the signature of somebody whose key is enrolled; let them sign "
         "first, and the new key cosign"});
}

Error draft_size(std::size_t bytes) {
    return {ErrorKind::too_large,
            "draft_size",
            {"ร่างมีขนาดเกิน 256 KiB ให้ส่งเป็นเหตุการณ์ที่ลงนามครบแล้วแทน",
             "the draft is over 256 KiB: send it as an event, with all its signatures"},
            {{"bytes", std::to_string(bytes)}}};
}

Error drafts_full(const Text& whose, std::size_t count) {
    const auto many = std::to_string(count);
    return {ErrorKind::too_many,
            "drafts_full",
            {"มีร่าง" + whose.th + " รอลงนามอยู่ " + many + " ร่าง ซึ่งเต็มแล้ว ให้ลงนามให้ครบหรือรอให้หมดอายุ",
             many + " drafts " + whose.en +
                 " wait for signatures, as many as may: have some signed, or let them expire"},
            {{"drafts", many}}};
}

bool is_complete(const Standing& standing) {
    return !standing.parties.empty() &&
           std::all_of(standing.parties.begin(), standing.parties.end(),
                       [](const auto& party) { return party.signed_with.has_value(); });
}

// Who begins a draft: the first of its signers whose key was enrolled before.
std::optional<PersonId> beginner(const std::vector<domain::Party>& parties) {
    for (const auto& party : parties)
        if (party.signed_with && !party.brought) return party.person;
    return std::nullopt;
}

// A newer signature by a key takes the place of its older one: a FIDO key's never are the same.
void unite(std::vector<wire::Signature>& into, const std::vector<wire::Signature>& more) {
    for (const auto& signature : more) {
        const auto same = std::find_if(into.begin(), into.end(), [&](const auto& each) {
            return each.keyid == signature.keyid;
        });
        if (same == into.end()) {
            into.push_back(signature);
        } else {
            *same = signature;
        }
    }
    std::sort(into.begin(), into.end());
}

}  // namespace

Instant Draft::expires() const {
    constexpr std::int64_t kDays = 14;
    return posted.plus_seconds(kDays * 24 * 60 * 60);
}

// The newest position, and what the ledger's clock says.
struct Drafts::Now {
    TreeSize size;
    std::unique_ptr<domain::State> state;
    Instant time;
    Instant recorded;  // what an event recorded now would have

    // Takes out signatures that count no more: a draft with none left is none, as is one that has
    // expired or is recorded meanwhile.
    bool keeps(Draft& draft) const {
        drop_revoked(draft.sent.envelope, *state);
        return !draft.sent.envelope.signatures.empty() && time < draft.expires() &&
               !domain::find_by_pae(*state, draft.id);
    }
};

Drafts::Drafts(Ledger& ledger, store::DraftStore store, Clock& clock)
    : ledger_(ledger), store_(store), clock_(clock) {}

Drafts::Now Drafts::look() const {
    const auto position = ledger_.position();
    const auto time = clock_.now();
    return {position.size, ledger_.state(position.size), time, std::max(time, position.recorded)};
}

Result<std::optional<Draft>> Drafts::stored(const Digest& id, const Now& now) const {
    const auto bytes = store_.find(id);
    if (!bytes) return bytes.error();
    if (!*bytes) return std::optional<Draft>();
    auto draft = read_draft(id, **bytes);
    if (!draft) return draft.error();
    if (!now.keeps(*draft)) return std::optional<Draft>();
    return std::optional(std::move(*draft));
}

Result<Standing> Drafts::standing(Draft draft, const Now& now) const {
    auto event = event_of(draft, ledger_.origin());
    if (!event) return event.error();
    const domain::Judging judging{*now.state, event->header, now.recorded, Index{now.size.value}};
    auto parties = domain::parties_of(judging, *event);
    auto summary = domain::tell(judging, *event);
    auto verdict = judge_as_if_signed(judging, *event, ledger_);
    return Standing{std::move(draft), std::move(*event),
                    parties ? std::move(*parties) : std::vector<domain::Party>(),
                    std::move(summary), std::move(verdict)};
}

// What would be stored, or submitted: nothing is written here.
Result<Standing> Drafts::merged(Sent sent, const domain::Event& event, const Now& now) {
    auto draft = stored(event.header.pae, now);
    if (!draft) return draft.error();
    if (!*draft || !sent.texts.empty())
        if (auto fault = text_fault(event, sent.texts)) return *fault;
    const bool fresh = !*draft;
    if (fresh) {
        *draft = Draft{event.header.pae, std::move(sent), {}, now.time};
    } else {
        unite((*draft)->sent.envelope.signatures, sent.envelope.signatures);
    }
    auto standing = this->standing(std::move(**draft), now);
    if (!standing) return standing.error();
    // A signature that does not belong is refused before anything else is said.
    if (standing->parties.empty()) return standing->verdict.error();
    if (!fresh || is_complete(*standing)) return standing;
    if (auto fits = check_new(*standing, now); !fits) return fits.error();
    standing->draft.by = *beginner(standing->parties);
    return standing;
}

// Also drops the drafts that are none any more.
Result<void> Drafts::check_new(const Standing& fresh, const Now& now) {
    const auto by = beginner(fresh.parties);
    if (!by) return draft_signer();
    if (!fresh.verdict) return fresh.verdict.error();
    if (fresh.draft.sent.bytes() > kLargestDraft) return draft_size(fresh.draft.sent.bytes());
    const auto kept = store_.all();
    if (!kept) return kept.error();
    std::vector<Digest> over;
    std::size_t of_one = 0;
    for (const auto& [id, bytes] : *kept) {
        auto draft = read_draft(id, bytes);
        if (!draft) return draft.error();
        if (!now.keeps(*draft)) {
            over.push_back(id);
        } else if (draft->by == *by) {
            ++of_one;
        }
    }
    if (auto erased = store_.erase(over); !erased) return erased.error();
    if (of_one >= kMostOfOne)
        return drafts_full({"ที่ " + by->text + " เริ่ม", "begun by " + by->text}, of_one);
    if (kept->size() - over.size() >= kMostDrafts)
        return drafts_full({"ในบัญชีนี้", "of this ledger"}, kMostDrafts);
    return {};
}

void Drafts::add(Sent sent, std::function<void(Drafted)> done) {
    const auto now = look();
    auto admission = admit_under(*now.state, sent, ledger_.origin());
    if (!admission.event) return done(admission.error);
    const auto& event = admission.event->event;
    if (const auto index = domain::find_by_pae(*now.state, event.header.pae))
        return repeat(*index, std::move(done));
    sent.envelope = std::move(admission.event->envelope);
    std::unique_lock lock(mutex_);
    auto standing = merged(std::move(sent), event, now);
    if (!standing) return done(standing.error());
    if (is_complete(*standing)) {
        lock.unlock();
        return submit(*standing, std::move(done));
    }
    const auto& draft = standing->draft;
    if (auto put = store_.put(draft.id, draft_bytes(draft)); !put) return done(put.error());
    lock.unlock();
    done(std::move(*standing));
}

void Drafts::sign(const Digest& id, std::vector<wire::Signature> signatures,
                  std::function<void(Drafted)> done) {
    const auto now = look();
    if (const auto index = domain::find_by_pae(*now.state, id))
        return repeat(*index, std::move(done));
    auto draft = stored(id, now);
    if (!draft) return done(draft.error());
    if (!*draft) return done(no_draft(id));
    auto envelope = std::move((*draft)->sent.envelope);
    envelope.signatures = std::move(signatures);
    add(Sent(std::move(envelope)), std::move(done));
}

void Drafts::submit(const Standing& complete, std::function<void(Drafted)> done) {
    ledger_.submit({complete.draft.sent},
                   [this, id = complete.draft.id, done = std::move(done)](Receipts receipts) {
                       if (!receipts) return done(receipts.error());
                       {
                           const std::lock_guard lock(mutex_);
                           // The event is recorded whether or not its draft goes now; the next new
                           // one drops it.
                           static_cast<void>(store_.erase({id}));
                       }
                       done(std::move(receipts->front()));
                   });
}

// The ledger itself answers a repeat with the first receipt.
void Drafts::repeat(Index index, std::function<void(Drafted)> done) {
    auto entry = ledger_.entry(index);
    if (!entry) return done(entry.error());
    ledger_.submit({Sent(std::move(entry->envelope))}, [done = std::move(done)](Receipts receipts) {
        if (!receipts) return done(receipts.error());
        done(std::move(receipts->front()));
    });
}

Result<Standing> Drafts::find(const Digest& id) const {
    const auto now = look();
    auto draft = stored(id, now);
    if (!draft) return draft.error();
    if (!*draft) return no_draft(id);
    return standing(std::move(**draft), now);
}

Result<std::vector<Standing>> Drafts::all() const {
    const auto now = look();
    const auto kept = store_.all();
    if (!kept) return kept.error();
    std::vector<Standing> all;
    for (const auto& [id, bytes] : *kept) {
        auto draft = read_draft(id, bytes);
        if (!draft) return draft.error();
        if (!now.keeps(*draft)) continue;
        auto standing = this->standing(std::move(*draft), now);
        if (!standing) return standing.error();
        all.push_back(std::move(*standing));
    }
    std::sort(all.begin(), all.end(), [](const Standing& left, const Standing& right) {
        return std::pair(left.draft.posted, left.draft.id) <
               std::pair(right.draft.posted, right.draft.id);
    });
    return all;
}

}  // namespace banchi::ledger
