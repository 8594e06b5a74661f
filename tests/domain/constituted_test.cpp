#include "tests/domain/world.hpp"

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
    const auto found = find_committee(world.memory.now(), CommitteeId{"main"});
    ASSERT_TRUE(found);
    EXPECT_EQ(to_value(*found), to_value(committee()));
    EXPECT_TRUE(has(world.memory.now(), "index/committees", "main"));
    EXPECT_FALSE(find_committee(world.memory.now(), CommitteeId{"other"}));
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

}  // namespace
}  // namespace banchi::domain
