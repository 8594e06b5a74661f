#include "ledger/domain/committee/composition.hpp"

#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

CommitteeConstituted committee() {
    CommitteeConstituted event;
    event.name = title("committee");
    for (const auto* person : {"ann", "bob", "eve"})
        event.seats.push_back({PersonId{person}, title(person)});
    event.chair = PersonId{"ann"};
    event.vice_chairs = {PersonId{"bob"}};
    event.quorum_base = 3;
    event.order = citation("order 1/2568");
    return event;
}

World peopled_world() {
    auto world = opened_world();
    for (const auto* person : {"ann", "bob", "eve"})
        world.accepts(world.event("reg", Capacity::registrar, std::string("person/") + person,
                                  PersonRegistered{title(person)}));
    return world;
}

Event constituted(World& world, const CommitteeConstituted& event, const std::string& id = "main") {
    return world.event("reg", Capacity::registrar, "committee/" + id, event);
}

TEST(CommitteeConstituted, IsFoundAsItWasConstituted) {
    auto world = peopled_world();
    world.accepts(constituted(world, committee()));
    const auto found = find_committee(world.memory.now(), CommitteeId{"main"}, meeting_day());
    ASSERT_TRUE(found);
    EXPECT_EQ(to_value(*found), to_value(committee()));
    EXPECT_TRUE(has(world.memory.now(), "index/committees", "main"));
    EXPECT_FALSE(find_committee(world.memory.now(), CommitteeId{"other"}, meeting_day()));
}

TEST(CommitteeConstituted, AnIdIsGivenOnce) {
    auto world = peopled_world();
    world.accepts(constituted(world, committee()));
    world.refuses(constituted(world, committee()), "committee_exists");
    world.accepts(constituted(world, committee(), "second"));
}

TEST(CommitteeConstituted, SeatsAreOfDistinctRegisteredPeople) {
    auto world = peopled_world();
    auto none = committee();
    none.seats.clear();
    world.refuses(constituted(world, none), "seats");
    auto twice = committee();
    twice.seats.push_back({PersonId{"bob"}, title("another office")});
    world.refuses(constituted(world, twice), "seats");
    auto unknown = committee();
    unknown.seats.push_back({PersonId{"ghost"}, title("ghost")});
    world.refuses(constituted(world, unknown), "unknown_person");
}

TEST(CommitteeConstituted, ChairAndViceChairsAreSeatedAndDistinct) {
    auto world = peopled_world();
    auto outside = committee();
    outside.chair = PersonId{"reg"};
    world.refuses(constituted(world, outside), "leaders");
    auto vice_outside = committee();
    vice_outside.vice_chairs = {PersonId{"reg"}};
    world.refuses(constituted(world, vice_outside), "leaders");
    auto chair_twice = committee();
    chair_twice.vice_chairs = {PersonId{"ann"}};
    world.refuses(constituted(world, chair_twice), "leaders");
    auto vice_twice = committee();
    vice_twice.vice_chairs = {PersonId{"bob"}, PersonId{"bob"}};
    world.refuses(constituted(world, vice_twice), "leaders");
    auto without_vice = committee();
    without_vice.vice_chairs.clear();
    world.accepts(constituted(world, without_vice));
}

TEST(CommitteeConstituted, TheQuorumBaseIsOneToTheNumberOfSeats) {
    auto world = peopled_world();
    for (const auto base : {-1, 0, 4}) {
        auto event = committee();
        event.quorum_base = base;
        world.refuses(constituted(world, event), "quorum_base");
    }
    auto smallest = committee();
    smallest.quorum_base = 1;
    world.accepts(constituted(world, smallest));
}

TEST(CommitteeConstituted, IsToldInBothLanguages) {
    auto world = peopled_world();
    const auto text = world.sentence(constituted(world, committee()));
    EXPECT_EQ(text.en,
              "registrar recorded the constitution of “committee”, 3 seats, chaired by ann, by the "
              "order “order 1/2568”");
    EXPECT_EQ(
        text.th,
        "registrar (ไทย) บันทึกการแต่งตั้ง “committee (ไทย)” 3 ที่นั่ง มีann (ไทย)เป็นประธาน ตามคำสั่ง “order "
        "1/2568”");
}

Date on(int month, int number) {
    return Date::from_civil(2025, month, number);
}

// The committee without eve, led by bob.
CommitteeConstituted smaller() {
    auto event = committee();
    event.seats.pop_back();
    event.chair = PersonId{"bob"};
    event.vice_chairs = {PersonId{"ann"}};
    event.quorum_base = 2;
    event.order = citation("order 2/2568");
    return event;
}

Event amended(World& world, const CommitteeConstituted& committee, Date from,
              const std::string& id = "main") {
    return world.event("reg", Capacity::registrar, "committee/" + id,
                       CommitteeAmended{committee, from});
}

World constituted_world() {
    auto world = peopled_world();
    world.accepts(constituted(world, committee()));
    return world;
}

std::string chair_on(const World& world, Date day) {
    return find_committee(world.memory.now(), CommitteeId{"main"}, day)->chair.text;
}

TEST(CommitteeAmended, HoldsFromItsFirstDay) {
    auto world = constituted_world();
    world.accepts(amended(world, smaller(), on(10, 1)));
    EXPECT_EQ(chair_on(world, on(9, 30)), "ann");
    const auto found = find_committee(world.memory.now(), CommitteeId{"main"}, on(10, 1));
    EXPECT_EQ(to_value(*found), to_value(smaller()));
    EXPECT_EQ(get<PersonId>(world.memory.now(), "committee/main", "chair"), PersonId{"bob"});
    EXPECT_EQ(world.memory.of_field("committee/main", "name").size(), 1u)
        << "what stays gets no fact";
}

TEST(CommitteeAmended, EachHoldsUntilTheNextInWhateverOrderTheyAreRecorded) {
    auto world = constituted_world();
    world.accepts(amended(world, smaller(), on(12, 1)));
    auto between = committee();
    between.quorum_base = 1;
    world.accepts(amended(world, between, on(10, 1)));
    const auto base = [&](Date day) {
        return find_committee(world.memory.now(), CommitteeId{"main"}, day)->quorum_base;
    };
    EXPECT_EQ(base(on(9, 30)), 3);
    EXPECT_EQ(base(on(10, 1)), 1);
    EXPECT_EQ(base(on(11, 30)), 1);
    EXPECT_EQ(base(on(12, 1)), 2);
    EXPECT_EQ(get<PersonId>(world.memory.now(), "committee/main", "chair"), PersonId{"bob"})
        << "the fields are of the composition that begins last";
}

TEST(CommitteeAmended, OneOfTheSameDayTakesItsPlace) {
    auto world = constituted_world();
    world.accepts(amended(world, smaller(), on(10, 1)));
    auto mended = smaller();
    mended.quorum_base = 1;
    world.accepts(amended(world, mended, on(10, 1)));
    EXPECT_EQ(find_committee(world.memory.now(), CommitteeId{"main"}, on(10, 1))->quorum_base, 1);
}

TEST(CommitteeAmended, TheCompositionIsSoundAndNews) {
    auto world = constituted_world();
    world.refuses(amended(world, smaller(), on(10, 1), "other"), "no_such_committee");
    auto event = smaller();
    event.seats.push_back({PersonId{"bob"}, title("another office")});
    world.refuses(amended(world, event, on(10, 1)), "seats");
    event = smaller();
    event.seats.push_back({PersonId{"ghost"}, title("ghost")});
    world.refuses(amended(world, event, on(10, 1)), "unknown_person");
    event = smaller();
    event.chair = PersonId{"eve"};
    world.refuses(amended(world, event, on(10, 1)), "leaders");
    event = smaller();
    event.quorum_base = 3;
    world.refuses(amended(world, event, on(10, 1)), "quorum_base");
    auto same = committee();
    same.order = citation("another order");
    world.refuses(amended(world, same, on(10, 1)), "nothing_changed");
    world.accepts(amended(world, smaller(), on(10, 1)));
    world.accepts(amended(world, same, on(11, 1)));
}

TEST(CommitteeAmended, IsTheRegistrarsAndStatesTheVersion) {
    auto world = constituted_world();
    auto event = amended(world, smaller(), on(10, 1));
    event.header.subject_version.reset();
    world.refuses(event, "subjectversion_missing");
    event.header.subject_version = 0;
    world.refuses(event, "stale_version");
    event.header.subject_version = 1;
    event.header.capacity = Capacity::secretary;
    world.refuses(event, "capacity");
}

TEST(CommitteeAmended, IsToldInBothLanguages) {
    auto world = constituted_world();
    const auto text = world.sentence(amended(world, smaller(), on(10, 1)));
    EXPECT_EQ(text.en,
              "registrar recorded the new composition of “committee” from 1 October 2025, 2 seats, "
              "chaired by bob, by the order “order 2/2568”");
    EXPECT_EQ(
        text.th,
        "registrar (ไทย) บันทึกองค์ประกอบใหม่ของ “committee (ไทย)” ตั้งแต่วันที่ 1 ตุลาคม 2568 2 ที่นั่ง มีbob "
        "(ไทย)เป็นประธาน ตามคำสั่ง “order 2/2568”");
}

}  // namespace
}  // namespace banchi::domain
