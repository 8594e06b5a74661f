#include "ledger/batch.hpp"

#include "ledger/judging_errors.hpp"
#include "ledger/loss.hpp"

namespace banchi::ledger {
namespace {

constexpr std::size_t kRootsKept = 4096;

// Marks as bookkeeping put them.
domain::Marks marks_of(const domain::State& state, const std::string& subject, Index index) {
    domain::Marks marks;
    const auto text = [](const Value& value) { return value.text() ? *value.text() : ""; };
    for (const auto& fact : list(state, "irregular/" + subject, padded(index) + "/")) {
        const auto& mark = *fact.value;
        marks.push_back({text(mark["rule"]),
                         {text(mark["why"]["th"]), text(mark["why"]["en"])},
                         mark["values"]});
    }
    return marks;
}

bool finds_any(const domain::State& state, const std::vector<domain::KeyId>& keys) {
    for (const auto& key : keys)
        if (domain::find_key(state, key)) return true;
    return false;
}

}  // namespace

void RecentRoots::add(TreeSize size, const Digest& root) {
    roots_.insert_or_assign(size, root);
    if (roots_.size() > kRootsKept) roots_.erase(roots_.begin());
}

std::optional<Digest> RecentRoots::find(TreeSize size) const {
    const auto found = roots_.find(size);
    return found == roots_.end() ? std::nullopt : std::optional(found->second);
}

// One array's try: dropped when an event is refused.
struct Batch::Attempt {
    Attempt(const domain::State& below, Instant newest) : facts(below), recorded(newest) {}
    domain::Overlay facts;
    std::vector<Judged> judged;
    std::vector<wire::SaltedText> texts;
    Instant recorded;
};

Batch::Batch(const Ground& ground)
    : ground_(ground),
      stored_(ground.log.facts().at(ground.size)),
      nodes_(ground.log.nodes(ground.size)),
      facts_(*stored_),
      recorded_(ground.recorded) {}

Result<std::vector<Judged>> Batch::judge(Submission& submission) {
    if (auto settled = settle_admissions(submission); !settled) return settled.error();
    auto repeats = judge_repeats(submission);
    if (!repeats) return repeats.error();
    if (*repeats) return std::move(**repeats);
    Attempt attempt(facts_, recorded_);
    for (std::size_t i = 0; i < submission.events.size(); ++i) {
        auto one = judge_one(attempt, submission.admissions[i], submission.events[i]);
        if (!one) return one.error();
    }
    if (submission.dry_run) return std::move(attempt.judged);
    for (const auto& judged : attempt.judged) leaves_.push_back(judged.leaf);
    texts_.insert(texts_.end(), attempt.texts.begin(), attempt.texts.end());
    facts_.merge(attempt.facts);
    recorded_ = attempt.recorded;
    return std::move(attempt.judged);
}

// A key may have been enrolled since the pool looked; one enrolled by the same array is found when
// its event's turn comes.
Result<void> Batch::settle_admissions(Submission& submission) {
    for (std::size_t i = 0; i < submission.events.size(); ++i) {
        auto& admission = submission.admissions[i];
        if (admission.wants_key() && finds_any(facts_, admission.unknown))
            admission = admit_under(facts_, submission.events[i], ground_.origin);
        if (!admission.event && !admission.wants_key()) return admission.error;
    }
    return {};
}

// Nothing if no event of the array was recorded before.
Result<std::optional<std::vector<Judged>>> Batch::judge_repeats(const Submission& submission) {
    std::vector<Judged> repeats;
    for (const auto& admission : submission.admissions) {
        if (!admission.event) continue;
        const auto& event = admission.event->event;
        const auto index = domain::find_by_pae(facts_, event.header.pae);
        if (!index) continue;
        auto repeated = repeat(event, *index);
        if (!repeated) return repeated.error();
        repeats.push_back(std::move(*repeated));
    }
    if (repeats.empty()) return std::optional<std::vector<Judged>>();
    if (repeats.size() < submission.events.size()) return partly_recorded(repeats.front().index);
    return std::optional(std::move(repeats));
}

Result<Judged> Batch::repeat(const domain::Event& event, Index index) {
    auto bytes = leaf(index);
    if (!bytes) return bytes.error();
    const auto parsed = wire::parse_leaf(*bytes);
    if (!parsed) return parsed.error();
    const domain::Judging judging{facts_, event.header, parsed->recorded, index};
    return Judged{index,
                  std::move(*bytes),
                  parsed->recorded,
                  domain::tell(judging, event),
                  marks_of(facts_, event.header.subject, index),
                  true};
}

Result<void> Batch::judge_one(Attempt& attempt, Admission& admission, const Sent& sent) {
    if (!admission.event) admission = admit_under(attempt.facts, sent, ground_.origin);
    if (!admission.event) return admission.error;
    const auto& [signed_envelope, event] = *admission.event;
    if (auto fits = check_new(attempt.facts, event.header); !fits) return fits.error();
    if (admission.texts) return *admission.texts;
    if (auto fits = check_opening(event); !fits) return fits.error();
    if (ground_.lost)
        if (auto fits = check_loss(attempt.facts, event, known_head(*ground_.lost)); !fits)
            return fits.error();
    if (auto fits = check_basis(event.header); !fits) return fits.error();
    const auto recorded = now(attempt.recorded);
    if (!recorded) return recorded.error();
    const Index index{ground_.size.value + leaves_.size() + attempt.judged.size()};
    const domain::Judging judging{attempt.facts, event.header, *recorded, index};
    auto marks = domain::decide(judging, event);
    if (!marks) return marks.error();
    auto bytes = wire::leaf_bytes({signed_envelope, *recorded});
    if (!bytes) return bytes.error();
    attempt.facts.add(domain::evolve(judging, event, *marks));
    attempt.recorded = *recorded;
    attempt.texts.insert(attempt.texts.end(), sent.texts.begin(), sent.texts.end());
    attempt.judged.push_back({index, std::move(*bytes), *recorded, domain::tell(judging, event),
                              std::move(*marks), false});
    return {};
}

Result<void> Batch::check_new(const domain::State& state, const domain::Header& header) {
    if (const auto index = domain::find_by_pae(state, header.pae)) return partly_recorded(*index);
    if (const auto index = domain::find_by_id(state, header.actor, header.id))
        return id_taken(header, *index);
    return {};
}

// Rules cannot know which folder they judge for.
Result<void> Batch::check_opening(const domain::Event& event) const {
    const auto* opened = std::get_if<domain::LedgerOpened>(&event.body);
    if (opened == nullptr || opened->origin == ground_.origin) return {};
    return foreign_opening(opened->origin, ground_.origin);
}

Result<void> Batch::check_basis(const domain::Header& header) {
    if (!header.basis) return {};
    const auto& basis = *header.basis;
    if (basis.size > ground_.size) return foreign_basis(basis, ground_.size);
    auto root = ground_.roots.find(basis.size);
    if (!root) {
        const auto computed = merkle::root_at(nodes_, basis.size);
        if (!computed) return computed.error();
        root = *computed;
    }
    if (*root != basis.root) return foreign_basis(basis, ground_.size);
    return {};
}

Result<Instant> Batch::now(Instant newest) const {
    const auto now = ground_.clock.now();
    if (auto behind = clock_behind(now, newest)) return *behind;
    return std::max(now, newest);
}

Result<std::string> Batch::leaf(Index index) const {
    if (ground_.size.contains(index)) return ground_.log.leaf(index);
    return leaves_[index.value - ground_.size.value];
}

}  // namespace banchi::ledger
