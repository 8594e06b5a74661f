#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/envelope/admit.hpp"
#include "ledger/sent.hpp"

namespace banchi::ledger {

using namespace banchi::base;

// What the mathematics of one envelope's signatures, and the digests of its texts, showed: an event
// or the error that refuses it. A repeat is answered whatever texts come along.
struct Admission {
    std::optional<envelope::Admitted> event;
    Error error;
    std::vector<domain::KeyId> unknown;  // ids that no enrolled key had
    std::optional<Error> texts;          // what is wrong with the texts that came along

    // Refused only for want of a key that may have been enrolled since.
    bool wants_key() const { return !event && error.name == "unknown_key"; }
};

// Admits under the keys that the state knows, revoked ones too: whether a key may sign is decide's
// to say, and a repeat is answered for ever.
Admission admit_under(const domain::State& keys, const Sent& sent, const std::string& origin);

// An exception's error, where a thread's work ends: a failed read, or a stored fact out of form.
Error error_of(const std::exception& failure);

}  // namespace banchi::ledger
