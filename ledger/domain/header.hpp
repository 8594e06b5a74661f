#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ledger/base/shape.hpp"

namespace banchi::domain {

using namespace banchi::base;

using EventId = Id<struct EventTag>;  // a ULID, unique for its actor for ever

// In what quality somebody signs. `present` sat in the meeting, `presiding` presides over the
// item, `new_key` proves possession of a key being enrolled, `holder` acts on what is their own,
// `recorder` keeps a second pair of eyes on a demo's recorded acts.
enum class Capacity {
    registrar,
    secretary,
    officer,
    chair,
    member,
    present,
    presiding,
    new_key,
    holder,
    recorder,
    adviser,
    reviewer,
    adjudicator,
    maker,
    receiver,
};
constexpr auto names_of(Capacity) {
    using enum Capacity;
    return std::to_array<std::pair<Capacity, std::string_view>>({
        {registrar, "registrar"},
        {secretary, "secretary"},
        {officer, "officer"},
        {chair, "chair"},
        {member, "member"},
        {present, "present"},
        {presiding, "presiding"},
        {new_key, "new_key"},
        {holder, "holder"},
        {recorder, "recorder"},
        {adviser, "adviser"},
        {reviewer, "reviewer"},
        {adjudicator, "adjudicator"},
        {maker, "maker"},
        {receiver, "receiver"},
    });
}

struct Cosigner {
    PersonId actor;
    Capacity capacity = Capacity::present;
    auto operator<=>(const Cosigner&) const = default;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("actor", self.actor);
        m("capacity", self.capacity);
    }
};

// A recorded act: the secretary enters it for a named person, resting on the evidence with this
// digest. Never that person's signature.
struct RecordedFor {
    PersonId person;
    Capacity capacity = Capacity::member;
    Digest evidence;
    std::optional<Line> note;
    auto operator<=>(const RecordedFor&) const = default;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("capacity", self.capacity);
        m("evidence", self.evidence);
        m("note", self.note);
    }
};

// What every event's `data` may carry beside its own members.
struct Common {
    std::vector<Cosigner> cosigners;
    std::optional<RecordedFor> recorded_for;
    std::vector<Digest> attachments;
    std::optional<Line> reason;
    std::optional<Line> legal_basis;
};

// The tree that the actor had seen when signing.
struct Basis {
    TreeSize size;
    Digest root;
    auto operator<=>(const Basis&) const = default;
};

// A key by the SHA-256 of its OpenSSH public-key blob: what a fingerprint `SHA256:...` names.
struct KeyId {
    Digest digest;
    auto operator<=>(const KeyId&) const = default;
    std::string fingerprint() const;  // "SHA256:<base64, no padding>"
    static Result<KeyId> parse(std::string_view fingerprint);
};

// Who says what about which subject, when. `signers` are the keys whose signatures over these bytes
// the envelope layer has verified, one a signature.
struct Header {
    EventId id;
    PersonId actor;
    Capacity capacity = Capacity::holder;
    std::string type;     // "kpi.proposed"
    std::string subject;  // "agreement/diw/2569"
    Instant occurred;
    std::optional<Date> effective;
    std::optional<PersonId> on_behalf_of;
    std::optional<EventId> backfill;
    std::optional<std::int64_t> subject_version;
    std::optional<Basis> basis;
    Common common;
    Digest pae;
    std::vector<KeyId> signers;

    // Whose act this is: the person recorded for, else the actor.
    const PersonId& acting() const;
    Capacity acting_capacity() const;
    // Who acted, and in whose name by delegation: a delegate's act is the delegator's too, so
    // wherever duties are separate both are held to it.
    std::set<PersonId> answerable() const;
};

}  // namespace banchi::domain
