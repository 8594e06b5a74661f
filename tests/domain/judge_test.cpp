#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

LedgerOpened opening() {
    LedgerOpened opened;
    opened.origin = "test.example/log";
    opened.registrars = {{PersonId{"reg"}, title("registrar"), World::key_of("reg")}};
    return opened;
}

FrameworkPublished refusing(const std::string& rule) {
    auto framework = framework_2569();
    framework.refusing = {{rule}};
    return framework;
}

Text why_refused(World& world, Event event) {
    const auto marks = world.judge(event);
    return marks ? Text{} : marks.error().detail;
}

// A raised rule reads as a refusal, and names the framework that raised it.
void expect_reads_as_refusal(World& world, const Event& event) {
    const auto why = why_refused(world, event);
    EXPECT_EQ(why.en.rfind("not recorded", 0), 0u) << why.en;
    EXPECT_NE(why.en.find("framework/2569/2 refuses this"), std::string::npos) << why.en;
    EXPECT_EQ(why.th.rfind("ไม่ได้บันทึก", 0), 0u) << why.th;
    EXPECT_NE(why.th.find("framework/2569/2 ไม่รับ"), std::string::npos) << why.th;
}

TEST(Judge, ALedgerIsOpenedFirstAndOnce) {
    World world;
    const auto agency = [&] {
        return world.event("reg", Capacity::registrar, "agency/diw",
                           AgencyRegistered{title("diw"), title("diw")});
    };
    world.refuses(agency(), "not_opened");
    world.accepts(world.event("reg", Capacity::registrar, "ledger", opening()));
    world.refuses(world.event("reg", Capacity::registrar, "ledger", opening()), "already_opened");
    world.accepts(agency());
}

TEST(Judge, TimeRunsForwardAndIsNotAheadOfTheLedger) {
    auto world = ready_world();
    auto ahead = propose(world, sample_kpi("DIW-69-01"));
    ahead.header.occurred = world.now.plus_seconds(301);
    world.refuses(ahead, "occurred_ahead");
    auto event = propose(world, sample_kpi("DIW-69-01"));
    const auto now = world.now;
    world.now = now.plus_seconds(-3600);
    event.header.occurred = world.now;
    world.refuses(event, "recorded_decreases");
    world.now = now;
    event.header.occurred = now.plus_seconds(300);
    world.accepts(event);
}

TEST(Judge, AnEventIsRecordedOnceAndItsIdIsNotUsedAgain) {
    auto world = ready_world();
    const auto event = propose(world, sample_kpi("DIW-69-01"));
    world.accepts(event);
    world.refuses(event, "repeated");
    const auto at = std::to_string(world.next.value - 1);
    EXPECT_NE(why_refused(world, event).en.find("at index " + at), std::string::npos);
    EXPECT_NE(why_refused(world, event).th.find("ลำดับ " + at), std::string::npos);
    auto same_id = world.event("off-diw", Capacity::holder, "document/" + sha256("a paper").hex(),
                               DocumentRegistered{title("a paper"), {"application/pdf"}, {}, {}});
    same_id.header.id = event.header.id;
    world.refuses(same_id, "id_taken");
    same_id.header.id = EventId{world.ulid()};
    world.accepts(same_id);
}

TEST(Judge, AVersionedSubjectsVersionIsStatedAndNewest) {
    auto world = ready_world();
    auto event = propose(world, sample_kpi("DIW-69-01"));
    event.header.subject_version.reset();
    world.refuses(event, "subjectversion_missing");
    event.header.subject_version = 1;
    world.refuses(event, "stale_version");
    event.header.subject_version = 0;
    world.accepts(event);
    auto second = propose(world, sample_kpi("DIW-69-02"));
    second.header.subject_version = 0;
    world.refuses(second, "stale_version");
    second.header.subject_version = 1;
    world.accepts(second);
}

TEST(Judge, AVersionStatedWithoutNeedIsComparedToo) {
    auto world = ready_world();
    auto event = world.event("reg", Capacity::registrar, "agency/tisi",
                             AgencyRegistered{title("tisi"), title("tisi")});
    event.header.subject_version = 3;
    world.refuses(event, "stale_version");
    event.header.subject_version = 0;
    world.accepts(event);
}

TEST(Judge, ABallotAndAConclusionStateWhatTheyHaveSeen) {
    auto world = attended_world();
    auto ballot = vote(world, 1, "mem1", Choice::in_favour, draft_digest(world));
    const auto basis = ballot.header.basis;
    ballot.header.basis.reset();
    world.refuses(ballot, "basis_missing");
    ballot.header.basis = basis;
    world.accepts(ballot);
    auto concluded = conclude(world, 1, conclusion(world, 1, Outcome::presented));
    concluded.header.basis.reset();
    world.refuses(concluded, "basis_missing");
}

TEST(Judge, AnAgreementNeedsAFrameworkForItsYear) {
    auto world = ready_world();
    const auto propose_for = [&](const std::string& year) {
        return world.event("off-diw", Capacity::officer, "agreement/diw/" + year,
                           KpiProposed{sample_kpi("DIW-71-01")});
    };
    world.refuses(propose_for("2571"), "no_framework");
    auto framework = framework_2569();
    framework.fiscal_years = {FiscalYear{2571}};
    auto published = world.event("sec", Capacity::secretary, "framework/2571/1", framework);
    world.accepts(World::with(published, "chair", Capacity::chair));
    world.accepts(propose_for("2571"));
}

TEST(RaisedRule, ADraftOutsideTheProposalPeriodIsRefused) {
    auto world = drafted_world(refusing("outside_proposal_period"));
    const auto ends = framework_2569().proposal_period.until.begins();
    world.now = ends;
    const auto late = withdraw(world, "DIW-69-02");
    world.refuses(late, "outside_proposal_period");
    expect_reads_as_refusal(world, late);
    world.now = ends.plus_seconds(-60);
    world.accepts(withdraw(world, "DIW-69-02"));
}

TEST(RaisedRule, AMeetingOnShortNoticeIsRefused) {
    auto world = submitted_world(drafted_world(refusing("short_notice")));
    world.now = meeting_day().plus_days(-6).begins();
    const auto late = convene(world, meeting(world));
    world.refuses(late, "short_notice");
    expect_reads_as_refusal(world, late);
    world.now = meeting_day().plus_days(-7).begins();
    world.accepts(convene(world, meeting(world)));
}

TEST(RaisedRule, AConclusionAfterTheDaysForMinutesIsRefused) {
    auto world = attended_world(convened_world(submitted_world(drafted_world(refusing("late")))));
    const auto body = conclusion(world, 1, Outcome::presented);
    world.now = meeting_day().plus_days(31).begins();
    const auto late = conclude(world, 1, body);
    world.refuses(late, "late");
    expect_reads_as_refusal(world, late);
    world.now = meeting_day().plus_days(30).begins();
    world.accepts(conclude(world, 1, body));
}

TEST(RaisedRule, AMeetingConvenedOnItsOwnDayDoesNothing) {
    auto world = submitted_world(drafted_world(refusing("late")));
    world.now = meeting_day().begins();
    world.marks(convene(world, meeting(world)), "short_notice");
    world.refuses(attend(world, everybody()), "late");
}

TEST(RaisedRule, ABallotOnTheOwnAgencyIsRefused) {
    auto world =
        attended_world(convened_world(submitted_world(drafted_world(refusing("own_agency")))));
    const auto ops = draft_digest(world, kOps);
    const auto own = vote(world, 2, "chair", Choice::in_favour, ops);
    world.refuses(own, "own_agency");
    expect_reads_as_refusal(world, own);
    world.accepts(vote(world, 2, "mem1", Choice::in_favour, ops));
    world.accepts(vote(world, 1, "chair", Choice::in_favour, draft_digest(world)));
}

TEST(RaisedRule, OneRaisedRuleLeavesTheOthersMarking) {
    auto world = submitted_world(drafted_world(refusing("own_agency")));
    world.now = meeting_day().plus_days(-6).begins();
    world.marks(convene(world, meeting(world)), "short_notice");
}

TEST(Judge, OnlyAConclusionHasAnEffectiveDate) {
    auto world = ready_world();
    auto dated = propose(world, sample_kpi("DIW-69-01"));
    dated.header.effective = Date::from_civil(2026, 1, 1);
    world.refuses(dated, "effective_unused");
    EXPECT_NE(world.judge(dated).error().detail.en.find("take effective out"), std::string::npos);
    dated.header.effective.reset();
    world.accepts(dated);
    world = voted_world();
    auto concluded = conclude(world, 1, by_ballots(world, Outcome::approved, {3, 0, 0}));
    concluded.header.effective = Date::from_civil(2026, 1, 1);
    world.accepts(concluded);
}

}  // namespace
}  // namespace banchi::domain
