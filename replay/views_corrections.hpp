#pragma once

#include <optional>

#include "replay/page.hpp"

namespace banchi::replay {

// The corrections of a fiscal year, or of one agency's agreement, by agency and id: items {id,
// agreement (subject), mistake, kpi, field, before, after, document, page (null where none is
// stated), content_before, content_after (digests), index, revoked (the event that rescinded what
// was corrected, else null), irregular: [...]}.
Value corrections_view(const domain::State& state, FiscalYear year,
                       const std::optional<AgencyId>& agency, const Page& page);

}  // namespace banchi::replay
