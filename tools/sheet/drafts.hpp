#pragma once

#include <functional>

#include "ledger/domain/event.hpp"
#include "tools/sheet/sheet.hpp"

namespace banchi::sheet {

// Who drafts, and the ledger as it stands. References outlive what is made of it.
struct Desk {
    const domain::State& state;
    PersonId officer;
    domain::Basis basis;
    Instant now;  // when the ledger would record it
    std::function<domain::EventId()> fresh_id;
};

// An event that nobody has signed yet, as the rules would take it.
struct Draft {
    domain::Event event;
    Text told;
    domain::Marks marks;
};

struct Drafts {
    std::vector<Draft> events;   // in the order in which they are to be recorded; or else
    std::vector<Fault> faults;   // all that the rules refuse: then no event is ready
    Digest digest;               // of the draft's content, once the events are recorded
    std::vector<KpiCode> stays;  // is in the ledger's draft, not in the sheet, and so unchanged
};

// What an officer has to sign so that the agreement's draft says what the sheet says: a proposal or
// revision for each KPI that differs, the weights if they differ, and the submission; nothing where
// it is submitted like this already. Errors are what would refuse them all: `unknown_agency`,
// `no_framework`, `role`, `agreement_decided`.
Result<Drafts> drafts_for(const Sheet& sheet, const domain::AgreementId& id, const Desk& desk);

}  // namespace banchi::sheet
