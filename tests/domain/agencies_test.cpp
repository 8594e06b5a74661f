#include "tests/domain/world.hpp"

namespace banchi::domain {
namespace {

Event registered(World& world, const std::string& id) {
    return world.event("reg", Capacity::registrar, "agency/" + id,
                       AgencyRegistered{{"กรมโรงงานอุตสาหกรรม", "Department of Industrial Works"},
                                        {"กรอ.", "DIW"}});
}

TEST(AgencyRegistered, ARegistrarRegistersAnAgency) {
    auto world = opened_world();
    world.accepts(registered(world, "diw"));
    const auto state = world.memory.now();
    EXPECT_TRUE(has(state, "index/agencies", "diw"));
    EXPECT_EQ(get<Title>(state, "agency/diw", "abbreviation"), (Title{"กรอ.", "DIW"}));
    EXPECT_EQ(name_of(state, AgencyId{"diw"}).th, "กรมโรงงานอุตสาหกรรม");
}

TEST(AgencyRegistered, AnIdIsGivenOnce) {
    auto world = opened_world();
    world.accepts(registered(world, "diw"));
    world.refuses(registered(world, "diw"), "agency_exists");
    world.accepts(registered(world, "diw2"));
}

TEST(AgencyRegistered, AnUnknownAgencyIsCalledByItsId) {
    const auto world = opened_world();
    EXPECT_EQ(name_of(world.memory.now(), AgencyId{"tisi"}), (Text{"tisi", "tisi"}));
}

TEST(AgencyRegistered, IsToldInBothLanguages) {
    auto world = opened_world();
    const auto text = world.sentence(registered(world, "diw"));
    EXPECT_EQ(text.en, "registrar registered the agency “Department of Industrial Works” (DIW)");
    EXPECT_EQ(text.th, "registrar (ไทย) จดทะเบียนหน่วยงาน “กรมโรงงานอุตสาหกรรม” (กรอ.)");
}

}  // namespace
}  // namespace banchi::domain
