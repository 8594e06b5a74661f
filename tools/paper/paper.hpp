#pragma once

#include "tools/paper/sources.hpp"
#include "tools/paper/voice.hpp"

namespace banchi::paper {

// The papers that a meeting's members get: its head and, for each item, what is decided. One HTML
// file, the same for the same sources.
Result<std::string> agenda_paper(const Sources& sources, Language language);
// The minutes as the record has them: a draft that says so until minutes are certified, and then
// names the certified document's digest. `meeting_cancelled` for what was not held.
Result<std::string> minutes_paper(const Sources& sources, Language language);

}  // namespace banchi::paper
