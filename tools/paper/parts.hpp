#pragma once

#include "tools/paper/page.hpp"
#include "tools/paper/sources.hpp"

namespace banchi::paper {

// The parts that papers share; all are HTML.

// Which ledger and position, and that it is a demo.
Frame frame_of(const Sources& sources, Text title);
// A line in a box for what the reader must not miss: simulated clock, a cancelled meeting.
std::string notices(const Voice& voice, const Sources& sources);
// Committee, day, place, fiscal year.
std::string meeting_head(const Voice& voice, const Sources& sources, const Text& kind);
// Where the paper comes from and how a reader checks it.
std::string provenance(const Voice& voice, const Sources& sources);

// "ระเบียบวาระที่ 4 เรื่องเพื่อพิจารณา: …"
std::string item_heading(const Voice& voice, const Item& item);
// The item's digest, short and as a QR code, with how to check it.
Result<std::string> digest_block(const Voice& voice, const Sources& sources, const Item& item);
// "1f2e 3d4c 5b6a 7988": a digest's first sixteen digits.
std::string short_digest(const Value& digest);

// What an item is about, and who proposed it.
std::string matter_head(const Voice& voice, const Item& item);
// What it decides: an agreement's KPIs and what differs from what a meeting had before, or a
// requested change, before and after. Empty where it decides nothing.
std::string matter_part(const Voice& voice, const Item& item);
// Members whose own agency it is about, and what was declared; empty where nothing is decided.
std::string conflicts_part(const Voice& voice, const Sources& sources, const Item& item);
// The same of the whole agenda in short; empty where there are none.
std::string all_conflicts(const Voice& voice, const Sources& sources);
// Marks, each in words with its rule and events; empty for none.
std::string marks_list(const Voice& voice, const Value& marks);

// KPIs as {code: template}, with their weights; the total where all that weigh are there.
std::string kpi_table(const Voice& voice, const Text& caption, const Value& kpis,
                      const Value& weights_bp);
// "82", "70–80" or a milestone's text.
std::string level_text(const Voice& voice, const Value& level);
// What of it is made up, as its sources say; empty where nothing is.
std::string illustrative_note(const Voice& voice, const Value& kpis);

}  // namespace banchi::paper
