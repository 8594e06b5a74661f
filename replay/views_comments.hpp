#pragma once

#include <optional>

#include "replay/page.hpp"

namespace banchi::replay {

// Which comments are listed: of a fiscal year; of one agency; answered or not.
struct CommentFilter {
    FiscalYear year;
    std::optional<AgencyId> agency;
    std::optional<bool> answered;
};
// Items by agency and id {id, about (subject), agreement (subject), digest or pinned (the event)
// that it is about, kpi, made: {person, name, capacity, recorded_act, own_word, text (digest),
// index}, answer: the same with led_to, or null}. A text itself is read apart, by its digest and
// with the right `texts`.
Value comments_view(const domain::State& state, const CommentFilter& filter, const Page& page);

}  // namespace banchi::replay
