#include <algorithm>
#include <set>

#include "ledger/domain/registry/terms.hpp"

namespace banchi::domain {
namespace {

constexpr std::size_t kMostRegistrars = 8;  // wire.md, "Several signers"
constexpr std::string_view kDemo = "demo.";

// The origin is the checkpoint's key name too, so c2sp.org/signed-note's rule holds: no spaces, no
// plus. A path of ours has neither.
Result<void> check_origin(const LedgerOpened& event) {
    if (!valid_path(event.origin))
        return broken(
            "origin",
            {"origin ต้องเป็นชื่อแบบ example.go.th/ledger: ใช้ได้เฉพาะ A-Z a-z 0-9 . _ / -",
             "an origin is a name such as example.go.th/ledger: only A-Z a-z 0-9 . _ / -"},
            {{"origin", event.origin}});
    const bool demo = event.origin.substr(0, kDemo.size()) == kDemo;
    if (demo != (event.clock == Clock::simulated))
        return broken(
            "simulated_clock",
            {"นาฬิกาจำลองใช้ได้เฉพาะบัญชีสาธิตซึ่ง origin ขึ้นต้นด้วย demo. และบัญชีสาธิตต้องใช้นาฬิกาจำลอง",
             "the simulated clock is for demos, whose origin begins with demo., and a "
             "demo runs on no other"},
            {{"origin", event.origin}, {"clock", *to_value(event.clock).text()}});
    return {};
}

Result<void> check_registrars(const LedgerOpened& event) {
    std::set<PersonId> people;
    std::set<KeyId> keys;  // one key under two schemes is still one key
    for (const auto& registrar : event.registrars) {
        if (auto fits = check_key(registrar.key); !fits) return fits.error();
        people.insert(registrar.person);
        keys.insert(registrar.key.id());
    }
    const auto count = event.registrars.size();
    if (count < 1 || count > kMostRegistrars || people.size() != count || keys.size() != count)
        return broken("registrars",
                      {"บัญชีเปิดโดยนายทะเบียนหนึ่งถึงแปดคน แต่ละคนมีกุญแจของตนเองที่ไม่ซ้ำกัน",
                       "a ledger is opened by one to eight registrars, distinct people each with "
                       "a key of their own"},
                      {{"registrars", std::to_string(count)}});
    return {};
}

// Each registrar signs: the first as the source, every other as a cosigner.
Result<void> check_signed_by_all(const Header& header, const LedgerOpened& event) {
    std::set<Cosigner> expected;
    for (const auto& registrar : event.registrars)
        if (registrar.person != event.registrars.front().person)
            expected.insert({registrar.person, Capacity::registrar});
    const auto& cosigners = header.common.cosigners;
    const std::set<Cosigner> given(cosigners.begin(), cosigners.end());
    if (header.actor == event.registrars.front().person && given == expected &&
        given.size() == cosigners.size())
        return {};
    return denied(
        "opening_signers",
        {"ผู้เปิดบัญชีคือนายทะเบียนคนแรก และนายทะเบียนคนอื่นทุกคนต้องลงนามร่วมในฐานะ registrar",
         "the first registrar opens the ledger, and every other one, and nobody else, "
         "cosigns as registrar"},
        {{"actor", header.actor.text}, {"first_registrar", event.registrars.front().person.text}});
}

// The opening itself is the order that its registrars hold their role by.
Term opening_term(const Judging& judging) {
    Term term;
    term.from = judging.day();
    term.order = {judging.header.pae, Line{std::string(LedgerOpened::type)}, term.from};
    return term;
}

}  // namespace

Result<Marks> decide(const Judging& judging, const LedgerOpened& event) {
    if (auto fits = check_origin(event); !fits) return fits.error();
    if (auto fits = check_registrars(event); !fits) return fits.error();
    if (auto fits = check_signed_by_all(judging.header, event); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const LedgerOpened& event, Changes& changes) {
    changes.put("ledger", "origin", event.origin);
    changes.put("ledger", "clock", to_value(event.clock));
    changes.put("ledger", "opened", to_value(judging.index));
    changes.put("ledger", "began", to_value(judging.recorded));
    const auto terms = to_value(std::vector{opening_term(judging)});
    for (const auto& registrar : event.registrars) {
        const auto& id = registrar.person.text;
        changes.put("index/people", id, true);
        changes.put("index/registrars", id, true);
        changes.put("person/" + id, "name", to_value(registrar.name));
        changes.put("person/" + id, role_field(Role::registrar, std::nullopt), terms);
        put_key(registrar.person, registrar.key, changes);
    }
}

Text tell(const Judging&, const LedgerOpened& event) {
    Text names;
    for (const auto& registrar : event.registrars) {
        names.th += (names.th.empty() ? "" : ", ") + registrar.name.th;
        names.en += (names.en.empty() ? "" : ", ") + registrar.name.en;
    }
    const bool simulated = event.clock == Clock::simulated;
    return {names.th + " เปิดบัญชี " + event.origin + " เป็นนายทะเบียน" +
                (simulated ? " (บัญชีสาธิต นาฬิกาจำลอง)" : ""),
            names.en + " opened the ledger " + event.origin + " as its registrars" +
                (simulated ? " (a demo on the simulated clock)" : "")};
}

}  // namespace banchi::domain
