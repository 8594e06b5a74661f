#include "tools/banchi/standing.hpp"

#include "ledger/base/clock.hpp"
#include "replay/entry_source.hpp"
#include "replay/fold.hpp"
#include "replay/log_walk.hpp"
#include "tools/banchi/any_log.hpp"
#include "tools/banchi/reading_ledger.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

Error refused_in_log(Index index, const Error& why) {
    auto error = why;
    error.kind = ErrorKind::tampered;
    const auto at = std::to_string(index.value);
    error.detail = {"บัญชีมีเหตุการณ์ลำดับ " + at + " ที่กฎไม่รับ: " + why.detail.th,
                    "the ledger holds event " + at + ", which the rules refuse: " + why.detail.en};
    return error;
}

Result<void> fold_into(replay::Fold& fold, const store::LogReader& log, const Place::Now& now) {
    ProgressBar bar("reading the log");
    return replay::walk(
        log, now.basis.size,
        [&](Index index, const std::string& leaf) -> Result<void> {
            const auto entry = replay::entry_of(index, leaf, now.origin);
            if (!entry) return entry.error();
            const auto marks = fold.judge(entry->event, entry->recorded);
            if (!marks) return refused_in_log(index, marks.error());
            fold.take(entry->event, entry->recorded, *marks);
            return {};
        },
        bar.callback());
}

}  // namespace

Result<Standing> Standing::of(const std::string& ledger, const Session& session) {
    auto place = Place::open(ledger, Access::read, session);
    if (!place) return place.error();
    auto now = place->now();
    if (!now) return now.error();
    if (!is_url(ledger)) {
        auto opened = open_to_read(ledger);
        if (!opened) return opened.error();
        // Opened after `now`, so it holds at least as many events.
        auto state = (*opened)->state(now->basis.size);
        return Standing(std::move(*now), std::shared_ptr<const ledger::Ledger>(std::move(*opened)),
                        std::move(state));
    }
    const auto log = open_log(ledger, session);
    if (!log) return log.error();
    auto fold = std::make_shared<replay::Fold>();
    if (auto read = fold_into(*fold, **log, *now); !read) return read.error();
    auto state = std::make_unique<domain::Memory::At>(fold->state());
    return Standing(std::move(*now), std::move(fold), std::move(state));
}

Instant Standing::today() const {
    return now_.simulated ? now_.recorded : SystemClock().now();
}

}  // namespace banchi::tools
