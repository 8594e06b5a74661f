#pragma once

#include <string>

#include "ledger/base/error.hpp"

namespace banchi::api {

using namespace banchi::base;

// An answer that goes on for as long as its client stays. It is asked for its next piece only when
// the one before was taken, so nothing waits in memory for a slow client. One connection's.
class Feed {
  public:
    virtual ~Feed() = default;
    // The next bytes; "" while there are none. An error ends the answer.
    virtual Result<std::string> next() = 0;
    // What tells a client that waits that somebody is still there.
    virtual std::string still_here() = 0;
};

}  // namespace banchi::api
