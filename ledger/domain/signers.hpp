#pragma once

#include "ledger/domain/event.hpp"

namespace banchi::domain {

// Somebody who has to sign an event, and the key of header.signers by which they have.
struct Party {
    PersonId person;
    Capacity capacity;
    std::optional<KeyId>
        brought{};  // the key that the event itself brings: no other signs for them
    std::optional<KeyId> signed_with{};
};
// Everybody who has to sign, in the event's own order: the source, then the cosigners. Refuses what
// check_signers does, but for a signature that is missing.
Result<std::vector<Party>> parties_of(const Judging& judging, const Event& event);
// The event as if all of them had: who has not signs with some valid key of theirs. `no_key` where
// a person has none. For judging what still waits for signatures.
Result<Event> as_if_signed(const Judging& judging, Event event);

// The signatures' keys are exactly the source's and the cosigners', one each, valid now: at most
// eight people, none twice. `cosigners`, `unknown_key`, `revoked_key`, `signer_missing`,
// `signer_extra`. Integrity rules of wire.md, "Several signers".
Result<void> check_signers(const Judging& judging, const Event& event);

// The actor and each cosigner signs in a capacity that the type asks for and that they hold; a
// recorded act is entered by the secretary, named with its evidence and cosigned by somebody else.
// `capacity`, `role`, `cosigner_missing`, `not_recordable`, `not_present`, `recorded_for`.
// `framework` is the one in force, or null where none is needed.
Result<Marks> check_capacities(const Judging& judging, const Event& event,
                               const Framework* framework);

// An event that its actor signs as a delegate: in a role that may be delegated, which the delegator
// holds that day, under a delegation that covers type, agency and day; never to enter a recorded
// act. `not_delegable`, `delegator_role`, `not_delegated`, `delegated_recording`.
Result<void> check_on_behalf(const Judging& judging, const Event& event);

}  // namespace banchi::domain
