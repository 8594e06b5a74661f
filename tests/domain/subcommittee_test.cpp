#include "ledger/domain/change/subcommittee.hpp"

#include "tests/domain/changing.hpp"

namespace banchi::domain {
namespace {

constexpr auto kAgreed = Stance::agreed;
constexpr auto kObjected = Stance::objected;

World requested_world() {
    auto world = joint_world();
    world.accepts(request(world, easier(world)));
    return world;
}

Event decide_on(World& world, Stance stance, const std::string& subject = kChange) {
    return world.event("sec", Capacity::secretary, subject,
                       SubcommitteeDecided{stance, change_digest(world, subject), citation()});
}

ChangeRequested weights_only() {
    ChangeRequested body;
    body.agreement = kDiw;
    body.before.weights_bp = weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}});
    body.after.weights_bp = weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}});
    body.reason_code = {"POLICY_CHANGE"};
    return body;
}

TEST(Subcommittee, DecidesOnTheRequestAsItStands) {
    auto world = requested_world();
    EXPECT_FALSE(subcommittee_on(world.memory.now(), standing(world)));
    const auto event = decide_on(world, kAgreed);
    EXPECT_EQ(world.sentence(event).en,
              "the sub-committee on joint KPIs agreed to the change c1 of diw, fiscal year 2569, "
              "by the letter “order”");
    EXPECT_EQ(world.sentence(event).th,
              "คณะอนุกรรมการตัวชี้วัดร่วมเห็นชอบคำขอเปลี่ยนแปลง c1 ของdiw (ไทย) ปีงบประมาณ พ.ศ. 2569 "
              "ตามหนังสือ “order”");
    world.accepts(event);
    EXPECT_EQ(subcommittee_on(world.memory.now(), standing(world))->decision, kAgreed);
    EXPECT_EQ(standing(world).status, ChangeStatus::requested) << "it decides for no committee";
}

TEST(Subcommittee, TheNewestDecisionCounts) {
    auto world = requested_world();
    world.accepts(decide_on(world, kObjected));
    world.refuses(decide_on(world, kObjected), "already_decided");
    EXPECT_NE(world.sentence(decide_on(world, kObjected)).en.find("objected to"),
              std::string::npos);
    world.accepts(decide_on(world, kAgreed));
    EXPECT_EQ(subcommittee_on(world.memory.now(), standing(world))->decision, kAgreed);
}

TEST(Subcommittee, RequestingAgainVoidsIt) {
    auto world = requested_world();
    const auto old = change_digest(world);
    world.accepts(decide_on(world, kAgreed));
    world.accepts(request(world, easier(world, "91")));
    EXPECT_FALSE(subcommittee_on(world.memory.now(), standing(world)));
    auto stale = decide_on(world, kAgreed);
    std::get<SubcommitteeDecided>(stale.body).digest = old;
    world.refuses(stale, "digest_differs");
    world.accepts(decide_on(world, kAgreed));
}

TEST(Subcommittee, HasItsTurnOnlyWhereAJointKpiIsTouched) {
    auto world = joint_world();
    world.accepts(request(world, weights_only()));
    EXPECT_EQ(joint_in(world.memory.now(), standing(world)), std::set<KpiCode>{{"DIW-69-01"}});
    auto other = easier(world);
    const auto kpi = applied_kpi(world, "DIW-69-02");
    other.before.kpis = {{kpi.code, kpi}};
    other.after.kpis = {{kpi.code, with_target(kpi, "90")}};
    world.accepts(request(world, other, "change/c2"));
    EXPECT_TRUE(joint_in(world.memory.now(), standing(world, "change/c2")).empty());
    world.refuses(decide_on(world, kAgreed, "change/c2"), "not_joint");
}

TEST(Subcommittee, AKpiThatBecomesOrCeasesToBeJointIsTouched) {
    auto world = joint_world();
    auto change = easier(world);
    change.after.kpis.begin()->second.kind = KpiKind::functional;
    change.after.kpis.begin()->second.joint.reset();
    world.accepts(request(world, change));
    EXPECT_EQ(joint_in(world.memory.now(), standing(world)), std::set<KpiCode>{{"DIW-69-01"}});
    auto joins = easier(world);
    auto kpi = applied_kpi(world, "DIW-69-02");
    joins.before.kpis = {{kpi.code, kpi}};
    kpi.kind = KpiKind::joint;
    kpi.joint = JointPart{{"JK-SME-69"}, {"contributor"}};
    joins.after.kpis = {{kpi.code, kpi}};
    world.accepts(request(world, joins, "change/c2"));
    EXPECT_EQ(joint_in(world.memory.now(), standing(world, "change/c2")),
              std::set<KpiCode>{{"DIW-69-02"}});
}

TEST(Subcommittee, DecidesOnNothingThatWaitsNoMore) {
    auto world = requested_world();
    world.accepts(withdraw_change(world));
    world.refuses(decide_on(world, kAgreed), "not_requested");
    auto unknown = decide_on(world, kAgreed);
    unknown.header.subject = "change/c9";
    world.refuses(unknown, "no_such_change");
}

TEST(Subcommittee, IsEnteredByTheSecretary) {
    auto world = requested_world();
    auto event = decide_on(world, kAgreed);
    event.header.actor = PersonId{"off-diw"};
    event.header.capacity = Capacity::officer;
    world.refuses(event, "capacity");
}

// How the conclusion that applies the change is marked.
void concludes(World world, bool marked) {
    world = convened_on(std::move(world));
    const auto concluded = conclude_on(world, Outcome::approved);
    if (marked) {
        world.marks(concluded, "joint_without_subcommittee");
    } else {
        world.accepts(concluded);
    }
    EXPECT_EQ(standing(world).status, ChangeStatus::applied);
}

TEST(Subcommittee, AJointChangeConcludedWithoutItIsMarked) {
    concludes(requested_world(), true);
    auto objected = requested_world();
    objected.accepts(decide_on(objected, kObjected));
    concludes(std::move(objected), true);
    auto agreed = requested_world();
    agreed.accepts(decide_on(agreed, kAgreed));
    concludes(std::move(agreed), false);
}

TEST(Subcommittee, SaysWhichKpisItWasNotAskedAbout) {
    auto world = convened_on(requested_world());
    auto concluded = conclude_on(world, Outcome::approved);
    const auto marks = world.judge(concluded);
    ASSERT_TRUE(marks);
    ASSERT_EQ(marks->size(), 1U);
    EXPECT_EQ(marks->front().values["codes"], Value("DIW-69-01"));
    EXPECT_EQ(marks->front().values["decision"], Value("not_stated"));
    EXPECT_NE(marks->front().why.en.find("has not decided"), std::string::npos);
}

TEST(Subcommittee, WhatDoesNotApplyTheChangeIsNotMarked) {
    auto world = convened_on(requested_world());
    world.accepts(conclude_on(world, Outcome::returned));
}

TEST(Subcommittee, TheLastConditionMetIsMarkedAsTheConclusionWouldBe) {
    auto world = convened_on(requested_world());
    ItemConcluded body;
    body.outcome = Outcome::approved_subject_to;
    body.digest = change_digest(world);
    body.conditions = {{"kpi/DIW-69-01", {"mend it"}, {"mem2"}}};
    auto concluded = world.event("sec", Capacity::secretary, "item/m2/1", body);
    world.accepts(World::with(concluded, "mem1", Capacity::present));
    world.accepts(request(world, easier(world, "91")));
    auto met = world.event("sec", Capacity::secretary, "item/m2/1",
                           ConditionMet{1, change_digest(world), std::nullopt});
    world.marks(World::with(met, "mem2", Capacity::holder), "joint_without_subcommittee");
}

TEST(Subcommittee, AFrameworkMayRefuseWhatItWasNotAskedAbout) {
    auto framework = framework_2569();
    framework.refusing = {{"joint_without_subcommittee"}};
    auto world = requested_world();
    publish(world, framework);
    world = convened_on(std::move(world));
    world.refuses(conclude_on(world, Outcome::approved), "joint_without_subcommittee");
}

}  // namespace
}  // namespace banchi::domain
