#pragma once

#include "ledger/domain/judging.hpp"

namespace banchi::domain {

enum class Clock { system, simulated };
constexpr auto names_of(Clock) {
    return std::to_array<std::pair<Clock, std::string_view>>(
        {{Clock::system, "system"}, {Clock::simulated, "simulated"}});
}

// Fixed when the key is enrolled, never chosen by a message.
// ed25519: a plain signature of the DSSE PAE. sshsig: what `ssh-keygen -Y sign` makes of it.
enum class Scheme { ed25519, sshsig };
constexpr auto names_of(Scheme) {
    return std::to_array<std::pair<Scheme, std::string_view>>(
        {{Scheme::ed25519, "ed25519"}, {Scheme::sshsig, "sshsig"}});
}

// An Ed25519 public key with all that is fixed when it is enrolled.
struct PublicKey {
    Scheme scheme = Scheme::ed25519;
    Digest bytes;  // an Ed25519 public key is 32 bytes too
    // Of a FIDO key (sk-ssh-ed25519@openssh.com) alone: for what its token signs, mostly "ssh:".
    std::optional<Line> application{};
    auto operator<=>(const PublicKey&) const = default;
    // As OpenSSH writes it (RFC 8709 section 4; PROTOCOL.u2f for FIDO keys).
    std::string ssh_blob() const;
    // Its SHA-256, as `ssh-keygen -l` shows it: the same under either scheme.
    KeyId id() const;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("scheme", self.scheme);
        m("public_key", self.bytes);
        m("application", self.application);
    }
};

struct Registrar {
    PersonId person;
    Title name;
    PublicKey key;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("name", self.name);
        m("key", self.key);
    }
};

// The first event: names the ledger and its first registrars, each of whom signs it.
struct LedgerOpened {
    static constexpr std::string_view type = "ledger.opened";
    std::string origin;
    Clock clock = Clock::system;
    std::vector<Registrar> registrars;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("origin", self.origin);
        m("clock", self.clock);
        m("registrars", self.registrars);
    }
};

struct AgencyRegistered {
    static constexpr std::string_view type = "agency.registered";
    Title name;
    Title abbreviation;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("name", self.name);
        m("abbreviation", self.abbreviation);
    }
};

struct PersonRegistered {
    static constexpr std::string_view type = "person.registered";
    Title name;  // official name; an office where no name is stated
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("name", self.name);
    }
};

struct KeyEnrolled {
    static constexpr std::string_view type = "key.enrolled";
    PublicKey key;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("key", self.key);
    }
};

// A second one of the same key only adds `compromised_since`, or moves it earlier: `revoked` stays
// the first.
struct KeyRevoked {
    static constexpr std::string_view type = "key.revoked";
    Digest key;  // of the key's fingerprint, hexadecimal
    std::optional<Index> compromised_since;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("key", self.key);
        m("compromised_since", self.compromised_since);
    }
};

enum class Role { registrar, secretary, officer, recorder, adviser, reviewer, adjudicator, head };
constexpr auto names_of(Role) {
    using enum Role;
    return std::to_array<std::pair<Role, std::string_view>>({
        {registrar, "registrar"},
        {secretary, "secretary"},
        {officer, "officer"},
        {recorder, "recorder"},
        {adviser, "adviser"},
        {reviewer, "reviewer"},
        {adjudicator, "adjudicator"},
        {head, "head"},
    });
}

enum class Holding { substantive, acting };
constexpr auto names_of(Holding) {
    return std::to_array<std::pair<Holding, std::string_view>>(
        {{Holding::substantive, "substantive"}, {Holding::acting, "acting"}});
}

// The paper that an act rests on.
struct Citation {
    Digest document;
    Line title;
    Date date;
    auto operator<=>(const Citation&) const = default;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("document", self.document);
        m("title", self.title);
        m("date", self.date);
    }
};

// An office has one substantive holder a day, and so has an agency its head: heading an agency
// counts as the office `head/<agency>`, whichever office carries the role. Refuses `office_held`.
struct RoleGranted {
    static constexpr std::string_view type = "role.granted";
    Role role = Role::officer;
    std::optional<AgencyId> agency;  // officers and heads are of an agency
    std::optional<OfficeId> office;  // the office that carries the role
    std::optional<Title> office_name;
    Holding holding = Holding::substantive;
    Date from;
    std::optional<Date> until;  // half-open
    Citation order;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("role", self.role);
        m("agency", self.agency);
        m("office", self.office);
        m("office_name", self.office_name);
        m("holding", self.holding);
        m("from", self.from);
        m("until", self.until);
        m("order", self.order);
    }
};

struct RoleEnded {
    static constexpr std::string_view type = "role.ended";
    Role role = Role::officer;
    std::optional<AgencyId> agency;
    Date until;  // the first day on which it is no longer held
    Citation order;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("role", self.role);
        m("agency", self.agency);
        m("until", self.until);
        m("order", self.order);
    }
};

// One term of a role, as the facts keep it: person/<id> role/<role>[/<agency>] is a list of these.
struct Term {
    Date from;
    std::optional<Date> until;
    Holding holding = Holding::substantive;
    std::optional<OfficeId> office;
    std::optional<Title> office_name;
    Citation order;
    bool covers(Date date) const { return from <= date && (!until || date < *until); }
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("from", self.from);
        m("until", self.until);
        m("holding", self.holding);
        m("office", self.office);
        m("office_name", self.office_name);
        m("order", self.order);
    }
};

// Does the person hold the role (of this agency, where the role has one) on that day?
bool holds_role(const State& state, const PersonId& person, Role role,
                const std::optional<AgencyId>& agency, Date day);
// The role that signing in this capacity takes; nothing where it takes none.
std::optional<Role> role_behind(Capacity capacity);
// The key as enrolled, whoever holds it; nothing if never seen.
struct EnrolledKey {
    PersonId person;
    PublicKey key;
    Index enrolled;
    std::optional<Index> revoked;
    std::optional<Index> compromised_since;
};
std::optional<EnrolledKey> find_key(const State& state, const KeyId& id);
// The registered name, or the bare id for somebody unknown.
Text name_of(const State& state, const PersonId& person);
Text name_of(const State& state, const AgencyId& agency);

Result<Marks> decide(const Judging& judging, const LedgerOpened& event);
Result<Marks> decide(const Judging& judging, const AgencyRegistered& event);
Result<Marks> decide(const Judging& judging, const PersonRegistered& event);
Result<Marks> decide(const Judging& judging, const KeyEnrolled& event);
Result<Marks> decide(const Judging& judging, const KeyRevoked& event);
Result<Marks> decide(const Judging& judging, const RoleGranted& event);
Result<Marks> decide(const Judging& judging, const RoleEnded& event);

void evolve(const Judging& judging, const LedgerOpened& event, Changes& changes);
void evolve(const Judging& judging, const AgencyRegistered& event, Changes& changes);
void evolve(const Judging& judging, const PersonRegistered& event, Changes& changes);
void evolve(const Judging& judging, const KeyEnrolled& event, Changes& changes);
void evolve(const Judging& judging, const KeyRevoked& event, Changes& changes);
void evolve(const Judging& judging, const RoleGranted& event, Changes& changes);
void evolve(const Judging& judging, const RoleEnded& event, Changes& changes);

Text tell(const Judging& judging, const LedgerOpened& event);
Text tell(const Judging& judging, const AgencyRegistered& event);
Text tell(const Judging& judging, const PersonRegistered& event);
Text tell(const Judging& judging, const KeyEnrolled& event);
Text tell(const Judging& judging, const KeyRevoked& event);
Text tell(const Judging& judging, const RoleGranted& event);
Text tell(const Judging& judging, const RoleEnded& event);

}  // namespace banchi::domain
