#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

Revision revision(std::int64_t number, Date from, Index index) {
    return {number, from, index, sha256("content"), "item/m1/1", std::nullopt};
}

std::vector<std::int64_t> numbers(const State& state) {
    std::vector<std::int64_t> found;
    const auto timeline = get<std::vector<Revision>>(state, kDiw, "timeline");
    for (const auto& entry : timeline.value()) found.push_back(entry.number);
    return found;
}

// Applies the draft as it is, at the world's next position.
std::vector<Fact> apply(World& world, std::int64_t number, Date from) {
    Changes changes(world.next);
    apply_draft(world.memory.now(), diw(), revision(number, from, world.next), changes);
    world.memory.add(changes.facts());
    ++world.next.value;
    return changes.facts();
}

bool touches(const std::vector<Fact>& facts, const std::string& entity, const std::string& field) {
    return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
        return fact.entity == entity && fact.field == field;
    });
}

const Date kOctober = Date::from_civil(2025, 10, 1);

TEST(Applying, EachValueKeepsItsProposer) {
    auto world = submitted_world();
    const auto levels = world.memory.now().fact("draft/kpi/DIW-69-01", "levels").value();
    const auto vector = world.memory.now().fact(diw().draft(), "weights").value();
    const auto at = world.next;
    apply(world, 1, kOctober);
    const auto state = world.memory.now();
    const auto applied = state.fact("kpi/DIW-69-01", "levels").value();
    EXPECT_EQ(applied.index, at);
    EXPECT_EQ(applied.origin, levels.origin);
    EXPECT_EQ(applied.value, levels.value);
    EXPECT_EQ(state.fact(kDiw, "weights")->origin, vector.origin);
    EXPECT_EQ(author_of(world, kDiw, "kpi/DIW-69-01"), "off-diw");
    EXPECT_EQ(status_of(state, diw()), AgreementStatus::approved);
    EXPECT_EQ(get<std::int64_t>(state, kDiw, "revision"), 1);
    EXPECT_EQ(get<std::string>(state, kDiw, "framework"), "framework/2569/1");
    EXPECT_EQ(kpi_codes(state, diw(), Side::applied), kpi_codes(state, diw(), Side::draft));
    EXPECT_EQ(content_of(state, diw(), Side::applied), content_of(state, diw(), Side::draft));
}

TEST(Applying, AnUnchangedFieldGetsNoFact) {
    auto world = submitted_world();
    apply(world, 1, kOctober);
    // The draft goes on as if an exception had opened it again.
    Changes edit(world.next);
    edit.put("draft/kpi/DIW-69-01", "unit", to_value(title("places")));
    edit.remove("draft/kpi/DIW-69-01", "baseline");
    edit.remove(diw().draft(), "kpi/DIW-69-02");
    world.memory.add(edit.facts());
    ++world.next.value;
    const auto facts = apply(world, 2, Date::from_civil(2026, 1, 1));
    EXPECT_TRUE(touches(facts, "kpi/DIW-69-01", "unit"));
    EXPECT_TRUE(touches(facts, "kpi/DIW-69-01", "baseline"));
    EXPECT_TRUE(touches(facts, kDiw, "kpi/DIW-69-02"));
    EXPECT_FALSE(touches(facts, "kpi/DIW-69-01", "levels"));
    EXPECT_FALSE(touches(facts, kDiw, "weights"));
    EXPECT_FALSE(touches(facts, kDiw, "framework"));
    EXPECT_EQ(kpi_codes(world.memory.now(), diw(), Side::applied),
              std::vector<KpiCode>{{"DIW-69-01"}});
    EXPECT_FALSE(find_kpi(world.memory.now(), {"DIW-69-02"}, Side::applied));
    EXPECT_FALSE(find_kpi(world.memory.now(), {"DIW-69-01"}, Side::applied)->baseline);
}

TEST(Applying, ALaterRevisionReplacesWhatIsDatedOnOrAfterIt) {
    auto world = submitted_world();
    apply(world, 1, kOctober);
    apply(world, 2, Date::from_civil(2026, 4, 1));
    EXPECT_EQ(numbers(world.memory.now()), (std::vector<std::int64_t>{1, 2}));
    apply(world, 3, Date::from_civil(2026, 4, 1));
    EXPECT_EQ(numbers(world.memory.now()), (std::vector<std::int64_t>{1, 3}));
    apply(world, 4, Date::from_civil(2026, 1, 1));
    EXPECT_EQ(numbers(world.memory.now()), (std::vector<std::int64_t>{1, 4}));
    apply(world, 5, kOctober);
    EXPECT_EQ(numbers(world.memory.now()), (std::vector<std::int64_t>{5}));
}

}  // namespace
}  // namespace banchi::domain
