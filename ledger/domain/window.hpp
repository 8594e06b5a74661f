#pragma once

#include "ledger/domain/framework.hpp"

namespace banchi::domain {

// The proposal period, or else a window for changes, of this id stays open until a later day, by
// authority. Subject: the newest framework of its fiscal year, framework/<fiscal year>/<version>,
// which is in force so from here on: what was marked before stays marked.
struct WindowExtended {
    static constexpr std::string_view type = "window.extended";
    Id<PeriodTag> window;
    Date until;  // half-open
    Citation authority;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("window", self.window);
        m("until", self.until);
        m("authority", self.authority);
    }
};

// Where the facts list a framework's extensions: "index/extensions/framework/2569/1".
std::string extensions_entity(const std::string& framework);

// Refuses `no_framework`, `not_newest`, `no_such_window`, `not_forwards` and `outside_year`: until
// the end of the window's fiscal year, for the proposal period that of the framework's first.
Result<Marks> decide(const Judging& judging, const WindowExtended& event);
void evolve(const Judging& judging, const WindowExtended& event, Changes& changes);
Text tell(const Judging& judging, const WindowExtended& event);

}  // namespace banchi::domain
