#pragma once

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::domain {

// The maker or the receiver of an approved agreement signs it: which of them, is the capacity of
// whose act it is. What is signed is the content as it applies then, no more and no less. Both
// signatures of the same content bring the agreement into force; a change that is applied later
// makes the next revision without new ones, one that is applied before asks for both anew.
// Subject: agreement/<agency>/<fiscal year>.
struct AgreementSigned {
    static constexpr std::string_view type = "agreement.signed";
    Digest digest;  // of the applied content
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("digest", self.digest);
    }
};

// What the facts keep of a signature, under the field "signed/<digest of the content>/<party>".
struct Signature {
    PersonId person;
    std::string office;  // "head/diw", or the office that receives
    std::optional<Title> office_name;
    Holding holding = Holding::substantive;  // of the office, on the day of signing
    bool recorded = false;                   // a scan, not the person's own signature
    std::int64_t revision = 0;               // whose content it is
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("office", self.office);
        m("office_name", self.office_name);
        m("holding", self.holding);
        m("recorded", self.recorded);
        m("revision", self.revision);
    }
};

// As they stand, in the order of signing.
struct Signed {
    Digest content;
    Capacity party = Capacity::maker;
    Signature signature;
    Index index;
};
std::vector<Signed> signatures_of(const State& state, const AgreementId& id);

inline constexpr std::array<Capacity, 2> kParties{Capacity::maker, Capacity::receiver};
// The office whose holder signs as that party: the head of the agency makes, and the office that
// the framework names receives; nothing where it names none.
std::optional<OfficeId> signing_office(const Framework& framework, const AgreementId& id,
                                       Capacity party);
// Who has to sign the content that applies now; none once the agreement is in force, or before an
// approval.
std::vector<Capacity> yet_to_sign(const State& state, const AgreementId& id);
// The content that both parties signed; nothing before.
std::optional<Digest> signed_content(const State& state, const AgreementId& id);
// Takes back what was signed since that event. An agreement that it brought into force is approved
// again.
void revoke_signatures(const State& state, const AgreementId& id, Index since, Changes& changes);

// Refuses: `not_approved`, `already_signed`, `digest_differs`, `receiver_not_named`,
// `not_the_holder` of the office that day, `same_person`. Marks `holder_changed` who did not hold
// it on the day of the meeting that approved.
Result<Marks> decide(const Judging& judging, const AgreementSigned& event);
void evolve(const Judging& judging, const AgreementSigned& event, Changes& changes);
Text tell(const Judging& judging, const AgreementSigned& event);

}  // namespace banchi::domain
