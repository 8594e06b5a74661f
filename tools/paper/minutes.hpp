#pragma once

#include "tools/paper/parts.hpp"

namespace banchi::paper {

// The parts of minutes; all are HTML.

// Who attended in which capacity and mode, who holds a seat and was not there.
std::string attendance_part(const Voice& voice, const Sources& sources);
// One item: who presided, the quorum, interests and recusals, how it was decided and what.
Result<std::string> minutes_item(const Voice& voice, const Sources& sources, const Item& item);
// What the record still lacks before the minutes can be certified.
std::string remaining_part(const Voice& voice, const Sources& sources);
// "name (กรรมการ)": how a person is named there; the id where nobody has that name.
std::string name_there(const Voice& voice, const Sources& sources, const Value& person);

}  // namespace banchi::paper
