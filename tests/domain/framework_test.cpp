#include "tests/domain/world.hpp"

namespace banchi::domain {
namespace {

// Published by the secretary, cosigned by the committee's chair.
Event published(World& world, const FrameworkPublished& framework,
                const std::string& subject = "framework/2569/2") {
    auto event = world.event("sec", Capacity::secretary, subject, framework);
    return World::with(event, "chair", Capacity::chair);
}

TEST(FrameworkPublished, IsFoundForEachOfItsYearsAsItWasPublished) {
    const auto world = ready_world();
    for (const auto year : {2569, 2570}) {
        const auto found = framework_for(world.memory.now(), FiscalYear{year});
        ASSERT_TRUE(found);
        EXPECT_EQ(found->subject, "framework/2569/1");
        EXPECT_EQ(to_value(found->rules), to_value(framework_2569()));
    }
    EXPECT_FALSE(framework_for(world.memory.now(), FiscalYear{2571}));
    EXPECT_FALSE(framework_for(world.memory.now(), FiscalYear{2568}));
}

TEST(FrameworkPublished, ANewerVersionSupersedesForItsYearsOnly) {
    auto world = ready_world();
    const auto before = Index{world.next.value - 1};
    auto framework = framework_2569();
    framework.fiscal_years = {FiscalYear{2569}};
    framework.notice_days = 3;
    world.accepts(published(world, framework));
    EXPECT_EQ(framework_for(world.memory.now(), FiscalYear{2569})->subject, "framework/2569/2");
    EXPECT_EQ(framework_for(world.memory.now(), FiscalYear{2569})->rules.notice_days, 3);
    EXPECT_EQ(framework_for(world.memory.now(), FiscalYear{2570})->subject, "framework/2569/1");
    EXPECT_EQ(framework_for(world.memory.at(before), FiscalYear{2569})->subject,
              "framework/2569/1");
}

TEST(FrameworkPublished, TheTenthVersionIsNewerThanTheNinth) {
    auto world = ready_world();
    for (int version = 2; version <= 10; ++version)
        world.accepts(
            published(world, framework_2569(), "framework/2569/" + std::to_string(version)));
    EXPECT_EQ(framework_for(world.memory.now(), FiscalYear{2570})->subject, "framework/2569/10");
}

TEST(FrameworkPublished, VersionsAreOneMoreThanTheNewest) {
    auto world = ready_world();
    world.refuses(published(world, framework_2569(), "framework/2569/3"), "framework_version");
    world.refuses(published(world, framework_2569(), "framework/2570/1"), "framework_version");
    auto next = framework_2569();
    next.fiscal_years = {FiscalYear{2571}};
    world.refuses(published(world, next, "framework/2571/2"), "framework_version");
    world.accepts(published(world, next, "framework/2571/1"));
    world.accepts(published(world, framework_2569(), "framework/2569/2"));
    auto again = published(world, framework_2569(), "framework/2569/2");
    world.refuses(again, "framework_version");
}

TEST(FrameworkPublished, AVersionIsNewToEveryYearThatItNames) {
    auto world = ready_world();
    world.accepts(published(world, framework_2569(), "framework/2569/2"));
    auto mixed = framework_2569();
    mixed.fiscal_years = {FiscalYear{2571}, FiscalYear{2570}};
    world.refuses(published(world, mixed, "framework/2571/1"), "framework_version");
    mixed.fiscal_years = {FiscalYear{2571}};
    world.accepts(published(world, mixed, "framework/2571/1"));
}

TEST(FrameworkPublished, IsToldInBothLanguages) {
    auto world = ready_world();
    const auto text = world.sentence(published(world, framework_2569()));
    EXPECT_EQ(text.en,
              "sec published “framework 2569-2570”, version 2, for fiscal years 2569, 2570 BE, by "
              "authority of “cabinet resolution”");
    EXPECT_EQ(text.th,
              "sec (ไทย) ประกาศ “framework 2569-2570 (ไทย)” ฉบับที่ 2 สำหรับปีงบประมาณ 2569, 2570 ตาม "
              "“cabinet "
              "resolution”");
}

TEST(Framework, AProcedureRuleMarksUnlessItWasRaisedToRefusing) {
    Framework framework{"framework/2569/1", framework_2569()};
    const Memory memory;
    const auto state = memory.now();
    const Header header;
    const Judging judging{state, header, Instant{}, Index{}};
    const Mark late{"late", {"ช้า", "late"}, Value::object().set("days", 9).set("day", "Monday")};
    Marks marks;
    EXPECT_TRUE(mark(judging, marks, framework, late));
    ASSERT_EQ(marks.size(), 1u);
    EXPECT_EQ(marks.front().rule, "late");

    framework.rules.refusing = {{"late"}};
    const auto refused = mark(judging, marks, framework, late);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().name, "late");
    EXPECT_EQ(refused.error().kind, ErrorKind::rule_broken);
    const std::vector<std::pair<std::string, std::string>> facts{
        {"framework", "framework/2569/1"}, {"day", "Monday"}, {"days", "9"}};
    EXPECT_EQ(refused.error().facts, facts);
    EXPECT_EQ(marks.size(), 1u);
}

TEST(Share, IsReachedExactlyOrOnlyBeyond) {
    const Share half{1, 2, false};
    EXPECT_TRUE(half.reached(2, 4));
    EXPECT_FALSE(half.reached(2, 5));
    const Share more_than_half{1, 2, true};
    EXPECT_FALSE(more_than_half.reached(2, 4));
    EXPECT_TRUE(more_than_half.reached(3, 5));
    const Share two_thirds{2, 3, false};
    EXPECT_TRUE(two_thirds.reached(4, 6));
    EXPECT_FALSE(two_thirds.reached(4, 7));
    EXPECT_FALSE(half.reached(0, 0));
}

}  // namespace
}  // namespace banchi::domain
