#include "replay/fold.hpp"

#include <algorithm>

#include "ledger/domain/subject.hpp"

namespace banchi::replay {
namespace {

using domain::Event;
using domain::Judging;

// Rules assert what earlier rules refused, so a refused event is folded only where no such
// invariant can break: what it stands on (subject, framework, item) must be there.
bool stands_on_something(const Judging& judging, const Event& event) {
    const auto& row = domain::row_of(event);
    if (!domain::check_subject(judging, row.subject)) return false;
    const auto& subject = event.header.subject;
    const bool of_item = subject.starts_with("item/") || subject.starts_with("ballot/");
    if (of_item) {
        const auto item = domain::ItemId::parse(subject);
        if (!item || !domain::find_item(judging.state, *item) ||
            domain::has(judging.state, item->subject(), "conclusion"))
            return false;
    }
    const auto year = domain::fiscal_year_of(judging.state, event);
    return year && (!*year || domain::framework_for(judging.state, **year));
}

// Of drafts and items, every well-formed event leaves facts that later rules can read, whatever
// its arithmetic; of the registry and of meetings only what its own rules accept.
bool leaves_sound_facts(const Judging& judging, const Event& event) {
    const auto& subject = event.header.subject;
    const auto begins = [&](const char* prefix) { return subject.starts_with(prefix); };
    if (begins("agreement/") || begins("item/") || begins("ballot/")) return true;
    if (std::holds_alternative<domain::LedgerOpened>(event.body))
        return !domain::has(judging.state, "ledger", "origin");
    return std::visit([&](const auto& body) { return decide(judging, body).has_value(); },
                      event.body);
}

}  // namespace

Result<domain::Marks> Fold::judge(const Event& event, Instant recorded) const {
    const auto before = state();
    return domain::decide(Judging{before, event.header, recorded, next_}, event);
}

void Fold::take(const Event& event, Instant recorded, const domain::Marks& marks) {
    const auto before = state();
    facts_.add(domain::evolve(Judging{before, event.header, recorded, next_}, event, marks));
    ++next_.value;
}

bool Fold::take_refused(const Event& event, Instant recorded) {
    const auto before = state();
    const Judging judging{before, event.header, recorded, next_};
    const bool sound = stands_on_something(judging, event) && leaves_sound_facts(judging, event);
    if (sound) {
        take(event, recorded, {});
    } else {
        skip();
    }
    return sound;
}

}  // namespace banchi::replay
