#pragma once

#include <gtest/gtest.h>

#include <string>

#include "ledger/domain/event.hpp"

namespace banchi::domain {

// A ledger in memory for tests: given what it accepted, when an event comes, then it accepts or
// names the rule. Keys are made up (no signature is checked here): person p's key is a digest of p.
class World {
  public:
    Memory memory;
    Index next{0};
    Instant now = Instant::parse("2025-09-01T02:00:00Z").value();
    std::vector<Event> log;  // accepted
    std::vector<Instant> recorded;

    static PublicKey key_of(const std::string& person, const std::string& which = "") {
        if (real_keys != nullptr) return real_keys(person + which);
        return {Scheme::ed25519, sha256({"key of ", person, which})};
    }
    // Tests above the domain set this (tests/ledger/sealed.hpp), so that signatures verify.
    inline static PublicKey (*real_keys)(const std::string& person) = nullptr;

    // An event with everything that is the same everywhere; change what the test is about.
    template <class B>
    Event event(const std::string& actor, Capacity capacity, const std::string& subject, B body) {
        Event made{{}, std::move(body)};
        auto& header = made.header;
        header.id = EventId{ulid()};
        header.actor = PersonId{actor};
        header.capacity = capacity;
        header.type = std::string(B::type);
        header.subject = subject;
        header.occurred = now;
        const auto& row = row_of(made);
        if (row.versioned) header.subject_version = version(subject);
        if (row.based) header.basis = Basis{TreeSize{next.value}, Digest{}};
        return made;
    }

    // Adds a cosigner with a key that must be enrolled (or the payload's, for new_key).
    static Event& with(Event& event, const std::string& person, Capacity capacity) {
        event.header.common.cosigners.push_back({PersonId{person}, capacity});
        return event;
    }

    // Signs as everybody that the event names would, then judges without storing.
    Result<Marks> judge(Event& event) {
        sign(event);
        const auto state = memory.now();
        return decide(Judging{state, event.header, now, next}, event);
    }

    // Judges, folds, and advances the clock by a second. Returns the marks.
    Result<Marks> submit(Event event) {
        auto marks = judge(event);
        if (!marks) return marks.error();
        ::testing::Test::RecordProperty("accepted." + event.header.type, 1);
        const auto state = memory.now();
        const Judging judging{state, event.header, now, next};
        memory.add(evolve(judging, event, *marks));
        log.push_back(event);
        recorded.push_back(now);
        ++next.value;
        now = now.plus_seconds(1);
        return marks;
    }

    void accepts(Event event) {
        const auto marks = submit(std::move(event));
        ASSERT_TRUE(marks) << marks.error().name << ": " << marks.error().detail.en;
        for (const auto& mark : *marks) ADD_FAILURE() << "marked " << mark.rule;
    }

    void marks(Event event, const std::string& rule) {
        const auto marks = submit(std::move(event));
        ASSERT_TRUE(marks) << marks.error().name << ": " << marks.error().detail.en;
        bool found = false;
        for (const auto& mark : *marks) found = found || mark.rule == rule;
        EXPECT_TRUE(found) << "not marked " << rule;
        ::testing::Test::RecordProperty("marked." + log.back().header.type + "/" + rule, 1);
    }

    void refuses(Event event, const std::string& rule) {
        const auto marks = judge(event);
        ASSERT_FALSE(marks) << "accepted, though " << rule;
        EXPECT_EQ(marks.error().name, rule) << marks.error().detail.en;
        tell_refusal(event, marks.error());
        EXPECT_FALSE(marks.error().detail.th.empty());
    }

    // The rule that refuses it, "" if none does: for tests that compare several.
    std::string rule_of(Event event) {
        const auto marks = judge(event);
        if (!marks) tell_refusal(event, marks.error());
        return marks ? std::string() : marks.error().name;
    }

    // For tools/rules, which lists every rule with the tests that saw it refuse.
    static void tell_refusal(const Event& event, const Error& error) {
        ::testing::Test::RecordProperty("refused." + event.header.type + "/" + error.name, 1);
    }

    Text sentence(const Event& event) const {
        const auto state = memory.now();
        return tell(Judging{state, event.header, now, next}, event);
    }

    std::int64_t version(const std::string& subject) const {
        return get<std::int64_t>(memory.now(), "subject/" + subject, "version").value_or(0);
    }

    // The signers that the event names, with their made-up keys; a test may have signed already.
    void sign(Event& event) {
        auto& header = event.header;
        header.pae = sha256({"pae of ", header.actor.text, header.id.text, header.subject});
        if (!header.signers.empty()) return;
        if (const auto* opened = std::get_if<LedgerOpened>(&event.body)) {
            for (const auto& registrar : opened->registrars)
                header.signers.push_back(registrar.key.id());
            return;
        }
        header.signers.push_back(key_of(header.actor.text).id());
        for (const auto& cosigner : header.common.cosigners) {
            const auto* enrolled = std::get_if<KeyEnrolled>(&event.body);
            header.signers.push_back(enrolled != nullptr ? enrolled->key.id()
                                                         : key_of(cosigner.actor.text).id());
        }
    }

    std::string ulid() {
        const auto digits = std::to_string(++made_);
        return "01J" + std::string(23 - digits.size(), '0') + digits;
    }

  private:
    std::uint64_t made_ = 0;
};

inline Citation citation(const std::string& title = "order") {
    return {sha256(title), Line{title}, Date::from_civil(2025, 8, 1)};
}

inline Title title(const std::string& text) {
    return {text + " (ไทย)", text};
}

// A world with: registrar "reg", secretary "sec", officers "off-diw" and "off-ops", guest "guest";
// agencies diw and ops; committee "main" with chair "chair", vice-chairs "vice1", "vice2", members
// "mem1", "mem2"; the chair heads ops; framework/2569/1 by that committee. Everybody has a key.
World opened_world(Clock clock = Clock::system, const std::string& origin = "test.example/log");
World ready_world();
FrameworkPublished framework_2569();
// Registers a person and enrols their made-up key.
void add_person(World& world, const std::string& person);
void grant(World& world, const std::string& person, Role role,
           const std::optional<std::string>& agency = std::nullopt);
Kpi sample_kpi(const std::string& code);  // functional, linear, higher, 50/75/100 at 78/82/86

}  // namespace banchi::domain
