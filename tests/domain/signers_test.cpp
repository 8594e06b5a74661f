#include "ledger/domain/signers.hpp"

#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

KeyId key(const std::string& person, const std::string& which = "") {
    return World::key_of(person, which).id();
}

Event signed_by(Event event, const std::vector<KeyId>& keys) {
    event.header.signers = keys;
    return event;
}

Event enrol_second(World& world, const std::string& person) {
    auto event = world.event("reg", Capacity::registrar, "person/" + person,
                             KeyEnrolled{World::key_of(person, "second")});
    return World::with(event, person, Capacity::new_key);
}

Text why_refused(World& world, Event event) {
    const auto marks = world.judge(event);
    return marks ? Text{} : marks.error().detail;
}

TEST(Signers, AKeyIsEnrolledBeforeItSigns) {
    auto world = ready_world();
    const auto event = propose(world, sample_kpi("DIW-69-01"));
    const auto by_second = signed_by(event, {key("off-diw", "second")});
    world.refuses(by_second, "unknown_key");
    EXPECT_NE(why_refused(world, by_second).en.find("enrol it first"), std::string::npos);
    world.accepts(enrol_second(world, "off-diw"));
    world.accepts(by_second);
}

TEST(Signers, ARevokedKeySignsNoMore) {
    auto world = ready_world();
    world.accepts(enrol_second(world, "off-diw"));
    world.accepts(world.event("reg", Capacity::registrar, "person/off-diw",
                              KeyRevoked{key("off-diw").digest, std::nullopt}));
    const auto event = propose(world, sample_kpi("DIW-69-01"));
    world.refuses(event, "revoked_key");
    world.accepts(signed_by(event, {key("off-diw", "second")}));
}

TEST(Signers, OnlyActorAndCosignersSign) {
    auto world = ready_world();
    const auto event = propose(world, sample_kpi("DIW-69-01"));
    world.refuses(signed_by(event, {key("guest")}), "signer_extra");
    const auto by_two = signed_by(event, {key("off-diw"), key("guest")});
    world.refuses(by_two, "signer_extra");
    EXPECT_NE(why_refused(world, by_two).en.find("take this signature out"), std::string::npos);
    world.accepts(signed_by(event, {key("off-diw")}));
}

TEST(Signers, EachSignsOnceWithWhicheverKey) {
    auto world = ready_world();
    world.accepts(enrol_second(world, "off-diw"));
    const auto event = propose(world, sample_kpi("DIW-69-01"));
    world.refuses(signed_by(event, {key("off-diw"), key("off-diw")}), "signer_extra");
    world.refuses(signed_by(event, {key("off-diw"), key("off-diw", "second")}), "signer_extra");
    world.accepts(signed_by(event, {key("off-diw", "second")}));
}

TEST(Signers, EveryPartySignsInAnyOrder) {
    auto world = convened_world();
    const auto event = attend(world, everybody());
    world.refuses(signed_by(event, {key("sec")}), "signer_missing");
    world.refuses(signed_by(event, {key("mem1")}), "signer_missing");
    world.accepts(signed_by(event, {key("mem1"), key("sec")}));
}

TEST(Signers, CosignersAreDistinctAndNotTheActor) {
    auto world = convened_world();
    auto twice = attend(world, everybody());
    World::with(twice, "mem1", Capacity::present);
    world.refuses(twice, "cosigners");
    auto in_two_capacities = attend(world, everybody());
    World::with(in_two_capacities, "mem1", Capacity::presiding);
    world.refuses(in_two_capacities, "cosigners");
    auto with_actor = attend(world, everybody());
    World::with(with_actor, "sec", Capacity::present);
    world.refuses(with_actor, "cosigners");
    EXPECT_NE(why_refused(world, with_actor).en.find("sign again"), std::string::npos);
    auto two = attend(world, everybody());
    world.accepts(World::with(two, "mem2", Capacity::present));
}

TEST(Signers, AreEightAtMost) {
    auto world = convened_world();
    auto attendance = everybody();
    for (const auto* observer : {"vice2", "off-diw", "off-ops"})
        attendance.attendees.push_back(attendee(observer, Sat::observer));
    auto event = attend(world, attendance);
    for (const auto* person : {"chair", "vice1", "vice2", "mem2", "guest", "off-diw"})
        World::with(event, person, Capacity::present);
    auto nine = event;
    World::with(nine, "off-ops", Capacity::present);
    world.refuses(nine, "cosigners");
    world.accepts(event);
}

Judging judged_on(const World& world, const State& state, const Event& event) {
    return {state, event.header, world.now, world.next};
}

TEST(Signers, TellsWhoHasSignedAndWhoHasNot) {
    auto world = convened_world();
    const auto event = signed_by(attend(world, everybody()), {key("mem1")});
    const auto state = world.memory.now();
    const auto parties = parties_of(judged_on(world, state, event), event).value();
    ASSERT_EQ(parties.size(), 2u);
    EXPECT_EQ(parties[0].person, PersonId{"sec"});
    EXPECT_EQ(parties[0].capacity, Capacity::secretary);
    EXPECT_FALSE(parties[0].signed_with);
    EXPECT_EQ(parties[1].person, PersonId{"mem1"});
    EXPECT_EQ(parties[1].signed_with, key("mem1"));
    const auto strange = signed_by(event, {key("guest")});
    EXPECT_EQ(parties_of(judged_on(world, state, strange), strange).error().name, "signer_extra");
}

TEST(Signers, ANewKeySignsForItselfAlone) {
    auto world = ready_world();
    const auto event = signed_by(enrol_second(world, "off-diw"), {key("off-diw", "second")});
    const auto state = world.memory.now();
    const auto parties = parties_of(judged_on(world, state, event), event).value();
    EXPECT_FALSE(parties[0].signed_with);
    EXPECT_EQ(parties[1].brought, key("off-diw", "second"));
    EXPECT_EQ(parties[1].signed_with, key("off-diw", "second"));
    const auto by_old = signed_by(event, {key("off-diw")});
    EXPECT_EQ(parties_of(judged_on(world, state, by_old), by_old).error().name, "signer_extra");
}

TEST(Signers, WhoHasNotSignedIsJudgedAsIfTheyHad) {
    auto world = convened_world();
    const auto event = signed_by(attend(world, everybody()), {key("mem1")});
    const auto state = world.memory.now();
    const auto whole = as_if_signed(judged_on(world, state, event), event).value();
    EXPECT_EQ(whole.header.signers, (std::vector<KeyId>{key("mem1"), key("sec")}));
    EXPECT_TRUE(decide(judged_on(world, state, whole), whole));
    const auto enrolment = signed_by(enrol_second(world, "mem1"), {key("reg")});
    const auto with_new = as_if_signed(judged_on(world, state, enrolment), enrolment).value();
    EXPECT_EQ(with_new.header.signers.back(), key("mem1", "second"));
}

TEST(Signers, NobodyIsJudgedAsIfSignedWithoutAKey) {
    auto world = convened_world();
    world.accepts(world.event("reg", Capacity::registrar, "person/mem1",
                              KeyRevoked{key("mem1").digest, std::nullopt}));
    const auto event = signed_by(attend(world, everybody()), {key("sec")});
    const auto state = world.memory.now();
    const auto refused = as_if_signed(judged_on(world, state, event), event);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().name, "no_key");
    World::tell_refusal(event, refused.error());
    EXPECT_NE(refused.error().detail.en.find("mem1"), std::string::npos);
    EXPECT_FALSE(refused.error().detail.th.empty());
}

TEST(Signers, ARegistrarEnrolsAKeyOfTheirOwn) {
    auto world = ready_world();
    auto event = enrol_second(world, "reg");
    world.accepts(event);
}

}  // namespace
}  // namespace banchi::domain
