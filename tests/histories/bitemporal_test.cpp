#include "replay/views.hpp"
#include "tests/histories/seeds.hpp"

// Views as of a position, in force on a day, against the plain history that the model kept.
namespace banchi::histories {
namespace {

constexpr int kAsked = 400;

class Bitemporal : public OfEachSeed {
  protected:
    Dice dice{made.seed + 1};

    Index some_index() { return Index{dice.below(made.log.entries.size())}; }
    Date some_day() {
        return Date::from_civil(2025, 7, 1).plus_days(static_cast<std::int32_t>(dice.below(1100)));
    }
    replay::StateAt states() const {
        return [this](TreeSize size) -> std::unique_ptr<State> {
            return std::make_unique<Memory::At>(made.facts.at(Index{size.value - 1}));
        };
    }
    template <class K, class T>
    K some_key(const std::map<K, T>& things) {
        return std::next(things.begin(), dice.below(things.size()))->first;
    }
    std::string asked(Index at, Date day) const {
        return "as of " + std::to_string(at.value) + ", in force on " + day.text();
    }
};

void expect_kpi(const Value& shown, const Value& content, const std::string& code) {
    const auto& kpi = content["kpis"][code];
    EXPECT_EQ(shown["title"], kpi["title"]);
    EXPECT_EQ(shown["definition"], kpi["definition"]);
    const bool none = kpi["levels"].items()->empty();
    EXPECT_EQ(shown["targets"], none ? Value("not_stated") : kpi["levels"]);
    const auto& weight = content["weights_bp"][code];
    EXPECT_EQ(shown["weight_bp"], weight.is_null() ? Value(0) : weight);
}

void expect_content(const Value& view, const Value& content) {
    EXPECT_EQ(view["content_digest"], Value(digest_of(content).hex()));
    EXPECT_EQ(view["framework"], content["framework"]);
    EXPECT_EQ(view["weights_bp"], content["weights_bp"]);
    EXPECT_EQ(view["weights_total_bp"], Value(10'000));
    ASSERT_EQ(view["kpis"].items()->size(), content["kpis"].members()->size());
    for (const auto& kpi : *view["kpis"].items()) expect_kpi(kpi, content, *kpi["code"].text());
}

TEST_P(Bitemporal, AnAgreementInForceIsWhatTheTimelineOfThenSays) {
    std::size_t in_force = 0;
    for (int i = 0; i < kAsked && !HasFailure(); ++i) {
        const auto id = some_key(made.reference.agreements);
        const auto at = some_index();
        const auto day = some_day();
        SCOPED_TRACE(id.subject() + " " + asked(at, day));
        const auto state = made.facts.at(at);
        const auto view = replay::agreement_view(state, id, day, states());
        const auto* then = made.reference.agreements.at(id).at(at);
        const auto revision = then ? then->in_force(day) : std::nullopt;
        ASSERT_EQ(view.has_value(), revision.has_value());
        if (!revision) continue;
        ++in_force;
        const auto& content = *then->contents[*revision];
        expect_content(*view, content);
        EXPECT_EQ((*view)["applied_index"],
                  Value(static_cast<std::int64_t>(then->index[*revision].value)));
        EXPECT_EQ(replay::agreement_content(state, id, day, states()).value(),
                  "banchi-content-v1\n" + canonical(content));
    }
    EXPECT_GT(in_force, 20u);
}

TEST_P(Bitemporal, AKpiInForceIsWhatItsAgreementSaysOfIt) {
    std::size_t in_force = 0;
    for (int i = 0; i < kAsked && !HasFailure(); ++i) {
        const auto code = some_key(made.model.codes);
        const auto& id = made.model.codes.at(code);
        const auto at = some_index();
        const auto day = some_day();
        SCOPED_TRACE(code.text + " " + asked(at, day));
        const auto view = replay::kpi_view(made.facts.at(at), code, day, states());
        const auto* then = made.reference.agreements.at(id).at(at);
        const auto revision = then ? then->in_force(day) : std::nullopt;
        const auto content = revision ? *then->contents[*revision] : Value::object();
        const bool there = !content["kpis"][code.text].is_null();
        ASSERT_EQ(view.has_value(), there);
        if (!there) continue;
        ++in_force;
        expect_kpi(*view, content, code.text);
    }
    EXPECT_GT(in_force, 10u);
}

TEST_P(Bitemporal, AnAgreementsStatusRevisionAndTimelineAreThoseOfThen) {
    for (int i = 0; i < kAsked && !HasFailure(); ++i) {
        const auto id = some_key(made.reference.agreements);
        const auto at = some_index();
        SCOPED_TRACE(id.subject() + " as of " + std::to_string(at.value));
        const auto* then = made.reference.agreements.at(id).at(at);
        const auto view = replay::agreement_view(made.facts.at(at), id);
        ASSERT_EQ(view.has_value(), then && then->status);
        if (!view) continue;
        EXPECT_EQ((*view)["status"], to_value(*then->status));
        EXPECT_EQ((*view)["revision"], then->revision ? Value(*then->revision) : Value());
        const auto& timeline = *(*view)["timeline"].items();
        ASSERT_EQ(timeline.size(), then->timeline.size());
        for (std::size_t entry = 0; entry < timeline.size(); ++entry) {
            auto expected = then->timeline[entry];
            expected.set("digest", digest_of(*then->contents[entry]).hex());
            EXPECT_EQ(timeline[entry], expected);
        }
    }
}

Value shown_keys(const PersonThen& person) {
    const auto number = [](const std::optional<Index>& index) {
        return index ? Value(static_cast<std::int64_t>(index->value)) : Value();
    };
    auto keys = Value::array();
    for (const auto& key : person.keys)
        keys.push(Value::object()
                      .set("id", key.id)
                      .set("enrolled", number(key.enrolled))
                      .set("revoked", number(key.revoked))
                      .set("compromised_since", number(key.compromised_since)));
    return keys;
}

TEST_P(Bitemporal, APersonsRolesAndKeysAreThoseOfThen) {
    const replay::LogEntries entries(made.log, made.log.origin());
    for (int i = 0; i < kAsked && !HasFailure(); ++i) {
        const auto id = some_key(made.reference.people);
        const auto at = some_index();
        const auto day = dice.chance(80) ? std::optional(some_day()) : std::nullopt;
        SCOPED_TRACE(id.text + " as of " + std::to_string(at.value) + " on " +
                     (day ? day->text() : "any day"));
        const auto state = made.facts.at(at);
        const replay::AsOf as_of{state, made.facts, entries, TreeSize{at.value + 1}};
        const auto view = replay::person_view(as_of, id, day);
        const auto* then = made.reference.people.at(id).at(at);
        ASSERT_EQ(view.has_value(), then != nullptr);
        if (then == nullptr) continue;
        EXPECT_EQ(canonical((*view)["roles"]), canonical(then->roles_on(day)));
        // On a day the view shows those that could sign then; without one, all that ever were
        // theirs.
        const auto whole = replay::person_view(as_of, id).value();
        auto keys = Value::array();
        for (const auto& key : *whole["keys"].items()) {
            EXPECT_EQ(key["scheme"], Value("ed25519"));
            keys.push(Value::object()
                          .set("id", key["id"])
                          .set("enrolled", key["enrolled"])
                          .set("revoked", key["revoked"])
                          .set("compromised_since", key["compromised_since"]));
        }
        EXPECT_EQ(keys, shown_keys(*then));
    }
}

void expect_meeting(const Value& view, const MeetingThen& then) {
    EXPECT_EQ(view["title"], then.title);
    EXPECT_EQ(view["place"], then.place);
    EXPECT_EQ(view["date"], Value(then.date.text()));
    EXPECT_EQ(view["amended"].is_null(), !then.amended);
    EXPECT_EQ(view["cancelled"].is_null(), !then.cancelled);
    EXPECT_EQ(view["minutes"]["document"], then.minutes ? Value(then.minutes->hex()) : Value());
    EXPECT_EQ(view["attendance"].items()->size(), then.attendees.items()->size());
    for (const auto& shown : *view["attendance"].items()) {
        auto listed = Value::object().set("person", shown["person"]);
        listed.set("capacity", shown["capacity"]).set("mode", shown["mode"]);
        if (!shown["for"].is_null()) listed.set("for", shown["for"]);
        EXPECT_TRUE(contains(*then.attendees.items(), listed)) << canonical(shown);
    }
    const auto& agenda = *view["agenda"].items();
    ASSERT_EQ(agenda.size(), then.agenda.items()->size());
    for (std::size_t i = 0; i < agenda.size(); ++i) {
        const auto& expected = (*then.agenda.items())[i];
        for (const auto* member : {"number", "purpose", "title", "subject", "digest"})
            EXPECT_EQ(agenda[i][member], expected[member]);
        const auto& outcome = then.outcomes[i];
        EXPECT_EQ(agenda[i]["conclusion"]["outcome"], outcome ? to_value(*outcome) : Value());
        const auto& by = then.rescinded_by[i];
        EXPECT_EQ(agenda[i]["rescinded"]["by"], by ? Value(*by) : Value());
        std::size_t ballots = 0;
        for (const auto& each : *agenda[i]["ballots"].items())
            ballots += each["cast"].items()->size();
        EXPECT_EQ(ballots, then.ballots[i]);
    }
}

TEST_P(Bitemporal, AMeetingIsWhatItWasThen) {
    const replay::StateAt states = [&](TreeSize size) {
        return std::make_unique<domain::Memory::At>(made.facts.at(Index{size.value - 1}));
    };
    for (int i = 0; i < kAsked && !HasFailure(); ++i) {
        const auto id = some_key(made.reference.meetings);
        const auto at = some_index();
        SCOPED_TRACE(id.text + " as of " + std::to_string(at.value));
        const auto view = replay::meeting_view(made.facts.at(at), id, states);
        const auto* then = made.reference.meetings.at(id).at(at);
        ASSERT_EQ(view.has_value(), then != nullptr);
        if (then != nullptr) expect_meeting(*view, *then);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Bitemporal, ::testing::ValuesIn(seeds()));

}  // namespace
}  // namespace banchi::histories
