#include "tests/domain/world.hpp"

namespace banchi::domain {
namespace {

Event registered(World& world, const std::string& id, const std::string& name) {
    return world.event("reg", Capacity::registrar, "person/" + id, PersonRegistered{title(name)});
}

TEST(PersonRegistered, ARegistrarRegistersAPersonWithoutAKey) {
    auto world = opened_world();
    world.accepts(registered(world, "ps", "Permanent Secretary"));
    const auto state = world.memory.now();
    EXPECT_TRUE(has(state, "index/people", "ps"));
    EXPECT_EQ(name_of(state, PersonId{"ps"}), Text(title("Permanent Secretary")));
    EXPECT_TRUE(list(state, "person/ps", "key/").empty());
}

TEST(PersonRegistered, APersonIsRegisteredOnce) {
    auto world = opened_world();
    world.accepts(registered(world, "ps", "Permanent Secretary"));
    world.refuses(registered(world, "ps", "somebody else"), "person_exists");
    world.refuses(registered(world, "reg", "a founder again"), "person_exists");
    world.accepts(registered(world, "ps2", "somebody else"));
}

TEST(PersonRegistered, AnUnknownPersonIsCalledByTheirId) {
    const auto world = opened_world();
    EXPECT_EQ(name_of(world.memory.now(), PersonId{"ghost"}), (Text{"ghost", "ghost"}));
}

TEST(PersonRegistered, IsToldInBothLanguages) {
    auto world = opened_world();
    const auto text = world.sentence(registered(world, "ps", "Permanent Secretary"));
    EXPECT_EQ(text.en, "registrar registered the person “Permanent Secretary” (id ps)");
    EXPECT_EQ(text.th, "registrar (ไทย) จดทะเบียนบุคคล “Permanent Secretary (ไทย)” (รหัส ps)");
}

}  // namespace
}  // namespace banchi::domain
