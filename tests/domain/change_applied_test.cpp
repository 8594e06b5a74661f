#include "tests/domain/changing.hpp"

// What a committee does about a requested change: as about an agreement.
namespace banchi::domain {
namespace {

World requested_world(const ChangeRequested& body, World world) {
    world.accepts(request(world, body));
    return world;
}

World before_meeting() {
    auto world = approved_world();
    const auto body = easier(world);
    return convened_on(requested_world(body, std::move(world)));
}

World cancelled_world() {
    auto world = approved_world();
    const auto body = cancelling(world);
    world = convened_on(requested_world(body, std::move(world)));
    world.accepts(conclude_on(world, Outcome::approved));
    return world;
}

ChangeStatus status(const World& world, const std::string& subject = kChange) {
    return standing(world, subject).status;
}

TEST(ChangeApplied, EachChangedValueComesFromTheRequest) {
    auto world = before_meeting();
    const auto asked = standing(world).requested;
    const auto old_unit = world.memory.now().fact("kpi/DIW-69-01", "unit").value();
    world.accepts(conclude_on(world, Outcome::approved));
    const auto state = world.memory.now();
    const auto levels = state.fact("kpi/DIW-69-01", "levels").value();
    EXPECT_EQ(levels.origin, asked);
    EXPECT_EQ(levels.index.value + 1, world.next.value);
    EXPECT_EQ(state.fact("kpi/DIW-69-01", "unit"), old_unit);
    EXPECT_EQ(author_of(world, "kpi/DIW-69-01", "levels"), "off-diw");
    EXPECT_EQ(applied_kpi(world, "DIW-69-01").levels.back().value->text, "90");
    EXPECT_EQ(status(world), ChangeStatus::applied);
    EXPECT_EQ(status_of(state, diw()), AgreementStatus::approved);
}

TEST(ChangeApplied, MakesTheNextRevisionFromItsOwnDay) {
    auto world = before_meeting();
    auto moved = conclude_on(world, Outcome::approved);
    moved.header.effective = Date::from_civil(2026, 5, 1);
    world.refuses(moved, "effective_differs");
    moved.header.effective = Date::from_civil(2026, 4, 1);
    world.accepts(moved);
    const auto state = world.memory.now();
    EXPECT_EQ(get<std::int64_t>(state, kDiw, "revision"), 2);
    const auto timeline = get<std::vector<Revision>>(state, kDiw, "timeline").value();
    ASSERT_EQ(timeline.size(), 2U);
    EXPECT_EQ(timeline[1].effective_from, Date::from_civil(2026, 4, 1));
    EXPECT_EQ(timeline[1].conclusion, "item/m2/1");
    EXPECT_EQ(timeline[1].change, kChange);
    const auto digest = content_digest(content_of(state, diw(), Side::applied));
    EXPECT_EQ(timeline[1].digest, digest);
    EXPECT_EQ(get<Digest>(state, kDiw, "content_digest"), digest);
}

TEST(ChangeApplied, ACancelledKpiLeavesAndItsCodeStaysTaken) {
    auto world = cancelled_world();
    const auto state = world.memory.now();
    EXPECT_EQ(kpi_codes(state, diw(), Side::applied), std::vector<KpiCode>{{"DIW-69-01"}});
    EXPECT_EQ(weights_of(state, diw(), Side::applied), weights({{"DIW-69-01", 10'000}}));
    EXPECT_EQ(author_of(world, kDiw, "kpi/DIW-69-02"), "off-diw");
    ChangeRequested body = easier(world);
    body.after.kpis[KpiCode{"DIW-69-02"}] = sample_kpi("DIW-69-02");
    world.refuses(request(world, body, "change/c2"), "code_taken");
}

TEST(ChangeApplied, ANewKpiJoins) {
    auto world = approved_world();
    auto body = cancelling(world);
    auto heir = sample_kpi("DIW-69-03");
    heir.splits = std::vector<KpiCode>{{"DIW-69-02"}};
    body.after.kpis[heir.code] = heir;
    body.after.weights_bp = weights({{"DIW-69-01", 7000}, {"DIW-69-03", 3000}});
    world = convened_on(requested_world(body, std::move(world)));
    world.accepts(conclude_on(world, Outcome::approved));
    EXPECT_EQ(to_value(applied_kpi(world, "DIW-69-03")), to_value(heir));
    EXPECT_EQ(get<bool>(world.memory.now(), kChange, "proportional"), false);
    EXPECT_FALSE(find_kpi(world.memory.now(), heir.code, Side::draft));
}

TEST(ChangeApplied, IsStaleOnceSomethingElseChangedTheSame) {
    auto world = approved_world();
    world.accepts(request(world, easier(world, "90")));
    world.accepts(request(world, easier(world, "91"), "change/c2"));
    world = convened_on(std::move(world), {kChange, "change/c2"});
    const auto digest = change_digest(world, "change/c2");
    world.accepts(vote_on(world, "vice1", digest, 2));
    world.accepts(conclude_on(world, Outcome::approved, 1));
    world.refuses(vote_on(world, "mem1", digest, 2), "change_stale");
    ItemConcluded body;
    body.outcome = Outcome::approved;
    body.mode = Deciding::ballots;
    body.tally = Tally{1, 0, 0};
    body.digest = digest;
    auto concluded = world.event("sec", Capacity::secretary, "item/m2/2", body);
    world.refuses(World::with(concluded, "mem1", Capacity::present), "change_stale");
    world.accepts(conclude_on(world, Outcome::returned, 2));
    EXPECT_EQ(status(world, "change/c2"), ChangeStatus::returned);
    world.accepts(request(world, easier(world, "92"), "change/c2"));
}

TEST(ChangeApplied, AskingAgainVoidsTheBallots) {
    auto world = before_meeting();
    const auto old = change_digest(world);
    world.accepts(vote_on(world, "vice1", old));
    world.accepts(request(world, easier(world, "91")));
    world.refuses(vote_on(world, "mem1", old), "draft_edited");
    world.accepts(vote_on(world, "mem1", change_digest(world)));
    ItemConcluded body;
    body.outcome = Outcome::approved_as_amended;
    body.mode = Deciding::ballots;
    body.digest = old;
    body.amended_digest = change_digest(world);
    body.tally = Tally{1, 0, 0};
    auto concluded = world.event("sec", Capacity::secretary, "item/m2/1", body);
    world.accepts(World::with(concluded, "mem1", Capacity::present));
    EXPECT_EQ(applied_kpi(world, "DIW-69-01").levels.back().value->text, "91");
}

TEST(ChangeApplied, WhoAskedCastsNoBallotOnIt) {
    auto world = approved_world();
    grant(world, "mem1", Role::officer, "diw");
    world.accepts(request(world, easier(world), kChange, "mem1"));
    world = convened_on(std::move(world));
    world.refuses(vote_on(world, "mem1", change_digest(world)), "own_proposal");
    world.accepts(vote_on(world, "vice1", change_digest(world)));
}

TEST(ChangeApplied, AnIrregularOneNeedsTheAuthorityForTheException) {
    auto world = approved_world();
    auto body = easier(world);
    body.reason_code = {"PROJECT_DELAY"};
    world.marks(request(world, body), "reason_code");
    world = convened_on(std::move(world));
    auto concluded = conclude_on(world, Outcome::approved);
    world.refuses(concluded, "exception_missing");
    std::get<ItemConcluded>(concluded.body).exception = citation("cabinet");
    world.marks(concluded, "exception_cited");
    EXPECT_EQ(status(world), ChangeStatus::applied);
}

TEST(ChangeApplied, MarksOfARequestThatWasReplacedDoNotCount) {
    auto world = approved_world();
    auto body = easier(world);
    body.reason_code = {"PROJECT_DELAY"};
    world.marks(request(world, body), "reason_code");
    world.accepts(request(world, easier(world)));
    world = convened_on(std::move(world));
    world.accepts(conclude_on(world, Outcome::approved));
}

TEST(ChangeApplied, OtherOutcomesLeaveTheAgreementAsItIs) {
    for (const auto& [outcome, expected] : {std::pair{Outcome::presented, ChangeStatus::presented},
                                            {Outcome::deferred, ChangeStatus::requested},
                                            {Outcome::returned, ChangeStatus::returned},
                                            {Outcome::rejected, ChangeStatus::rejected}}) {
        auto world = before_meeting();
        world.accepts(conclude_on(world, outcome));
        EXPECT_EQ(status(world), expected);
        EXPECT_EQ(get<std::int64_t>(world.memory.now(), kDiw, "revision"), 1);
        EXPECT_EQ(applied_kpi(world, "DIW-69-01").levels.back().value->text, "86");
    }
}

TEST(ChangeApplied, AConditionNamesWhatTheChangeCarries) {
    auto world = before_meeting();
    ItemConcluded body;
    body.outcome = Outcome::approved_subject_to;
    body.digest = change_digest(world);
    for (const auto* field : {"weights_bp", "kpi/DIW-69-02", "kpi/DIW-69-01"}) {
        body.conditions = {{field, {"mend it"}, {"mem2"}}};
        auto concluded = world.event("sec", Capacity::secretary, "item/m2/1", body);
        World::with(concluded, "mem1", Capacity::present);
        if (std::string_view(field) != "kpi/DIW-69-01") {
            world.refuses(concluded, "conditions_missing");
        } else {
            world.accepts(concluded);
        }
    }
    EXPECT_EQ(status(world), ChangeStatus::presented);
}

TEST(ChangeApplied, AWithdrawnOrUnknownOneIsNotConvened) {
    auto world = approved_world();
    world.accepts(request(world, easier(world)));
    auto unknown = convene_on(world, {kChange});
    std::get<MeetingConvened>(unknown.body).agenda[0].subject = "change/c9";
    world.refuses(unknown, "no_such_subject");
    auto twice = convene_on(world, {kChange, kChange});
    world.refuses(twice, "agenda_twice");
    world.accepts(withdraw_change(world));
    world.refuses(convene_on(world, {kChange}), "not_submitted");
}

TEST(ChangeApplied, KeepsWhatItTookThePlaceOf) {
    auto world = before_meeting();
    const auto was = world.memory.now().fact("kpi/DIW-69-01", "levels").value();
    world.accepts(conclude_on(world, Outcome::approved));
    const auto replaced = world.memory.now().fact(kChange, "replaced").value();
    ASSERT_EQ(replaced.value->items()->size(), 4U);  // and the revision's three
    const auto& entry = replaced.value->items()->front();
    EXPECT_EQ(entry["entity"], Value("kpi/DIW-69-01"));
    EXPECT_EQ(entry["field"], Value("levels"));
    EXPECT_EQ(entry["value"], *was.value);
    EXPECT_EQ(entry["origin"], to_value(was.origin));
}

// A third meeting, about the second one's resolution.
Event rescind(World& world, const std::string& item) {
    auto third = meeting(world);
    third.title = title("meeting 3");
    third.date = Date::of(world.now).plus_days(10);
    const auto digest = change_digest(world);
    third.agenda = {{1, Purpose::consideration, title("rescind"), item, digest}};
    world.accepts(world.event("sec", Capacity::secretary, "meeting/m3", third));
    world.now = third.date.begins();
    auto attended = world.event("sec", Capacity::secretary, "meeting/m3", everybody());
    world.accepts(World::with(attended, "mem1", Capacity::present));
    ResolutionRescinded body;
    body.item = item;
    body.digest = digest;
    auto event = reasoned(world.event("sec", Capacity::secretary, "item/m3/1", body));
    return World::with(event, "mem1", Capacity::present);
}

TEST(ChangeApplied, RescindedItPutsBackWhatItTookThePlaceOf) {
    auto world = approved_world();
    const auto was = world.memory;
    const auto body = cancelling(world);
    world = convened_on(requested_world(body, std::move(world)));
    world.accepts(conclude_on(world, Outcome::approved));
    world.marks(rescind(world, "item/m2/1"), "rescinded");
    const auto before = was.now();
    const auto now = world.memory.now();
    EXPECT_EQ(content_of(now, diw(), Side::applied), content_of(before, diw(), Side::applied));
    for (const auto* field :
         {"weights", "kpi/DIW-69-02", "content_digest", "revision", "timeline"}) {
        EXPECT_EQ(now.fact(kDiw, field)->value, before.fact(kDiw, field)->value) << field;
        EXPECT_EQ(now.fact(kDiw, field)->origin, before.fact(kDiw, field)->origin) << field;
    }
    EXPECT_EQ(status(world), ChangeStatus::presented);
    EXPECT_FALSE(has(now, kChange, "replaced"));
    EXPECT_TRUE(waits(standing(world)));
}

TEST(ChangeApplied, ALaterChangeIsRescindedFirst) {
    auto world = before_meeting();
    world.accepts(conclude_on(world, Outcome::approved));
    const auto next = weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}});
    ChangeRequested body;
    body.agreement = kDiw;
    body.before.weights_bp = weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}});
    body.after.weights_bp = next;
    body.reason_code = {"DISASTER"};
    world.accepts(request(world, body, "change/c2"));
    // Applied as a meeting of its own would.
    Changes later(world.next);
    const auto timeline = get<std::vector<Revision>>(world.memory.now(), kDiw, "timeline").value();
    auto revision = timeline.back();
    revision.number = 3;
    revision.index = world.next;
    revision.conclusion = "item/m9/1";
    apply_change(world.memory.now(), standing(world, "change/c2"), revision, later);
    world.memory.add(later.facts());
    ++world.next.value;
    const auto event = rescind(world, "item/m2/1");
    world.refuses(event, "depended_on");
}

// A forged log may hold a rescission of what was never applied: the replay goes on.
TEST(ChangeApplied, NothingIsPutBackOfWhatWasNotApplied) {
    auto world = approved_world();
    world.accepts(request(world, easier(world)));
    Changes changes(world.next);
    revoke_change(world.memory.now(), standing(world), changes);
    EXPECT_TRUE(changes.facts().empty());
}

}  // namespace
}  // namespace banchi::domain
