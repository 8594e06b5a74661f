#pragma once

#include <string>

namespace banchi::crash {

// What the killed process does: opens the ledger in `folder` and submits events without end, from
// two threads, some in arrays. After each receipt it writes "<index> <event id> <leaf's hash>\n" to
// the file descriptor, in one write. Returns only on an error, as an exit code.
int write_until_killed(const std::string& folder, int acknowledgements);

}  // namespace banchi::crash
