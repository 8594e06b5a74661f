#include "replay/views_register.hpp"

#include "tests/domain/changing.hpp"
#include "tests/domain/registering.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

Value view(const domain::World& world, const std::string& id) {
    return register_view(world.memory.now(), RegisterId{id}).value();
}

Value view(const domain::World& world, const std::string& id, Date effective) {
    const StateAt states = [&](TreeSize size) {
        return std::make_unique<domain::Memory::At>(world.memory.at(Index{size.value - 1}));
    };
    return register_view(world.memory.now(), RegisterId{id}, effective, states).value();
}

std::size_t adopted(const Value& entry) {
    return entry["adopted"].items()->size();
}

TEST(Registers, ShowWhoAdoptedAndWhoDidNotAndWhy) {
    auto world = domain::ready_world();
    world.accepts(domain::added(world, "S-1", domain::strategic_entry()));
    world.accepts(domain::propose(world, domain::adopting("DIW-69-01", "S-1")));
    world.accepts(domain::weigh(world, domain::weights({{"DIW-69-01", 10'000}})));
    const auto before = view(world, "S-1");
    ASSERT_EQ(before["not_adopted"].items()->size(), 1u);
    EXPECT_TRUE(before["not_adopted"].items()->front()["reason"].is_null());
    auto entry = domain::strategic_entry();
    entry.declined = {{AgencyId{"ops"}, Line{"no such work"}}};
    world.accepts(domain::amended(world, "S-1", entry));
    const auto now = view(world, "S-1");
    ASSERT_EQ(adopted(now), 1u);
    const auto& one = now["adopted"].items()->front();
    EXPECT_EQ(text(one["agency"]), "diw");
    EXPECT_EQ(text(one["code"]), "DIW-69-01");
    EXPECT_EQ(one["weight_bp"], Value(10'000));
    EXPECT_EQ(text(one["content"]), "draft");
    EXPECT_EQ(text(one["status"]), "draft");
    EXPECT_TRUE(one["role"].is_null());
    const auto& other = now["not_adopted"].items()->front();
    EXPECT_EQ(text(other["agency"]), "ops");
    EXPECT_EQ(text(other["name"]["en"]), "ops");
    EXPECT_EQ(text(other["reason"]), "no such work");
    EXPECT_EQ(text(now["status"]), "open");
    EXPECT_TRUE(now["closed"].is_null());
}

TEST(Registers, OfAJointOneShowTheRolesOfBoth) {
    auto world = domain::ready_world();
    world.accepts(domain::propose(world, domain::sharing("DIW-69-01", "JK-1", "contributor")));
    world.accepts(domain::added(world, "JK-1", domain::joint_entry()));
    const auto now = view(world, "JK-1");
    const auto& one = now["adopted"].items()->front();
    EXPECT_EQ(text(one["role"]), "contributor");
    EXPECT_EQ(text(one["expected_role"]), "lead");
    EXPECT_EQ(text(one["weight_bp"]), "not_stated");
    const auto& waiting = now["not_adopted"].items()->front();
    EXPECT_EQ(text(waiting["agency"]), "ops");
    EXPECT_EQ(text(waiting["role"]), "contributor");
}

TEST(Registers, OnADayTheRevisionsInForceThenAreRead) {
    auto world = domain::approved_world();
    world.accepts(domain::added(world, "S-1", domain::strategic_entry()));
    domain::ChangeRequested change;
    change.agreement = domain::kDiw;
    auto kpi = domain::applied_kpi(world, "DIW-69-01");
    change.before.kpis[kpi.code] = kpi;
    kpi.kind = domain::KpiKind::strategic;
    kpi.adopts = RegisterId{"S-1"};
    change.after.kpis[kpi.code] = kpi;
    change.reason_code = {"POLICY_CHANGE"};
    world.accepts(domain::request(world, change));
    world = domain::convened_on(std::move(world));
    EXPECT_EQ(adopted(view(world, "S-1")), 0u);
    world.accepts(domain::conclude_on(world, domain::Outcome::approved));
    const auto now = view(world, "S-1");
    ASSERT_EQ(adopted(now), 1u);
    EXPECT_EQ(text(now["adopted"].items()->front()["content"]), "applied");
    EXPECT_EQ(adopted(view(world, "S-1", Date::from_civil(2026, 3, 31))), 0u);
    EXPECT_EQ(adopted(view(world, "S-1", Date::from_civil(2025, 1, 1))), 0u);
    const auto then = view(world, "S-1", Date::from_civil(2026, 4, 1));
    ASSERT_EQ(adopted(then), 1u);
    EXPECT_EQ(then["adopted"].items()->front()["weight_bp"], Value(6000));
    EXPECT_EQ(then["not_adopted"].items()->size(), 1u);
}

TEST(Registers, AreListedByYear) {
    auto world = domain::ready_world();
    auto later = domain::monitor_entry();
    later.fiscal_year = FiscalYear{2570};
    world.accepts(domain::added(world, "S-1", domain::strategic_entry()));
    world.accepts(domain::added(world, "M-1", later));
    world.accepts(domain::propose(world, domain::adopting("DIW-69-01", "S-1")));
    world.accepts(domain::propose(world, domain::adopting("DIW-69-02", "S-1")));
    world.accepts(domain::reasoned(domain::closed(world, "M-1")));
    const auto state = world.memory.now();
    const auto all = registers_view(state, std::nullopt, {});
    ASSERT_EQ(all["items"].items()->size(), 2u);
    const auto& first = all["items"].items()->front();
    EXPECT_EQ(text(first["id"]), "S-1");
    EXPECT_EQ(text(first["kind"]), "strategic");
    EXPECT_EQ(first["agencies"], Value(2));
    EXPECT_EQ(first["adopted"], Value(1)) << "agencies, not KPIs";
    const auto of_2570 = registers_view(state, FiscalYear{2570}, {});
    ASSERT_EQ(of_2570["items"].items()->size(), 1u);
    EXPECT_EQ(text(of_2570["items"].items()->front()["status"]), "closed");
    EXPECT_EQ(text(view(world, "M-1")["closed"]["reason"]), "why");
}

TEST(Registers, AnUnknownEntryIsNotFound) {
    const auto world = domain::ready_world();
    const auto state = world.memory.now();
    EXPECT_EQ(register_view(state, RegisterId{"S-1"}).error().name, "unknown_entry");
    EXPECT_EQ(register_view(state, RegisterId{"a b"}).error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace banchi::replay
